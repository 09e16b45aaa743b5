// A device's own phrase: it opens without a server, is told to none, and is replaced against a fresh proof.
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { changeLock, readLock } from '$lib/device/lock/lock-database';
import { choosePhrase, unlock } from '$lib/device/lock/unlock';
import { takeKey } from '$lib/device/lock/take-key';

// Stretching a phrase takes its time, on purpose.
vi.setConfig({ testTimeout: 60_000 });

const DEVICE = '0190a000-0000-7000-8000-000000000001';
const PHRASE = { phrase: 'trois bateaux verts', isAlwaysAsked: false };
let account: string;
let sent: { path: string; body: string }[];
let answer: () => Response;

beforeEach(() => {
	account = crypto.randomUUID();
	sent = [];
	const recoveryKey = randomBytes(32).toString('base64');
	answer = () =>
		Response.json({
			protocol: 3,
			account: {
				...{ id: account, identifier: 'x', fullName: 'X', mustChangePassword: false, isByProvider: true },
				roles: [{ academy: 'RENNES', role: 'intervenant' }]
			},
			...{
				expiresAt: '2026-01-01T00:00:00Z',
				serverTime: '2026-01-01T00:00:00Z',
				recoveryKey,
				landing: '/accueil'
			}
		});
	vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
		sent.push({ path, body: String(init.body) });
		return Promise.resolve(answer());
	});
});

afterEach(() => vi.unstubAllGlobals());

const lock = () => changeLock(account, (row) => row && { ...row, session: null });
const open = (password: string) => unlock(account, { password, isAlwaysAsked: false }, DEVICE);

it('is chosen by the server’s half of the key, opens afterwards without the server, and never leaves', async () => {
	expect(await choosePhrase(account, PHRASE, DEVICE)).toMatchObject({ kind: 'opened' });
	expect(sent.map(({ path }) => path)).toEqual(['/api/session/device']);
	expect((await readLock(account))?.opener).toBe('phrase');
	await lock();
	expect(await open('quatre phares blancs')).toMatchObject({ kind: 'wrong' });
	expect(await open(PHRASE.phrase)).toMatchObject({ kind: 'opened', session: null });
	expect(sent).toHaveLength(1);
	expect(sent[0]?.body).not.toContain(PHRASE.phrase);
});

it('is slowed down like a password', async () => {
	await choosePhrase(account, PHRASE, DEVICE);
	await lock();
	for (let tries = 0; tries < 3; tries += 1) await open('faux');
	expect(await open(PHRASE.phrase)).toMatchObject({ kind: 'wait' });
});

it('forgotten, another one opens the same data', async () => {
	await choosePhrase(account, PHRASE, DEVICE);
	await lock();
	const other = { phrase: 'quatre phares blancs', isAlwaysAsked: false };
	expect(await choosePhrase(account, other, DEVICE)).toMatchObject({ kind: 'opened' });
	await lock();
	expect(await open(PHRASE.phrase)).toMatchObject({ kind: 'wrong' });
	expect(await open(other.phrase)).toMatchObject({ kind: 'opened' });
});

it.each([
	['an old proof', () => Response.json({ code: 'forbidden' }, { status: 403 }), 'prove-again'],
	['an ended session', () => Response.json({ code: 'signed-out' }, { status: 401 }), 'prove-again'],
	['a page that is not ours', () => new Response('<html>'), 'needs-network']
])('with %s nothing changes', async (_what, refusal, kind) => {
	await choosePhrase(account, PHRASE, DEVICE);
	await lock();
	answer = refusal;
	expect(await choosePhrase(account, { ...PHRASE, phrase: 'une autre phrase' }, DEVICE)).toEqual({ kind });
	expect(await open(PHRASE.phrase)).toMatchObject({ kind: 'opened' });
});

it('of another account than the one locked here is not taken', async () => {
	const other = crypto.randomUUID();
	expect(await choosePhrase(other, PHRASE, DEVICE)).toEqual({ kind: 'prove-again' });
	expect(await readLock(other)).toBeUndefined();
});

it('gives way to a password typed at the sign-in page', async () => {
	await choosePhrase(account, PHRASE, DEVICE);
	const recoveryKey = JSON.parse(await answer().text()) as { recoveryKey: string };
	await takeKey(account, { password: 'un mot de passe local', recoveryKey: recoveryKey.recoveryKey });
	expect((await readLock(account))?.opener).toBe('password');
});
