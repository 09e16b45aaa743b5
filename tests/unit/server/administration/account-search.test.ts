// The search over accounts: its words follow the accounts, and its queries read no table whole.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { matchOf } from '$lib/server/administration/list-accounts';
import { directoryDb, statement } from '$lib/server/db';
import {
	ACCOUNT_QUERIES,
	listAccountsByName,
	makeSearchable,
	searchAccounts,
	WITHOUT_WORDS
} from '$lib/server/repositories/account-search';
import { writeAccounts } from '$lib/server/repositories/directory-accounts';
import { makeAcademy } from '$lib/server/repositories/directory-academies';
import { openOwnDatabases } from '../own-databases';

let close: () => Promise<void>;

beforeAll(async () => {
	close = await openOwnDatabases();
	await makeAcademy('RENNES', 'RENNES', 'Europe/Paris', false);
	await makeAcademy('TOULOUSE', 'TOULOUSE', 'Europe/Paris', false);
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
	return (await searchAccounts('RENNES', null, matchOf(words) ?? '', null, 50)).map(({ id }) => id);
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
	expect(await ids(null, null)).toEqual(['a', 'b']);
	expect(await ids('intervenant', 'a')).toEqual(['b']);
	expect(await ids('gestionnaire', null)).toEqual(['b']);
	expect(await ids('gestionnaire', 'b')).toEqual([]);
});

it('makes words of what is typed and nothing of the index’s own language', () => {
	expect(matchOf('  dup*  JEAN"')).toBe('"dup"* "JEAN"*');
	expect(matchOf('*"- ()')).toBeNull();
	expect(matchOf('a OR b')).toBe('"a"* "OR"* "b"*');
});

it('puts names where people look for them', async () => {
	const names = [
		'Eloan Gall',
		'Élodie Gall',
		'Elodie Gall',
		'ÉLOI GALL',
		'E\u0301lvire Gall',
		'Zoé d’Arc',
		"Zoé d'Arc",
		'Zoé D-Artois',
		'Œnone Gall',
		'Olivier Gall',
		'Ofélia Gall',
		'çağla Gall',
		'Chloé Gall',
		'Ïna Gall'
	];
	await writeAccounts(names.map((name, n) => person(`s${String(n).padStart(2, '0')}`, name)));
	await directoryDb().write([
		statement(
			"INSERT INTO account_roles (account_id, academy, role) SELECT id, 'TOULOUSE', 'chefCentre' FROM accounts WHERE id LIKE 's%'"
		)
	]);
	const order = [
		'çağla Gall',
		'Chloé Gall',
		'Eloan Gall',
		'Elodie Gall',
		'Élodie Gall',
		'ÉLOI GALL',
		'E\u0301lvire Gall',
		'Ïna Gall',
		'Œnone Gall',
		'Ofélia Gall',
		'Olivier Gall',
		"Zoé d'Arc",
		'Zoé d’Arc',
		'Zoé D-Artois'
	];
	const all = async (next: (after: string | null) => Promise<{ id: string; fullName: string }[]>) => {
		const seen: string[] = [];
		for (let after: string | null = null; ;) {
			const [one]: { id: string; fullName: string }[] = await next(after);
			if (one === undefined) return seen;
			seen.push(one.fullName);
			after = one.id;
		}
	};
	for (const role of [null, 'chefCentre'] as const) {
		expect(await all((after) => listAccountsByName('TOULOUSE', role, after, 1))).toEqual(order);
	}
	await makeSearchable();
	const gall = order.filter((name) => /gall$/i.test(name));
	expect(await all((after) => searchAccounts('TOULOUSE', null, '"gall"*', after, 1))).toEqual(gall);
	// The same way for a word that thousands have.
	const rows = await directoryDb().read(ACCOUNT_QUERIES.byManyFound, ['TOULOUSE', null, null, 50, '"gall"*']);
	expect(rows.map((row) => row['full_name'])).toEqual(gall);
});

it(
	'finds a word that more than two thousand have, in the order of names, each once',
	{ timeout: 60_000 },
	async () => {
		await directoryDb().write([
			statement(`INSERT INTO accounts (id, identifier, kind, full_name, password_hash, created_at)
			WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 2600)
			SELECT 'many' || i, 'MANY' || i, 'external', iif(i % 2, 'É', 'e') || printf('%04d', i * 37 % 2600) || ' Foule', 'none', 'x' FROM n`),
			statement(
				"INSERT INTO account_roles (account_id, academy, role) SELECT id, 'RENNES', 'intervenant' FROM accounts WHERE id LIKE 'many%'"
			)
		]);
		await makeSearchable();
		const seen: string[] = [];
		for (let after: string | null = null; ;) {
			const page = await searchAccounts('RENNES', null, '"foule"*', after, 500);
			if (page.length === 0) break;
			seen.push(...page.map(({ fullName }) => fullName.replace('É', 'e')));
			after = page.at(-1)?.id ?? null;
		}
		expect(seen).toHaveLength(2600);
		expect(seen).toEqual([...seen].sort());
	}
);

it('reads accounts by name and by words through indexes, whatever their number', async () => {
	const plan = async (name: keyof typeof ACCOUNT_QUERIES) =>
		(
			await directoryDb().read(
				`EXPLAIN QUERY PLAN ${ACCOUNT_QUERIES[name]}`,
				name === 'isMany'
					? ['"a"*', 9]
					: ['RENNES', 'gestionnaire', 'a', 51, '"a"*'].slice(0, name.endsWith('Found') ? 5 : 4)
			)
		).map((row) => String(row['detail']));
	const walked = /SEARCH a USING (COVERING )?INDEX accounts_by_sort_name \(\(sort_name,full_name,id\)>/;
	for (const name of ['byName', 'byManyFound'] as const) {
		const lines = await plan(name);
		expect(lines.join('\n'), name).toMatch(walked);
		// In the index's order: nothing is sorted.
		expect(lines.join('\n'), name).not.toContain('TEMP B-TREE');
	}
	expect((await plan('byRole')).join('\n')).toContain('account_roles_by_academy');
	expect((await plan('byFewFound')).join('\n')).toContain('accounts_by_search_row');
	const waiting = await directoryDb().read(
		`EXPLAIN QUERY PLAN SELECT id ${WITHOUT_WORDS} ORDER BY id LIMIT 9`
	);
	expect(waiting.map((row) => String(row['detail'])).join()).toMatch(/accounts_not_searchable$/);
	for (const name of ['byName', 'byRole', 'byFewFound', 'byManyFound'] as const) {
		for (const line of await plan(name)) expect(line, name).not.toMatch(/^SCAN (a|accounts|r)\b/);
	}
});
