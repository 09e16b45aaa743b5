// The desk's settings and accounts as people use them: without script, at both widths and by keyboard; and what the
// teacher's phone then knows, also with no network.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import {
	ACCOUNT_WORDS,
	ACCOUNTS_WORDS,
	CREATE_WORDS,
	SECURITY_WORDS
} from '../../src/lib/fr/gestion/administration';
import { SIGN_IN_WORDS } from '../../src/lib/fr/gestion/account';
import { OPENING_WORDS } from '../../src/lib/fr/gestion/opening';
import { SECTION_WORDS } from '../../src/lib/fr/gestion/settings-fields';
import { SETTINGS_WORDS, TEXT_WORDS } from '../../src/lib/fr/gestion/settings-words';
import { ACTIVITY_CLOSED, ACTIVITY_LABELS } from '../../src/lib/fr/menu';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { FACTOR_WORDS } from '../../src/lib/fr/screens/portal-second-factor';
import { authenticatorCode } from '../fixtures/authenticator';
import { GESTIONNAIRE } from '../fixtures/people';
import { signInAs } from './steps';
import { test } from './teacher-phone';

const ADMINISTRATEUR = { identifier: 'admin.rennes', password: GESTIONNAIRE.password };
const WIDTHS = [
	['a desk', { width: 1280, height: 800 }],
	['a phone', { width: 360, height: 740 }]
] as const;

async function openDesk(
	browser: Browser,
	url: string,
	person: { identifier: string; password: string },
	viewport: { width: number; height: number },
	javaScriptEnabled: boolean
): Promise<Page> {
	const context = await browser.newContext({ viewport, javaScriptEnabled });
	const page = await context.newPage();
	await signInAs(page, url, person);
	return page;
}

async function receive(phone: Page): Promise<void> {
	const told = phone.waitForResponse(/\/api\/sync\/pull/);
	await phone.reload();
	await told;
}

test.describe('near midnight', () => {
	// A quarter of an hour before the last day of an activity ends: nobody is signed out for inactivity meanwhile.
	test.use({ phoneWishes: { now: '2017-06-15T23:45:00+02:00' } });

	for (const [name, viewport] of WIDTHS) {
		test(`settings and opening reach the phone, whose menu closes by itself with no network, from ${name}`, async ({
			phone: { page: phone, context, proxy },
			server,
			browser
		}) => {
			test.setTimeout(240_000);
			const office = await openDesk(browser, server.url, GESTIONNAIRE, viewport, false);
			await office.goto(`${server.url}/gestion/parametres`);
			await office.getByRole('link', { name: SECTION_WORDS.conditions.title }).click();
			await office
				.getByLabel(TEXT_WORDS.text, { exact: true })
				.fill('## Session 2017\n\nÀ lire **en entier**. <b>x</b>');
			await office.getByRole('button', { name: TEXT_WORDS.previewButton }).click();
			const preview = office.getByRole('region', { name: TEXT_WORDS.preview, exact: true });
			await expect(preview.getByRole('heading', { name: 'Session 2017' })).toBeVisible();
			await expect(preview.getByText('en entier')).toHaveCSS('font-weight', '700');
			await expect(preview.getByText('<b>x</b>')).toBeVisible();
			await office.getByRole('button', { name: TEXT_WORDS.publishConditions }).click();
			await expect(office.getByText(SETTINGS_WORDS.saved)).toBeVisible();

			const admin = await openDesk(browser, server.url, ADMINISTRATEUR, viewport, false);
			await admin.goto(`${server.url}/administration/ouverture`);
			await admin
				.getByLabel(TEXT_WORDS.text, { exact: true })
				.fill('**Bienvenue** à la session\n- un\n- deux');
			await admin.getByRole('button', { name: TEXT_WORDS.publish, exact: true }).click();
			await expect(admin.getByText(SETTINGS_WORDS.saved)).toBeVisible();
			const claims = admin.getByRole('group', { name: ACTIVITY_LABELS.claims });
			await claims.getByLabel(OPENING_WORDS.to).fill('2017-06-14');
			await claims.getByLabel(OPENING_WORDS.from).fill('2017-06-15');
			await admin.getByRole('button', { name: SETTINGS_WORDS.save }).click();
			await expect(admin.getByText('La fin doit venir après le début').first()).toBeVisible();
			await expect(claims.getByLabel(OPENING_WORDS.from)).toHaveValue('2017-06-15');
			await claims.getByLabel(OPENING_WORDS.to).fill('2017-06-15');
			await admin.getByRole('button', { name: SETTINGS_WORDS.save }).click();
			await expect(admin.getByText(SETTINGS_WORDS.saved)).toBeVisible();

			await phone.goto(new URL('/accueil', phone.url()).href);
			await receive(phone);
			await expect(phone.getByText('Bienvenue', { exact: true })).toHaveCSS('font-weight', '700');
			await expect(phone.getByRole('listitem').filter({ hasText: /^deux$/ })).toBeVisible();
			await phone.goto(new URL('/frais/conditions/RENNES', phone.url()).href);
			await expect(phone.getByText(CLAIMS_WORDS.changed)).toBeVisible();
			await expect(phone.getByRole('heading', { name: 'Session 2017' })).toBeVisible();
			await expect(phone.getByText('<b>x</b>')).toBeVisible();

			await phone.goto(new URL('/frais', phone.url()).href);
			await expect(phone.getByText(ACTIVITY_CLOSED)).toBeHidden();
			await proxy.down();
			await context.clock.fastForward('20:00');
			await expect(phone.getByText(ACTIVITY_CLOSED)).toBeVisible();
			await office.context().close();
			await admin.context().close();
		});
	}
});

