// Without a server: every address of the teacher's service opens, the others are left alone, and nothing personal
// lies in the worker's caches.
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { IMPORT_PAGE_WORDS } from '../../src/lib/fr/gestion/import-pages';
import { ACCESSIBILITY_WORDS } from '../../src/lib/fr/screens/accessibility';
import { SHELL_WORDS } from '../../src/lib/fr/screens/frame';
import { GUIDE_WORDS } from '../../src/lib/fr/screens/guide';
import { HELP_WORDS, SITE_MAP_WORDS } from '../../src/lib/fr/screens/help';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { COMPETENCE_WORDS } from '../../src/lib/fr/screens/competences';
import { JURY_WORDS } from '../../src/lib/fr/screens/jury-pay';
import { INBOX_WORDS } from '../../src/lib/fr/screens/inbox';
import { KIT_WORDS } from '../../src/lib/fr/screens/kit';
import { YEAR_WORDS } from '../../src/lib/fr/screens/year';
import { MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { NOTICES_WORDS } from '../../src/lib/fr/screens/notices';
import { MY_DATA_WORDS } from '../../src/lib/fr/screens/my-data';
import { LAUNCH_PAGES, PORTAL_WORDS } from '../../src/lib/fr/screens/portal';
import { RECEIPT_WORDS } from '../../src/lib/fr/screens/receipt';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { WELCOME_WORDS } from '../../src/lib/fr/screens/welcome';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { ADMINISTRATEUR, CENTRE_HEAD, GESTIONNAIRE, SCHOOL_HEAD, TEACHER } from '../fixtures/people';
import { OTHER_SCREENS, TEACHER_SCREENS, type Screen } from './screens';
import { acceptConditionsIfAsked, signIn, untilAllSent, untilReadyOffline } from './steps';

let server: AppServer;
let context: BrowserContext;
/** Of each person, the screens that need no server, and the phone on which they were here once. */
const phones: { screens: readonly Screen[]; context: BrowserContext }[] = [];

/** Whose pages are the desk's, hence the server's. */
const AT_THE_DESK: readonly object[] = [ADMINISTRATEUR, GESTIONNAIRE, CENTRE_HEAD, SCHOOL_HEAD];
/** The first password is the server's; a key of the second factor is made there too. */
const ONLINE = /^(first-password|jury|jury-key)$/;
const OTHERS = OTHER_SCREENS.filter(({ person }) => !AT_THE_DESK.includes(person))
	.map(({ person, screens }) => ({
		person,
		screens: screens.filter(({ name }) => !ONLINE.test(name))
	}))
	.filter(({ screens }) => screens.length > 0);

async function openPhone(
	browser: Browser,
	person: { identifier: string; password: string }
): Promise<BrowserContext> {
	const phone = await browser.newContext({
		viewport: { width: 360, height: 740 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris'
	});
	await phone.clock.install({ time: TEACHER.now });
	const page = await phone.newPage();
	await signIn(page, server.url, person.identifier, person.password);
	await untilReadyOffline(page);
	await page.close();
	return phone;
}

async function accept(phone: BrowserContext): Promise<void> {
	const page = await phone.newPage();
	await page.goto(`${server.url}/accueil`);
	await acceptConditionsIfAsked(page, 'RENNES');
	await untilAllSent(page);
	await page.close();
}

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	server = await startAppServer({ testNow: TEACHER.now });
	context = await openPhone(browser, TEACHER);
	await accept(context);
	phones.push({ screens: TEACHER_SCREENS, context });
	for (const { person, screens } of OTHERS)
		phones.push({ screens, context: await openPhone(browser, person) });
	await server.kill();
});

test.afterAll(async () => {
	for (const phone of phones) await phone.context.close();
	await server.stop();
});

type Address = [path: string, heading: string];

const HELP_SLUGS = [
	'accueil',
	'missions',
	'competences',
	'saisie-competences',
	'frais',
	'portail',
	'envois'
].concat(['eps', 'jury', 'sujets', 'statistiques']);
const ADDRESSES: Address[] = [
	['/', WELCOME_WORDS.page],
	['/accueil', WELCOME_WORDS.page],
	['/missions', MISSION_WORDS.page],
	[`/missions/${TEACHER.openClaim}`, MISSION_WORDS.detail],
	['/competences', COMPETENCE_WORDS.consultation],
	['/competences?onglet=etablissements', COMPETENCE_WORDS.schools],
	['/competences?onglet=enseignements', COMPETENCE_WORDS.teachings],
	['/saisie-competences', COMPETENCE_WORDS.entry],
	['/frais', CLAIMS_WORDS.page],
	['/frais/annee', YEAR_WORDS.page],
	['/frais/conditions/RENNES', CLAIMS_WORDS.conditions],
	['/frais/jury/RENNES-900121', JURY_WORDS.page],
	['/frais/piece', RECEIPT_WORDS.page],
	[`/frais/piece?mission=${TEACHER.openClaim}`, RECEIPT_WORDS.page],
	[`/frais/${TEACHER.openClaim}`, CLAIM_WORDS.page],
	['/portail', PORTAL_WORDS.page],
	// Not of this person: the page says so, without a network too.
	['/eps', LAUNCH_PAGES.eps.page],
	['/jury', LAUNCH_PAGES.juryPortal.page],
	['/sujets', LAUNCH_PAGES.subjects.page],
	['/statistiques', LAUNCH_PAGES.statistics.page],
	['/envois', UNSENT_WORDS.page],
	['/pieces-a-rattacher', INBOX_WORDS.page],
	['/notifications', NOTICES_WORDS.page],
	['/mes-donnees', MY_DATA_WORDS.page],
	['/guide', GUIDE_WORDS.page],
	['/aide', HELP_WORDS.page],
	...HELP_SLUGS.map((slug): Address => [`/aide/${slug}`, HELP_WORDS.page]),
	['/plan-du-site', SITE_MAP_WORDS.page],
	['/accessibilite', ACCESSIBILITY_WORDS.page]
];

