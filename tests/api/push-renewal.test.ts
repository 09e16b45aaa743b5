// The browser gives a device another address by itself; what the worker then does, against the real
// server: the device is moved for the person whose it is, and for nobody else.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renewSubscription, type SubscriptionChange } from '../../service-worker/push-renewal';
import { PUSH_STOPPED } from '../../src/lib/fr/push-fallback';
import { READER } from '../fixtures/people';
import { PushedDevice } from '../fixtures/push-service';
import { Browser } from './built-server';
import { signedIn } from './document-client';
import { NoticeGround } from './notice-ground';

let ground: NoticeGround;
let before: PushedDevice;
/** The subscription that the browser would make. */
let made: PushedDevice;
let said: string[];
let unsubscribed: string[];
let key: ArrayBuffer | null;

beforeAll(async () => {
	ground = await NoticeGround.start();
});
afterAll(() => ground.stop());
beforeEach(async () => {
	[before, made] = [0, 1].map(() => new PushedDevice(`${ground.pushes.origin}/${randomUUID()}`)) as [
		PushedDevice,
		PushedDevice
	];
	[said, unsubscribed, key] = [[], [], null];
	for (const { id } of (await ground.notices()).push.devices)
		await ground.ask('DELETE', '/api/notices/devices', { id });
	await ground.ask('POST', '/api/notices/devices', before.subscription);
});

/** As a browser gives it. */
function subscriptionOf({ endpoint, subscription }: PushedDevice): PushSubscription {
	const { p256dh, auth } = subscription;
	return {
		endpoint,
		options: { applicationServerKey: new ArrayBuffer(65), userVisibleOnly: true },
		toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh, auth } }),
		unsubscribe: () => {
			unsubscribed.push(endpoint);
			return Promise.resolve(true);
		}
	} as unknown as PushSubscription;
}

function renew(
	browser: Pick<Browser, 'fetch'>,
	change: SubscriptionChange = { oldSubscription: subscriptionOf(before), newSubscription: null },
	isAllowed = true
): Promise<void> {
	return renewSubscription(change, {
		subscribe: (options) => {
			key = options.applicationServerKey as ArrayBuffer;
			return isAllowed ? Promise.resolve(subscriptionOf(made)) : Promise.reject(new Error('not allowed'));
		},
		ask: (path, init) => browser.fetch(path, init),
		show: (_, { body = '' }) => {
			said.push(body);
			return Promise.resolve();
		}
	});
}

async function calledNow(): Promise<string[]> {
	const from = ground.pushes.messages.length;
	await ground.record('claimSentBack', [77833]);
	await ground.nextPush(from);
	await ground.allIsSettled();
	return ground.pushes.messages.slice(from).map(({ path }) => `${ground.pushes.origin}${path}`);
}

describe('a device whose address the browser replaces', () => {
	it('is called at the new one, under the same key, while its person is signed in', async () => {
		await renew(ground.teacher);
		expect([said, unsubscribed, key?.byteLength]).toEqual([[], [], 65]);
		expect(await calledNow()).toEqual([made.endpoint]);
	});

	it('is called at the one that the browser made already', async () => {
		await renew(ground.teacher, {
			oldSubscription: subscriptionOf(before),
			newSubscription: subscriptionOf(made)
		});
		expect([said, key]).toEqual([[], null]);
		expect(await calledNow()).toEqual([made.endpoint]);
	});

	it.each<[string, () => Promise<Pick<Browser, 'fetch'>>]>([
		['nobody is signed in', () => Promise.resolve(new Browser(ground.server.url))],
		['somebody else is signed in', () => signedIn(ground.server.url, READER)],
		[
			'there is no network',
			() => Promise.resolve({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) })
		]
	])('says that it is called no more where %s, and keeps nothing that nobody calls', async (_, browser) => {
		await renew(await browser());
		expect([said, unsubscribed]).toEqual([[PUSH_STOPPED], [made.endpoint]]);
		expect((await ground.notices()).push.devices).toHaveLength(1);
	});

	it('says so, too, where it is not known which it was, or the browser makes none', async () => {
		await renew(ground.teacher, { oldSubscription: null, newSubscription: null });
		await renew(ground.teacher, { oldSubscription: subscriptionOf(before), newSubscription: null }, false);
		expect([said, unsubscribed]).toEqual([[PUSH_STOPPED, PUSH_STOPPED], []]);
	});
});
