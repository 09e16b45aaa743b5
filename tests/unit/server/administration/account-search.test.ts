// The search over accounts: its words follow the accounts, and its queries read no table whole.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { matchOf } from '$lib/server/administration/list-accounts';
import { directoryDb, statement } from '$lib/server/db';
import { listAccountsByName, makeSearchable, searchAccounts } from '$lib/server/repositories/account-search';
import { writeAccounts } from '$lib/server/repositories/directory-accounts';
import { makeAcademy } from '$lib/server/repositories/directory-academies';
import { openOwnDatabases } from '../own-databases';

let close: () => Promise<void>;

beforeAll(async () => {
	close = await openOwnDatabases();
	await makeAcademy('RENNES', 'RENNES', 'Europe/Paris', false);
});

afterAll(() => close());

const person = (id: string, fullName: string) => ({
	id,
	identifier: `ID-${id}`,
	kind: 'external' as const,
	fullName,
	passwordHash: 'none',
	mustChangePassword: false,
	createdAt: '2026-01-01T00:00:00Z'
});

async function found(words: string): Promise<string[]> {
	await makeSearchable();
	return (await searchAccounts('RENNES', null, matchOf(words) ?? '', 0, 50)).map(({ id }) => id);
}

it('follows accounts that others write, and their new names', async () => {
	await writeAccounts([person('a', 'Élodie Nguyên'), person('b', 'Jean-Paul L’Hôte')]);
	await directoryDb().write([
		statement(
			"INSERT INTO account_roles (account_id, academy, role) SELECT id, 'RENNES', 'intervenant' FROM accounts"
		)
	]);
	expect(await found('elodie nguyen')).toEqual(['a']);
	expect(await found('paul hote')).toEqual(['b']);
	expect(await found('ID-b')).toEqual(['b']);
	await writeAccounts([person('a', 'Élodie Martin')]);
	expect(await found('martin')).toEqual(['a']);
	expect(await found('nguyen')).toEqual([]);
});

it('lists by name, of everybody or of one role, after an account', async () => {
	const ids = async (role: 'intervenant' | 'gestionnaire' | null, after: string | null) =>
		(await listAccountsByName('RENNES', role, after, 50)).map(({ id }) => id);
	await directoryDb().write([
		statement("INSERT INTO account_roles (account_id, academy, role) VALUES ('b', 'RENNES', 'gestionnaire')")
	]);
	expect(await ids(null, null)).toEqual(['b', 'a']);
	expect(await ids('intervenant', 'b')).toEqual(['a']);
	expect(await ids('gestionnaire', null)).toEqual(['b']);
	expect(await ids('gestionnaire', 'b')).toEqual([]);
});

it('makes words of what is typed and nothing of the index’s own language', () => {
	expect(matchOf('  dup*  JEAN"')).toBe('"dup"* "JEAN"*');
	expect(matchOf('*"- ()')).toBeNull();
	expect(matchOf('a OR b')).toBe('"a"* "OR"* "b"*');
});

it('reads accounts by name and by words through indexes', async () => {
	const plans = await Promise.all([
		directoryDb().read(
			`EXPLAIN QUERY PLAN SELECT a.id FROM accounts a WHERE (a.full_name, a.id) > ('x', 'y')
			AND EXISTS (SELECT 1 FROM account_roles r WHERE r.account_id = a.id AND r.academy = 'RENNES')
			ORDER BY a.full_name, a.id LIMIT 51`
		),
		directoryDb().read(
			`EXPLAIN QUERY PLAN SELECT a.id FROM account_words w JOIN accounts a ON a.search_row = w.rowid
			WHERE account_words MATCH '"a"*' AND w.rowid > 0 ORDER BY w.rowid LIMIT 51`
		),
		directoryDb().read('EXPLAIN QUERY PLAN SELECT 1 FROM accounts WHERE search_row IS NULL LIMIT 1'),
		directoryDb().read(
			`EXPLAIN QUERY PLAN SELECT a.id FROM account_roles r CROSS JOIN accounts a ON a.id = r.account_id
			WHERE r.academy = 'RENNES' AND r.role = 'gestionnaire' AND (a.full_name, a.id) > ('x', 'y')`
		)
	]);
	const text = plans.map((rows) => rows.map((row) => String(row['detail'])).join('\n'));
	expect(text[0]).toContain('accounts_by_name');
	expect(text[1]).toContain('accounts_by_search_row');
	expect(text[2]).toContain('accounts_not_searchable');
	expect(text[3]).toContain('account_roles_by_academy');
	for (const plan of text) expect(plan).not.toMatch(/SCAN (a|accounts|r)\b(?!.*USING)|TEMP B-TREE/);
});
