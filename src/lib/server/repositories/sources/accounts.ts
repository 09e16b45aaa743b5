// Accounts and roles of imported people, in the directory, in short writes: it is everybody's. SQL and nothing else.
import type { Role } from '../../../domain/access/role';
import { directoryDb, integerOf, textOf } from '../../db';
import type { StagedBase } from './staged';

/** People of one write: some twenty milliseconds of everybody's directory. */
const PAGE = 1_000;

export interface MadeAccount {
	id: string;
	identifier: string;
	kind: string;
	fullName: string;
}

/** Not every source brings people. */
export async function hasPeople(base: StagedBase): Promise<boolean> {
	const rows = await base.read(
		"SELECT 1 AS yes FROM staged.sqlite_master WHERE type = 'table' AND name = 'people'"
	);
	return rows.length > 0;
}

/** People of the file who have no account yet, by their key in the file. */
export async function newAccountsPage(
	base: StagedBase,
	after: string
): Promise<(MadeAccount & { key: string })[]> {
	const rows = await base.read(
		`SELECT numen, account_id, login, kind, full_name FROM staged.people
		WHERE numen > ? AND is_new_account = 1 ORDER BY numen LIMIT ${PAGE}`,
		[after]
	);
	return rows.map((row) => ({
		key: textOf(row, 'numen'),
		id: textOf(row, 'account_id'),
		identifier: textOf(row, 'login'),
		kind: textOf(row, 'kind'),
		fullName: textOf(row, 'full_name')
	}));
}

/** Without any role: they open nothing. False: somebody else made one of these identifiers meanwhile. */
export async function makeAccountsOf(
	accounts: readonly MadeAccount[],
	passwords: { external: string; academic: string },
	at: string
): Promise<boolean> {
	const rows = accounts.map(({ id, identifier, kind, fullName }) => [
		id,
		identifier,
		kind,
		fullName,
		kind === 'external' ? passwords.external : passwords.academic,
		kind === 'external' ? 1 : 0,
		at
	]);
	const [made] = await directoryDb().write([
		{
			sql: `INSERT INTO accounts (id, identifier, kind, full_name, password_hash, must_change_password, created_at)
				SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
				FROM json_each(?) WHERE true ON CONFLICT (identifier) DO NOTHING`,
			args: [JSON.stringify(rows)]
		}
	]);
	return made?.rowsAffected === accounts.length;
}

/** Takes back the accounts of an import that wrote nothing: those of its moment that open nothing. */
export async function takeAccountsBack(at: string): Promise<void> {
	let after = 0;
	for (;;) {
		const rows = await directoryDb().read(
			'SELECT rowid AS place FROM accounts WHERE rowid > ? AND created_at = ? ORDER BY rowid LIMIT 500',
			[after, at]
		);
		const last = rows.at(-1);
		if (last === undefined) return;
		const places = rows.map((row) => integerOf(row, 'place'));
		await directoryDb().write([
			{
				sql: `DELETE FROM accounts WHERE rowid IN (SELECT value FROM json_each(?))
					AND NOT EXISTS (SELECT 1 FROM account_roles r WHERE r.account_id = accounts.id)
					AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.account_id = accounts.id)`,
				args: [JSON.stringify(places)]
			}
		]);
		after = integerOf(last, 'place');
	}
}

export interface StaffedPerson {
	key: string;
	accountId: string;
	function: string;
	fullName: string;
	isRenamed: boolean;
}

export async function peoplePage(base: StagedBase, after: string): Promise<StaffedPerson[]> {
	const rows = await base.read(
		`SELECT numen, account_id, function, full_name, is_renamed FROM staged.people
		WHERE numen > ? ORDER BY numen LIMIT ${PAGE}`,
		[after]
	);
	return rows.map((row) => ({
		key: textOf(row, 'numen'),
		accountId: textOf(row, 'account_id'),
		function: textOf(row, 'function'),
		fullName: textOf(row, 'full_name'),
		isRenamed: integerOf(row, 'is_renamed') === 1
	}));
}

/** From here on people find what was imported for them. A role that is held stays as it was given. */
export async function openTo(
	code: string,
	people: readonly { accountId: string; roles: readonly Role[] }[],
	renamed: readonly { accountId: string; fullName: string }[]
): Promise<void> {
	const roles = people.flatMap(({ accountId, roles: own }) => own.map((role) => [accountId, code, role]));
	await directoryDb().write([
		{
			sql: `INSERT INTO account_roles (account_id, academy, role)
				SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
				ON CONFLICT (account_id, academy, role) DO UPDATE SET source = 'import' WHERE source = 'provider'`,
			args: [JSON.stringify(roles)]
		},
		{
			// Its words in the search are made anew.
			sql: `UPDATE accounts SET full_name = e.value ->> 1, search_row = NULL, version = version + 1
				FROM json_each(?) e WHERE accounts.id = e.value ->> 0 AND accounts.full_name <> e.value ->> 1`,
			args: [JSON.stringify(renamed.map(({ accountId, fullName }) => [accountId, fullName]))]
		}
	]);
}

/** Heads who are the head of no school any more by any source lose what an import gave; an administrateur's word stays. */
export async function closeHeads(base: StagedBase, code: string): Promise<void> {
	const rows = await base.read(`SELECT DISTINCT l.account_id FROM staged.lost_heads l
		WHERE NOT EXISTS (SELECT 1 FROM main.head_schools h WHERE h.account_id = l.account_id)`);
	for (let from = 0; from < rows.length; from += PAGE) {
		const ids = rows.slice(from, from + PAGE).map((row) => textOf(row, 'account_id'));
		await directoryDb().write([
			{
				sql: `DELETE FROM account_roles WHERE account_id IN (SELECT value FROM json_each(?)) AND academy = ?
					AND role IN ('chefEtablissement', 'chefCentre') AND source = 'import' AND granted_by IS NULL`,
				args: [JSON.stringify(ids), code]
			}
		]);
	}
}
