// The lock: thirty minutes, wrong passwords, the clock, a changed password; with and without a network.
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { expect, request, type Page } from '@playwright/test';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { LOCK_WORDS, lockWait } from '../../src/lib/fr/screens/lock';
import type { AppServer } from '../fixtures/app-server';
import type { FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { draftCandidates, expectCandidates, saveCandidates, textOnDevice, watchFor } from './device-steps';
import { expectLocked, isKeyStored, tryPassword, unlock } from './lock-steps';
import { openClaim, openTab, signIn } from './steps';
import { test } from './teacher-phone';

const NEW_PASSWORD = 'quatre rames bleues';

async function typeCandidates(page: Page, count: string): Promise<void> {
	await openClaim(page, TEACHER.openClaim);
	await openTab(page, 'remuneration');
	const field = page.getByLabel(PAY_WORDS.candidates);
	await field.clear();
	await field.pressSequentially(count);
}

test('without a network thirty minutes lock, the password unlocks: same screen, same draft, in every tab', async ({
	phone: { context, page, proxy }
}) => {
	const other = await context.newPage();
	await other.goto(`${proxy.url}/missions`);
	await expect(other.getByText(TEACHER.fullName).first()).toBeVisible();
	await proxy.down();
	await typeCandidates(page, '41');
	const address = page.url();

	// A key pressed in one tab counts for both.
	await context.clock.fastForward('20:00');
	await page.keyboard.press('Shift');
	await context.clock.fastForward('20:00');
	await expect(other.getByText(TEACHER.fullName).first()).toBeVisible();
	await page.keyboard.press('Shift');
	await page.getByLabel(PAY_WORDS.candidates).pressSequentially('2');

	await context.clock.fastForward('30:30');
	await expectLocked(page, 'idle', 1);
	await expect(other.getByRole('heading', { name: LOCK_WORDS.title })).toBeVisible();
	for (const tab of [page, other]) await expect(tab.getByText(TEACHER.fullName)).toHaveCount(0);
	expect(await page.content()).not.toContain('412');
	expect(await isKeyStored(page)).toBe(false);
	expect(await textOnDevice(page)).not.toMatch(/412"|Vasseur|RENNES-52525/);

	await unlock(page, TEACHER.password);
	expect(page.url()).toBe(address);
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('412');
	await expect(other.getByText(TEACHER.fullName).first()).toBeVisible();
});

test('wrong passwords are slowed, a reload, a restart or a clock turned back is no way round', async ({
	phone: { context, page, proxy }
}) => {
	await proxy.down();
	await typeCandidates(page, '412');
	const address = page.url();
	await context.clock.fastForward('30:30');
	await expectLocked(page, 'idle', 1);
	await page.reload();
	await expectLocked(page, 'no-key', 1);
	for (let count = 0; count < 2; count += 1) {
		await tryPassword(page, 'un autre mot');
		await expect(page.getByText(LOCK_WORDS.wrong)).toBeVisible();
	}
	await tryPassword(page, 'encore un autre');
	await expect(page.getByText(lockWait(30))).toBeVisible();
	await page.reload();
	await tryPassword(page, TEACHER.password);
	await expect(page.getByText(/Trop de saisies incorrectes/)).toBeVisible();
	await context.clock.fastForward('00:31');
	await unlock(page, TEACHER.password);

	// A restart within thirty minutes asks nothing; past them nothing is shown before it asks.
	await page.close();
	page = await context.newPage();
	await page.goto(address);
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('412');
	await page.goto('about:blank');
	await context.clock.fastForward('31:00');
	const seenAt = await watchFor(page, TEACHER.fullName);
	await page.goto(address);
	await expectLocked(page, 'idle', 1);
	expect(await seenAt()).toBeNull();
	await unlock(page, TEACHER.password);

	// A clock turned back, while the page is open.
	await context.clock.setSystemTime(new Date('2017-06-15T05:00:00+02:00'));
	await context.clock.runFor(5_000);
	await expectLocked(page, 'clock', 1);
	await unlock(page, TEACHER.password);
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('412');
});

test('with a network the same prompt renews the session; a password changed elsewhere opens the drafts', async ({
	phone: { context, page, proxy },
	truth,
	server
}) => {
	await draftCandidates(page, TEACHER.openClaim, '17');
	await context.clock.fastForward('31:00');
	await expectLocked(page, 'idle', 1);
	// The interactive session ended with the lock.
	await expect
		.poll(async () => (await page.request.get(`${proxy.url}/api/session`, { maxRetries: 3 })).status())
		.toBe(401);
	await unlock(page, TEACHER.password);
	await saveCandidates(page, 'RENNES-77833', '8');
	await untilAllSentBut(1, page, proxy);
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 8 });

	// Changed on another device: the old one no longer opens while the server can say so; the new one opens all.
	await changePassword(server, TEACHER.password, NEW_PASSWORD);
	await context.clock.fastForward('31:00');
	await expectLocked(page, 'idle', 1);
	await tryPassword(page, TEACHER.password);
	await expect(page.getByText(LOCK_WORDS.changedElsewhere)).toBeVisible();
	expect(await isKeyStored(page)).toBe(false);
	await unlock(page, NEW_PASSWORD);
	await expectCandidates(page, TEACHER.openClaim, '17');

	// Without a network, too, it is the new one from now on.
	await proxy.down();
	await context.clock.fastForward('31:00');
	await tryPassword(page, TEACHER.password);
	await expect(page.getByText(LOCK_WORDS.wrong)).toBeVisible();
	await unlock(page, NEW_PASSWORD);
	await expectCandidates(page, TEACHER.openClaim, '17');
});

