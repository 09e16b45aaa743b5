// Accounts of one académie: by name, by role, and by the words of a name or identifier. SQL and nothing else.
import { STANDINGS, type Standing } from '../../domain/access/administration';
import type { Role } from '../../domain/access/role';
import { booleanOf, directoryDb, integerOf, statement, textOf, type Row } from '../db';
import { wordOf } from './row-values';

/** Accounts that get their words in one write: bounds how long it holds the process. */
const INDEX_CHUNK = 500;

/** Named, for SQLite would rather read another index whole. */
export const WITHOUT_WORDS = 'FROM accounts INDEXED BY accounts_not_searchable WHERE search_row IS NULL';

export interface ListedAccount {
	id: string;
	identifier: string;
	fullName: string;
	kind: string;
	standing: Standing;
	mustChangePassword: boolean;
	/** Roles in the académie that is looked at. */
	roles: Role[];
}

/**
 * Gives words to accounts that have none yet: imports and sign-ins write accounts and know nothing of the search. One
 * small SELECT where all have theirs.
 */
export async function makeSearchable(): Promise<void> {
	for (;;) {
		const waiting = await directoryDb().read(`SELECT 1 ${WITHOUT_WORDS} LIMIT 1`);
		if (waiting.length === 0) return;
		await directoryDb().write([
			statement(
				`UPDATE accounts SET search_row = n.place FROM (
					SELECT id, row_number() OVER (ORDER BY id)
						+ COALESCE((SELECT max(id) FROM account_words_docsize), 0) AS place
					FROM (SELECT id ${WITHOUT_WORDS} ORDER BY id LIMIT ?)
				) n WHERE accounts.id = n.id`,
				[INDEX_CHUNK]
			),
			statement(
				`INSERT INTO account_words (rowid, words) SELECT search_row, full_name || ' ' || identifier
				FROM accounts INDEXED BY accounts_by_search_row WHERE search_row > COALESCE((SELECT max(id) FROM account_words_docsize), 0) ORDER BY search_row`
			)
		]);
	}
}

const COLUMNS = `a.id, a.identifier, a.full_name, a.kind, a.standing, a.must_change_password,
	(SELECT json_group_array(role) FROM account_roles WHERE account_id = a.id AND academy = ?1) AS roles`;

function listedOf(row: Row): ListedAccount {
	return {
		id: textOf(row, 'id'),
		identifier: textOf(row, 'identifier'),
		fullName: textOf(row, 'full_name'),
		kind: textOf(row, 'kind'),
		standing: wordOf(row, 'standing', STANDINGS),
		mustChangePassword: booleanOf(row, 'must_change_password'),
		roles: JSON.parse(textOf(row, 'roles')) as Role[]
	};
}

const IN_ACADEMY =
	'EXISTS (SELECT 1 FROM account_roles r WHERE r.account_id = a.id AND r.academy = ?1 AND (?2 IS NULL OR r.role = ?2))';

/** Names as people look for them: «Élodie» among the E (migration 0010); of the same name, always in one order. */
const ORDER = 'a.sort_name, a.full_name, a.id';
const AFTER = `(${ORDER}) > (COALESCE((SELECT sort_name FROM accounts WHERE id = ?3), ''),
	COALESCE((SELECT full_name FROM accounts WHERE id = ?3), ''), COALESCE(?3, ''))`;

/** Walks the names: nearly everybody is an intervenant, so that a page is full soon. */
const BY_NAME = `FROM accounts a WHERE ${AFTER} AND ${IN_ACADEMY}`;
/** From the few who hold the role, in whichever order: the names of all the others are not looked at. */
const BY_ROLE = `FROM account_roles r CROSS JOIN accounts a ON a.id = r.account_id
	WHERE r.academy = ?1 AND r.role = ?2 AND ${AFTER}`;
/** From those found, who are put in order. */
const BY_FEW_FOUND = `FROM account_words w CROSS JOIN accounts a ON a.search_row = w.rowid
	WHERE account_words MATCH ?5 AND ${AFTER} AND ${IN_ACADEMY}`;
/** Walks the names, and keeps those found: of many a page is full soon. The plus keeps SQLite from the other way round. */
const BY_MANY_FOUND = `FROM accounts a WHERE ${AFTER} AND ${IN_ACADEMY}
	AND +a.search_row IN (SELECT rowid FROM account_words WHERE account_words MATCH ?5)`;

/** More than these are not put in order at each page: about a hundredth of the largest directory. */
const MANY_FOUND = 2_000;

export const ACCOUNT_QUERIES = {
	byName: pageOf(BY_NAME),
	byRole: pageOf(BY_ROLE),
	byFewFound: pageOf(BY_FEW_FOUND),
	byManyFound: pageOf(BY_MANY_FOUND),
	isMany: 'SELECT count(*) AS n FROM (SELECT 1 FROM account_words WHERE account_words MATCH ? LIMIT ?)'
} as const;

function pageOf(from: string): string {
	return `SELECT ${COLUMNS} ${from} ORDER BY ${ORDER} LIMIT ?4`;
}

/** In the order of names, after the account at which the page before ended. */
export async function listAccountsByName(
	academy: string,
	role: Role | null,
	afterId: string | null,
	limit: number
): Promise<ListedAccount[]> {
	const query = role === null || role === 'intervenant' ? ACCOUNT_QUERIES.byName : ACCOUNT_QUERIES.byRole;
	return (await directoryDb().read(query, [academy, role, afterId, limit])).map(listedOf);
}

/** Found by words (all of them, each a beginning), in the same order. */
export async function searchAccounts(
	academy: string,
	role: Role | null,
	match: string,
	afterId: string | null,
	limit: number
): Promise<ListedAccount[]> {
	const [counted] = await directoryDb().read(ACCOUNT_QUERIES.isMany, [match, MANY_FOUND + 1]);
	const isMany = counted !== undefined && integerOf(counted, 'n') > MANY_FOUND;
	const query = isMany ? ACCOUNT_QUERIES.byManyFound : ACCOUNT_QUERIES.byFewFound;
	return (await directoryDb().read(query, [academy, role, afterId, limit, match])).map(listedOf);
}

export async function countAccountsByRole(academy: string): Promise<Partial<Record<Role, number>>> {
	const rows = await directoryDb().read(
		'SELECT role, count(*) AS n FROM account_roles WHERE academy = ? GROUP BY role',
		[academy]
	);
	return Object.fromEntries(rows.map((row) => [textOf(row, 'role'), integerOf(row, 'n')]));
}
