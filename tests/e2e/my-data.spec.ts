// «Mes données et mes appareils»: what is kept is seen and taken away; a device is signed out from another one, loses
// nothing, and goes on after its person signed in again.
import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { GESTION_WORDS } from '../../src/lib/fr/gestion/claims';
import { SESSION_WORDS, sessionEndedSentence } from '../../src/lib/fr/screens/frame';
import { MY_DATA_WORDS as words } from '../../src/lib/fr/screens/my-data';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { saveCandidates, syncByHand } from './device-steps';
import { signIn, signInAs, untilAllSent } from './steps';
import { test } from './teacher-phone';

async function openMyData(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/mes-donnees`);
	await expect(page.getByRole('heading', { level: 1, name: words.page })).toBeVisible();
}

const devices = (page: Page) => page.getByRole('region', { name: words.sessions }).getByRole('listitem');

test('a device signed out from another keeps what it has not sent, and sends it once its person is back', async ({
	phone,
	openPhone,
	truth
}) => {
	test.setTimeout(120_000);
	const { page: lost, proxy } = phone;
	const { page, proxy: other } = await openPhone({ upTo: 'readyOffline' });
	await proxy.down();
	await saveCandidates(lost, TEACHER.openClaim, '8');

	await openMyData(page, other.url);
	// This phone, the lost one, and the test's own look at the server.
	await expect(devices(page)).toHaveCount(3);
	await expect(devices(page).first()).toContainText(words.current);
	await expect(devices(page).first()).toContainText('Chrome sur Linux');
	await expect(devices(page).first().getByRole('button')).toHaveCount(0);
	// By the keyboard alone.
	await page.getByRole('button', { name: words.endOthers }).focus();
	await page.keyboard.press('Enter');
	await expect(devices(page)).toHaveCount(1);
	await expect(page.getByText(words.othersEnded).first()).toBeAttached();
	await expect(page.getByRole('button', { name: words.endOthers })).toHaveCount(0);

	await proxy.up();
	await syncByHand(lost);
	await expect(lost.getByText(SESSION_WORDS.endedTitle, { exact: true })).toBeVisible();
	await expect(lost.getByText(sessionEndedSentence(1))).toBeVisible();
	const pushes = proxy.log.filter(({ path, appStatus }) => path === '/api/sync/push' && appStatus === 200);
	const before = pushes.length;
	await signIn(lost, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilAllSent(lost);
	const after = proxy.log.filter(({ path, appStatus }) => path === '/api/sync/push' && appStatus === 200);
	expect(after.length).toBe(before + 1);
	await truth.close();
	await openMyData(page, other.url);
	await expect(devices(page)).toHaveCount(2);
	await devices(page).nth(1).getByRole('button', { name: words.end }).click();
	await expect(devices(page)).toHaveCount(1);
});

test('the page opens without a network, says so, and reads on when it is back', async ({
	phone: { page, proxy }
}) => {
	await proxy.down();
	await openMyData(page, proxy.url);
	await expect(page.getByText(words.unreachable)).toBeVisible();
	await proxy.up();
	await page.getByRole('button', { name: words.retry }).click();
	await expect(devices(page).first()).toContainText(words.current);
	// The network goes between the page and its rows.
	await proxy.down();
	const missions = page.locator('details', { hasText: /^Missions \(/ });
	await missions.locator('summary').click();
	await expect(missions.getByText(words.readFailed)).toBeVisible();
	await proxy.up();
	await missions.locator('summary').click();
	await missions.locator('summary').click();
	await expect(missions.getByText('52525', { exact: true })).toBeVisible();
});

test('everything is shown and taken away in one file; axe finds nothing', async ({
	phone: { page, proxy }
}) => {
	await openMyData(page, proxy.url);
	await expect(page.getByRole('region', { name: words.account })).toContainText(TEACHER.identifier);
	// Every row is there to read: by the keyboard alone, the server asked at the first opening.
	const claims = page.locator('details', { hasText: /^États de frais \(/ });
	await claims.locator('summary').focus();
	await page.keyboard.press('Enter');
	await expect(claims.getByText('52525', { exact: true })).toBeVisible();
	await expect(claims.getByText('Statut frais de déplacement').first()).toBeVisible();
	const profile = page.locator('details', { hasText: /^Profil d’intervenant \(1\)/ });
	await profile.locator('summary').click();
	await expect(profile.getByText('PLEUVEN', { exact: true })).toBeVisible();
	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: 740 });
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		).toBe(0);
	}
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: words.download }).click()
	]);
	expect(download.suggestedFilename()).toBe('mes-donnees_2017-06-15.zip');
	const files = unzipSync(await readFile(await download.path()));
	const json = new TextDecoder().decode(files['mes-donnees.json']);
	expect(JSON.parse(json)).toMatchObject({ directory: { accounts: [{ identifier: TEACHER.identifier }] } });
	expect(json).toContain('"mission_number": 52525');
});

test('a gestionnaire sees and ends the same on their own page, without a script', async ({
	server,
	browser
}) => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const elsewhere = await browser.newContext();
	const desk = await context.newPage();
	const other = await elsewhere.newPage();
	await signInAs(desk, server.url, GESTIONNAIRE);
	await signInAs(other, server.url, GESTIONNAIRE);
	await desk.goto(`${server.url}/gestion`);
	await desk.getByRole('link', { name: GESTION_WORDS.ownData }).click();
	await expect(desk.getByRole('heading', { level: 1, name: words.page })).toBeVisible();
	await expect(desk.getByRole('region', { name: words.account })).toContainText(GESTIONNAIRE.identifier);
	const { violations } = await new AxeBuilder({ page: desk }).analyze();
	expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
	await expect(devices(desk)).toHaveCount(2);
	await devices(desk).nth(1).getByRole('button', { name: words.end }).focus();
	await desk.keyboard.press('Enter');
	await expect(desk.getByText(words.ended)).toBeVisible();
	await expect(devices(desk)).toHaveCount(1);
	await other.goto(`${server.url}/gestion`);
	await expect(other).toHaveURL(/\/connexion/);
	const [download] = await Promise.all([
		desk.waitForEvent('download'),
		desk.getByRole('link', { name: words.download }).click()
	]);
	expect(Object.keys(unzipSync(await readFile(await download.path())))).toContain('mes-donnees.json');
	await context.close();
	await elsewhere.close();
});
