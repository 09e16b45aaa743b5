// The second factor of the desk over HTTP, on the built server: roles wait for it, everywhere, until it is shown.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticatorCode } from '../fixtures/authenticator';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from './built-server';
import { pageText, readForm, sendForm } from './settings-form';

const server = await serverAtTeachersDay();
const { password: PASSWORD } = GESTIONNAIRE;
const PAGE = '/administration/RENNES/securite';
let directory: Client;
let admin: Browser;
let secret = '';
let recoveryCodes: string[] = [];

beforeAll(async () => {
	admin = await signedIn('admin.rennes');
	directory = createClient({ url: pathToFileURL(join(server.dataDir, 'directory.db')).href, timeout: 2000 });
});

afterAll(() => directory.close());

async function signedIn(identifier: string): Promise<Browser> {
	const browser = new Browser(server.url);
	const { status } = await browser.signIn(identifier, PASSWORD);
	if (status !== 303) throw new Error(`${identifier}: sign-in was answered ${status}`);
	return browser;
}

/** The server's clock, which began at the teacher's day: told by its own answers. */
async function serverNow(browser: Browser): Promise<number> {
	const { serverTime } = (await (await browser.fetch('/api/session')).json()) as { serverTime: string };
	return Date.parse(serverTime);
}

async function enrol(browser: Browser): Promise<{ secret: string; codes: string[] }> {
	const begun = await pageText(browser.post('/second-facteur?/begin', { password: PASSWORD }));
	const key = /class="secret[^"]*"[^>]*>([A-Z2-7 ]+)</.exec(begun)?.[1] ?? '';
	const code = authenticatorCode(key, await serverNow(browser));
	const done = await pageText(browser.post('/second-facteur?/confirm', { code }));
	return {
		secret: key,
		codes: [...done.matchAll(/<li[^>]*>([0-9A-Z]{5}-[0-9A-Z]{5})<\/li>/g)].map(([, c]) => c ?? '')
	};
}

/** The key's code is used once: the next step's is taken within the drift. */
async function show(browser: Browser, code: string): Promise<Response> {
	return browser.post('/second-facteur?/show', { code });
}