for (const [path, heading] of ADDRESSES) {
	test(`${path} opens without a server, typed into the address bar`, async () => {
		const page = await context.newPage();
		await page.goto(server.url + path);
		await expect(page.getByRole('heading', { name: new RegExp(`^${heading}`) }).first()).toBeVisible();
		await page.reload();
		await expect(page.getByRole('heading', { name: new RegExp(`^${heading}`) }).first()).toBeVisible();
		await page.close();
	});
}

/** What breaks on the page without anybody being told. */
function faultsOf(page: Page): string[] {
	const faults: string[] = [];
	page.on('pageerror', ({ message }) => faults.push(message));
	return faults;
}

const NOT_LOADED =
	/(?:error loading dynamically imported module: |Failed to load ‘|Unable to preload CSS for )([^\s’]+)/;

/**
 * Firefox tells, by chance after the next page has come, what a page was still loading when it was left. A module or a
 * style that the device does not hold cannot be loaded now either.
 */
async function isOfPageLeft(page: Page, fault: string): Promise<boolean> {
	const file = NOT_LOADED.exec(fault)?.[1];
	if (file === undefined) return false;
	const load = (address: string) =>
		(address.endsWith('.css') ? fetch(address) : import(address)).then(
			(answer: unknown) => !(answer instanceof Response) || answer.ok,
			() => false
		);
	return page.evaluate(load, file);
}

async function faultsOfPage(page: Page, faults: readonly string[]): Promise<string[]> {
	const own: string[] = [];
	for (const fault of faults) if (!(await isOfPageLeft(page, fault))) own.push(fault);
	return own;
}

for (const [index, { screens }] of [{ screens: TEACHER_SCREENS }, ...OTHERS].entries()) {
	for (const screen of screens) {
		test(`the screen «${screen.name}» works without a server`, async () => {
			const page = await (phones[index]?.context ?? context).newPage();
			await page.goto(`${server.url}/accueil`);
			await page.waitForLoadState('networkidle');
			const faults = faultsOf(page);
			await screen.open(page, server.url);
			await expect(page.locator('main h1').first()).toBeAttached();
			await expect(page.getByText(SHELL_WORDS.errorTitle)).toHaveCount(0);
			await expect(page.getByText(KIT_WORDS.loading)).toHaveCount(0);
			expect(await faultsOfPage(page, faults)).toEqual([]);
			await page.close();
		});
	}
}

for (const path of ['/gestion', '/connexion', '/mot-de-passe', '/api/sync/pull', '/healthz']) {
	test(`${path} is never answered from the device`, async () => {
		const page = await context.newPage();
		await expect(page.goto(server.url + path)).rejects.toThrow(/CONNECTION_REFUSED/);
		await page.close();
	});
}

test('the caches hold the build and nothing of the person', async () => {
	const page = await context.newPage();
	await page.goto(`${server.url}/accueil`);
	const cached = await page.evaluate(async () => {
		const found: { address: string; status: number; type: string; redirected: boolean; text: string }[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const response = await cache.match(request);
				if (response === undefined) continue;
				const { status, type, redirected } = response;
				const address = new URL(request.url).pathname;
				found.push({ address, status, type, redirected, text: await response.text() });
			}
		}
		return found;
	});
	expect(cached.length).toBeGreaterThan(10);
	const foreign = /^\/(api|gestion|connexion|mot-de-passe|deconnexion|healthz|\w+\/[A-Z])/;
	for (const { address, status, type, redirected, text } of cached) {
		expect(address).not.toMatch(foreign);
		expect({ address, status, redirected }).toEqual({ address, status: 200, redirected: false });
		expect(['basic', 'default']).toContain(type);
		expect(text).not.toContain(TEACHER.identifier);
		// The desk is used online alone: nothing of its pages is a phone's to keep.
		expect(text, address).not.toContain(IMPORT_PAGE_WORDS.send);
		expect(text).not.toContain(TEACHER.fullName);
	}
	await page.close();
});
