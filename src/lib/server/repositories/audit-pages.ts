// The audit logs read backwards, a bounded number of lines at a time, each way of asking on its own index. They are only
// ever added to: nothing here or elsewhere changes or takes away a line. SQL and no rule.
import { academyDb, directoryDb, integerOf, nullableTextOf, textOf, type Row, type SqlValue } from '../db';

/** An académie's own log, or the directory's lines in the name of one académie. */
export interface LogPlace {
	base: 'academy' | 'directory';
	academy: string;
}

export interface LoggedAct {
	id: number;
	/** ISO instant, UTC. */
	at: string;
	actorAccountId: string | null;
	actorName: string;
	role: string;
	action: string;
	subjectKind: string;
	subjectId: string;
	/** JSON, or null. */
	before: string | null;
	after: string | null;
}

export interface LogQuery {
	/** Lines under this id alone; null: from the newest. */
	beforeId: number | null;
	/** An account; `null` with `isSystem`: timers and commands. */
	actor: string | null;
	isSystem: boolean;
	action: string | null;
	subject: { kind: string; id: string } | null;
	/** ISO instants: from the first, before the second. */
	from: string | null;
	until: string | null;
	limit: number;
}

/** Ids follow the moments but for neighbours written together: so many more are looked at on both sides of a day. */
const OUT_OF_ORDER = 2_000;

function baseOf({ base, academy }: LogPlace) {
	return base === 'academy' ? academyDb(academy) : directoryDb();
}

/** The index that narrows most: what one asks for first is rarely more than a part of the log. */
function indexOf(place: LogPlace, { subject, actor, isSystem, action }: LogQuery): string {
	if (subject !== null) return 'INDEXED BY audit_log_by_subject';
	const isPerson = actor !== null || isSystem;
	if (place.base === 'directory') {
		if (isPerson) return 'INDEXED BY audit_log_by_academy_actor';
		return action === null ? 'INDEXED BY audit_log_by_academy' : 'INDEXED BY audit_log_by_academy_action';
	}
	if (isPerson && action !== null) return 'INDEXED BY audit_log_by_actor_action';
	if (isPerson) return 'INDEXED BY audit_log_by_actor';
	return action === null ? 'NOT INDEXED' : 'INDEXED BY audit_log_by_action';
}

/** Exported for its query plans, which a test looks at. */
export function journalStatement(
	place: LogPlace,
	query: LogQuery,
	bounds: { low: number; high: number }
): { sql: string; args: SqlValue[] } {
	const conditions = ['id < ?', 'id >= ?'];
	const args: SqlValue[] = [Math.min(query.beforeId ?? Number.MAX_SAFE_INTEGER, bounds.high), bounds.low];
	const add = (sql: string, ...values: SqlValue[]) => {
		conditions.push(sql);
		args.push(...values);
	};
	if (place.base === 'directory') add('academy = ?', place.academy);
	if (query.subject !== null)
		add('subject_kind = ? AND subject_id = ?', query.subject.kind, query.subject.id);
	if (query.isSystem) add('actor_account_id IS NULL');
	else if (query.actor !== null) add('actor_account_id = ?', query.actor);
	if (query.action !== null) add('action = ?', query.action);
	if (query.from !== null) add('at >= ?', query.from);
	if (query.until !== null) add('at < ?', query.until);
	return {
		sql: `SELECT id, at, actor_account_id, actor_name, role, action, subject_kind, subject_id, before, after
FROM audit_log ${indexOf(place, query)} WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`,
		args: [...args, query.limit]
	};
}

/** Newest first. */
export async function listLoggedActs(place: LogPlace, query: LogQuery): Promise<LoggedAct[]> {
	const { sql, args } = journalStatement(place, query, await boundsOf(place, query));
	return (await baseOf(place).read(sql, args)).map(actOf);
}

/** Days as a stretch of ids, so that an old day is not looked for through all that came after it. */
async function boundsOf(place: LogPlace, { from, until }: LogQuery): Promise<{ low: number; high: number }> {
	// The directory's log is short, and has no index by time.
	if (place.base === 'directory') return { low: 0, high: Number.MAX_SAFE_INTEGER };
	const first = async (at: string) => {
		const rows = await baseOf(place).read(
			'SELECT id FROM audit_log INDEXED BY audit_log_by_time WHERE at >= ? ORDER BY at LIMIT 1',
			[at]
		);
		return rows[0] === undefined ? null : integerOf(rows[0], 'id');
	};
	const low = from === null ? 0 : ((await first(from)) ?? Number.MAX_SAFE_INTEGER);
	const high = until === null ? null : await first(until);
	return {
		low: Math.max(0, low - OUT_OF_ORDER),
		high: high === null ? Number.MAX_SAFE_INTEGER : high + OUT_OF_ORDER
	};
}

function actOf(row: Row): LoggedAct {
	return {
		id: integerOf(row, 'id'),
		at: textOf(row, 'at'),
		actorAccountId: nullableTextOf(row, 'actor_account_id'),
		actorName: textOf(row, 'actor_name'),
		role: textOf(row, 'role'),
		action: textOf(row, 'action'),
		subjectKind: textOf(row, 'subject_kind'),
		subjectId: textOf(row, 'subject_id'),
		before: nullableTextOf(row, 'before'),
		after: nullableTextOf(row, 'after')
	};
}

/** Exported for its query plan, which a test looks at. The directory's takes the académie first, then the limit. */
export function actorsSql(base: LogPlace['base']): string {
	const isDirectory = base === 'directory';
	const log = `audit_log INDEXED BY ${isDirectory ? 'audit_log_by_academy_actor' : 'audit_log_by_actor'} WHERE${isDirectory ? ' academy = ?1 AND' : ''} actor_account_id`;
	return `WITH RECURSIVE person(id) AS (
  SELECT min(actor_account_id) FROM ${log} > ''
  UNION ALL
  SELECT (SELECT min(actor_account_id) FROM ${log} > person.id)
  FROM person WHERE person.id IS NOT NULL
)
SELECT person.id, (SELECT actor_name FROM ${log} = person.id ORDER BY id DESC LIMIT 1) AS name
FROM person WHERE person.id IS NOT NULL LIMIT ${isDirectory ? '?2' : '?1'}`;
}

/** Who ever acted, under their last name there; one step of an index a person, however long the log. */
export async function listActors(place: LogPlace, limit: number): Promise<{ id: string; name: string }[]> {
	const rows = await baseOf(place).read(
		actorsSql(place.base),
		place.base === 'directory' ? [place.academy, limit] : [limit]
	);
	return rows.map((row) => ({ id: textOf(row, 'id'), name: textOf(row, 'name') }));
}

/** The claim of a «N° Dossier», which is how one is named on paper. */
export async function findClaimOfFileNumber(academy: string, fileNumber: string): Promise<string | null> {
	const rows = await academyDb(academy).read('SELECT id FROM claims WHERE file_number = ?', [fileNumber]);
	return rows[0] === undefined ? null : textOf(rows[0], 'id');
}