describe('the second factor of an académie', () => {
	it('is asked by no administrateur who has none', async () => {
		const refused = await admin.post(PAGE, { required: 'oui' });
		expect(refused.status).toBe(403);
		expect(await pageText(refused)).toContain('Enregistrez d’abord votre propre clé');
	});

	it('is enrolled against the password, with recovery codes shown once', async () => {
		const wrong = await admin.post('/second-facteur?/begin', { password: 'autre chose entièrement' });
		expect(wrong.status).toBe(422);
		({ secret, codes: recoveryCodes } = await enrol(admin));
		expect(recoveryCodes).toHaveLength(10);
		const shown = await pageText(admin.fetch('/second-facteur'));
		expect(shown).toContain('Il vous reste 10 codes de secours');
		for (const code of recoveryCodes) expect(shown).not.toContain(code);
		expect(server.output()).not.toContain(secret.replaceAll(' ', ''));
	});

	it('once asked, withholds the roles of every session that has not shown it', async () => {
		const office = await signedIn(GESTIONNAIRE.identifier);
		expect((await office.fetch('/gestion')).status).toBe(200);
		expect((await admin.post(PAGE, { required: 'oui' })).status).toBe(303);
		// Whoever was signed in already is asked, too, at the next request.
		for (const path of ['/gestion?academie=RENNES', '/gestion/parametres?academie=RENNES']) {
			const sent = await office.fetch(path);
			expect([sent.status, sent.headers.get('location')]).toEqual([
				303,
				`/second-facteur?retour=${encodeURIComponent(path.split('?')[0] ?? '')}`
			]);
		}
		const session = (await (await office.fetch('/api/session')).json()) as { account: { roles: unknown[] } };
		expect(session.account.roles).toEqual([]);
		const fresh = new Browser(server.url);
		const landing = await fresh.signIn(GESTIONNAIRE.identifier, PASSWORD);
		expect(landing.headers.get('location')).toBe('/second-facteur');
		// A gestionnaire of another académie is asked nothing.
		expect((await (await signedIn('gestion.toulouse')).fetch('/gestion')).status).toBe(200);
		// The administrateur who asked has shown it in this session.
		expect((await admin.fetch(PAGE)).status).toBe(200);
	});

	it('lets who enrols on in that session, and asks for a code in the next', async () => {
		const office = await signedIn(GESTIONNAIRE.identifier);
		const { secret: key } = await enrol(office);
		expect((await office.fetch('/gestion')).status).toBe(200);
		const next = await signedIn(GESTIONNAIRE.identifier);
		expect((await next.fetch('/gestion')).status).toBe(303);
		expect((await show(next, '000000')).status).toBe(422);
		expect((await next.fetch('/gestion')).status).toBe(303);
		const later = (await serverNow(next)) + 30_000;
		const right = await show(next, authenticatorCode(key, later));
		expect([right.status, right.headers.get('location')]).toEqual([303, '/gestion']);
		expect((await next.fetch('/gestion')).status).toBe(200);
		// The same code, over a shoulder: it is used.
		const thief = await signedIn(GESTIONNAIRE.identifier);
		expect((await show(thief, authenticatorCode(key, later))).status).toBe(422);
		const { rows } = await directory.execute(
			"SELECT academy FROM audit_log WHERE action = 'account.enrolSecondFactor' ORDER BY id"
		);
		expect(rows.map((row) => row['academy'])).toEqual(['RENNES', 'RENNES']);
	});

	it('is not replaced by who knows the password alone', async () => {
		const thief = await signedIn('admin.rennes');
		const without = await thief.post('/second-facteur?/begin', { password: PASSWORD });
		expect([without.status, without.headers.get('location')?.startsWith('/second-facteur')]).toEqual([
			303,
			true
		]);
		expect((await thief.post('/second-facteur?/begin', { password: PASSWORD, code: '000000' })).status).toBe(
			422
		);
		expect((await thief.fetch('/administration')).status).toBe(303);
		// Each recovery code opens once.
		expect((await show(thief, recoveryCodes[0] ?? '')).status).toBe(303);
		expect((await thief.fetch('/administration')).status).toBe(200);
		expect((await show(await signedIn('admin.rennes'), recoveryCodes[0] ?? '')).status).toBe(422);
	});

	it('is taken away by an administrateur from who lost it, and asked for anew', async () => {
		const id = String(
			(await directory.execute("SELECT id FROM accounts WHERE identifier = 'gestion.rennes'")).rows[0]?.['id']
		);
		const waiting = await signedIn(GESTIONNAIRE.identifier);
		const page = `/administration/RENNES/${id}`;
		expect((await sendForm(admin, page, 'factor', {})).status).toBe(303);
		// Who had the password alone, and waited for a code, is let in nowhere by the code's going.
		expect((await waiting.fetch('/api/session')).status).toBe(401);
		const office = await signedIn(GESTIONNAIRE.identifier);
		const shown = await pageText(office.fetch('/second-facteur'));
		expect(shown).toContain('Aucune clé OTP n');
		const { codes } = await enrol(office);
		expect(codes).toHaveLength(10);
		expect((await office.fetch('/gestion')).status).toBe(200);
	});

	it('is nothing to a teacher, whose own pages go on', async () => {
		const teacher = await signedIn(TEACHER.identifier);
		expect((await teacher.fetch('/second-facteur')).status).toBe(403);
		expect((await teacher.post('/second-facteur?/begin', { password: PASSWORD })).status).toBe(403);
		expect((await teacher.fetch('/api/session')).status).toBe(200);
	});

	it('is asked no more once the rule is taken back, but by who has one', async () => {
		expect((await admin.post(PAGE, { required: 'non' })).status).toBe(303);
		expect((await readForm(admin, PAGE)).html).toContain('Non demandée');
		// Who enrolled wanted it: still asked.
		expect((await (await signedIn(GESTIONNAIRE.identifier)).fetch('/gestion')).status).toBe(303);
	});
});
