// Signing in from a script: the session, and the server's half of what opens a device's data again.
import { describe, expect, it, vi } from 'vitest';
import { isNobodyResponse, isSignInResponse } from '../../src/lib/contracts/envelope';
import { NOBODY_IS_AN_ANSWER } from '../../src/lib/contracts/pull';
import type { SignInResponse } from '../../src/lib/contracts/sign-in';
import type { Browser } from './built-server';
import { demoServer } from './demo-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PASSWORD = 'Demo-Nomade-2026';
const PHONE = '018f0000-0000-7000-8000-000000000001';
const TABLET = '018f0000-0000-7000-8000-000000000002';
const { server, directory } = await demoServer();

type Body = Record<string, string>;

async function send(browser: Browser, path: string, body: unknown) {
	const response = await browser.fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

async function signIn(identifier: string, device: string, password = PASSWORD): Promise<SignInResponse> {
	const { status, body } = await send(server.browser(), '/api/session', { identifier, password, device });
	expect(status).toBe(200);
	if (!isSignInResponse(body)) throw new Error('not the agreed answer');
	return body;
}

describe('asking who is signed in', () => {
	it('is refused with nobody there, and is no error for who says that nobody is an answer', async () => {
		const browser = server.browser();
		const ask = (headers = {}) => browser.fetch('/api/session', { headers });
		expect((await ask()).status).toBe(401);
		const nobody = await ask(NOBODY_IS_AN_ANSWER);
		expect(nobody.status).toBe(200);
		expect(nobody.headers.get('cache-control')).toBe('no-store');
		expect(isNobodyResponse(await nobody.json())).toBe(true);

		const body = { identifier: 'sophie.vasseur', password: PASSWORD, device: PHONE };
		expect((await send(browser, '/api/session', body)).status).toBe(200);
		const signedIn = (await (await ask(NOBODY_IS_AN_ANSWER)).json()) as { account: { identifier: string } };
		expect(signedIn.account.identifier).toBe('sophie.vasseur');
	});
});

describe('signing in by script', () => {
	it('opens a session by the cookie, and is never kept by a cache', async () => {
		const browser = server.browser();
		const identifier = 'sophie.vasseur';
		const { status, headers, body } = await send(browser, '/api/session', {
			identifier,
			password: PASSWORD,
			device: PHONE
		});
		expect(status).toBe(200);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(body).toMatchObject({ landing: '/accueil', account: { identifier } });
		expect((await browser.fetch('/api/session')).status).toBe(200);
	});

	it('gives one account on one device the same key each time, and every other another', async () => {
		const first = await signIn('sophie.vasseur', PHONE);
		expect((await signIn('sophie.vasseur', PHONE)).recoveryKey).toBe(first.recoveryKey);
		expect((await signIn('sophie.vasseur', TABLET)).recoveryKey).not.toBe(first.recoveryKey);
		expect((await signIn('maelle.riou', PHONE)).recoveryKey).not.toBe(first.recoveryKey);
		expect(Buffer.from(first.recoveryKey, 'base64')).toHaveLength(32);
	});

	it('gives no key to a session alone, nor to a wrong password', async () => {
		const browser = server.browser();
		await send(browser, '/api/session', {
			identifier: 'sophie.vasseur',
			password: PASSWORD,
			device: PHONE
		});
		expect(JSON.stringify(await (await browser.fetch('/api/session')).json())).not.toContain('recoveryKey');
		const wrong = { identifier: 'sophie.vasseur', password: 'wrong', device: PHONE };
		const refused = await send(browser, '/api/session', wrong);
		expect([refused.status, refused.body['code']]).toEqual([401, 'wrong-credentials']);
		expect(refused.body).not.toHaveProperty('recoveryKey');
	});

	it('refuses what is not the agreed request, and another site', async () => {
		for (const body of [
			{},
			[],
			{ identifier: 'a', password: 'b' },
			{ identifier: 'a', password: 'b', device: 'x' }
		])
			expect((await send(server.browser(), '/api/session', body)).body['code']).toBe('malformed');
		const forged = await server.browser().fetch('/api/session', {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
			body: JSON.stringify({ identifier: 'sophie.vasseur', password: PASSWORD, device: PHONE })
		});
		expect(forged.status).toBe(403);
	});

	it('slows down after five wrong ones, with the seconds to wait', async () => {
		const wrong = { identifier: 'jean-luc.castaing', password: 'wrong', device: PHONE };
		for (let i = 0; i < 5; i += 1) await send(server.browser(), '/api/session', wrong);
		const blocked = await send(server.browser(), '/api/session', { ...wrong, password: PASSWORD });
		expect([blocked.status, blocked.body['code']]).toEqual([429, 'too-many-attempts']);
		expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
	});

	it('forgets the longest unused of more than fifty devices of one person', async () => {
		const before = await signIn('fatou.diallo', PHONE);
		const [{ rows }] = [await directory.execute("SELECT id FROM accounts WHERE identifier = 'fatou.diallo'")];
		const account = String(rows[0]?.['id']);
		for (let i = 0; i < 50; i += 1) {
			await directory.execute({
				sql: 'INSERT INTO device_keys (account_id, device, recovery_key, used_at) VALUES (?, ?, ?, ?)',
				args: [account, `device-${i}`, 'x', `2126-01-${String((i % 28) + 1).padStart(2, '0')}`]
			});
		}
		await signIn('fatou.diallo', TABLET);
		const kept = await directory.execute({
			sql: 'SELECT device FROM device_keys WHERE account_id = ?',
			args: [account]
		});
		expect(kept.rows).toHaveLength(50);
		expect(kept.rows.map((row) => row['device'])).toContain(TABLET);
		expect((await signIn('fatou.diallo', PHONE)).recoveryKey).not.toBe(before.recoveryKey);
	});
});

describe('changing the password by script', () => {
	it('names the problem, then gives the device the same key as before', async () => {
		const browser = server.browser();
		const identifier = 'EXT-2026-0417';
		const first = await send(browser, '/api/session', { identifier, password: identifier, device: PHONE });
		expect(first.body).toMatchObject({ landing: '/mot-de-passe' });
		const change = (current: string, next: string, repeated = next) =>
			send(browser, '/api/session/password', { current, next, repeated, device: PHONE });
		const short = await change(identifier, 'court');
		expect([short.status, short.body['problem']]).toEqual([422, 'too-short']);
		expect(short.body['message']).toContain('au moins 12 caractères');
		expect((await change('wrong', 'une phrase assez longue')).body['problem']).toBe('wrong-current');
		expect((await change(identifier, 'une phrase assez longue', 'autre')).body['problem']).toBe(
			'not-repeated'
		);
		const done = await change(identifier, 'une phrase assez longue');
		expect(done.status).toBe(200);
		expect(done.body).toMatchObject({ landing: '/accueil', recoveryKey: first.body['recoveryKey'] });
		expect((await browser.fetch('/api/session')).status).toBe(200);
	});

	it('is for the person signed in alone', async () => {
		const body = { current: PASSWORD, next: 'une phrase assez longue', repeated: '', device: PHONE };
		const refused = await send(server.browser(), '/api/session/password', body);
		expect([refused.status, refused.body['code']]).toEqual([401, 'signed-out']);
	});
});
