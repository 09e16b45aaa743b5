// Two people on one tablet, in turn; and a sign-in whose page had no script.
import { expect } from '@playwright/test';
import { INSECURE } from '../../src/lib/fr/insecure';
import { LOCK_WORDS } from '../../src/lib/fr/screens/lock';
import { READER, TEACHER } from '../fixtures/people';
import {
	draftCandidates,
	expectCandidates,
	personalDatabases,
	syncStatus,
	textOnDevice
} from './device-steps';
import { expectLocked, isKeyStored, unlock } from './lock-steps';
import { acceptConditionsIfAsked, signIn, untilAllSent, untilReadyOffline } from './steps';
import { test } from './teacher-phone';

test('two people in turn on one tablet, both with unsent items: each opens only their own, by their password', async ({
	phone: { context, page, proxy }
}) => {
	await draftCandidates(page, TEACHER.openClaim, '19');
	await context.clock.fastForward('31:00');
	await expectLocked(page, 'idle', 1);

	// From the lock another one comes in; what is locked stays as it is.
	await page.getByRole('button', { name: LOCK_WORDS.other }).click();
	await page.waitForURL('**/connexion');
	await signIn(page, proxy.url, READER.identifier, READER.password);
	await untilReadyOffline(page);
	await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	await proxy.down();
	await acceptConditionsIfAsked(page, 'RENNES');
	await expect(syncStatus(page)).toContainText('1 à envoyer');
	expect(await personalDatabases(page)).toHaveLength(2);
	await context.clock.fastForward('31:00');
	await expectLocked(page, 'idle', 1);
	expect(await isKeyStored(page)).toBe(false);
	expect(await textOnDevice(page)).not.toMatch(/Vasseur|Kerdoncuff|RENNES-/);

	await proxy.up();
	await page.getByRole('button', { name: LOCK_WORDS.other }).click();
	await page.waitForURL('**/connexion');
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await expect(page.getByText(/Kerdoncuff/)).toHaveCount(0);
	await expect(syncStatus(page)).toContainText('1 à envoyer');
	await expectCandidates(page, TEACHER.openClaim, '19');
	const pushed = proxy.log
		.filter(({ path }) => path === '/api/sync/push')
		.map(({ requestBody }) => requestBody.toString());
	expect(pushed.filter((body) => body.includes('"acceptConditions"'))).toEqual([]);

	// The second one's is still there, behind their own password.
	await context.clock.fastForward('31:00');
	await page.getByRole('button', { name: LOCK_WORDS.other }).click();
	await page.waitForURL('**/connexion');
	await signIn(page, proxy.url, READER.identifier, READER.password);
	await untilAllSent(page);
	await expect
		.poll(
			() =>
				proxy.log.filter(
					({ path, requestBody }) =>
						path === '/api/sync/push' && requestBody.toString().includes('"acceptConditions"')
				).length
		)
		.toBe(1);
});

test('a sign-in without script is asked for the password once, and nothing is stored before', async ({
	openPhone
}) => {
	const { context, page, proxy } = await openPhone({ upTo: 'signedOut' });
	const answer = await context.request.post(`${proxy.url}/connexion`, {
		form: { identifier: TEACHER.identifier, password: TEACHER.password },
		headers: { origin: proxy.url, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	await page.goto(`${proxy.url}/accueil`);
	await expect(page.getByRole('heading', { name: LOCK_WORDS.newTitle })).toBeVisible();
	expect(await textOnDevice(page)).not.toMatch(/Vasseur|"sealed"/);
	await page.getByLabel(LOCK_WORDS.password).fill(TEACHER.password);
	await page.getByRole('button', { name: LOCK_WORDS.confirm, exact: true }).click();
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	await page.reload();
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();

	// «Toujours demander»: no key is stored, each opening asks.
	await context.clock.fastForward('31:00');
	await page.getByLabel(LOCK_WORDS.always).check();
	await unlock(page, TEACHER.password);
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	expect(await isKeyStored(page)).toBe(false);
	await page.reload();
	await expectLocked(page, 'no-key', 0);
	await unlock(page, TEACHER.password);
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
});

test('where the browser cannot seal, the page asks for https, and nothing is stored', async ({
	openPhone
}) => {
	const { context, page, proxy } = await openPhone({ upTo: 'signedOut' });
	// As on an address without https: WebCrypto is not there.
	await context.addInitScript(() =>
		Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })
	);
	await page.goto(`${proxy.url}/connexion`);
	await expect(page.getByText(INSECURE)).toBeVisible();
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await expect(page.getByText(INSECURE)).toBeVisible();
	await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	expect(await personalDatabases(page)).toEqual([]);
	expect(await textOnDevice(page)).not.toMatch(/Vasseur|"sealed"/);
});
