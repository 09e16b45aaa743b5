// issue 5, point 9: mail through a real SMTP server and push to a real endpoint that opens the message; what a person
// chooses is kept to, nothing personal is in a text, nothing is sent twice.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type InValue } from '@libsql/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NoticesResponse } from '../../src/lib/contracts/notices';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { MailCatcher, type CaughtMail } from '../fixtures/mail-catcher';
import { TEACHER } from '../fixtures/people';
import { PushedDevice, PushService, signerOf, type TakenMessage } from '../fixtures/push-service';
import type { Browser } from './built-server';
import { accountIdOf, signedIn } from './document-client';

const ADDRESS = 'quelquun@exemple.fr';
/** Of the teacher and of the demo's missions: in no message. */
const PERSONAL = [/vasseur/i, /sophie/i, /rennes/i, /77833/, /52525/, /pleuven/i, /baccalaur/i];

let catcher: MailCatcher;
let pushes: PushService;
let server: AppServer;
let teacher: Browser;
let accountId: string;

const environment = () => ({
	SMTP_URL: catcher.url,
	MAIL_FROM: 'IMAG’IN Nomade <ne-pas-repondre@imagin.example>',
	IMAGIN_PUSH_HOSTS: pushes.host,
	IMAGIN_PUSH_CONTACT: 'mailto:exploitation@imagin.example',
	IMAGIN_NOTICE_GROUP_MINUTES: '0',
	IMAGIN_NOTICE_EVERY_SECONDS: '1'
});

beforeAll(async () => {
	catcher = await MailCatcher.start();
	pushes = await PushService.start();
	server = await startAppServer({ testNow: TEACHER.now, env: environment() });
	teacher = await signedIn(server.url, TEACHER);
	accountId = await accountIdOf(teacher);
});

afterAll(async () => {
	await server.stop();
	await catcher.stop();
	await pushes.stop();
});

async function sql(base: string, statement: string, args: InValue[] = []) {
	const url = pathToFileURL(join(server.dataDir, base)).href;
	const client = createClient({ url, timeout: 5000 });
	try {
		return (await client.execute({ sql: statement, args })).rows;
	} finally {
		client.close();
	}
}

/** Recorded as a decision or an import does, in the académie's own base. */
async function record(kind: string, missionNumbers: readonly number[], at = TEACHER.now): Promise<void> {
	for (const number of missionNumbers) {
		await sql(
			'academies/RENNES.db',
			'INSERT INTO notification_events (id, account_id, kind, mission_number, at) VALUES (?, ?, ?, ?, ?)',
			[randomUUID(), accountId, kind, number, new Date(Date.parse(at) - 60_000).toISOString()]
		);
	}
}

