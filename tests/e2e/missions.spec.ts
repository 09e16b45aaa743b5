// «Consultation des missions» (guide §2.3): the pop-up, what it gives to take along with no network, académies hosted
// elsewhere, and what is new of a mission.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { KIT_WORDS } from '../../src/lib/fr/screens/kit';
import { MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { changeMission } from '../fixtures/changed-missions';
import { TEACHER } from '../fixtures/people';
import { handedFile } from './handed-file';
import { acceptConditions, untilReadyOffline } from './steps';
import { test, type PhoneWishes } from './teacher-phone';

const { password } = TEACHER;
const wishes = (identifier: string, now: string): PhoneWishes => ({
	now,
	person: { identifier, password },
	upTo: 'readyOffline'
});

const row = (page: Page, number: number) => page.getByRole('row', { name: new RegExp(`\\b${number}\\b`) });
const dialog = (page: Page) => page.getByRole('dialog', { name: MISSION_WORDS.detail });

async function openMission(page: Page, number: number): Promise<void> {
	await row(page, number).getByRole('link').click();
	await expect(dialog(page)).toContainText(String(number));
}

async function close(page: Page): Promise<void> {
	await dialog(page).getByRole('button', { name: KIT_WORDS.close }).last().click();
	await expect(dialog(page)).toBeHidden();
}

async function findings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test.describe('the guide’s mission 106801', () => {
	test.use({ phoneWishes: wishes('marc.azema', '2015-07-01T10:00:00+02:00') });

	test('has the details of §2.3.2, in its order and words', async ({ phone: { page, proxy } }) => {
		await page.goto(`${proxy.url}/missions`);
		await openMission(page, 106801);
		const facts = await dialog(page).locator('dt, dd').allInnerTexts();
		const lines = facts.map((text) => text.split('\n')[0]?.trim());
		expect(lines).toEqual([
			...['Examen :', 'BACCALAUREAT TECHNOLOGIQUE'],
			...['Centre d’examen :', 'LGT MARIE CURIE TARBES CEDEX 9'],
			...['Numéro de la mission :', '106801'],
			...['Type de mission :', 'Oral 2nd groupe'],
			...['Qualité :', 'INTERROGATEUR'],
			...['Jury(s) :', 'MEMBRE DU JURY(0315)'],
			...['Observations', MISSION_WORDS.noObservation]
		]);
		const table = dialog(page).getByRole('table', { name: 'Liste des dates de la mission (1 ligne)' });
		expect(await table.locator('th, td').allInnerTexts()).toEqual([
			'Dates',
			'Le mercredi 08/07/2015 à 08:00'
		]);
		expect(await findings(page)).toEqual([]);
	});
});

test.describe('with no network', () => {
	test.use({
		phoneWishes: { ...wishes(TEACHER.identifier, TEACHER.now), viewport: { width: 360, height: 740 } }
	});

	test('a mission gives its convocation, its agenda and its place', async ({ phone: { page, proxy } }) => {
		await proxy.down();
		await page.goto(`${proxy.url}/missions/RENNES-52525`);
		await expect(dialog(page)).toContainText('52525');
		const press = (name: string) => () => dialog(page).getByRole('button', { name, exact: true }).click();
		const summons = await handedFile(page, press(MISSION_WORDS.summons));
		expect(summons.name).toMatch(/52525\.pdf$/);
		expect(summons.bytes.subarray(0, 5).toString()).toBe('%PDF-');

		const agenda = await handedFile(page, press(MISSION_WORDS.calendar));
		expect(agenda.name).toBe('mission-RENNES-52525.ics');
		await expect(page.getByText(MISSION_WORDS.calendarMade).first()).toBeAttached();
		const events = new ICAL.Component(ICAL.parse(agenda.bytes.toString())).getAllSubcomponents('vevent');
		expect(events.map((event) => String(event.getFirstPropertyValue('dtstart')))).toEqual([
			'2014-05-20T07:45:00',
			'2014-05-20T13:30:00',
			'2014-05-21T08:00:00'
		]);
		expect(events[0]?.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Paris');

		const place = dialog(page).getByRole('link', { name: MISSION_WORDS.map });
		const href = (await place.getAttribute('href')) ?? '';
		expect(href).toMatch(/^https:\/\/www\.openstreetmap\.org\/search\?query=/);
		expect(decodeURIComponent(href)).toContain('query=LGT JOSEPH LOTH PONTIVY');
		await expect(place).toHaveAttribute('rel', /noopener noreferrer/);
	});
});

test.describe('académies hosted elsewhere', () => {
	test.use({ phoneWishes: wishes('ines.delmas', '2020-11-30T10:00:00+01:00') });

	test('have a link each, in a window of its own, beside the tabs of those hosted here', async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}/missions`);
		const band = page.getByRole('region', {
			name: 'Pour afficher les missions des académies extérieures, cliquez sur l’onglet correspondant.'
		});
		const links = band.getByRole('link');
		await expect(links).toHaveText(['Académie de LA REUNION', 'Académie de MONTPELLIER']);
		for (const link of await links.all()) {
			expect(await link.getAttribute('href')).toMatch(/^https:\/\/.*\/missions$/);
			await expect(link).toHaveAttribute('target', '_blank');
			await expect(link).toHaveAttribute('rel', /noopener/);
		}
		await expect(page.getByRole('tab')).toHaveText(['Académie de RENNES', 'Académie de TOULOUSE']);
		expect(await findings(page)).toEqual([]);

		await page.goto(`${proxy.url}/frais`);
		const claims = page.getByRole('region', { name: CLAIMS_WORDS.outside });
		await expect(claims).toContainText(
			'Les boutons ci-dessous redirigent vers l’académie extérieure dans une nouvelle fenêtre. Si celle-ci ne s’ouvre pas, veuillez vérifier la configuration de votre navigateur.'
		);
		await expect(claims.getByRole('link')).toHaveCount(2);
		expect(await claims.getByRole('link').first().getAttribute('href')).toMatch(/\/frais$/);
	});
});

test.describe('news of a mission', () => {
	test.use({
		phoneWishes: { ...wishes(TEACHER.identifier, TEACHER.now), viewport: { width: 1280, height: 800 } }
	});

	test('what changed is marked and told, before and after, until the mission is opened', async ({
		phone: { page, proxy },
		server
	}) => {
		await page.goto(`${proxy.url}/missions`);
		await expect(row(page, 77824)).toBeVisible();
		await expect(page.getByRole('columnheader', { name: MISSION_WORDS.news })).toHaveCount(0);
		await changeMission(server.dataDir, 'RENNES', 77824, {
			mission: {
				schedule: JSON.stringify({
					kind: 'datedLines',
					lines: [{ date: '2017-07-28', time: '14:00', duration: { unit: 'halfDay', count: 1 } }]
				}),
				starts_at: '2017-07-28T14:00',
				ends_at: '2017-07-28T18:00'
			},
			assignment: { quality: 'PRÉSIDENT', observations: 'Salle 12\nSecond étage' }
		});
		await page.reload();
		await expect(row(page, 77824)).toContainText(MISSION_WORDS.modified);
		// Not seen yet: it is told after a start without a network too.
		await proxy.down();
		await page.reload();
		await expect(row(page, 77824)).toContainText(MISSION_WORDS.modified);
		await expect(row(page, 77642)).not.toContainText(MISSION_WORDS.modified);

		await openMission(page, 77824);
		await expect(dialog(page)).toContainText(MISSION_WORDS.changedSince);
		const told = dialog(page).locator('.notice');
		await expect(told.locator('dt')).toHaveText([MISSION_WORDS.dates, MISSION_WORDS.quality, 'Observations']);
		await expect(told.locator('del').first()).toContainText('27/07/2017');
		await expect(told.locator('ins')).toHaveText([
			'Le vendredi 28/07/2017 à 14:00 Durée : 1 demi-journée(s)',
			'PRÉSIDENT',
			'Salle 12\nSecond étage'
		]);
		expect(await findings(page)).toEqual([]);
		await close(page);
		await expect(row(page, 77824)).toBeVisible();
		await expect(row(page, 77824)).not.toContainText(MISSION_WORDS.modified);
		await openMission(page, 77824);
		await expect(dialog(page)).not.toContainText(MISSION_WORDS.changedSince);
	});

	test('a cancelled one stays, says so, and gives no convocation any more', async ({
		phone: { page, proxy },
		server
	}) => {
		await changeMission(server.dataDir, 'RENNES', 77824, {
			assignment: { cancelled_at: '2017-06-15T07:00:00.000Z' }
		});
		await page.goto(`${proxy.url}/missions`);
		await expect(row(page, 77824)).toContainText(MISSION_WORDS.cancelled);
		await expect(row(page, 77824).getByRole('button')).toHaveCount(0);
		await openMission(page, 77824);
		await expect(dialog(page)).toContainText(MISSION_WORDS.cancelledTitle);
		await expect(dialog(page).getByRole('button', { name: MISSION_WORDS.summons })).toHaveCount(0);
		await close(page);
		await page.reload();
		await expect(row(page, 77824)).toContainText(MISSION_WORDS.cancelled);
		await acceptConditions(page, 'RENNES');
		await expect(row(page, 77824)).toBeVisible();
	});
});

test.describe('two missions at one moment', () => {
	test.use({
		phoneWishes: { ...wishes('claire.lebihan', TEACHER.now), viewport: { width: 360, height: 740 } }
	});

	test('are told on their cards and in the details', async ({ phone: { page, proxy } }) => {
		await page.goto(`${proxy.url}/missions`);
		await untilReadyOffline(page);
		for (const number of [900010, 900011]) await expect(row(page, number)).toContainText(MISSION_WORDS.clash);
		await expect(row(page, 900012)).toContainText(MISSION_WORDS.cancelled);
		await expect(row(page, 900001)).not.toContainText(MISSION_WORDS.clash);
		await openMission(page, 900010);
		await expect(dialog(page)).toContainText(
			'Cette mission a lieu en même temps que la mission N° 900011 (Académie de RENNES).'
		);
		// Line breaks of the observations are kept.
		const observations = dialog(page).getByText('Se présenter à 7 h 30');
		expect(await observations.innerText()).toContain('secrétariat.\nPièce');
		expect(await findings(page)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	});
});