/** Tab until the focus is there: what cannot be reached so is not reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never came to ${String(target)}`);
}

async function typeIn(page: Page, target: Locator, text: string): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.type(text);
}

async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press(key);
}

async function secretCode(page: Page): Promise<string> {
	const secret = await page.locator('[aria-labelledby="otp-secret"]').innerText();
	const answer = await page.request.get(new URL('/api/session', page.url()).href);
	const { serverTime } = (await answer.json()) as { serverTime: string };
	return authenticatorCode(secret, Date.parse(serverTime));
}

/** From the page of the second factor to the codes, by keyboard. */
async function enrol(page: Page): Promise<void> {
	await typeIn(page, page.getByLabel(FACTOR_WORDS.password), GESTIONNAIRE.password);
	await pressOn(page, page.getByRole('button', { name: FACTOR_WORDS.begin }));
	await typeIn(page, page.getByLabel(FACTOR_WORDS.confirm), await secretCode(page));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: FACTOR_WORDS.recoveryTitle })).toBeVisible();
	await expect(page.locator('main ol li')).toHaveCount(10);
}

for (const [name, viewport] of WIDTHS) {
	test(`an account, its first password and the second factor by keyboard, from ${name}`, async ({
		server,
		browser
	}) => {
		test.setTimeout(240_000);
		const admin = await openDesk(browser, server.url, ADMINISTRATEUR, viewport, true);
		await admin.goto(`${server.url}/administration`);
		await pressOn(admin, admin.getByRole('link', { name: ACCOUNTS_WORDS.create }));
		await typeIn(admin, admin.getByLabel(CREATE_WORDS.identifier), 'nouvelle.gestion');
		await typeIn(admin, admin.getByLabel(CREATE_WORDS.fullName), 'Nouvelle Gestion');
		await pressOn(admin, admin.getByLabel('gestionnaire', { exact: true }), 'Space');
		await pressOn(admin, admin.getByRole('button', { name: CREATE_WORDS.submit }));
		await expect(admin.getByText(CREATE_WORDS.passwordShown)).toBeVisible();
		const first = await admin.getByText(/^([a-z0-9]{5}-){3}[a-z0-9]{5}$/).innerText();

		const person = await openDesk(
			browser,
			server.url,
			{ identifier: 'nouvelle.gestion', password: first },
			viewport,
			true
		);
		await expect(person).toHaveURL(/\/mot-de-passe/);

		await pressOn(admin, admin.getByRole('link', { name: CREATE_WORDS.toAccount }));
		await pressOn(admin, admin.getByRole('button', { name: ACCOUNT_WORDS.lock }));
		await expect(admin.getByText('Le compte est verrouillé')).toBeVisible();
		await person.goto(`${server.url}/connexion`);
		await person.getByLabel(SIGN_IN_WORDS.identifier).fill('nouvelle.gestion');
		await person.getByLabel(SIGN_IN_WORDS.password).fill(first);
		await person.getByRole('button', { name: SIGN_IN_WORDS.submit }).click();
		await expect(person.getByText(SIGN_IN_WORDS.locked)).toBeVisible();

		await admin.goto(`${server.url}/administration/RENNES/securite`);
		await pressOn(admin, admin.getByRole('link', { name: SECURITY_WORDS.own }));
		await enrol(admin);
		await pressOn(admin, admin.getByRole('link', { name: FACTOR_WORDS.noted }));
		await expect(admin).toHaveURL(/\/administration\/RENNES\/securite/);
		await pressOn(admin, admin.getByRole('button', { name: SECURITY_WORDS.require }));
		await expect(admin.getByText(SECURITY_WORDS.done)).toBeVisible();

		const office = await openDesk(browser, server.url, GESTIONNAIRE, viewport, true);
		await expect(office).toHaveURL(/\/second-facteur/);
		await office.goto(`${server.url}/gestion/parametres`);
		await expect(office).toHaveURL(/\/second-facteur\?retour=/);
		await enrol(office);
		await pressOn(office, office.getByRole('link', { name: FACTOR_WORDS.noted }));
		await expect(office).toHaveURL(/\/gestion\/parametres$/);
		for (const page of [admin, person, office]) await page.context().close();
	});

	test(
		`the pages have no fault that a machine finds, from ${name}`,
		{ tag: '@long' },
		async ({ server, browser }) => {
			test.setTimeout(240_000);
			const office = await openDesk(browser, server.url, GESTIONNAIRE, viewport, true);
			const settings = `${server.url}/gestion/parametres`;
			const pages = [
				settings,
				...[
					'documents',
					'travel',
					'missionTypes?ligne=ORAL',
					'rates',
					'transportModes?retirer=AUTOMOBILE',
					'conditions',
					'historique'
				].map((path) => `${settings}/RENNES/${path}`)
			];
			for (const path of pages) await lookAt(office, path);
			const admin = await openDesk(browser, server.url, ADMINISTRATEUR, viewport, true);
			for (const path of [
				'/administration',
				'/administration/RENNES/creation',
				'/administration/RENNES/securite',
				'/administration/ouverture/RENNES',
				'/second-facteur'
			]) {
				await lookAt(admin, `${server.url}${path}`);
			}
			await admin.goto(`${server.url}/administration`);
			await admin.getByRole('link', { name: 'Gwenola Tanguy' }).click();
			await lookAt(admin, admin.url());
			await office.context().close();
			await admin.context().close();
		}
	);
}

async function lookAt(page: Page, address: string): Promise<void> {
	const answer = await page.goto(address);
	expect(answer?.status(), address).toBe(200);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]),
		address
	).toEqual([]);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow, address).toBeLessThanOrEqual(0);
}
