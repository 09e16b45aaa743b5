// «Consultation compétences» and «Saisie compétences» (guide §2.4 and §2.5) as their people see and use them, with the
// network and without.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { COMPETENCE_WORDS as WORDS, gestureOn } from '../../src/lib/fr/screens/competences';
import { SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { syncByHand, syncStatus, unsentList } from './device-steps';
import { untilAllSent } from './steps';
import { answeredOperations, test, type PhoneWishes } from './teacher-phone';

const PASSWORD = 'Demo-Nomade-2026';
const NOW = '2022-07-11T10:00:00+02:00';
const VIALA = { identifier: 'sophie.viala', password: PASSWORD };
const VIDAL = { identifier: 'sophie.vidal', password: PASSWORD };
const LANNEMEZAN = { identifier: 'marc.azema', password: PASSWORD };

const wishes = (person: { identifier: string; password: string }): PhoneWishes => ({
	now: NOW,
	person,
	upTo: 'readyOffline'
});

const CULTURE = {
	exam: "BREVET D'ETUDES PROFESSIONNELLES",
	speciality: '32404 - METIERS SERVICES ADMINISTRATIFS',
	label: 'CULTURE PROFESSIONNELLE'
};
const LV3 = { exam: 'BACCALAUREAT GENERAL', speciality: 'L - LITTERAIRE', label: 'LANGUE VIVANTE 3 ANGLAIS' };

async function go(page: Page, path: string): Promise<void> {
	await page.goto(new URL(path, page.url()).href);
}

/** The rows as they are printed, cell by cell; buttons left out. */
async function printed(page: Page, columns: number): Promise<string[][]> {
	// The header's row is not drawn on a phone.
	const rows = page
		.getByRole('main')
		.getByRole('row')
		.filter({ has: page.getByRole('cell') });
	await expect(rows.first()).toBeVisible();
	return Promise.all(
		(await rows.all()).map(async (row) => (await row.locator('td .value').allInnerTexts()).slice(0, columns))
	);
}

function rowOf(page: Page, label: string): Locator {
	return page.getByRole('main').getByRole('row').filter({ hasText: label });
}

async function authorsOf(page: Page, label: string): Promise<string> {
	return (await rowOf(page, label).locator('td .value').nth(3).innerText()).trim();
}

test.describe('§2.4, Toulouse, Sophie V.', () => {
	test.use({ phoneWishes: wishes(VIALA) });

	test('prints the rows of its three tabs, without a network, and axe finds nothing', async ({
		phone: { page, proxy }
	}) => {
		await proxy.down();
		await go(page, '/competences');
		await expect(page.getByRole('heading', { level: 1, name: WORDS.consultation })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Liste des compétences (8 lignes)' })).toBeVisible();
		expect(await printed(page, 4)).toEqual([
			[
				'TECHNICIEN DE LABORATOIRE CONCOURS INTERNE',
				'R0201 - TECHNICIEN LABORATOIRE A SVT INT',
				'EPREUVE ECRITE A OPTION BIOTECHNOLOGIE: BIOCH.-MICROBIO',
				'16E0040007ADR (C)'
			],
			[CULTURE.exam, CULTURE.speciality, CULTURE.label, '0310055S (C) 16E0040007ADR (C)'],
			[CULTURE.exam, CULTURE.speciality, 'PRATIQUE PROF. SERVICES ADMI.', '0310055S (C)'],
			[
				'BACCALAUREAT PROFESSIONNEL',
				'25506 - ELECTROTECHNIQUE ENERGIE EQUIP.CO',
				'SITUATIONS TRAVAIL MILIEU PROF',
				'0310055S (I) SYS (C)'
			],
			[
				'BACCALAUREAT PROFESSIONNEL',
				'25507 - SYSTEMES ELECTRONIQUES NUMERIQUES',
				'SITUATIONS TRAVAIL MILIEU PROF AUDIOVISUEL MULTIMEDIA',
				'0310055S (I) SYS (C)'
			],
			[
				'BACCALAUREAT PROFESSIONNEL',
				'25507 - SYSTEMES ELECTRONIQUES NUMERIQUES',
				'SITUATIONS TRAVAIL MILIEU PROF AUDIOVISUEL PROFESSIONNEL',
				'0310055S (I) SYS (C)'
			],
			[
				'BACCALAUREAT PROFESSIONNEL',
				'TOUTES - TOUTES SPECIALITES BCP',
				'ECONOMIE-DROIT',
				'0310055S (C) SYS (C)'
			],
			[
				'ACCES ECHELLE REM. CAPEPS-PRIVE',
				'1900E - EPS',
				'ANALYSE SITUATION ENSEIGNEMENT',
				'16E0040007ADR (C)'
			]
		]);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

		await page.getByRole('tab', { name: WORDS.schools }).click();
		await expect(page.getByRole('heading', { name: 'Liste des établissements (1 ligne)' })).toBeVisible();
		expect(await printed(page, 5)).toEqual([
			[
				'0310055S',
				'SEP LPO M.LOUISE DISSARD FRANCOISE TOURNEFEUILLE',
				'PRINCIPAL',
				'P8039',
				'ECO-GEST OPTION GESTION-ADMINISTRATION'
			]
		]);
		await page.getByRole('tab', { name: WORDS.teachings }).click();
		await expect(page.getByRole('heading', { name: 'Liste des enseignements (3 lignes)' })).toBeVisible();
		expect(await printed(page, 5)).toEqual(
			['6EME', '5EME', '3EME'].map((mef) => [
				'SEP LPO M.LOUISE DISSARD FRANCOISE TOURNEFEUILLE',
				mef,
				'MEF NATIONAL',
				'FRANCAIS',
				'COURS GENERAL'
			])
		);
		// The tab stays with the address.
		await page.reload();
		await expect(page.getByRole('tab', { name: WORDS.teachings })).toHaveAttribute('aria-selected', 'true');
	});
});

test.describe('§2.5, Toulouse, Sophie V. before her first word', () => {
	test.use({ phoneWishes: wishes(VIDAL) });

	test('«+» without a network, its row at once, and at the server once it is back', async ({
		phone: { page, proxy },
		truth
	}) => {
		await proxy.down();
		await go(page, '/saisie-competences');
		await expect(page.getByRole('heading', { name: 'Liste des compétences (6 lignes)' })).toBeVisible();
		expect((await printed(page, 4)).map((cells) => cells[3])).toEqual([
			'0310055S (C)',
			'0310055S (C)',
			'0310055S (I) SYS (C)',
			'0310055S (I) SYS (C)',
			'0310055S (I) SYS (C)',
			'0310055S (C) SYS (C)'
		]);
		await rowOf(page, CULTURE.label)
			.getByRole('button', { name: gestureOn('C', CULTURE) })
			.click();
		await expect(rowOf(page, CULTURE.label)).toContainText('0310055S (C) 16E0200006SVD (C)');
		await expect(rowOf(page, CULTURE.label)).toContainText('En attente d’envoi');
		await expect(
			rowOf(page, CULTURE.label).getByRole('button', { name: gestureOn('C', CULTURE) })
		).toBeHidden();
		await expect(
			rowOf(page, CULTURE.label).getByRole('button', { name: gestureOn('I', CULTURE) })
		).toBeFocused();
		// Kept, not only shown.
		await page.reload();
		await expect(rowOf(page, CULTURE.label)).toContainText('16E0200006SVD (C)');
		await go(page, '/envois');
		await expect(unsentList(page)).toContainText(CULTURE.label);

		await proxy.up();
		await syncByHand(page);
		await untilAllSent(page);
		await go(page, '/saisie-competences');
		await expect(rowOf(page, CULTURE.label)).toContainText('0310055S (C) 16E0200006SVD (C)');
		await expect(rowOf(page, CULTURE.label)).not.toContainText('En attente d’envoi');
		const file = (await truth.everything()).find(({ entity }) => entity === 'competences');
		expect(JSON.stringify(file?.value)).toContain('16E0200006SVD');
	});

	test('«Ajouter compétence» by the keyboard alone, proposals as one types', async ({ phone: { page } }) => {
		await go(page, '/saisie-competences');
		const open = page.getByRole('button', { name: WORDS.add });
		await expect(open).toBeVisible();
		await open.focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog', { name: WORDS.addTitle });
		await expect(dialog).toBeVisible();
		const exam = dialog.getByRole('combobox', { name: WORDS.exam });
		await exam.focus();
		await page.keyboard.press('ArrowDown');
		// A lycée professionnel: no DNB, and nothing of the guide's BEP.
		await expect(dialog.getByRole('option')).toHaveText([
			'BACCALAUREAT GENERAL',
			'BACCALAUREAT PROFESSIONNEL',
			'BACCALAUREAT TECHNOLOGIQUE',
			'BREVET DE TECHNICIEN SUPERIEUR',
			'EPREUVES ANTICIPÉES DU BCG'
		]);
		await page.keyboard.type('professionnel');
		await expect(dialog.getByRole('option')).toHaveCount(1);
		expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
		// Escape folds the list, and only then the dialog.
		await page.keyboard.press('Escape');
		await expect(dialog).toBeVisible();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(exam).toHaveValue('BACCALAUREAT PROFESSIONNEL');
		await page.keyboard.press('Tab');
		await page.keyboard.type('commerce');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.keyboard.type('eco');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(dialog.getByRole('combobox', { name: WORDS.option })).toHaveValue('ECONOMIE-DROIT');
		await page.keyboard.press('Tab');
		await expect(dialog.getByRole('button', { name: WORDS.create })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(dialog).toBeHidden();
		await expect(rowOf(page, '31206 - COMMERCE')).toContainText('16E0200006SVD (C)');
		await expect(open).toBeFocused();
		await untilAllSent(page);
		await expect(page.getByRole('heading', { name: 'Liste des compétences (7 lignes)' })).toBeVisible();
	});

	test('a double press says one word, also where the row moves away under it', async ({
		phone: { page }
	}) => {
		await go(page, '/saisie-competences?tri=auteurs&ordre=desc');
		const pressed = rowOf(page, 'PRATIQUE PROF. SERVICES ADMI.');
		const filter = page.getByLabel('Filtrer par mot-clé');
		await filter.fill('0310055S (C)');
		// The row under the pointer is another one as soon as «0310055S (C) NUMEN (C)» is sorted.
		await pressed.getByRole('button').first().dblclick({ delay: 30 });
		await expect(pressed).toContainText('16E0200006SVD (C)');
		await filter.fill('');
		await untilAllSent(page);
		await expect(page.getByRole('main').getByText('16E0200006SVD (C)')).toHaveCount(1);
		await expect(page.getByRole('main').getByText('16E0200006SVD (I)')).toHaveCount(0);
	});

	test('what is not chosen in «Ajouter compétence» gets the focus, with its sentence', async ({
		phone: { page }
	}) => {
		await go(page, '/saisie-competences');
		await page.getByRole('button', { name: WORDS.add }).click();
		const dialog = page.getByRole('dialog', { name: WORDS.addTitle });
		const exam = dialog.getByRole('combobox', { name: WORDS.exam });
		await exam.fill("<script>alert('x')</script> 🎓");
		await expect(dialog.getByText(WORDS.noProposal)).toBeVisible();
		await dialog.getByRole('button', { name: WORDS.create }).click();
		await expect(exam).toBeFocused();
		await expect(exam).toHaveAccessibleDescription(WORDS.chooseExam);
		await exam.fill('baccalaureat general');
		await dialog.getByRole('button', { name: WORDS.create }).click();
		await expect(dialog.getByRole('combobox', { name: WORDS.speciality })).toBeFocused();
	});

	test('the server dies in the middle of the push: sent again, said once', async ({
		phone: { page, proxy },
		server,
		truth
	}) => {
		await go(page, '/saisie-competences');
		await proxy.down();
		await rowOf(page, CULTURE.label)
			.getByRole('button', { name: gestureOn('I', CULTURE) })
			.click();
		await expect(rowOf(page, CULTURE.label)).toContainText('16E0200006SVD (I)');
		// The server has taken it; its answer never comes, and it dies.
		let isTaken = false;
		proxy.setFault(({ path }) =>
			path === '/api/sync/push' && !isTaken
				? {
						kind: 'holdReply',
						until: async () => {
							isTaken = true;
							await server.kill();
							return { kind: 'refuse' };
						}
					}
				: null
		);
		await proxy.up();
		await syncByHand(page);
		await expect.poll(() => isTaken).toBe(true);
		proxy.setFault(null);
		await server.restart();
		await syncByHand(page);
		await untilAllSent(page);
		await go(page, '/saisie-competences');
		expect(await authorsOf(page, CULTURE.label)).toBe('0310055S (C) 16E0200006SVD (I)');
		const sent = answeredOperations(proxy, 'setCompetence');
		expect(new Set(sent).size).toBe(1);
		const file = (await truth.everything()).find(({ entity }) => entity === 'competences');
		expect(JSON.stringify(file?.value).match(/16E0200006SVD/g)).toHaveLength(1);
	});
});

test.describe('§2.5.1.1, Lannemezan', () => {
	test.use({ phoneWishes: wishes(LANNEMEZAN) });

	test('«Vous invalidez la compétence»: «×» goes, «+» stays', async ({ phone: { page } }) => {
		await go(page, '/saisie-competences');
		await expect(rowOf(page, LV3.label)).toContainText('0650012K (C) SYS (C)');
		await rowOf(page, LV3.label)
			.getByRole('button', { name: gestureOn('I', LV3) })
			.click();
		await expect(rowOf(page, LV3.label)).toContainText('0650012K (C) SYS (C) 04E1085537EDY (I)');
		await expect(rowOf(page, LV3.label).getByRole('button')).toHaveAccessibleName(gestureOn('C', LV3));
		await page.getByRole('tab', { name: WORDS.schools }).click();
		expect(await printed(page, 5)).toEqual([
			['0650012K', 'LG MICHELET LANNEMEZAN CEDEX', 'PRINCIPAL', 'L0422', 'ANGLAIS']
		]);
		await untilAllSent(page);
	});

	test('two devices: the latest word stands on both, and nothing asks to choose', async ({
		phone,
		openPhone
	}) => {
		const other = await openPhone(wishes(LANNEMEZAN));
		for (const { page } of [phone, other]) await go(page, '/saisie-competences');
		await phone.proxy.down();
		await rowOf(phone.page, LV3.label)
			.getByRole('button', { name: gestureOn('I', LV3) })
			.click();
		await expect(rowOf(phone.page, LV3.label)).toContainText('04E1085537EDY (I)');
		await rowOf(other.page, LV3.label)
			.getByRole('button', { name: gestureOn('C', LV3) })
			.click();
		await untilAllSent(other.page);
		// Said before, taken later: the order is the server's.
		await phone.proxy.up();
		await syncByHand(phone.page);
		await untilAllSent(phone.page);
		await syncByHand(other.page);
		for (const { page } of [phone, other]) {
			await go(page, '/saisie-competences');
			await expect(rowOf(page, LV3.label)).toContainText('0650012K (C) SYS (C) 04E1085537EDY (I)');
			await expect(syncStatus(page)).toContainText(SYNC_WORDS.saved);
		}
	});
});

test('on a phone of 360 pixels each row is a card with the guide’s labels, its buttons within reach', async ({
	openPhone
}) => {
	const { page } = await openPhone({ ...wishes(VIDAL), viewport: { width: 360, height: 740 } });
	await go(page, '/saisie-competences');
	const card = rowOf(page, CULTURE.label);
	// The exam is the card's title.
	for (const label of [WORDS.speciality, WORDS.option, WORDS.authors]) {
		await expect(card.getByText(label, { exact: true })).toBeVisible();
	}
	const button = card.getByRole('button', { name: gestureOn('C', CULTURE) });
	const box = await button.boundingBox();
	expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
