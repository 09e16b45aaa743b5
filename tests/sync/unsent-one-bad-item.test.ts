// One item that fails, dies or is refused: the others go, it says why, and there is a way on.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retry } from '../../src/lib/device/gestures/unsent';
import { readOutbox } from '../../src/lib/device/repositories/outbox';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { ASIDE_AFTER_WHILE_OTHERS_PASS } from '../../src/lib/device/sync/patience';
import { TEACHER } from '../fixtures/people';
import { acceptedBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { intercept, isPush, left, openKeys, runByItself, saveSomething } from './unsent-phone';

const { proxy } = await acceptedBehindProxy();
let phone: TestDevice;
let keys: string[];

beforeEach(async () => {
	phone = await TestDevice.open(proxy.url, TEACHER);
	keys = await openKeys(phone);
	expect(keys.length).toBeGreaterThanOrEqual(3);
}, 30_000);

afterEach(async () => {
	proxy.setFault(null);
	await phone.close();
});

async function claimId(key: string): Promise<string> {
	return (await phone.folder(key)).claim.id;
}

describe('faults.md 6: one bad item', { timeout: 60_000 }, () => {
	it.each([500, 422])('answered %i does not hold up the others; retry works', async (status) => {
		const [, bad] = keys;
		const before = new Map<string, number>();
		for (const key of keys) {
			before.set(key, (await phone.folder(key)).claim.revision);
			await saveSomething(phone, key);
		}
		const badId = await claimId(bad!);
		const network = intercept(phone, (request) =>
			isPush(request) && request.text.includes(badId) ? new Response('<html>', { status }) : null
		);
		await runByItself(phone);
		expect(await left(phone)).toEqual([
			{ missionKey: bad, kind: 'saveClaim', state: 'waiting', code: 'fault' }
		]);
		for (const key of keys.filter((other) => other !== bad)) {
			expect((await phone.serverClaim(key)).revision).toBe(before.get(key)! + 1);
		}
		network.remove();
		const [item] = await readOutbox(phone.store);
		await retry(phone.store, item!.operation.id);
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect((await phone.serverClaim(bad!)).revision).toBe(before.get(bad!)! + 1);
	});

	it('of a hundred costs a handful of requests, not a hundred', async () => {
		const [bad, ...others] = keys;
		for (const key of others) await saveSomething(phone, key);
		await saveSomething(phone, bad!);
		const badId = await claimId(bad!);
		const network = intercept(phone, (request) =>
			isPush(request) && request.text.includes(badId) ? new Response('', { status: 500 }) : null
		);
		await runByItself(phone);
		const pushes = network.log.filter(isPush).length;
		expect(pushes).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(keys.length)) + 2);
		network.remove();
		await phone.sync();
	});
});

