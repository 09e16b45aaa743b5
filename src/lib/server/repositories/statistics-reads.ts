// The figures as they are kept, summed over the groups that were asked for: no claim is read. SQL and no rule.
import { academyDb, integerOf, textOf, type SqlValue } from '../db';

export interface StatisticsScope {
	/** Null: all of them. */
	session: string | null;
	exam: string | null;
}

export interface StateCount {
	part: string;
	state: string;
	/** «YYYY-MM-DD», or empty. */
	day: string;
	n: number;
}

function scopeCondition({ session, exam }: StatisticsScope): { sql: string; args: SqlValue[] } {
	return {
		sql: `group_id IN (SELECT id FROM statistics_groups WHERE (?1 IS NULL OR session = ?1) AND (?2 IS NULL OR exam = ?2))`,
		args: [session, exam]
	};
}

export async function listGroups(code: string): Promise<{ session: string; exam: string }[]> {
	const rows = await academyDb(code).read(
		'SELECT session, exam FROM statistics_groups ORDER BY session, exam'
	);
	return rows.map((row) => ({ session: textOf(row, 'session'), exam: textOf(row, 'exam') }));
}

export async function sumStates(code: string, scope: StatisticsScope): Promise<StateCount[]> {
	const { sql, args } = scopeCondition(scope);
	const rows = await academyDb(code).read(
		`SELECT part, state, day, sum(n) AS n FROM statistics_states WHERE ${sql} GROUP BY 1, 2, 3 HAVING sum(n) <> 0`,
		args
	);
	return rows.map((row) => ({
		part: textOf(row, 'part'),
		state: textOf(row, 'state'),
		day: textOf(row, 'day'),
		n: integerOf(row, 'n')
	}));
}

export async function sumDelays(
	code: string,
	scope: StatisticsScope
): Promise<{ month: string; hours: number; n: number }[]> {
	const { sql, args } = scopeCondition(scope);
	const rows = await academyDb(code).read(
		`SELECT month, hours, sum(n) AS n FROM statistics_delays WHERE ${sql} GROUP BY 1, 2 HAVING sum(n) <> 0`,
		args
	);
	return rows.map((row) => ({
		month: textOf(row, 'month'),
		hours: integerOf(row, 'hours'),
		n: integerOf(row, 'n')
	}));
}

/** The most frequent first, and how many there are in all. */
export async function sumRefusals(
	code: string,
	scope: StatisticsScope,
	limit: number
): Promise<{ reasons: { reason: string; n: number }[]; total: number }> {
	const { sql, args } = scopeCondition(scope);
	const rows = await academyDb(code).read(
		`SELECT min(reason) AS reason, sum(n) AS n FROM statistics_refusals WHERE ${sql}
		GROUP BY reason_key ORDER BY sum(n) DESC, reason_key LIMIT ?3`,
		[...args, limit]
	);
	const [sum] = await academyDb(code).read(
		`SELECT COALESCE(sum(n), 0) AS n FROM statistics_refusals WHERE ${sql}`,
		args
	);
	return {
		reasons: rows.map((row) => ({ reason: textOf(row, 'reason'), n: integerOf(row, 'n') })),
		total: sum === undefined ? 0 : integerOf(sum, 'n')
	};
}

/** Claims that are counted, and claims that there are: how far the first count has come. */
export async function countProgress(code: string): Promise<{ counted: number; all: number }> {
	const rows = await academyDb(code).read(
		'SELECT (SELECT count(*) FROM claim_facts) AS counted, (SELECT count(*) FROM claims) AS all_claims'
	);
	const row = rows[0];
	return row === undefined
		? { counted: 0, all: 0 }
		: { counted: integerOf(row, 'counted'), all: integerOf(row, 'all_claims') };
}
