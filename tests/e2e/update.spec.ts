// A new version of the app: whole before it can be used, waits for the person's word, never swapped under a form.
import { rm } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { SYNC_WORDS, UPDATE_WORDS } from '../../src/lib/fr/screens/frame';
import type { Fault } from '../fixtures/fault-proxy';
import { laterBuild } from '../fixtures/later-build';
import { TEACHER } from '../fixtures/people';
import { personalDatabases, saveCandidates, syncStatus } from './device-steps';
import { passHourAtWork } from './lock-steps';
import { openClaim, openTab, untilAllSent, untilReadyOffline } from './steps';
import { test, type Phone } from './teacher-phone';

let later: string;

test.beforeAll(async () => {
	later = await laterBuild();
});

test.afterAll(() => rm(later, { recursive: true, force: true }));

/** The later build's shells bear a mark in their heads. */
function expectBuild(page: Page, build: 'first' | 'later'): Promise<void> {
	// A browser takes its time to change workers.
	const timeout = 60_000;
	return expect(page.locator('meta[name="nomade-build"]')).toHaveCount(build === 'later' ? 1 : 0, {
		timeout
	});
}

async function expectScreens(
	{ page, proxy }: Pick<Phone, 'page' | 'proxy'>,
	check: () => Promise<void>
): Promise<void> {
	for (const path of [
		'/accueil',
		'/missions',
		`/missions/${TEACHER.openClaim}`,
		'/frais',
		`/frais/${TEACHER.openClaim}`,
		'/frais/conditions/RENNES',
		'/envois'
	]) {
		await page.goto(proxy.url + path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await check();
	}
}

test('faults.md 19: reload on update wipes form; a new version waits, is taken on the word, and each of its screens opens offline', async ({
	phone: { page, proxy },
	server
}) => {
	await openClaim(page, TEACHER.openClaim);
	await openTab(page, 'remuneration');
	const field = page.getByLabel(PAY_WORDS.candidates);

	// Typed in a tunnel, the update comes with the network.
	await proxy.down();
	await field.fill('37');
	await server.restart({ buildDir: later });
	await proxy.up();
	await passHourAtWork(page);
	await expect(page.getByText(UPDATE_WORDS.title)).toBeVisible({ timeout: 60_000 });
	for (let poll = 1; poll <= 2; poll += 1) {
		await passHourAtWork(page);
		await expect(field).toHaveValue('37');
		await expect(field).toBeFocused();
		await expectBuild(page, 'first');
	}

	// Not said yes: a new tab is still the build that the person knows.
	const other = await page.context().newPage();
	await other.goto(`${proxy.url}/missions`);
	await expectBuild(other, 'first');

	// The last keystroke is a moment old when the new version is taken.
	await field.fill('38');
	await page.getByRole('button', { name: UPDATE_WORDS.apply }).click();
	await expectBuild(page, 'later');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('38');
	await expect(page.getByText(UPDATE_WORDS.title)).toBeHidden();

	// Straight into the tunnel: each screen for the first time in the new version. The other tab lives on.
	await proxy.down();
	await expectScreens({ page, proxy }, () => expectBuild(page, 'later'));
	await other
		.getByRole('link', { name: /états de frais/i })
		.first()
		.click();
	await expect(other.getByRole('heading', { level: 1 })).toContainText('états de frais');
	await expectBuild(other, 'first');
});

test('faults.md 20: offline expenses gone after app update; what waits and what is typed goes through it, sent once', async ({
	phone: { page, proxy },
	truth,
	server
}) => {
	await proxy.down();
	await saveCandidates(page, 'RENNES-52525', '7');
	await saveCandidates(page, 'RENNES-77833', '8');
	await openClaim(page, 'RENNES-77642');
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.copies).fill('31');
	await expect(syncStatus(page)).toContainText(`3 ${SYNC_WORDS.toSend}`);

	// Files pass, data do not: updated before anything could be sent.
	proxy.setFault(({ path }) => (path.startsWith('/api/') ? { kind: 'refuse' } : null));
	await server.restart({ buildDir: later });
	await proxy.up();
	await passHourAtWork(page);
	await page.getByRole('button', { name: UPDATE_WORDS.apply }).click({ timeout: 60_000 });
	await expectBuild(page, 'later');
	await expect(syncStatus(page)).toContainText(`3 ${SYNC_WORDS.toSend}`);
	await expect(page.getByLabel(PAY_WORDS.copies)).toHaveValue('31');

	proxy.setFault(null);
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await page.clock.fastForward('05:00');
	await untilAllSent(page);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 7 });
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 8 });
	expect((await truth.theClaimOf(77642)).content.remuneration).toMatchObject({ copies: 31 });
});