describe('a poison item', { timeout: 60_000 }, () => {
	it('that the server fails on is set aside while others pass, and goes once, under its id, when retried', async () => {
		const [bad, good] = keys;
		await saveSomething(phone, bad!);
		const badId = await claimId(bad!);
		const { revision } = (await phone.folder(bad!)).claim;
		const network = intercept(phone, (request) =>
			isPush(request) && request.text.includes(badId) ? new Response('', { status: 500 }) : null
		);
		for (let run = 1; run <= ASIDE_AFTER_WHILE_OTHERS_PASS; run += 1) {
			expect((await readUnsentItems(phone.store))[0]).toMatchObject({ state: 'waiting' });
			await saveSomething(phone, good!);
			await runByItself(phone);
		}
		const [item, ...more] = await readUnsentItems(phone.store);
		expect(more).toEqual([]);
		expect(item).toMatchObject({ missionKey: bad, state: 'toCorrect', isSetAside: true, code: 'fault' });
		// It is not tried any more by itself.
		const before = network.log.filter(isPush).length;
		await runByItself(phone);
		expect(network.log.filter(isPush)).toHaveLength(before);
		network.remove();
		await retry(phone.store, item!.id);
		expect((await readOutbox(phone.store))[0]?.operation.id).toBe(item!.id);
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect((await phone.serverClaim(bad!)).revision).toBe(revision + 1);
	});

	it('with which every request dies is found out, and the others go', async () => {
		const [bad, ...others] = keys;
		await saveSomething(phone, bad!);
		for (const key of others) await saveSomething(phone, key);
		const badId = await claimId(bad!);
		const network = intercept(phone, (request) =>
			isPush(request) && request.text.includes(badId) ? 'dies' : null
		);
		for (let run = 1; run <= 4; run += 1) await runByItself(phone);
		expect(await left(phone)).toEqual([
			{ missionKey: bad, kind: 'saveClaim', state: 'waiting', code: 'no-answer' }
		]);
		network.remove();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});

	it('is nobody when the network itself dies: nothing is suspected', async () => {
		await saveSomething(phone, keys[0]!);
		const network = intercept(phone, () => 'dies');
		for (let run = 1; run <= 5; run += 1) await runByItself(phone);
		expect(await readOutbox(phone.store)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
		network.remove();
		await phone.sync();
	});

	it('is not what a server is that fails on everything: it is left alone after three', async () => {
		for (const key of keys) await saveSomething(phone, key);
		const network = intercept(phone, (request) =>
			isPush(request) ? new Response('', { status: 500 }) : null
		);
		await runByItself(phone);
		expect(network.log.filter(isPush).length).toBeLessThanOrEqual(Math.ceil(Math.log2(keys.length)) + 3);
		network.remove();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});
});

describe('Retry-After', { timeout: 60_000 }, () => {
	it.each(['3600', new Date(Date.now() + 3_600_000).toUTCString()])(
		'of %s keeps the device quiet whatever wakes it, but for the person’s own hand',
		async (header) => {
			await saveSomething(phone, keys[0]!);
			const network = intercept(phone, (request) =>
				isPush(request) ? new Response('', { status: 429, headers: { 'retry-after': header } }) : null
			);
			await runByItself(phone);
			expect(phone.outcomes.at(-1)?.kind).toBe('unreachable');
			const asked = network.log.length;
			for (let wake = 0; wake < 5; wake += 1) phone.engine.wake();
			await saveSomething(phone, keys[1]!);
			phone.engine.wake();
			expect(network.log).toHaveLength(asked);
			network.remove();
			await phone.sync();
			expect(await phone.unsent()).toEqual([]);
		}
	);
});

describe('faults.md 2: replay after a lost reply and an ended session', { timeout: 60_000 }, () => {
	it('sends three claims and what follows once each, and drops nothing', async () => {
		const before = new Map<string, number>();
		const three = keys.slice(0, 3);
		for (const key of three) {
			before.set(key, (await phone.folder(key)).claim.revision);
			await saveSomething(phone, key);
		}
		let isDropped = false;
		proxy.setFault(({ path }) => {
			if (path !== '/api/sync/push' || isDropped) return null;
			isDropped = true;
			return { kind: 'dropReply' };
		});
		await runByItself(phone);
		expect(await phone.unsent()).toHaveLength(3);
		phone.browser.forgetSession();
		await runByItself(phone);
		expect(phone.outcomes.at(-1)?.kind).toBe('signed-out');
		expect(await phone.unsent()).toEqual(three.map(() => 'saveClaim waiting'));
		await phone.browser.signIn(TEACHER.identifier, TEACHER.password);
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		for (const key of three) expect((await phone.serverClaim(key)).revision).toBe(before.get(key)! + 1);
	});
});

describe('nothing stays «Envoi en cours»', { timeout: 60_000 }, () => {
	it('after its tab was closed in mid-send, with no network to ask', async () => {
		await saveSomething(phone, keys[0]!);
		const network = intercept(phone, (request) => (isPush(request) ? new Promise(() => undefined) : null));
		phone.engine.wake();
		await expect.poll(() => phone.unsent()).toEqual(['saveClaim sending']);
		network.remove();
		await proxy.down();
		const next = TestDevice.on(phone.browser, phone.store);
		// The tab that hangs holds the turn only as long as it lives: here it is another process's, and gone.
		const { resumeInterrupted } = await import('../../src/lib/device/sync/push');
		await resumeInterrupted(next.store);
		expect(await phone.unsent()).toEqual(['saveClaim waiting']);
		await proxy.up();
		phone = next;
	});
});
