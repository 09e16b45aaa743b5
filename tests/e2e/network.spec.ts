// Networks that lie, hang or come and go: what the person reads is true, and what was said to be kept arrives once.
import { expect, type Page } from '@playwright/test';
import { SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import type { Fault } from '../fixtures/fault-proxy';
import { saveCandidates, syncStatus, unsentList } from './device-steps';
import type { ServerTruth } from './server-truth';
import { untilAllSent } from './steps';
import { answeredOperations, test } from './teacher-phone';

const KEY = 'RENNES-52525';
const toSend = (count: number) => `${count} ${SYNC_WORDS.toSend}`;

async function candidatesOnServer(truth: ServerTruth): Promise<unknown> {
	const { remuneration } = (await truth.theClaimOf(52525)).content;
	return 'candidates' in remuneration ? remuneration.candidates : null;
}

/** Tries that fail make the next one of the timer half a minute away: what comes sooner was called by something else. */
async function untilTimerIsFar(page: Page): Promise<void> {
	for (let round = 0; round < 6; round += 1) {
		await page.clock.fastForward('01:30');
		await page.waitForTimeout(150);
	}
}

const json = { 'content-type': 'application/json' };
const NOT_OURS: [name: string, fault: Fault][] = [
	["200 with a portal's page", { kind: 'answer', status: 200, body: '<h1>Bienvenue sur le Wi-Fi</h1>' }],
	['302 to a login page', { kind: 'answer', status: 302, headers: { location: '/portail' } }],
	['502', { kind: 'answer', status: 502 }],
	['JSON cut short', { kind: 'answer', status: 200, headers: json, body: '{"protocol":2,"acc' }]
];

test('portals, proxies and requests that hang are told as «the server does not answer», nothing is lost', async ({
	phone: { page, proxy },
	truth
}) => {
	test.setTimeout(240_000);
	let fault: Fault | null = { kind: 'refuse' };
	proxy.setFault(({ path }) => (path.startsWith('/api/') ? fault : null));
	await saveCandidates(page, KEY, '21');
	await syncStatus(page).click();
	for (const [name, next] of [
		...NOT_OURS,
		['a request that hangs', { kind: 'delay', ms: 60_000 }]
	] as const) {
		await test.step(name, async () => {
			fault = next;
			const before = proxy.log.length;
			await page.getByRole('button', { name: UNSENT_WORDS.sendNow }).click();
			await expect.poll(() => proxy.log.length).toBeGreaterThan(before);
			// By our own patience, long before the network gives up.
			await expect(syncStatus(page)).toContainText(toSend(1), { timeout: 40_000 });
			await expect(page.getByText(UNSENT_WORDS.unreachable)).toBeVisible();
			await expect(unsentList(page).getByRole('listitem')).toHaveCount(1);
		});
	}
	fault = null;
	await page.clock.fastForward('05:00');
	await untilAllSent(page);
	expect(await candidatesOnServer(truth)).toBe(21);
	expect(new Set(answeredOperations(proxy, 'saveClaim')).size).toBe(1);
});

test('Background Sync, where the browser has it, wakes an open page; nothing is doubled', async ({
	openPhone,
	truth
}) => {
	const { page, proxy, context } = await openPhone({ before: recordTags });
	const cdp = await context.newCDPSession(page);
	const registered = new Promise<string>((resolve) => {
		cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			for (const { scopeURL, registrationId } of registrations) {
				if (scopeURL.startsWith(proxy.url)) resolve(registrationId);
			}
		});
	});
	await cdp.send('ServiceWorker.enable');
	const registrationId = await registered;
	await page.evaluate(() => sessionStorage.setItem('no-network', '1'));
	await proxy.down();
	await saveCandidates(page, KEY, '51');
	await expect(syncStatus(page)).toContainText(toSend(1));
	await expect.poll(() => tagsOf(page)).toContain('nomade-outbox');
	await untilTimerIsFar(page);

	// The network is back, and the page hears nothing of it but by the worker.
	await page.evaluate(() => sessionStorage.removeItem('no-network'));
	await proxy.up();
	const sync = { origin: proxy.url, registrationId, tag: 'nomade-outbox', lastChance: false };
	await cdp.send('ServiceWorker.dispatchSyncEvent', sync);
	await expect(syncStatus(page)).toContainText(SYNC_WORDS.saved);
	expect(await candidatesOnServer(truth)).toBe(51);
	expect(answeredOperations(proxy, 'saveClaim')).toHaveLength(1);

	// A network with a silent server: the browser would call at once, so it is not asked, and nothing turns in circles.
	proxy.setFault(({ path }) => (path.startsWith('/api/') ? { kind: 'answer', status: 502 } : null));
	await saveCandidates(page, KEY, '52');
	await expect(syncStatus(page)).toContainText(toSend(1));
	const [before, asked] = [proxy.log.length, (await tagsOf(page)).length];
	await page.waitForTimeout(3_000);
	expect(proxy.log.length - before).toBeLessThan(6);
	expect(await tagsOf(page)).toHaveLength(asked);
});

/** The browser sees a network all along, and would call at once: what it is asked is noted, and told to nobody. */
function recordTags(): void {
	const asked: string[] = [];
	Object.defineProperty(navigator, 'onLine', { get: () => sessionStorage.getItem('no-network') === null });
	const manager = Reflect.get(globalThis, 'SyncManager') as { prototype: object };
	Reflect.set(globalThis, 'askedTags', asked);
	Reflect.set(manager.prototype, 'register', (tag: string) => {
		asked.push(tag);
		return Promise.resolve();
	});
}

function tagsOf(page: Page): Promise<string[]> {
	return page.evaluate(() => Reflect.get(globalThis, 'askedTags') as string[]);
}