/** A file that only the later build has, so that it is asked of the network. */
const isNewFile = (path: string) => /\/nodes\/5\.[^/]*_2\.js$/.test(path);
const isArchive = (path: string) => /\/shell\.[^/]*-2\.json$/.test(path);
const INSTALL_FAULTS: [name: string, isHit: (path: string) => boolean, fault: Fault][] = [
	['an asset answered 404', isNewFile, { kind: 'answer', status: 404 }],
	['an asset answered 500', isNewFile, { kind: 'answer', status: 500 }],
	['an asset cut in the middle', isNewFile, { kind: 'truncate', share: 0.5 }],
	["a portal's page for an asset", isNewFile, { kind: 'answer', status: 200, body: '<h1>Wi-Fi</h1>' }],
	[
		"a portal's page for a shell",
		(path) => path.startsWith('/missions'),
		{ kind: 'answer', status: 200, body: '<h1>Wi-Fi</h1>' }
	],
	[
		'a redirect to a login page for a shell',
		(path) => path.startsWith('/frais'),
		{ kind: 'answer', status: 302, headers: { location: '/connexion' } }
	],
	['the rest of the files answered 503', isArchive, { kind: 'answer', status: 503 }],
	['the rest of the files cut in the middle', isArchive, { kind: 'truncate', share: 0.5 }],
	[
		"a portal's page for the rest of the files",
		isArchive,
		{ kind: 'answer', status: 200, body: '<h1>Wi-Fi</h1>' }
	],
	[
		'the rest of the files without one of them',
		isArchive,
		{ kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"/accueil":""}' }
	]
];

/** How an install ends that `update()` starts. One that the page itself has asked for meanwhile may swallow a call. */
function installEnds(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const found: ServiceWorker[] = [];
		registration.addEventListener('updatefound', () => {
			if (registration.installing) found.push(registration.installing);
		});
		let worker: ServiceWorker | undefined;
		while (worker === undefined) {
			await registration.update();
			worker = found[0] ?? registration.installing ?? undefined;
			if (worker === undefined) await new Promise((resolve) => setTimeout(resolve, 500));
		}
		const installing = worker;
		return new Promise<string>((resolve) => {
			const look = () => {
				if (installing.state === 'redundant' || installing.state === 'installed') resolve(installing.state);
			};
			installing.addEventListener('statechange', look);
			look();
		});
	});
}

test('a service worker that fails to install leaves the old one working, and is tried again', async ({
	phone: { page, proxy },
	server
}) => {
	await server.restart({ buildDir: later });
	for (const [name, isHit, fault] of INSTALL_FAULTS) {
		await test.step(name, async () => {
			proxy.setFault(({ path }) => (isHit(path) ? fault : null));
			expect(await installEnds(page)).toBe('redundant');
			await page.goto(`${proxy.url}/missions`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectBuild(page, 'first');
		});
	}
	// Half of the new build is nowhere: the old one is whole without a network.
	await proxy.down();
	await expectScreens({ page, proxy }, () => expectBuild(page, 'first'));

	// By itself, a while later, from where the page stands.
	proxy.setFault(null);
	await proxy.up();
	await passHourAtWork(page);
	await expect(page.getByText(UPDATE_WORDS.title)).toBeVisible({ timeout: 60_000 });
});

test('the kill switch drops worker and caches, not what was typed; and the offline app comes back', async ({
	phone: { page, proxy },
	truth,
	server
}) => {
	await proxy.down();
	await saveCandidates(page, 'RENNES-52525', '9');
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'remuneration');
	const field = page.getByLabel(PAY_WORDS.candidates);
	await field.fill('14');
	await expect(syncStatus(page)).toContainText(`2 ${SYNC_WORDS.toSend}`);
	const databases = await personalDatabases(page);

	// Withdrawn together with an update: this page is of a build whose pages' files the new one no longer has.
	proxy.setFault(({ path }) => (path.startsWith('/api/') ? { kind: 'refuse' } : null));
	await server.restart({ buildDir: later, env: { IMAGIN_SERVICE_WORKER: 'off' } });
	await proxy.up();
	// The next contact: the network is back, as the browser tells it.
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(page.getByText(UPDATE_WORDS.withdrawn).first()).toBeAttached({ timeout: 30_000 });
	await expect.poll(() => filesOnDevice(page)).toEqual({ caches: [], workers: 0 });
	await expect(field).toHaveValue('14');
	await expect(field).toBeFocused();
	expect(await personalDatabases(page)).toEqual(databases);
	// The page goes on: a screen that it never opened comes from the builds that the server keeps.
	await syncStatus(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Ce qui n’est pas envoyé');
	await expectBuild(page, 'first');
	// From the network, in the present version, with all that was typed.
	await page.reload();
	await expectBuild(page, 'later');
	await expect(syncStatus(page)).toContainText(`2 ${SYNC_WORDS.toSend}`);
	await page.waitForTimeout(1_000);
	expect(await filesOnDevice(page)).toMatchObject({ caches: [] });

	// On again: the app is kept anew, opens without a network, and still holds everything.
	await server.restart({ buildDir: later, env: { IMAGIN_SERVICE_WORKER: 'on' } });
	await page.reload();
	await untilReadyOffline(page);
	await proxy.down();
	await expectScreens({ page, proxy }, async () => {
		await expect(syncStatus(page)).toContainText(`2 ${SYNC_WORDS.toSend}`);
	});
	proxy.setFault(null);
	await proxy.up();
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('14');
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await untilAllSent(page);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 9 });
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 14 });
});

function filesOnDevice(page: Page): Promise<{ caches: string[]; workers: number }> {
	return page.evaluate(async () => ({
		caches: await caches.keys(),
		workers: (await navigator.serviceWorker.getRegistrations()).length
	}));
}
