// The lists as the guide prints them: rows, counts, filter, order, one tab an académie; and that they are found again.
import { expect, test, type Page } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { LIST_WORDS } from '../../src/lib/fr/screens/list';
import { academyTab, MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { acceptConditions, signIn, untilReadyOffline } from './steps';

const DELMAS = { identifier: 'ines.delmas', now: '2020-11-30T10:00:00+01:00' };
const VIALA = { identifier: 'sophie.viala', now: '2022-07-11T10:00:00+02:00' };

test.use({ viewport: { width: 1280, height: 800 } });
let server: AppServer | undefined;

test.afterEach(async () => {
	await server?.stop();
});

async function at(page: Page, person: { identifier: string; now: string }): Promise<string> {
	server = await startAppServer({ testNow: person.now });
	await page.clock.install({ time: person.now });
	await signIn(page, server.url, person.identifier, TEACHER.password);
	await untilReadyOffline(page);
	return server.url;
}

/** As printed: cells between bars. */
async function printed(page: Page): Promise<string[]> {
	const rows = page.getByRole('table').getByRole('row');
	const texts: string[] = [];
	for (const row of (await rows.all()).slice(1)) {
		const cells = await row.locator('td .value').allInnerTexts();
		texts.push(cells.map((cell) => cell.trim()).join(' | '));
	}
	return texts;
}

const SEVERAC = 'LPO DEODAT DE SEVERAC TOULOUSE CEDEX 3 (0310044E)';

test('the table of §2.6.2, its count, its tab and its orders', async ({ page }) => {
	const url = await at(page, VIALA);
	await acceptConditions(page, 'TOULOUSE');
	const rows = [
		`BACCALAURÉAT PROFESSIONNEL | Jury de délibération 2nd groupe | 201057 | 08/07/2022 | ${SEVERAC} | Pas de frais | Validé`,
		`BACCALAURÉAT PROFESSIONNEL | Jury de délibération | 201029 | 04/07/2022 | ${SEVERAC} | Pas de frais | Validé`,
		`BACCALAURÉAT PROFESSIONNEL | Correction de copies | 212754 | 24/06/2022 | ${SEVERAC} | Validé | Validé`,
		'BACCALAURÉAT PROFESSIONNEL | Interrogation orale | 203524 | 02/06/2022 | LP LYC METIER JOSEPH MARIE JACQUARD LAVELANET (0090006H) | Validé | Pas de frais',
		`BACCALAURÉAT PROFESSIONNEL | Jury de délibération 2nd groupe | 191759 | 09/07/2021 | ${SEVERAC} | Pas de frais | Non validé`
	];
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
		'Liste des missions de l’académie de TOULOUSE (5 lignes)'
	);
	expect(await printed(page)).toEqual(rows);
	const start = page.getByRole('columnheader', { name: CLAIMS_WORDS.start });
	await expect(start).toHaveAttribute('aria-sort', 'descending');
	await start.getByRole('button').click();
	await expect(start).toHaveAttribute('aria-sort', 'ascending');
	expect(await printed(page)).toEqual(rows.toReversed());
	// A label that is shown but of another column: «validé» stands in the two statuses; accents and case do not count.
	await page.getByLabel(LIST_WORDS.filter).fill('interrogation ORALE');
	await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('(1 ligne)');
	await page.getByLabel(LIST_WORDS.filter).fill('délibération');
	await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('(3 lignes)');
	await page.goto(`${url}/frais?filtre=introuvable`);
	await expect(page.getByText('Aucune ligne ne contient « introuvable ».')).toBeVisible();
});

test('«baccalaureat» keeps the four rows of §1.3.6, and «Retour» finds them again', async ({ page }) => {
	await at(page, TEACHER);
	await acceptConditions(page, 'RENNES');
	await page.getByRole('columnheader', { name: CLAIMS_WORDS.type }).getByRole('button').click();
	await page.getByLabel(LIST_WORDS.filter).pressSequentially('baccalaureat');
	const expected = [
		'BACCALAUREAT GENERAL | Correction de copies | 77824 | 27/07/2017 | LGT EMILE ZOLA RENNES CEDEX | Mission non effectuée | Mission non effectuée',
		'BACCALAUREAT GENERAL | EPREUVES EPS | 69163 | 21/04/2016 | LPO JEAN MACE LANESTER CEDEX | Traité par le gestionnaire | Non validé',
		'BACCALAUREAT GENERAL | REUNION | 68640 | 25/06/2014 |  | Traité par le gestionnaire | Pas de frais',
		'BACCALAUREAT GENERAL | TRAVAUX ADMINISTRATIFS | 68629 | 21/02/2016 |  | A traiter par le gestionnaire | Pas de frais'
	];
	const heading = page.getByRole('heading', { level: 2 }).first();
	await expect(heading).toContainText('(4 lignes)');
	expect(await printed(page)).toEqual(expected);

	for (const back of ['link', 'history'] as const) {
		await page.getByRole('row', { name: /69163/ }).getByRole('link').click();
		await expect(page.getByRole('heading', { name: 'Mission N° 69163' })).toBeVisible();
		if (back === 'link') await page.getByRole('link', { name: CLAIM_WORDS.back, exact: true }).click();
		else await page.goBack();
		await expect(heading).toContainText('(4 lignes)');
		await expect(page.getByLabel(LIST_WORDS.filter)).toHaveValue('baccalaureat');
		expect(await printed(page)).toEqual(expected);
	}
	await page.reload();
	await expect(heading).toContainText('(4 lignes)');
});

test('one tab an académie; tab and pop-up survive back, on a desk and on a phone', async ({ page }) => {
	const url = await at(page, DELMAS);
	await page.goto(`${url}/missions`);
	await expect(page.getByText(MISSION_WORDS.outside)).toBeVisible();
	const toulouse = page.getByRole('tab', { name: academyTab('TOULOUSE') });
	const rennes = page.getByRole('tab', { name: academyTab('RENNES') });
	const heading = page.getByRole('heading', { level: 2, name: MISSION_WORDS.list });
	await toulouse.click();
	await expect(heading).toHaveText('Liste des missions (1 ligne)');
	expect(await printed(page)).toEqual([
		"BREVET DE TECHNICIEN SUPÉRIEUR | VALIDATION DES THEMES | 176629 | 26/11/2020 |  | MEMBRE DE L'ENSEIGNEMENT"
	]);
	await rennes.click();
	await expect(page.getByRole('row', { name: /176630/ })).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	await page
		.getByRole('row', { name: /176630/ })
		.getByRole('link')
		.click();
	const dialog = page.getByRole('dialog', { name: MISSION_WORDS.detail });
	await expect(dialog).toContainText('176630');
	await expect(dialog).toContainText('Liste des dates de la mission (1 ligne)');
	await page.goBack();
	await expect(rennes).toHaveAttribute('aria-selected', 'true');
	await expect(page.getByRole('row', { name: /176630/ })).toBeVisible();

	// Of the two only RENNES owes something: its claims need no tab, but its own conditions.
	await page.goto(`${url}/frais`);
	await expect(page.getByText(CLAIMS_WORDS.toAccept)).toBeVisible();
	await expect(page.getByRole('tab')).toHaveCount(0);
	await acceptConditions(page, 'RENNES');
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
		'Liste des missions de l’académie de RENNES (1 ligne)'
	);
	await expect(page.getByRole('row', { name: /176630/ })).toBeVisible();
});
