// One account before an administrateur, and what they change of it: each write under the version that was on the screen
// and the rights that hold at that moment. SQL and nothing else.
import { STANDINGS, type Standing } from '../../domain/access/administration';
import { ROLES, type Role, type RoleInAcademy } from '../../domain/access/role';
import {
	booleanOf,
	directoryDb,
	integerOf,
	isConstraint,
	nullableTextOf,
	statement,
	textOf,
	type Statement
} from '../db';
import type { AuditLine } from './audit-log';
import { directoryAuditLine } from './directory-audit';
import { jsonOf, wordOf } from './row-values';

export type GrantedRole = RoleInAcademy & {
	/** The identity provider says so at each sign-in: taken away here, it comes back. */
	isFromProvider: boolean;
};

export interface AccountFile {
	id: string;
	identifier: string;
	fullName: string;
	kind: 'academic' | 'external';
	standing: Standing;
	version: number;
	mustChangePassword: boolean;
	/** The identifier is still the password. */
	opensByIdentifier: boolean;
	createdAt: string;
	roles: GrantedRole[];
	/** Null: no second factor. */
	enrolledAt: string | null;
	sessions: number;
	/** An identity provider vouches for it. */
	isFederated: boolean;
}

const FILE = `SELECT a.id, a.identifier, a.full_name, a.kind, a.standing, a.version, a.must_change_password, a.created_at,
	-- The word of server/auth/passwords.
	a.password_hash = 'first:identifier' AS opens_by_identifier,
	(SELECT json_group_array(json_object('academy', academy, 'role', role, 'isFromProvider', source = 'provider'))
		FROM account_roles WHERE account_id = a.id) AS roles,
	(SELECT confirmed_at FROM second_factors WHERE account_id = a.id) AS enrolled_at,
	(SELECT count(*) FROM sessions WHERE account_id = a.id AND expires_at > ?2) AS sessions,
	EXISTS (SELECT 1 FROM identities WHERE account_id = a.id) AS is_federated
	FROM accounts a`;

async function findFile(where: string, value: string, nowSeconds: number): Promise<AccountFile | null> {
	const [row] = await directoryDb().read(`${FILE} WHERE ${where} = ?1`, [value, nowSeconds]);
	if (row === undefined) return null;
	return {
		id: textOf(row, 'id'),
		identifier: textOf(row, 'identifier'),
		fullName: textOf(row, 'full_name'),
		kind: wordOf(row, 'kind', ['academic', 'external']),
		standing: wordOf(row, 'standing', STANDINGS),
		version: integerOf(row, 'version'),
		mustChangePassword: booleanOf(row, 'must_change_password'),
		opensByIdentifier: booleanOf(row, 'opens_by_identifier'),
		createdAt: textOf(row, 'created_at'),
		roles: jsonOf<{ academy: string; role: string; isFromProvider: number }[]>(row, 'roles').flatMap(
			({ academy, role: name, isFromProvider }) => {
				const role = ROLES.find((known) => known === name);
				return role === undefined ? [] : [{ academy, role, isFromProvider: isFromProvider === 1 }];
			}
		),
		enrolledAt: nullableTextOf(row, 'enrolled_at'),
		sessions: integerOf(row, 'sessions'),
		isFederated: booleanOf(row, 'is_federated')
	};
}

export function findAccountFile(id: string, nowSeconds: number): Promise<AccountFile | null> {
	return findFile('a.id', id, nowSeconds);
}

export function findAccountFileByIdentifier(
	identifier: string,
	nowSeconds: number
): Promise<AccountFile | null> {
	return findFile('a.identifier', identifier, nowSeconds);
}

/** Who acts, and where they are administrateur as the request found them. */
export interface ActingAdministrateur {
	accountId: string;
	academy: string;
	academies: readonly string[];
}

export interface AccountChange {
	id: string;
	fromVersion: number;
	by: ActingAdministrateur;
	/** The act is of the whole account: every role of it must lie where the actor is administrateur. */
	isWhole: boolean;
	statements: readonly Statement[];
	audit: AuditLine;
}

const STILL_ADMINISTRATEUR = `EXISTS (SELECT 1 FROM account_roles r JOIN accounts c ON c.id = r.account_id
	WHERE r.account_id = ? AND r.academy = ? AND r.role = 'administrateur' AND c.standing = 'open')`;

