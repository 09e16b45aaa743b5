// Guide §1.3.1: thirty minutes without activity end the session; a dialog five minutes before lets the person stay.
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { IDLE_WORDS, idleSentence } from '../../src/lib/fr/screens/frame';
import { LOCK_WORDS } from '../../src/lib/fr/screens/lock';
import type { AppServer } from '../fixtures/app-server';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { expectLocked, unlock } from './lock-steps';
import { signInAs } from './steps';
import { test } from './teacher-phone';

const question = (page: Page) => page.getByRole('dialog', { name: IDLE_WORDS.title });
const stay = (page: Page) => question(page).getByRole('button', { name: IDLE_WORDS.stay }).last();

test('after 25 minutes the dialog counts down, keeps the focus, says the minute once, and «Rester connecté» keeps all', async ({
	phone: { context, page, proxy }
}) => {
	const other = await context.newPage();
	await other.goto(`${proxy.url}/missions`);
	await expect(other.getByText(TEACHER.fullName).first()).toBeVisible();
	await page.bringToFront();
	await page.keyboard.press('Shift');

	await context.clock.fastForward('24:30');
	await context.clock.runFor(3_000);
	await expect(question(page)).toBeHidden();
	await context.clock.fastForward('00:40');
	await expect(question(page)).toBeVisible();
	await expect(question(other)).toBeVisible();
	await expect(stay(page)).toBeFocused();
	await expect(question(page).getByRole('status')).toHaveText(idleSentence(300));
	await expect(question(page).getByRole('timer')).toContainText(/4:[345]\d/);

	// Within the minute the seconds go on and nothing new is read aloud.
	await context.clock.fastForward('00:20');
	await expect(question(page).getByRole('timer')).toContainText(/4:[23]\d/);
	await expect(question(page).getByRole('status')).toHaveText(idleSentence(300));
	await context.clock.fastForward('01:00');
	await expect(question(page).getByRole('status')).toHaveText(idleSentence(240));

	// A mouse that is jogged is no answer, and Tab never leaves the dialog.
	await page.mouse.move(200, 200);
	await page.mouse.move(210, 220);
	for (let stop = 0; stop < 6; stop += 1) {
		await page.keyboard.press('Tab');
		const isOutside = await page.evaluate(
			() => document.querySelector('.frame')?.contains(document.activeElement) === true
		);
		expect(isOutside).toBe(false);
	}
	await expect(question(page)).toBeVisible();

	await stay(page).press('Enter');
	await expect(question(page)).toBeHidden();
	// In the other tab too.
	await expect(question(other)).toBeHidden();
	await context.clock.fastForward('24:00');
	await context.clock.runFor(3_000);
	for (const tab of [page, other]) {
		await expect(tab.getByText(TEACHER.fullName).first()).toBeVisible();
		await expect(question(tab)).toBeHidden();
	}
});

test('unanswered, the session ends here and at the server; the password opens again', async ({
	phone: { context, page, proxy }
}) => {
	await context.clock.fastForward('26:00');
	await expect(question(page)).toBeVisible();
	await context.clock.fastForward('04:30');
	await expectLocked(page, 'idle', 0);
	await expect(question(page)).toBeHidden();
	await expect
		.poll(async () => (await page.request.get(`${proxy.url}/api/session`, { maxRetries: 3 })).status())
		.toBe(401);
	await unlock(page, TEACHER.password);
	await expect(question(page)).toBeHidden();
});

/** When somebody was last seen, as this device keeps it (ms since 1970). */
function lastActivity(tab: Page): Promise<number> {
	return tab.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		const database = await asked(indexedDB.open('imagin-lock'));
		const seen: number[] = [];
		for (const table of database.objectStoreNames) {
			const rows = await asked(database.transaction(table).objectStore(table).getAll());
			for (const { session } of rows as { session?: { lastActiveAt: number } | null }[])
				if (session) seen.push(session.lastActiveAt);
		}
		database.close();
		return Math.max(0, ...seen);
	});
}

test('activity in one tab keeps the other from asking', async ({ phone: { context, page, proxy } }) => {
	const other = await context.newPage();
	await other.goto(`${proxy.url}/missions`);
	await expect(other.getByText(TEACHER.fullName).first()).toBeVisible();
	await context.clock.fastForward('20:00');
	const before = await lastActivity(other);
	// A page listens once it is painted and idle, later than its names are there; ten minutes then pass in no time.
	await expect
		.poll(async () => {
			await other.keyboard.press('Shift');
			return lastActivity(other);
		})
		.toBeGreaterThan(before);
	await context.clock.fastForward('10:00');
	await context.clock.runFor(4_000);
	for (const tab of [page, other]) {
		await expect(question(tab)).toBeHidden();
		await expect(tab.getByText(TEACHER.fullName).first()).toBeVisible();
	}
});

