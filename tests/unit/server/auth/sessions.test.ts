// Lucia over our adapter: renewal, expiry and revocation are looked up in the table, not believed.
import type { RequestEvent } from '@sveltejs/kit';
import { beforeEach, describe, expect, it } from 'vitest';
import { tokenHash } from '$lib/server/auth/session-adapter';
import { closeSession, openSession, readSession, sweepSessions } from '$lib/server/auth/sessions';
import { directoryDb, statement } from '$lib/server/db';
import { makeAcademy } from '$lib/server/repositories/directory-academies';
import { writeAccounts, type AccountRow } from '$lib/server/repositories/directory-accounts';
import { openOwnDatabases } from '../own-databases';

const ACCOUNT: AccountRow = {
	id: 'a1',
	identifier: 'denis',
	fullName: 'Denis Invention',
	mustChangePassword: false,
	standing: 'open' as const,
	withheldRoles: [],
	roles: []
};
const HOUR = 3600;

beforeEach(async () => {
	const close = await openOwnDatabases();
	await writeAccounts([
		{ ...ACCOUNT, kind: 'academic', passwordHash: 'unused', createdAt: '2026-01-01T00:00:00Z' }
	]);
	return close;
});

interface Jar {
	event: RequestEvent;
	token: () => string | undefined;
	isSecure: () => boolean | undefined;
}

/** A request with its cookies; no more of it is used. */
function request(address = 'http://localhost:3000/', cookie?: string): Jar {
	let value = cookie;
	let secure: boolean | undefined;
	const event = {
		url: new URL(address),
		request: new Request(address, {
			headers: { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0' }
		}),
		locals: { session: null, requestId: 'test' },
		cookies: {
			get: () => value,
			set: (_name: string, next: string, options: { secure?: boolean }) => {
				value = next === '' ? undefined : next;
				secure = options.secure;
			}
		}
	} as unknown as RequestEvent;
	return { event, token: () => value, isSecure: () => secure };
}

async function row(token: string | undefined): Promise<number | undefined> {
	const [found] = await directoryDb().read('SELECT expires_at FROM sessions WHERE id = ?', [
		tokenHash(token ?? '')
	]);
	return found?.['expires_at'] as number | undefined;
}

async function setExpiry(token: string | undefined, secondsFromNow: number): Promise<void> {
	await directoryDb().write([
		statement('UPDATE sessions SET expires_at = ? WHERE id = ?', [
			Math.floor(Date.now() / 1000) + secondsFromNow,
			tokenHash(token ?? '')
		])
	]);
}

async function signedIn(): Promise<Jar> {
	const jar = request();
	await openSession(jar.event, ACCOUNT);
	return jar;
}

it('is read back by its token', async () => {
	const jar = await signedIn();
	expect(await row(jar.token())).toBeDefined();
	expect((await readSession(jar.event))?.account).toEqual(ACCOUNT);
});

it('keeps when it was opened, by which family of browser, and no more of it', async () => {
	const jar = await signedIn();
	const [kept] = await directoryDb().read('SELECT * FROM sessions WHERE id = ?', [
		tokenHash(jar.token() ?? '')
	]);
	expect(kept).toMatchObject({ agent: 'Firefox/Android', authenticated_at: null, id_token: null });
	expect(Math.abs(Number(kept?.['created_at']) - Date.now() / 1000)).toBeLessThan(5);
});

it('notes that it is seen every five minutes at most', async () => {
	const jar = await signedIn();
	const seen = async () => {
		const [found] = await directoryDb().read('SELECT last_seen_at FROM sessions WHERE id = ?', [
			tokenHash(jar.token() ?? '')
		]);
		return Number(found?.['last_seen_at']);
	};
	const set = (secondsAgo: number) =>
		directoryDb().write([
			statement('UPDATE sessions SET last_seen_at = ?', [Math.floor(Date.now() / 1000) - secondsAgo])
		]);
	await set(4 * 60);
	const before = await seen();
	await readSession(jar.event);
	expect(await seen()).toBe(before);
	await set(6 * 60);
	await readSession(jar.event);
	await expect.poll(seen).toBeGreaterThan(Date.now() / 1000 - 5);
});

it('past its half is renewed in the table, under the same token', async () => {
	const jar = await signedIn();
	const { token } = jar;
	await setExpiry(token(), 5 * HOUR);
	const before = token();
	await readSession(jar.event);
	expect(token()).toBe(before);
	expect((await row(before)) ?? 0).toBeGreaterThan(Date.now() / 1000 + 11 * HOUR);
});

it('before its half is left as it is', async () => {
	const jar = await signedIn();
	await setExpiry(jar.token(), 7 * HOUR);
	const before = await row(jar.token());
	await readSession(jar.event);
	expect(await row(jar.token())).toBe(before);
});

it('expired is nobody’s, and its row and cookie go', async () => {
	const jar = await signedIn();
	const token = jar.token();
	await setExpiry(token, -1);
	expect(await readSession(jar.event)).toBeNull();
	expect(await row(token)).toBeUndefined();
	expect(jar.token()).toBeUndefined();
});

it('closed goes from the table', async () => {
	const jar = await signedIn();
	const token = jar.token();
	await closeSession(jar.event);
	expect(await row(token)).toBeUndefined();
});

it('the hash in the table opens nothing', async () => {
	const jar = await signedIn();
	const stolen = request('http://localhost:3000/', tokenHash(jar.token() ?? ''));
	expect(await readSession(stolen.event)).toBeNull();
});

it('the sweep takes expired rows only', async () => {
	const old = await signedIn();
	const current = await signedIn();
	await setExpiry(old.token(), -1);
	await sweepSessions();
	expect([await row(old.token()), typeof (await row(current.token()))]).toEqual([undefined, 'number']);
});

describe('the cookie is Secure', () => {
	it.each([
		['http://localhost:3000/', false],
		['http://127.0.0.1:3000/', false],
		['https://imagin.example.fr/', true],
		['http://192.168.1.20/', true],
		['https://localhost/', true]
	])('%s → %s', async (address, isSecure) => {
		const jar = request(address);
		await openSession(jar.event, ACCOUNT);
		expect(jar.isSecure()).toBe(isSecure);
	});
});

describe('after half an hour without a request', () => {
	const held = async (...roles: string[]) => {
		const jar = await signedIn();
		await makeAcademy('RENNES', 'RENNES', 'Europe/Paris', false);
		await directoryDb().write([
			...roles.map((role) =>
				statement("INSERT INTO account_roles (account_id, academy, role) VALUES ('a1', 'RENNES', ?)", [role])
			),
			statement('UPDATE sessions SET last_seen_at = ?', [Math.floor(Date.now() / 1000) - 36 * 60])
		]);
		return readSession(jar.event);
	};

	it.each([['gestionnaire'], ['administrateur'], ['chefCentre'], ['chefEtablissement']])(
		'a %s is signed out: no device locks the desk',
		async (role) => expect(await held(role)).toBeNull()
	);

	it('a device of who serves on juries goes on', async () => {
		expect(await held('intervenant')).not.toBeNull();
	});

	it('a head who serves on juries goes on', async () => {
		expect(await held('intervenant', 'chefCentre')).not.toBeNull();
	});

	it('a gestionnaire who serves on juries does not', async () => {
		expect(await held('intervenant', 'gestionnaire')).toBeNull();
	});
});
