// The heads' side of the desk, on a phone and at a desk: who was there, by a form alone; the school's word on a teacher;
// and the jury's president, who enters pay on the phone without a network.
import { expect, type Browser, type Page } from '@playwright/test';
import {
	ATTESTATION_LABELS,
	CENTRE_WORDS,
	savedSentence,
	SHEET_WORDS
} from '../../src/lib/fr/gestion/attestation';
import {
	SCHOOL_WORD_DONE,
	SCHOOL_WORD_LABELS,
	SCHOOL_WORDS
} from '../../src/lib/fr/gestion/school-competences';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { JURY_WORDS } from '../../src/lib/fr/screens/jury-pay';
import type { AppServer } from '../fixtures/app-server';
import { CENTRE_HEAD, MEMBER_OF_JURY, PAY_PRESIDENT, SCHOOL_HEAD } from '../fixtures/people';
import { walk } from './keyboard-walk';
import { openClaim, saying, signInAs, untilAllSent } from './steps';
import { test } from './teacher-phone';

const VIEWPORTS = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 }
];

interface Desk {
	page: Page;
	close: () => Promise<void>;
}

async function deskOf(
	browser: Browser,
	server: AppServer,
	person: { identifier: string; password: string },
	options: { viewport: { width: number; height: number }; javaScriptEnabled?: boolean }
): Promise<Desk> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	await signInAs(page, server.url, person);
	return { page, close: () => context.close() };
}