test('what is touched before a new tab counts is activity too', async ({
	phone: { context, page, proxy }
}) => {
	await context.clock.fastForward('20:00');
	const before = await lastActivity(page);
	const tab = await context.newPage();
	// The count begins once the page is idle: that moment is held back here.
	await tab.addInitScript(() => {
		const held: (() => void)[] = [];
		Object.assign(window, { held, requestIdleCallback: (work: () => void) => held.push(work) });
	});
	await tab.goto(`${proxy.url}/missions`);
	await expect(tab.getByText(TEACHER.fullName).first()).toBeVisible();
	await tab.keyboard.press('Shift');
	expect(await lastActivity(tab)).toBe(before);
	await tab.evaluate(() => {
		for (const work of Reflect.get(window, 'held') as (() => void)[]) work();
	});
	await expect.poll(() => lastActivity(tab)).toBeGreaterThan(before);
});

test('without a network a laptop that slept 40 minutes shows nothing on waking, not even for a moment', async ({
	phone: { context, page, proxy }
}) => {
	await proxy.down();
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	// Where the name could be seen, frame by frame, from the moment of waking on.
	await page.evaluate((name) => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		const isShown = () => {
			const body = getComputedStyle(document.body).visibility === 'visible';
			return body && document.body.innerText.includes(name);
		};
		document.addEventListener('visibilitychange', () => {
			// The app's own listener came first.
			if (isShown()) seen.push('at waking');
			const look = () => {
				if (isShown()) seen.push('in a frame');
				if (document.body.innerText.includes(name)) setTimeout(look, 0);
			};
			look();
		});
	}, TEACHER.fullName);
	const now = await page.evaluate(() => Date.now());
	await context.clock.setSystemTime(now + 40 * 60_000);
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeVisible();
	expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
	await expectLocked(page, 'idle', 0);
	await unlock(page, TEACHER.password);
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
});

test('at the gestionnaire’s pages: the question, «Rester connecté» in every tab, and the end at thirty minutes', async ({
	browser,
	server
}) => {
	const context = await browser.newContext();
	await context.clock.install({ time: TEACHER.now });
	const page = await context.newPage();
	await signInAs(page, server.url, GESTIONNAIRE);
	const other = await context.newPage();
	await other.goto(`${server.url}/gestion`);
	await context.clock.fastForward('26:00');
	await expect(question(page)).toBeVisible();
	await expect(question(other)).toBeVisible();
	await expect(question(page).getByRole('timer')).toContainText(/[34]:\d\d/);
	await expect(question(page).getByRole('button')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(question(page)).toBeHidden();
	await context.clock.runFor(2_000);
	await expect(question(other)).toBeHidden();

	await context.clock.fastForward('31:00');
	await page.waitForURL('**/connexion?deconnecte');
	await other.waitForURL(/\/connexion/);
	expect((await page.request.get(`${server.url}/api/session`, { maxRetries: 3 })).status()).toBe(401);
	await context.close();
});

test('a gestionnaire’s session without a request ends at the server too', async ({ server, request }) => {
	const sign = await request.post(`${server.url}/api/session`, {
		data: { ...GESTIONNAIRE, device: crypto.randomUUID() }
	});
	expect(sign.status()).toBe(200);
	await sleepOf(server, 34 * 60);
	expect((await request.get(`${server.url}/api/session`, { maxRetries: 3 })).status()).toBe(200);
	// The server answers before it has written that it saw the person.
	await expect.poll(() => secondsSinceSeen(server)).toBeLessThan(34 * 60);
	await sleepOf(server, 36 * 60);
	expect((await request.get(`${server.url}/api/session`, { maxRetries: 3 })).status()).toBe(401);
	expect((await request.get(`${server.url}/gestion`, { maxRedirects: 0 })).status()).toBe(303);
});

const testSeconds = Math.floor(Date.parse(TEACHER.now) / 1000);

const directoryOf = ({ dataDir }: AppServer) =>
	createClient({ url: `file:${join(dataDir, 'directory.db')}`, timeout: 5_000 });

/** As if nobody had asked anything for so long. */
async function sleepOf(server: AppServer, seconds: number): Promise<void> {
	const directory = directoryOf(server);
	await directory.execute({ sql: 'UPDATE sessions SET last_seen_at = ?', args: [testSeconds - seconds] });
	directory.close();
}

async function secondsSinceSeen(server: AppServer): Promise<number> {
	const directory = directoryOf(server);
	const { rows } = await directory.execute('SELECT max(last_seen_at) AS seen FROM sessions');
	directory.close();
	return testSeconds - Number(rows[0]?.['seen']);
}
