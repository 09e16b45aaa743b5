// A new version of the app: whole before it can be used, waits for the person's word, never swapped under a form.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { UPDATE_WORDS } from '../../src/lib/fr/screens/frame';
import { BUILD_DIR, startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { acceptConditions, openClaim, openTab, signIn, untilReadyOffline } from './steps';

const MARK = '<meta name="nomade-build" content="second" />';

/** The same app as a later build: another worker, another version, a shell that can be told from the first. */
async function secondBuild(): Promise<string> {
	// Inside the project, so that the build finds the packages it needs.
	await mkdir('test-results', { recursive: true });
	const folder = await mkdtemp(join('test-results', 'second-build-'));
	await cp(BUILD_DIR, folder, { recursive: true });
	const change = async (path: string, edit: (text: string) => string) => {
		const file = join(folder, path);
		const text = await readFile(file, 'utf8');
		const edited = edit(text);
		if (edited === text) throw new Error(`nothing to change in ${path}`);
		await writeFile(file, edited);
		for (const packed of ['.br', '.gz']) await rm(file + packed, { force: true });
	};
	const { version } = JSON.parse(await readFile(join(BUILD_DIR, 'client/_app/version.json'), 'utf8')) as {
		version: string;
	};
	await change('client/service-worker.js', (text) => text.replaceAll(version, `${version}-2`));
	await change('client/_app/version.json', (text) => text.replaceAll(version, `${version}-2`));
	for (const shell of [
		'accueil',
		'missions',
		'frais',
		'envois',
		'frais/_',
		'missions/_',
		'frais/conditions/_'
	]) {
		await change(`prerendered/${shell}.html`, (text) => text.replace('<head>', `<head>${MARK}`));
	}
	return resolve(folder);
}

test('a new version waits, is taken on the word, and keeps what was typed', async ({ browser }) => {
	const server = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext();
	await context.clock.install({ time: TEACHER.now });
	const later = await secondBuild();
	try {
		const page = await context.newPage();
		await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await acceptConditions(page, 'RENNES');
		await openClaim(page, TEACHER.openClaim);
		await openTab(page, 'remuneration');
		const field = page.getByLabel(PAY_WORDS.candidates);
		await field.fill('37');

		await server.restart({ buildDir: later });
		await page.clock.fastForward('01:05:00');
		await expect(page.getByText(UPDATE_WORDS.title)).toBeVisible({ timeout: 60_000 });
		await expect(field).toHaveValue('37');
		await expect(field).toBeFocused();
		expect(await page.locator('meta[name="nomade-build"]').count()).toBe(0);

		// Not said yes: a new tab is still the build that the person knows.
		const other = await context.newPage();
		await other.goto(`${server.url}/missions`);
		expect(await other.locator('meta[name="nomade-build"]').count()).toBe(0);

		await page.getByRole('button', { name: UPDATE_WORDS.apply }).click();
		await expect(page.locator('meta[name="nomade-build"]')).toHaveCount(1);
		await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('37');
		await expect(page.getByText(UPDATE_WORDS.title)).toBeHidden();

		// Straight into the tunnel: each screen for the first time in the new version. The other tab lives on.
		await server.kill();
		for (const path of ['/accueil', '/missions', '/frais', '/envois', `/frais/${TEACHER.openClaim}`]) {
			await page.goto(server.url + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.locator('meta[name="nomade-build"]')).toHaveCount(1);
		}
		await other
			.getByRole('link', { name: /états de frais/i })
			.first()
			.click();
		await expect(other.getByRole('heading', { level: 1 })).toContainText('états de frais');
	} finally {
		await context.close();
		await server.stop();
		await rm(later, { recursive: true, force: true });
	}
});

test('a build that a portal corrupts is not taken', async ({ browser }) => {
	const server = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext();
	const later = await secondBuild();
	try {
		const page = await context.newPage();
		await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await writeFile(
			join(later, 'prerendered/missions.html'),
			'<!doctype html><h1>Bienvenue sur le Wi-Fi</h1>'
		);
		await server.restart({ buildDir: later });
		const outcome = await page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			const found = new Promise<ServiceWorker>((resolve) => {
				registration.addEventListener('updatefound', () => {
					if (registration.installing) resolve(registration.installing);
				});
			});
			await registration.update();
			const worker = await found;
			return new Promise<string>((resolve) => {
				worker.addEventListener('statechange', () => {
					if (worker.state === 'redundant' || worker.state === 'installed') resolve(worker.state);
				});
			});
		});
		expect(outcome).toBe('redundant');
		await server.kill();
		await page.goto(`${server.url}/missions`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	} finally {
		await context.close();
		await server.stop();
		await rm(later, { recursive: true, force: true });
	}
});
