// Accounts of one académie: by name, by role, and by the words of a name or identifier. SQL and nothing else.
import { STANDINGS, type Standing } from '../../domain/access/administration';
import type { Role } from '../../domain/access/role';
import { booleanOf, directoryDb, integerOf, nullableIntegerOf, statement, textOf, type Row } from '../db';
import { wordOf } from './row-values';

/** Accounts that get their words in one write: bounds how long it holds the process. */
const INDEX_CHUNK = 250;

export interface ListedAccount {
	id: string;
	identifier: string;
	fullName: string;
	kind: string;
	standing: Standing;
	mustChangePassword: boolean;
	/** Roles in the académie that is looked at. */
	roles: Role[];
	/** Place among those found by words; null: not searched. */
	searchRow: number | null;
}

/**
 * Gives words to accounts that have none yet: imports and sign-ins write accounts and know nothing of the search. One
 * small SELECT where all have theirs.
 */
export async function makeSearchable(): Promise<void> {
	for (;;) {
		const waiting = await directoryDb().read('SELECT 1 FROM accounts WHERE search_row IS NULL LIMIT 1');
		if (waiting.length === 0) return;
		await directoryDb().write([
			statement(
				`UPDATE accounts SET search_row = n.place FROM (
					SELECT id, row_number() OVER (ORDER BY id)
						+ COALESCE((SELECT max(id) FROM account_words_docsize), 0) AS place
					FROM (SELECT id FROM accounts WHERE search_row IS NULL ORDER BY id LIMIT ?)
				) n WHERE accounts.id = n.id`,
				[INDEX_CHUNK]
			),
			statement(
				`INSERT INTO account_words (rowid, words) SELECT search_row, full_name || ' ' || identifier FROM accounts
				WHERE search_row > COALESCE((SELECT max(id) FROM account_words_docsize), 0) ORDER BY search_row`
			)
		]);
	}
}

const COLUMNS = `a.id, a.identifier, a.full_name, a.kind, a.standing, a.must_change_password, a.search_row,
	(SELECT json_group_array(role) FROM account_roles WHERE account_id = a.id AND academy = ?1) AS roles`;

function listedOf(row: Row): ListedAccount {
	return {
		id: textOf(row, 'id'),
		identifier: textOf(row, 'identifier'),
		fullName: textOf(row, 'full_name'),
		kind: textOf(row, 'kind'),
		standing: wordOf(row, 'standing', STANDINGS),
		mustChangePassword: booleanOf(row, 'must_change_password'),
		roles: JSON.parse(textOf(row, 'roles')) as Role[],
		searchRow: nullableIntegerOf(row, 'search_row')
	};
}

const IN_ACADEMY =
	'EXISTS (SELECT 1 FROM account_roles r WHERE r.account_id = a.id AND r.academy = ?1 AND (?2 IS NULL OR r.role = ?2))';

const AFTER =
	"(a.full_name, a.id) > (COALESCE((SELECT full_name FROM accounts WHERE id = ?3), ''), COALESCE(?3, ''))";

/** Walks the names: nearly everybody is an intervenant, so that a page is full soon. */
const BY_NAME = `FROM accounts a WHERE ${AFTER} AND ${IN_ACADEMY}`;
/** From the few who hold the role, in whichever order: the names of all the others are not looked at. */
const BY_ROLE = `FROM account_roles r CROSS JOIN accounts a ON a.id = r.account_id
	WHERE r.academy = ?1 AND r.role = ?2 AND ${AFTER}`;

/** In the order of names, after the account at which the page before ended. */
export async function listAccountsByName(
	academy: string,
	role: Role | null,
	afterId: string | null,
	limit: number
): Promise<ListedAccount[]> {
	const rows = await directoryDb().read(
		`SELECT ${COLUMNS} ${role === null || role === 'intervenant' ? BY_NAME : BY_ROLE}
		ORDER BY a.full_name, a.id LIMIT ?4`,
		[academy, role, afterId, limit]
	);
	return rows.map(listedOf);
}

/** Found by words (all of them, each a beginning), in the order in which accounts came to be searched. */
export async function searchAccounts(
	academy: string,
	role: Role | null,
	match: string,
	afterRow: number,
	limit: number
): Promise<ListedAccount[]> {
	const rows = await directoryDb().read(
		`SELECT ${COLUMNS} FROM account_words w JOIN accounts a ON a.search_row = w.rowid
		WHERE account_words MATCH ?3 AND w.rowid > ?4 AND ${IN_ACADEMY} ORDER BY w.rowid LIMIT ?5`,
		[academy, role, match, afterRow, limit]
	);
	return rows.map(listedOf);
}

export async function countAccountsByRole(academy: string): Promise<Partial<Record<Role, number>>> {
	const rows = await directoryDb().read(
		'SELECT role, count(*) AS n FROM account_roles WHERE academy = ? GROUP BY role',
		[academy]
	);
	return Object.fromEntries(rows.map((row) => [textOf(row, 'role'), integerOf(row, 'n')]));
}