test('a former password opens what nothing else does; erasing needs a second word', async ({
	phone: { context, page, proxy },
	server
}) => {
	await draftCandidates(page, TEACHER.openClaim, '23');
	await changePassword(server, TEACHER.password, NEW_PASSWORD);
	const directory = createClient({ url: `file:${join(server.dataDir, 'directory.db')}` });
	await directory.execute('DELETE FROM device_keys');

	await context.clock.fastForward('31:00');
	await expectLocked(page, 'idle', 1);
	await signIn(page, proxy.url, TEACHER.identifier, NEW_PASSWORD);
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeVisible();
	await tryPassword(page, NEW_PASSWORD);
	await expect(page.getByText(LOCK_WORDS.formerText)).toBeVisible();
	await page.getByLabel(LOCK_WORDS.former).fill('pas celui-ci');
	await page.getByRole('button', { name: LOCK_WORDS.openByFormer }).click();
	await expect(page.getByText(LOCK_WORDS.formerWrong)).toBeVisible();
	await page.getByLabel(LOCK_WORDS.former).fill(TEACHER.password);
	await page.getByRole('button', { name: LOCK_WORDS.openByFormer }).click();
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeHidden();
	await expectCandidates(page, TEACHER.openClaim, '23');
	await context.clock.fastForward('31:00');
	await unlock(page, NEW_PASSWORD);

	// The same again, with nothing remembered: the server's data comes anew, at the person's word.
	await changePassword(server, NEW_PASSWORD, 'cinq voiles rouges');
	await directory.execute('DELETE FROM device_keys');
	directory.close();
	await context.clock.fastForward('31:00');
	await tryPassword(page, 'cinq voiles rouges');
	await page.getByRole('button', { name: LOCK_WORDS.erase }).click();
	await page.getByRole('dialog').getByRole('button', { name: LOCK_WORDS.eraseBack }).click();
	await page.getByRole('button', { name: LOCK_WORDS.erase }).click();
	await page.getByRole('dialog').getByRole('button', { name: LOCK_WORDS.eraseConfirm }).click();
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeHidden();
	await expectCandidates(page, TEACHER.openClaim, '');
});

/** All but the draft, which nobody asked to send. */
async function untilAllSentBut(drafts: number, page: Page, proxy: FaultProxy): Promise<void> {
	await expect(page.getByRole('link', { name: /État des envois/ })).toContainText(`${drafts} à envoyer`, {
		timeout: 30_000
	});
	await expect
		.poll(
			() => proxy.log.filter(({ path, appStatus }) => path === '/api/sync/push' && appStatus === 200).length
		)
		.toBeGreaterThan(0);
}

/** On another device of the same person. */
async function changePassword(server: AppServer, current: string, next: string): Promise<void> {
	const other = await request.newContext({ baseURL: server.url });
	const device = crypto.randomUUID();
	const signedIn = await other.post('/api/session', {
		data: { identifier: TEACHER.identifier, password: current, device }
	});
	expect(signedIn.status()).toBe(200);
	const changed = await other.post('/api/session/password', {
		data: { current, next, repeated: next, device }
	});
	expect(changed.status()).toBe(200);
	await other.dispose();
}