async function ask(method: string, path: string, body?: unknown) {
	const response = await teacher.fetch(path, {
		method,
		...(body === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
	});
	return { status: response.status, body: (await response.json()) as NoticesResponse & { code?: string } };
}

const notices = async () => (await ask('GET', '/api/notices')).body;
const deliveries = () =>
	sql(
		'directory.db',
		'SELECT channel, state, reason, attempts, counts FROM notification_deliveries ORDER BY rowid'
	);

async function nextMail(before: number): Promise<CaughtMail> {
	await expect.poll(() => catcher.mails.length, { timeout: 30_000 }).toBeGreaterThan(before);
	return catcher.mails[before] as CaughtMail;
}

async function nextPush(before: number): Promise<TakenMessage> {
	await expect.poll(() => pushes.messages.length, { timeout: 30_000 }).toBeGreaterThan(before);
	return pushes.messages[before] as TakenMessage;
}

/** Every event was taken and every message has ended or waits for its next try. */
async function allIsSettled(): Promise<void> {
	await expect
		.poll(
			async () => {
				const events = await sql('academies/RENNES.db', 'SELECT 1 FROM notification_events');
				const open = await sql(
					'directory.db',
					"SELECT 1 FROM notification_deliveries WHERE state IN ('waiting', 'handing')"
				);
				return events.length + open.length;
			},
			{ timeout: 30_000 }
		)
		.toBe(0);
}

const codeIn = ({ mail }: CaughtMail) =>
	/(\d{3}) (\d{3})/
		.exec(mail.text ?? '')
		?.slice(1)
		.join('') ?? '';

afterEach(() => {
	catcher.answers.length = 0;
	pushes.answers.length = 0;
});

describe('an address', () => {
	it('gets a code and nothing else until the code came back', async () => {
		expect((await notices()).mail).toEqual({ isAvailable: true, address: null, pendingAddress: null });
		const asked = await ask('POST', '/api/notices/address', { address: ADDRESS });
		expect([asked.status, asked.body.mail]).toEqual([
			200,
			{ isAvailable: true, address: null, pendingAddress: ADDRESS }
		]);
		const first = await nextMail(0);
		expect(first.to).toEqual([ADDRESS]);
		expect(first.mail.from?.value[0]?.address).toBe('ne-pas-repondre@imagin.example');
		for (const personal of PERSONAL) expect(first.raw).not.toMatch(personal);

		await record('claimSentBack', [77833]);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(1);
		expect(await deliveries()).toEqual([]);

		const right = codeIn(first);
		const wrong = right === '000000' ? '000001' : '000000';
		expect(await ask('POST', '/api/notices/address/confirmation', { code: wrong })).toMatchObject({
			status: 422,
			body: { code: 'mail-code-wrong' }
		});
		const confirmed = await ask('POST', '/api/notices/address/confirmation', { code: right });
		expect(confirmed.body.mail).toEqual({ isAvailable: true, address: ADDRESS, pendingAddress: null });
		// Used up.
		expect(await ask('POST', '/api/notices/address/confirmation', { code: right })).toMatchObject({
			status: 410,
			body: { code: 'mail-code-over' }
		});
	});

	it('is not guessed: five codes, then a new one is needed; four mails an hour, then none', async () => {
		const other = 'autre@exemple.fr';
		for (let sent = 0; sent < 3; sent += 1) {
			expect((await ask('POST', '/api/notices/address', { address: other })).status).toBe(200);
		}
		const last = catcher.mails.at(-1) as CaughtMail;
		for (let guess = 0; guess < 5; guess += 1) {
			const code = String((Number(codeIn(last)) + 1 + guess) % 1_000_000).padStart(6, '0');
			expect((await ask('POST', '/api/notices/address/confirmation', { code })).status).toBe(422);
		}
		expect((await ask('POST', '/api/notices/address/confirmation', { code: codeIn(last) })).status).toBe(410);
		const before = catcher.mails.length;
		expect(await ask('POST', '/api/notices/address', { address: other })).toMatchObject({
			status: 429,
			body: { code: 'too-many-attempts' }
		});
		expect(catcher.mails).toHaveLength(before);
		// The confirmed one stands meanwhile.
		expect((await notices()).mail.address).toBe(ADDRESS);
	});

	it.each(['nom', 'nom@localhost', 'a@b.fr,c@d.fr', 'a@b.fr\r\nBcc: c@d.fr', '"a b"@c.fr', ''])(
		'cannot be «%s»',
		async (address) => {
			expect(await ask('POST', '/api/notices/address', { address })).toMatchObject({
				status: 400,
				body: { code: 'malformed' }
			});
		}
	);
});

describe('a mail', () => {
	it('tells ten changes in one message, with nothing personal, and how to stop', async () => {
		const before = catcher.mails.length;
		const missions = (
			await sql('academies/RENNES.db', 'SELECT mission_number FROM claims WHERE account_id = ?', [accountId])
		).map((row) => Number(row['mission_number']));
		await record('claimSentBack', [77833, 77833, 77833]);
		await sql(
			'academies/RENNES.db',
			"UPDATE missions SET ends_at = '2030-01-01T10:00' WHERE number IN (?, ?)",
			[missions[0] ?? 0, missions[1] ?? 0]
		);
		await record('mission', missions.slice(0, 2));
		const { mail, raw } = await nextMail(before);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(before + 1);
		expect(mail.text).toContain('- un état de frais renvoyé, à corriger puis à valider de nouveau');
		expect(mail.text).toContain('- 2 missions nouvelles ou modifiées');
		expect(mail.text).toContain(`${server.url}/notifications`);
		expect(mail.text).toMatch(new RegExp(`${server.url}/arret-des-courriels/[\\w-]{32}\n`));
		expect(raw).toMatch(/^List-Unsubscribe:\s+<http\S+\/arret-des-courriels\//m);
		expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
		for (const personal of PERSONAL) expect(`${mail.subject} ${mail.text}`).not.toMatch(personal);
		expect(raw).not.toContain(accountId);
	});

	it('says nothing of what was undone meanwhile', async () => {
		const before = (await deliveries()).length;
		// Never accepted: the claim is open.
		await record('claimAccepted', [77833]);
		await allIsSettled();
		expect(await deliveries()).toHaveLength(before);
	});

	it('is sent again after a server that asks to wait, once', async () => {
		const before = catcher.mails.length;
		catcher.answers.push(451);
		await record('claimSentBack', [77833]);
		const postponed = "SELECT id FROM notification_deliveries WHERE state = 'waiting' AND reason = '451'";
		await expect.poll(async () => (await sql('directory.db', postponed)).length, { timeout: 30_000 }).toBe(1);
		expect(catcher.mails).toHaveLength(before);
		await sql(
			'directory.db',
			"UPDATE notification_deliveries SET next_attempt_at = 0 WHERE state = 'waiting'"
		);
		await nextMail(before);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(before + 1);
		expect((await deliveries()).at(-1)).toMatchObject({ state: 'sent', attempts: 2 });
	});

	it('is given up after a server that says no', async () => {
		catcher.answers.push(550);
		await record('claimSentBack', [77833]);
		await allIsSettled();
		await expect
			.poll(async () => (await deliveries()).at(-1), { timeout: 30_000 })
			.toMatchObject({ state: 'failed', reason: '550', attempts: 1 });
	});

	it('that may have gone when the process was killed is not sent a second time', async () => {
		const before = catcher.mails.length;
		let contents = 0;
		const arrived = new Promise<void>((resolve) => {
			catcher.onContent = () => {
				contents += 1;
				resolve();
			};
		});
		catcher.answers.push('silence');
		await record('claimSentBack', [77833]);
		await arrived;
		await server.kill();
		// As if the ten minutes had passed in which another process may still be at it.
		await sql(
			'directory.db',
			"UPDATE notification_deliveries SET next_attempt_at = 0 WHERE state = 'handing'"
		);
		await sql('directory.db', 'DELETE FROM process_turns');
		await server.restart();
		await allIsSettled();
		expect((await deliveries()).at(-1)).toMatchObject({
			state: 'unknown',
			reason: 'interrupted',
			attempts: 1
		});
		expect([contents, catcher.mails.length]).toEqual([1, before]);
		catcher.onContent = () => undefined;
	});

	it('is sent once by two processes on the same bases', async () => {
		const before = catcher.mails.length;
		const second = await startAppServer({
			testNow: TEACHER.now,
			dataDir: server.dataDir,
			env: environment()
		});
		for (let round = 0; round < 3; round += 1) {
			await record('claimSentBack', [77833]);
			await nextMail(before + round);
			await allIsSettled();
		}
		expect(catcher.mails).toHaveLength(before + 3);
		const ids = catcher.mails.slice(before).map(({ mail }) => mail.messageId);
		expect(new Set(ids).size).toBe(3);
		await second.stop();
	});

	it('is not sent for a kind that was taken out', async () => {
		const { choices } = await notices();
		expect(choices.mailKinds).toEqual(['mission', 'claimSentBack', 'claimAccepted', 'deadline']);
		const mailKinds = ['mission', 'claimAccepted', 'deadline'];
		expect((await ask('PUT', '/api/notices', { ...choices, mailKinds })).body.choices.mailKinds).toEqual(
			mailKinds
		);
		const before = (await deliveries()).length;
		await record('claimSentBack', [77833]);
		await allIsSettled();
		expect(await deliveries()).toHaveLength(before);
		await ask('PUT', '/api/notices', choices);
	});
});

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
			title: 'IMAG’IN Nomade',
			body: 'Un état de frais renvoyé, à corriger puis à valider de nouveau',
			path: '/frais'
		});
		expect(message.headers).toMatchObject({ 'content-encoding': 'aes128gcm', topic: 'nouvelles' });
		const { key, payload } = await signerOf(message, publicKey);
		expect(key).toBe(publicKey);
		expect(payload).toMatchObject({ aud: pushes.origin, sub: 'mailto:exploitation@imagin.example' });
		await allIsSettled();
		expect(pushes.messages).toHaveLength(before + 1);

		await server.restart();
		expect((await notices()).push.publicKey).toBe(publicKey);
	});

	it('has its device forgotten once the service says that it is gone', async () => {
		pushes.answers.push(410);
		await record('claimSentBack', [77833]);
		await expect.poll(async () => (await notices()).push.devices, { timeout: 30_000 }).toEqual([]);
		await allIsSettled();
		const push = (await deliveries()).filter(({ channel }) => channel === 'push');
		expect(push.at(-1)).toMatchObject({ state: 'dropped', reason: '410' });
	});

	it('belongs to whoever allowed it last on that device', async () => {
		const own = device();
		await ask('POST', '/api/notices/devices', own.subscription);
		const { READER } = await import('../fixtures/people');
		const other = await signedIn(server.url, READER);
		const taken = await other.fetch('/api/notices/devices', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(own.subscription)
		});
		expect(((await taken.json()) as NoticesResponse).push.devices).toHaveLength(1);
		expect((await notices()).push.devices).toEqual([]);
		// Nobody takes another's device away.
		const end = await ask('DELETE', '/api/notices/devices', { endpoint: own.endpoint });
		expect(end.status).toBe(200);
		const still = (await (await other.fetch('/api/notices')).json()) as NoticesResponse;
		expect(still.push.devices).toHaveLength(1);
	});
});

describe('the link at the end of a mail', () => {
	it('stops nothing by being opened, and everything by its button, without signing in', async () => {
		const text =
			catcher.mails.findLast(({ mail }) => mail.text?.includes('arret-des-courriels'))?.mail.text ?? '';
		const link = /http\S+arret-des-courriels\/\S+/.exec(text)?.[0] ?? '';
		const page = await fetch(link);
		expect([page.status, await page.text()]).toEqual([
			200,
			expect.stringContaining('Voulez-vous ne plus recevoir de courriels')
		]);
		expect((await notices()).mail.address).toBe(ADDRESS);
		const stopped = await fetch(link, {
			method: 'POST',
			body: new URLSearchParams({}),
			headers: { origin: server.url, accept: 'text/html' }
		});
		expect(await stopped.text()).toContain('Plus aucun courriel');
		expect((await notices()).mail.address).toBe(null);
		const before = catcher.mails.length;
		await record('claimSentBack', [77833]);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(before);
	});
});
