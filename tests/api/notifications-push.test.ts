// Push to a real endpoint that opens the message: for whom it is sealed, where it may go, what becomes
// of it when the service refuses, is away, or the server ends in the middle.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { READER } from '../fixtures/people';
import { PushedDevice, signerOf, type PushService } from '../fixtures/push-service';
import { signedIn } from './document-client';
import { NoticeGround } from './notice-ground';

let ground: NoticeGround;
let pushes: PushService;

beforeAll(async () => {
	ground = await NoticeGround.start();
	({ pushes } = ground);
});
afterAll(() => ground.stop());
afterEach(() => {
	pushes.answers.length = 0;
});

const record: NoticeGround['record'] = (...args) => ground.record(...args);
const ask: NoticeGround['ask'] = (...args) => ground.ask(...args);
const sql: NoticeGround['sql'] = (...args) => ground.sql(...args);
const notices = () => ground.notices();
const deliveries = () => ground.deliveries();
const allIsSettled = () => ground.allIsSettled();
const nextPush = (before: number) => ground.nextPush(before);

describe('a message on a device', () => {
	const device = () => new PushedDevice(`${pushes.origin}/${randomUUID()}`);

	it.each([
		'https://ailleurs.example/x',
		'http://127.0.0.1:1/x',
		'http://169.254.169.254/latest',
		'https://fcm.googleapis.com.ailleurs.example/x',
		'file:///etc/passwd'
	])('never goes to %s', async (endpoint) => {
		const { p256dh, auth } = device().subscription;
		const answer = await ask('POST', '/api/notices/devices', { endpoint, p256dh, auth });
		expect([answer.status, answer.body.code]).toEqual([422, 'push-refused']);
	});

	it('is encrypted for it, signed by the server’s lasting key, and holds nothing personal', async () => {
		const own = device();
		const added = await ask('POST', '/api/notices/devices', own.subscription);
		expect(added.body.push.devices).toHaveLength(1);
		const publicKey = added.body.push.publicKey ?? '';
		const before = pushes.messages.length;
		await record('claimSentBack', [77833]);
		const message = await nextPush(before);
		expect(own.open(message.body)).toEqual({
			title: "IMAG'IN Nomade",
			body: 'Un état de frais renvoyé, à corriger puis à valider de nouveau',
			path: '/frais'
		});
		expect(message.headers).toMatchObject({ 'content-encoding': 'aes128gcm', topic: 'nouvelles' });
		const { key, payload } = await signerOf(message, publicKey);
		expect(key).toBe(publicKey);
		expect(payload).toMatchObject({ aud: pushes.origin, sub: 'mailto:exploitation@imagin.example' });
		await allIsSettled();
		expect(pushes.messages).toHaveLength(before + 1);

		await ground.server.restart();
		expect((await notices()).push.publicKey).toBe(publicKey);
	});

	it('is refused to a device whose key is none, and such a one from before holds up no other', async () => {
		// 65 bytes, and no point of the curve.
		const p256dh = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
		const { auth } = device().subscription;
		const bad = { endpoint: `${pushes.origin}/${randomUUID()}`, p256dh, auth };
		const answer = await ask('POST', '/api/notices/devices', bad);
		expect([answer.status, answer.body.code]).toEqual([422, 'push-refused']);
		await sql(
			'directory.db',
			`INSERT INTO push_subscriptions (id, account_id, endpoint, p256dh, auth, agent, created_at)
VALUES (?, ?, ?, ?, ?, '', '2000-01-01T00:00:00.000Z')`,
			['0'.repeat(64), ground.accountId, bad.endpoint, p256dh, auth]
		);
		const before = pushes.messages.length;
		await record('claimSentBack', [77833]);
		await nextPush(before);
		await allIsSettled();
		expect(pushes.messages).toHaveLength(before + 1);
		const push = (await deliveries()).filter(({ channel }) => channel === 'push').slice(-2);
		expect(push.map(({ state, reason }) => [state, reason]).sort()).toEqual([
			['dropped', 'key not usable'],
			['sent', null]
		]);
		expect((await notices()).push.devices).toHaveLength(1);
	});

	it.each([429, 503])(
		'is tried again after a service that answers %i, and given up after the ninth',
		async (status) => {
			const last = () => ground.lastPush();
			pushes.answers.push(status);
			await record('claimSentBack', [77833]);
			await expect
				.poll(last, { timeout: 30_000 })
				.toMatchObject({ state: 'waiting', reason: String(status), attempts: 1 });
			pushes.answers.push(status);
			await sql(
				'directory.db',
				"UPDATE notification_deliveries SET next_attempt_at = 0, attempts = 8 WHERE state = 'waiting'"
			);
			await expect
				.poll(last, { timeout: 30_000 })
				.toMatchObject({ state: 'failed', reason: String(status), attempts: 9 });
			expect((await notices()).push.devices).toHaveLength(1);
		}
	);

	it('that was being sent when the process was killed is sent again, and replaces itself on the device', async () => {
		const before = pushes.messages.length;
		pushes.held = new Promise(() => undefined);
		await record('claimSentBack', [77833]);
		await nextPush(before);
		pushes.held = Promise.resolve();
		await ground.restartAfterKill();
		await allIsSettled();
		expect(pushes.messages).toHaveLength(before + 2);
		expect(new Set(pushes.messages.slice(before).map(({ headers }) => headers['topic']))).toEqual(
			new Set(['nouvelles'])
		);
	});

	it('that is being sent when the server is asked to stop ends first', async () => {
		const before = pushes.messages.length;
		let release: () => void = () => undefined;
		pushes.held = new Promise((resolve) => (release = resolve));
		await record('claimSentBack', [77833]);
		await nextPush(before);
		const stopped = ground.server.restart();
		// Asked to stop, it waits for the answer.
		await expect
			.poll(() =>
				fetch(`${ground.server.url}/healthz/live`).then(
					() => true,
					() => false
				)
			)
			.toBe(false);
		release();
		await stopped;
		await allIsSettled();
		expect(pushes.messages).toHaveLength(before + 1);
		expect((await deliveries()).at(-1)).toMatchObject({ channel: 'push', state: 'sent', attempts: 1 });
	});

	it('goes to the address that the browser put in its device’s place, at the word of the same person alone', async () => {
		const [first, second] = [device(), device()];
		await ask('POST', '/api/notices/devices', first.subscription);
		const replacing = { ...second.subscription, replaces: first.endpoint };
		const other = await signedIn(ground.server.url, READER);
		expect((await ask('POST', '/api/notices/devices', replacing, other)).status).toBe(422);
		const known = (await notices()).push.devices.length;
		expect((await ask('POST', '/api/notices/devices', replacing)).body.push.devices).toHaveLength(known);
		// Done once: there is nothing left to replace.
		expect((await ask('POST', '/api/notices/devices', replacing)).status).toBe(422);
		const before = pushes.messages.length;
		await record('claimSentBack', [77833]);
		await nextPush(before);
		await allIsSettled();
		const paths = pushes.messages.slice(before).map(({ path }) => `${pushes.origin}${path}`);
		expect(paths).toContain(second.endpoint);
		expect(paths).not.toContain(first.endpoint);
		await ask('DELETE', '/api/notices/devices', { endpoint: second.endpoint });
	});

	it.each([404, 410])('has its device forgotten once the service answers %i', async (status) => {
		await ask('POST', '/api/notices/devices', device().subscription);
		pushes.answers.push(...(await notices()).push.devices.map(() => status));
		await record('claimSentBack', [77833]);
		await expect.poll(async () => (await notices()).push.devices, { timeout: 30_000 }).toEqual([]);
		await allIsSettled();
		const push = (await deliveries()).filter(({ channel }) => channel === 'push');
		expect(push.at(-1)).toMatchObject({ state: 'dropped', reason: String(status) });
	});

	it('belongs to whoever allowed it last on that device', async () => {
		const own = device();
		await ask('POST', '/api/notices/devices', own.subscription);
		const other = await signedIn(ground.server.url, READER);
		const taken = await ask('POST', '/api/notices/devices', own.subscription, other);
		expect(taken.body.push.devices).toHaveLength(1);
		expect((await notices()).push.devices).toEqual([]);
		// Nobody takes another's device away.
		const end = await ask('DELETE', '/api/notices/devices', { endpoint: own.endpoint });
		expect(end.status).toBe(200);
		expect((await ask('GET', '/api/notices', undefined, other)).body.push.devices).toHaveLength(1);
	});
});
