// What a gestionnaire looked for: the last searches, and the views kept under a name. SQL and no rule.
import type { QueueFilter } from '../../domain/queue/queue-filter';
import { academyDb, nullableTextOf, textOf, type Row } from '../db';
import { jsonOf } from './row-values';

export interface DeskView {
	id: string;
	/** Null: a search that nobody named. */
	name: string | null;
	filter: QueueFilter;
}

/** A person's own view, or null. */
export async function findView(code: string, accountId: string, id: string): Promise<DeskView | null> {
	const [row] = await academyDb(code).read(
		'SELECT id, name, filter FROM desk_views WHERE id = ? AND account_id = ?',
		[id, accountId]
	);
	return row === undefined ? null : viewOf(row);
}

/** The named ones, in the order of their names. */
export async function listNamedViews(code: string, accountId: string): Promise<DeskView[]> {
	const rows = await academyDb(code).read(
		`SELECT id, name, filter FROM desk_views WHERE account_id = ? AND name IS NOT NULL
ORDER BY name COLLATE NOCASE, name`,
		[accountId]
	);
	return rows.map(viewOf);
}

/** A new search; the person's unnamed ones from before `forgetBefore` go. */
export async function insertSearch(
	code: string,
	accountId: string,
	view: Pick<DeskView, 'id' | 'filter'>,
	at: string,
	forgetBefore: string
): Promise<void> {
	await academyDb(code).write([
		{
			sql: 'DELETE FROM desk_views WHERE account_id = ? AND name IS NULL AND saved_at < ?',
			args: [accountId, forgetBefore]
		},
		{
			sql: 'INSERT INTO desk_views (id, account_id, name, filter, saved_at) VALUES (?, ?, NULL, ?, ?)',
			args: [view.id, accountId, JSON.stringify(view.filter), at]
		}
	]);
}

/** Keeps a view under a name; another of that name becomes this one. */
export async function saveNamedView(
	code: string,
	accountId: string,
	view: { id: string; name: string; filter: QueueFilter },
	at: string
): Promise<void> {
	await academyDb(code).write([
		{
			sql: `INSERT INTO desk_views (id, account_id, name, filter, saved_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (account_id, name) WHERE name IS NOT NULL
  DO UPDATE SET id = excluded.id, filter = excluded.filter, saved_at = excluded.saved_at`,
			args: [view.id, accountId, view.name, JSON.stringify(view.filter), at]
		}
	]);
}

export async function deleteView(code: string, accountId: string, id: string): Promise<void> {
	await academyDb(code).write([
		{ sql: 'DELETE FROM desk_views WHERE id = ? AND account_id = ?', args: [id, accountId] }
	]);
}

function viewOf(row: Row): DeskView {
	return {
		id: textOf(row, 'id'),
		name: nullableTextOf(row, 'name'),
		filter: jsonOf<QueueFilter>(row, 'filter')
	};
}
