// A session that was ended elsewhere, and one whose rights changed meanwhile: what each way into the server says then.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../api/built-server';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { OWNER, PEOPLE, type Person } from './people';
import { routeEntries } from './route-tree';
import type { Rule, Target } from './rule';
import { RULES } from './rules';
import { isApiEntry, requestOf, signedInAs } from './signed-in';
import { makeTarget } from './target';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const server = await serverAtTeachersDay();
const url = pathToFileURL(join(server.dataDir, 'directory.db')).href;
const directory = createClient({ url, timeout: 5000 });
afterAll(() => directory.close());
const GESTIONNAIRE = PEOPLE.find(({ role }) => role === 'gestionnaire') as Person;
let target: Target;

beforeAll(async () => {
	target = { ...(await makeTarget(server)), sessionReference: '0123456789abcdef' };
});

/** Everything that asks who it is, by the rules. */
const guarded = routeEntries().filter((entry) => {
	const rule = RULES[entry] as Rule;
	return rule.who !== 'everybody' && rule.shell === undefined;
});

async function ask(browser: Browser, entry: string): Promise<Response> {
	const asked = (RULES[entry] as Rule).ask(target);
	return browser.fetch(asked.path, requestOf(asked, isApiEntry(entry)));
}

/** The refusal's code, or where one is sent. */
async function answered(response: Response): Promise<unknown> {
	if (response.status === 303) return response.headers.get('location');
	const text = await response.text();
	// An answer to HEAD has no body: its status tells.
	return text === '' ? response.status : ((JSON.parse(text) as { code?: unknown }).code ?? response.status);
}

describe('a session that was ended elsewhere', () => {
	it.each(guarded)('lets nobody in by %s', async (entry) => {
		const person = entry.includes('gestion') ? GESTIONNAIRE : OWNER;
		const browser = await signedInAs(server.url, person);
		const { cookie } = browser;
		const id = createHash('sha256')
			.update(cookie?.split('=')[1] ?? '')
			.digest('hex');
		const { rowsAffected } = await directory.execute({
			sql: 'DELETE FROM sessions WHERE id = ?',
			args: [id]
		});
		expect(rowsAffected).toBe(1);
		const response = await ask(browser, entry);
		// The cookie is taken back, too.
		expect(browser.cookie).toBeNull();
		const told = await answered(response);
		if (isApiEntry(entry)) expect(told).toBe(entry.startsWith('HEAD') ? 401 : 'signed-out');
		else expect(told).toMatch(/^\/connexion(\?|$)/);
	});
});

describe('a session that lives on', () => {
	it('is no gestionnaire’s from the moment when the role goes', async () => {
		const browser = await signedInAs(server.url, GESTIONNAIRE);
		const pages = guarded.filter((entry) => entry.includes('/(gestion)/'));
		expect(pages.length).toBeGreaterThan(3);
		expect((await ask(browser, 'page /(gestion)/gestion')).status).toBe(200);
		const role = ['gestion.rennes', 'gestionnaire'];
		const held = '(SELECT id FROM accounts WHERE identifier = ?)';
		await directory.execute({
			sql: `DELETE FROM account_roles WHERE account_id = ${held} AND role = ?`,
			args: role
		});
		for (const entry of pages) expect([entry, (await ask(browser, entry)).status]).toEqual([entry, 403]);
		const document = await browser.fetch(`/api/documents/RENNES/${target.documentId}`);
		expect(document.status).toBe(404);
		await directory.execute({
			sql: `INSERT INTO account_roles (account_id, role, academy) VALUES (${held}, ?, 'RENNES')`,
			args: role
		});
		expect((await ask(browser, 'page /(gestion)/gestion')).status).toBe(200);
	});

	it('opens nothing but the change from the moment when the password must be changed', async () => {
		const browser = await signedInAs(server.url, OWNER);
		const mark = (value: number) =>
			directory.execute({
				sql: 'UPDATE accounts SET must_change_password = ? WHERE identifier = ?',
				args: [value, OWNER.identifier]
			});
		await mark(1);
		const closed = guarded.filter((entry) => (RULES[entry] as Rule).isOpenBeforeChange !== true);
		for (const entry of closed) {
			const told = await answered(await ask(browser, entry));
			const wanted = entry.startsWith('HEAD') ? 403 : 'first-password-to-change';
			expect([entry, told]).toEqual([entry, isApiEntry(entry) ? wanted : '/mot-de-passe']);
		}
		await mark(0);
		expect((await ask(browser, 'GET /api/my-data')).status).toBe(200);
	});
});
