// Accounts and their roles by académie. SQL and nothing else.
import { booleanOf, directoryDb, statement, textOf, type Row, type SqlValue, type Statement } from '../db';
import { STANDINGS, type Standing } from '$lib/domain/access/administration';
import { ROLES, type RoleInAcademy } from '$lib/domain/access/role';
import { standingRoles, type HeldRole } from '$lib/domain/access/second-factor';
import { wordOf } from './row-values';

export interface AccountRow {
	id: string;
	identifier: string;
	fullName: string;
	mustChangePassword: boolean;
	standing: Standing;
	/** What the account may do now. */
	roles: RoleInAcademy[];
	/** Held, and open nothing until the session shows a second factor. */
	withheldRoles: RoleInAcademy[];
}

/** Columns that `accountOf` reads; the table is named `accounts`. */
export const ACCOUNT_COLUMNS = `accounts.id, accounts.identifier, accounts.full_name, accounts.must_change_password,
	accounts.standing,
	(SELECT json_group_array(json_array(r.academy, r.role, a.requires_second_factor))
		FROM account_roles r JOIN academies a ON a.code = r.academy WHERE r.account_id = accounts.id) AS roles,
	EXISTS (SELECT 1 FROM second_factors f WHERE f.account_id = accounts.id) AS is_enrolled`;

function rolesOf(row: Row): HeldRole[] {
	const held = JSON.parse(textOf(row, 'roles')) as [string, string, number][];
	return held.flatMap(([academy, name, requires]) => {
		const role = ROLES.find((known) => known === name);
		return role === undefined ? [] : [{ academy, role, requiresSecondFactor: requires === 1 }];
	});
}

/** `hasPassed`: the session that asks has shown the account's second factor. */
export function accountOf(row: Row, hasPassed = false): AccountRow {
	return {
		id: textOf(row, 'id'),
		identifier: textOf(row, 'identifier'),
		fullName: textOf(row, 'full_name'),
		mustChangePassword: booleanOf(row, 'must_change_password'),
		standing: wordOf(row, 'standing', STANDINGS),
		...standingRoles(rolesOf(row), { isEnrolled: booleanOf(row, 'is_enrolled'), hasPassed })
	};
}

/** By the identifier as typed: «DENIS est différent de Denis» (guide §2.1). */
export async function findCredentials(
	identifier: string
): Promise<{ account: AccountRow; passwordHash: string } | null> {
	const [row] = await directoryDb().read(
		`SELECT ${ACCOUNT_COLUMNS}, accounts.password_hash FROM accounts WHERE accounts.identifier = ?`,
		[identifier]
	);
	return row === undefined ? null : { account: accountOf(row), passwordHash: textOf(row, 'password_hash') };
}

export async function identifierOf(accountId: string): Promise<string | null> {
	const [row] = await directoryDb().read('SELECT identifier FROM accounts WHERE id = ?', [accountId]);
	return row === undefined ? null : textOf(row, 'identifier');
}

/** Account ids by identifier, for those that exist. */
export async function accountIds(): Promise<Map<string, string>> {
	const rows = await directoryDb().read('SELECT identifier, id FROM accounts');
	return new Map(rows.map((row) => [textOf(row, 'identifier'), textOf(row, 'id')]));
}

export interface NewAccount {
	id: string;
	identifier: string;
	kind: 'academic' | 'external';
	fullName: string;
	passwordHash: string;
	mustChangePassword: boolean;
	createdAt: string;
}

/** A known identifier keeps its id and its password; name and kind follow the source, and a new name is searched anew. */
function upsertAccount(account: NewAccount): Statement {
	return statement(
		`INSERT INTO accounts (id, identifier, kind, full_name, password_hash, must_change_password, created_at)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (identifier) DO UPDATE SET kind = excluded.kind, full_name = excluded.full_name,
			search_row = CASE WHEN accounts.full_name = excluded.full_name THEN accounts.search_row END`,
		accountValues(account)
	);
}

function accountValues(account: NewAccount): SqlValue[] {
	return [
		account.id,
		account.identifier,
		account.kind,
		account.fullName,
		account.passwordHash,
		account.mustChangePassword ? 1 : 0,
		account.createdAt
	];
}

/** Nothing is changed where the identifier is somebody's. */
export async function insertNewAccount(account: NewAccount): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO accounts (id, identifier, kind, full_name, password_hash, must_change_password, created_at)
			VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (identifier) DO NOTHING`,
			accountValues(account)
		)
	]);
}

function insertRole(accountId: string, { academy, role }: RoleInAcademy): Statement {
	return statement(
		`INSERT INTO account_roles (account_id, academy, role) VALUES (?, ?, ?)
		ON CONFLICT (account_id, academy, role) DO UPDATE SET source = 'import'`,
		[accountId, academy, role]
	);
}

/**
 * What an identity provider grants now: what it granted before and no longer does goes, what an import granted
 * stays. Roles in académies that are not served here are left out.
 */
export function replaceProviderRoles(accountId: string, roles: readonly RoleInAcademy[]): Statement[] {
	return [
		statement("DELETE FROM account_roles WHERE account_id = ? AND source = 'provider'", [accountId]),
		...roles.map(({ academy, role }) =>
			statement(
				`INSERT OR IGNORE INTO account_roles (account_id, academy, role, source)
				SELECT ?, code, ?, 'provider' FROM academies WHERE code = ?`,
				[accountId, role, academy]
			)
		)
	];
}

/** All of them in one unit. */
export async function writeAccounts(accounts: readonly NewAccount[]): Promise<void> {
	await directoryDb().write(accounts.map(upsertAccount));
}

/** All of them in one unit; a role that is held stays. */
export async function grantRoles(roles: readonly (RoleInAcademy & { accountId: string })[]): Promise<void> {
	await directoryDb().write(roles.map(({ accountId, ...role }) => insertRole(accountId, role)));
}

/** Guarded by the hash that the caller checked: two changes at the same time cannot both win. */
export function replacePassword(accountId: string, fromHash: string, toHash: string): Statement {
	return statement(
		'UPDATE accounts SET password_hash = ?, must_change_password = 0 WHERE id = ? AND password_hash = ?',
		[toHash, accountId, fromHash]
	);
}
