// Without a server: every address of the teacher's service opens, the others are left alone, and nothing personal
// lies in the worker's caches.
import { expect, test, type BrowserContext } from '@playwright/test';
import { ACCESSIBILITY_WORDS } from '../../src/lib/fr/screens/accessibility';
import { GUIDE_WORDS } from '../../src/lib/fr/screens/guide';
import { HELP_WORDS, SITE_MAP_WORDS } from '../../src/lib/fr/screens/help';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { COMPETENCE_WORDS } from '../../src/lib/fr/screens/competences';
import { MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { LAUNCH_PAGES, PORTAL_WORDS } from '../../src/lib/fr/screens/portal';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { WELCOME_WORDS } from '../../src/lib/fr/screens/welcome';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { signIn, untilReadyOffline } from './steps';

let server: AppServer;
let context: BrowserContext;

test.beforeAll(async ({ browser }) => {
	server = await startAppServer({ testNow: TEACHER.now });
	context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris'
	});
	await context.clock.install({ time: TEACHER.now });
	const page = await context.newPage();
	await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	await page.close();
	await server.kill();
});

test.afterAll(async () => {
	await context.close();
	await server.stop();
});

const ADDRESSES: [path: string, heading: string][] = [
	['/', WELCOME_WORDS.page],
	['/accueil', WELCOME_WORDS.page],
	['/missions', MISSION_WORDS.page],
	[`/missions/${TEACHER.openClaim}`, MISSION_WORDS.detail],
	['/competences', COMPETENCE_WORDS.consultation],
	['/competences?onglet=enseignements', COMPETENCE_WORDS.teachings],
	['/saisie-competences', COMPETENCE_WORDS.entry],
	['/frais', CLAIMS_WORDS.page],
	['/frais/conditions/RENNES', CLAIMS_WORDS.conditions],
	[`/frais/${TEACHER.openClaim}`, CLAIM_WORDS.page],
	['/portail', PORTAL_WORDS.page],
	// Not of this person: the page says so, without a network too.
	['/eps', LAUNCH_PAGES.eps.page],
	['/jury', LAUNCH_PAGES.juryPortal.page],
	['/sujets', LAUNCH_PAGES.subjects.page],
	['/statistiques', LAUNCH_PAGES.statistics.page],
	['/envois', UNSENT_WORDS.page],
	['/guide', GUIDE_WORDS.page],
	['/aide', HELP_WORDS.page],
	['/aide/frais', HELP_WORDS.page],
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
		expect(text).not.toContain(TEACHER.fullName);
	}
	await page.close();
});