/** Unlike a service's look a moment before, these hold in the write itself. */
export const NO_ROLE_ELSEWHERE = `NOT EXISTS (SELECT 1 FROM account_roles r
	WHERE r.account_id = accounts.id AND r.academy NOT IN (SELECT value FROM json_each(?)))`;

/**
 * All in one unit: version, what changes, and at the end the audit line, which is refused where the académie would be
 * left without an administrateur. False: another version, or another right by now; nothing was written.
 */
export async function writeAccountChange(change: AccountChange): Promise<boolean> {
	const { id, fromVersion, by, isWhole, statements, audit } = change;
	try {
		await directoryDb().write([
			statement(
				`UPDATE accounts SET version = version + 1 WHERE id = ? AND version = ? AND ${STILL_ADMINISTRATEUR}
				${isWhole ? `AND ${NO_ROLE_ELSEWHERE}` : ''}`,
				[id, fromVersion, by.accountId, by.academy, ...(isWhole ? [JSON.stringify(by.academies)] : [])]
			),
			// NOT NULL refuses the unit where the statement before changed nothing.
			statement('UPDATE accounts SET version = CASE changes() WHEN 1 THEN version END WHERE id = ?', [id]),
			...statements,
			statement(
				`UPDATE accounts SET version = CASE WHEN EXISTS (SELECT 1 FROM account_roles r
					JOIN accounts c ON c.id = r.account_id
					WHERE r.academy = ? AND r.role = 'administrateur' AND c.standing = 'open') THEN version END WHERE id = ?`,
				[by.academy, id]
			),
			...directoryAuditLine(audit, by.academy)
		]);
		return true;
	} catch (error) {
		if (isConstraint(error)) return false;
		throw error;
	}
}

export function roleStatements(
	accountId: string,
	academy: string,
	before: readonly Role[],
	after: readonly Role[],
	grantedBy: string
): Statement[] {
	return [
		...before
			.filter((role) => !after.includes(role))
			.map((role) =>
				statement('DELETE FROM account_roles WHERE account_id = ? AND academy = ? AND role = ?', [
					accountId,
					academy,
					role
				])
			),
		...after
			.filter((role) => !before.includes(role))
			.map((role) =>
				statement(
					`INSERT INTO account_roles (account_id, academy, role, granted_by) VALUES (?, ?, ?, ?)
					ON CONFLICT (account_id, academy, role) DO NOTHING`,
					[accountId, academy, role, grantedBy]
				)
			)
	];
}

export function standingStatement(id: string, standing: Standing): Statement {
	return statement('UPDATE accounts SET standing = ? WHERE id = ?', [standing, id]);
}

/** Whatever it was: the next sign-in asks for a new one. */
export function firstPasswordStatement(id: string, stored: string): Statement {
	return statement('UPDATE accounts SET password_hash = ?, must_change_password = 1 WHERE id = ?', [
		stored,
		id
	]);
}

export interface CreatedAccount {
	id: string;
	identifier: string;
	kind: 'academic' | 'external';
	fullName: string;
	storedPassword: string;
	createdAt: string;
	roles: readonly Role[];
}

/** False: the identifier is somebody's by now, or the actor is no administrateur any more. */
export async function writeCreatedAccount(
	account: CreatedAccount,
	by: ActingAdministrateur,
	audit: AuditLine
): Promise<boolean> {
	const { id, identifier, kind, fullName, storedPassword, createdAt, roles } = account;
	try {
		await directoryDb().write([
			statement(
				`INSERT INTO accounts (id, identifier, kind, full_name, password_hash, must_change_password, created_at)
				SELECT ?, ?, ?, ?, CASE WHEN ${STILL_ADMINISTRATEUR} THEN ? END, 1, ?`,
				[id, identifier, kind, fullName, by.accountId, by.academy, storedPassword, createdAt]
			),
			...roleStatements(id, by.academy, [], roles, by.accountId),
			...directoryAuditLine(audit, by.academy)
		]);
		return true;
	} catch (error) {
		if (isConstraint(error)) return false;
		throw error;
	}
}
