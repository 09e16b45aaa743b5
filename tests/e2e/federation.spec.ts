// An account that an identity provider opens: in by it, a phrase for this device, out of both; the provider is real.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { FEDERATION_WORDS, SIGN_IN_WORDS } from '../../src/lib/fr/gestion/account';
import { IDLE_WORDS } from '../../src/lib/fr/screens/frame';
import { BEFORE_OFFLINE, LOCK_WORDS } from '../../src/lib/fr/screens/lock';
import { freePort, startAppServer, type AppServer } from '../fixtures/app-server';
import { startIdentityProvider, type IdentityProvider } from '../fixtures/oidc/identity-provider';
import { TEACHER } from '../fixtures/people';
import { draftCandidates, quit, textOnDevice } from './device-steps';
import { acceptConditionsIfAsked, openClaim, openTab, untilAllSent, untilReadyOffline } from './steps';

const PHRASE = 'trois bateaux verts';
const NEW_PHRASE = 'quatre phares blancs';
let server: AppServer;
let provider: IdentityProvider;

test.beforeAll(async () => {
	const port = await freePort();
	provider = await startIdentityProvider(`http://localhost:${port}`, {
		sophie: { name: TEACHER.fullName, numen: '14E0100002SVA' }
	});
	server = await startAppServer({ port, testNow: TEACHER.now, env: provider.env });
});

test.afterAll(async () => {
	await server.stop();
	await provider.stop();
});

test.beforeEach(({ context }) => context.clock.install({ time: TEACHER.now }));

/** The provider's own page. */
async function proveThere(page: Page): Promise<void> {
	await page.waitForURL(`${provider.issuer}/**`);
	await page.locator('[name=login]').fill('sophie');
	await page.locator('[name=password]').fill('peu importe');
	await page.locator('button[type=submit], [type=submit]').first().click();
	await page.waitForURL(`${server.url}/**`);
}

async function signInThere(page: Page): Promise<void> {
	await page.goto(`${server.url}/connexion`);
	await page.getByRole('link', { name: FEDERATION_WORDS.submit }).click();
	await proveThere(page);
}

async function choosePhrase(page: Page, phrase: string, repeated = phrase): Promise<void> {
	await page.getByLabel(LOCK_WORDS.phrase).fill(phrase);
	await page.getByLabel(LOCK_WORDS.phraseRepeated).fill(repeated);
	await page.keyboard.press('Enter');
}

async function openByPhrase(page: Page, phrase: string): Promise<void> {
	await page.getByLabel(LOCK_WORDS.phrase).fill(phrase);
	await page.keyboard.press('Enter');
}

async function ready(page: Page): Promise<void> {
	await signInThere(page);
	await choosePhrase(page, PHRASE);
	await untilReadyOffline(page);
	await acceptConditionsIfAsked(page, 'RENNES');
	await untilAllSent(page);
}

test('in by the provider, a phrase of twelve characters, locked and opened by it without a network', async ({
	page,
	context
}) => {
	test.setTimeout(150_000);
	await signInThere(page);
	await expect(page.getByRole('heading', { name: LOCK_WORDS.phraseTitle })).toBeVisible();
	await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	await choosePhrase(page, 'trop court');
	await expect(page.getByText(LOCK_WORDS.phraseTooShort)).toBeVisible();
	await choosePhrase(page, PHRASE, `${PHRASE}s`);
	await expect(page.getByText(LOCK_WORDS.phraseNotRepeated)).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
	await choosePhrase(page, PHRASE);
	await untilReadyOffline(page);
	// They have no password of ours: nothing speaks of one.
	await expect(page.getByRole('log')).toContainText(BEFORE_OFFLINE.phrase);
	await acceptConditionsIfAsked(page, 'RENNES');
	await untilAllSent(page);
	expect(await textOnDevice(page)).not.toContain(PHRASE);

	await context.setOffline(true);
	await draftCandidates(page, TEACHER.openClaim, '41');
	await context.clock.fastForward('26:00');
	await expect(page.getByRole('dialog')).toContainText(IDLE_WORDS.text.phrase);
	await context.clock.fastForward('04:30');
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeVisible();
	await openByPhrase(page, TEACHER.password);
	await expect(page.getByText(LOCK_WORDS.phraseWrong)).toBeVisible();
	await openByPhrase(page, PHRASE);
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('41');
});

test('a forgotten phrase is replaced after a new proof at the provider, and nothing is lost', async ({
	page,
	context
}) => {
	test.setTimeout(150_000);
	await ready(page);
	await draftCandidates(page, TEACHER.openClaim, '23');
	await context.clock.fastForward('30:30');
	await page.getByRole('link', { name: LOCK_WORDS.phraseForgotten }).click();
	// The provider still knows the browser, and asks all the same.
	await proveThere(page);
	await page.getByRole('button', { name: LOCK_WORDS.phraseOther }).click();
	await choosePhrase(page, NEW_PHRASE);
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	await openClaim(page, TEACHER.openClaim);
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('23');
	await context.clock.fastForward('30:30');
	await openByPhrase(page, PHRASE);
	await expect(page.getByText(LOCK_WORDS.phraseWrong)).toBeVisible();
	await openByPhrase(page, NEW_PHRASE);
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('23');
});

test('«Quitter» leaves the provider too', async ({ page }) => {
	test.setTimeout(120_000);
	await ready(page);
	await quit(page);
	await page.waitForURL(`${provider.issuer}/session/end**`);
	await page.getByRole('button', { name: 'Quitter le fournisseur' }).click();
	await page.waitForURL(`${server.url}/connexion**`);
	await expect(page.getByLabel(SIGN_IN_WORDS.identifier)).toBeVisible();
	// It asks again who one is.
	await page.getByRole('link', { name: FEDERATION_WORDS.submit }).click();
	await page.waitForURL(`${provider.issuer}/interaction/**`);
});