/** Nothing wider than the screen: a page of the desk never scrolls sideways. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

for (const viewport of VIEWPORTS) {
	test(`the head of a centre says who was there, without script, at ${viewport.width} pixels`, async ({
		browser,
		server,
		openPhone
	}) => {
		test.setTimeout(180_000);
		const { page, close } = await deskOf(browser, server, CENTRE_HEAD, {
			viewport,
			javaScriptEnabled: false
		});
		await expect(page.getByRole('heading', { level: 1, name: CENTRE_WORDS.title })).toBeVisible();
		await expectNoSidewaysScroll(page);
		await page.getByRole('link', { name: `${CENTRE_WORDS.mission} 900123` }).click();
		await expectNoSidewaysScroll(page);
		const word = (name: string) => page.getByRole('group', { name: SHEET_WORDS.word(name) });
		await word('Erwan Morvan').getByLabel(ATTESTATION_LABELS.absent).check();
		await page.getByRole('button', { name: SHEET_WORDS.save }).click();
		await expect(page.getByText(savedSentence(1))).toBeVisible();
		// All at once: who was spoken of already stays as they are.
		await page.getByRole('button', { name: SHEET_WORDS.allPresent }).click();
		await expect(page.getByText(savedSentence(2))).toBeVisible();
		await expect(word('Erwan Morvan').getByLabel(ATTESTATION_LABELS.absent)).toBeChecked();
		await expect(word('Soizic Le Gall').getByLabel(ATTESTATION_LABELS.present)).toBeChecked();

		const phone = await openPhone({ person: MEMBER_OF_JURY });
		await openClaim(phone.page, 'RENNES-900123');
		await expect(phone.page.getByText(CLAIM_WORDS.attestationAbsent)).toBeVisible();
		await expect(
			phone.page.getByText('Brigitte Le Goff : absence déclarée par le chef de centre')
		).toBeVisible();

		// Put right: until it is processed a word can be corrected, and taken back.
		await word('Erwan Morvan').getByLabel(ATTESTATION_LABELS.present).check();
		await page.getByRole('button', { name: SHEET_WORDS.save }).click();
		await expect(page.getByText(savedSentence(1))).toBeVisible();
		await page.goto(`${server.url}/centre/RENNES/52525`);
		await expect(page.getByText(saying(REFUSAL_SENTENCES['not-found']))).toBeVisible();
		await close();
	});

	test(`the head of a school speaks of a teacher, without script, at ${viewport.width} pixels`, async ({
		browser,
		server
	}) => {
		const { page, close } = await deskOf(browser, server, SCHOOL_HEAD, {
			viewport,
			javaScriptEnabled: false
		});
		await page.getByRole('link', { name: 'Sophie Viala' }).click();
		await expect(page.getByText('16E0040007ADR')).toHaveCount(0);
		await expect(page.getByText('Enseignant (C)').first()).toBeVisible();
		await expectNoSidewaysScroll(page);
		const row = page.getByRole('listitem').filter({ hasText: 'PRATIQUE PROF. SERVICES ADMI.' });
		await row.getByRole('button', { name: SCHOOL_WORD_LABELS.I }).click();
		await expect(page.getByText(SCHOOL_WORD_DONE.I)).toBeVisible();
		await expect(row.getByText('0310055S (I)')).toBeVisible();
		await expect(row.getByRole('button', { name: SCHOOL_WORD_LABELS.I })).toHaveCount(0);
		await page.getByLabel(SCHOOL_WORDS.search).fill('commerce francais');
		await page.getByRole('button', { name: SCHOOL_WORDS.find }).click();
		await page.getByRole('button', { name: SCHOOL_WORDS.create }).first().click();
		await expect(page.getByText(SCHOOL_WORD_DONE.C)).toBeVisible();
		await expect(page.getByRole('heading', { name: `${SCHOOL_WORDS.competences} (9 lignes)` })).toBeVisible();
		for (const tab of [SCHOOL_WORDS.postings, SCHOOL_WORDS.teachings]) {
			await page
				.getByRole('navigation', { name: SCHOOL_WORDS.tabs })
				.getByRole('link', { name: tab })
				.click();
			await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${tab}`) })).toBeVisible();
			await expectNoSidewaysScroll(page);
		}
		await close();
	});

	test(`both pages by keyboard at ${viewport.width} pixels`, async ({ browser, server }) => {
		for (const [person, path] of [
			[CENTRE_HEAD, '/centre/RENNES/900123'],
			[SCHOOL_HEAD, '/etablissement']
		] as const) {
			const { page, close } = await deskOf(browser, server, person, { viewport });
			await page.goto(server.url + path);
			const { stops, ...faults } = await walk(page, 'Tab');
			expect(stops.length).toBeGreaterThan(3);
			expect(faults).toEqual({ unreached: [], unmarked: [], covered: [], numbered: [], behind: [] });
			await close();
		}
	});

	test.describe(`a president at ${viewport.width} pixels`, () => {
		test.use({ phoneWishes: { person: PAY_PRESIDENT, upTo: 'readyOffline', viewport } });

		test('enters pay without a network, and chooses between two entries', async ({ phone, openPhone }) => {
			test.setTimeout(240_000);
			const { page, proxy } = phone;
			await page.goto(`${proxy.url}/frais`);
			await page
				.getByRole('link', { name: /900121/ })
				.first()
				.click();
			await expect(page.getByRole('heading', { level: 1, name: JURY_WORDS.page })).toBeVisible();
			const card = (name: string) => page.getByRole('region', { name });
			const field = (name: string) => card(name).getByLabel(PAY_WORDS.candidates);
			const save = (name: string) => card(name).getByRole('button', { name: JURY_WORDS.save });
			await expect(page.getByRole('region', { name: 'Nolwenn Guillou' })).toHaveCount(0);

			await proxy.down();
			await field('Erwan Morvan').fill('12,5');
			await save('Erwan Morvan').click();
			await expect(field('Erwan Morvan')).toHaveAttribute('aria-invalid', 'true');
			await expect(field('Erwan Morvan')).toBeFocused();
			// By the keyboard alone from here on.
			await page.keyboard.press('Control+a');
			await page.keyboard.type('12');
			await page.keyboard.press('Enter');
			await expect(card('Erwan Morvan').getByText(ITEM_STATE_LABELS.waiting)).toBeVisible();
			// Typed and not saved: it is there after the page went away, without a network.
			await field('Soizic Le Gall').fill('8');
			await expect(card('Soizic Le Gall').getByText(ITEM_STATE_LABELS.draft)).toBeVisible();
			await page.reload();
			await expect(field('Soizic Le Gall')).toHaveValue('8');
			await expect(field('Erwan Morvan')).toHaveValue('12');
			await save('Soizic Le Gall').click();
			await proxy.up();
			await untilAllSent(page);
			await expect(card('Erwan Morvan').getByText(/Saisi par Nolwenn Guillou/)).toBeVisible();

			const member = await openPhone({ person: MEMBER_OF_JURY });
			await openClaim(member.page, 'RENNES-900121');
			await expect(
				member.page.getByText('Saisi par le président de jury (Nolwenn Guillou) – Nombre de candidats : 12.')
			).toBeVisible();

			const tablet = await openPhone({ person: PAY_PRESIDENT, upTo: 'readyOffline' });
			await tablet.page.goto(`${tablet.proxy.url}/frais/jury/RENNES-900121`);
			const other = tablet.page.getByRole('region', { name: 'Soizic Le Gall' });
			await expect(other.getByLabel(PAY_WORDS.candidates)).toHaveValue('8');
			await proxy.down();
			await field('Soizic Le Gall').fill('10');
			await save('Soizic Le Gall').click();
			await other.getByLabel(PAY_WORDS.candidates).fill('9');
			await other.getByRole('button', { name: JURY_WORDS.save }).click();
			await untilAllSent(tablet.page);
			await proxy.up();
			await expect(card('Soizic Le Gall').getByText(JURY_WORDS.conflictTitle)).toBeVisible({
				timeout: 60_000
			});
			await expect(
				card('Soizic Le Gall').getByText('Nombre de candidats : 9', { exact: false }).first()
			).toBeVisible({
				timeout: 30_000
			});
			await card('Soizic Le Gall').getByRole('button', { name: JURY_WORDS.keepMine }).click();
			await untilAllSent(page);
			await expect(field('Soizic Le Gall')).toHaveValue('10');
		});

		test('enters half-days on the calendar of the mission', async ({ phone: { page, proxy } }) => {
			await page.goto(`${proxy.url}/frais/jury/RENNES-900122`);
			const card = page.getByRole('region', { name: 'Soizic Le Gall' });
			await card.getByText(JURY_WORDS.halfDays).click();
			await card.getByRole('button', { name: '12 juin 2017' }).click();
			await card.getByLabel(PAY_WORDS.morningStart).fill('08:00');
			await card.getByLabel(PAY_WORDS.morningEnd).fill('12:00');
			await card.getByRole('button', { name: JURY_WORDS.save }).click();
			await untilAllSent(page);
			await expect(card.getByText('Le 12/06/2017 : matin 08:00 – 12:00')).toBeVisible();
			await expectNoSidewaysScroll(page);
		});
	});
}
