// «Mes données et mes appareils»: what is kept is seen and taken away; a device is signed out from another one, loses
// nothing, and goes on after its person signed in again.
import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { SESSION_WORDS, sessionEndedSentence } from '../../src/lib/fr/screens/frame';
import { MY_DATA_WORDS as words } from '../../src/lib/fr/screens/my-data';
import { TEACHER } from '../fixtures/people';
import { saveCandidates, syncByHand } from './device-steps';
import { signIn, untilAllSent } from './steps';
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
});

test('everything is shown and taken away in one file; axe finds nothing', async ({
	phone: { page, proxy }
}) => {
	await openMyData(page, proxy.url);
	await expect(page.getByRole('region', { name: words.account })).toContainText(TEACHER.identifier);
	await expect(page.getByRole('table', { name: /RENNES/i })).toContainText('États de frais');
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
