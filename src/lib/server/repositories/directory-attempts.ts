// Counters of failed sign-ins. SQL and nothing else; the limits come in as arguments.
import { directoryDb, integerOf, statement, type Statement } from '../db';

export interface AttemptLimit {
	/** Attempts within the window after which each further one starts a delay. */
	freeAttempts: number;
	windowMs: number;
	/** First delay; doubled at each further failure up to the longest. */
	firstDelayMs: number;
	longestDelayMs: number;
}

function countAttempt(subject: string, limit: AttemptLimit, nowMs: number): Statement {
	return statement(
		`INSERT INTO sign_in_failures (subject, failures, first_at, blocked_until) VALUES (?1, 1, ?2, 0)
		ON CONFLICT (subject) DO UPDATE SET
			failures = CASE WHEN first_at <= ?2 - ?3 THEN 1 ELSE failures + 1 END,
			blocked_until = CASE WHEN first_at <= ?2 - ?3 OR failures + 1 < ?4 THEN 0
				ELSE ?2 + min(?5 * (1 << min(failures + 1 - ?4, 20)), ?6) END,
			first_at = CASE WHEN first_at <= ?2 - ?3 THEN ?2 ELSE first_at END
		WHERE blocked_until <= ?2
		RETURNING failures`,
		[subject, nowMs, limit.windowMs, limit.freeAttempts, limit.firstDelayMs, limit.longestDelayMs]
	);
}

/**
 * Counts one attempt before the password is looked at, so that attempts sent in parallel are all counted.
 * Returns the instant until which the subject is blocked, or null if the attempt may go on.
 */
export async function takeAttempt(
	subject: string,
	limit: AttemptLimit,
	nowMs: number
): Promise<number | null> {
	const [counted] = await directoryDb().write([countAttempt(subject, limit, nowMs)]);
	if (counted !== undefined && counted.rows.length > 0) return null;
	const [row] = await directoryDb().read('SELECT blocked_until FROM sign_in_failures WHERE subject = ?', [
		subject
	]);
	return row === undefined ? null : integerOf(row, 'blocked_until');
}

/** Failures counted under the subject since an instant, ms since 1970 UTC. */
export async function countFailures(subject: string, sinceMs: number): Promise<number> {
	const [row] = await directoryDb().read(
		'SELECT failures FROM sign_in_failures WHERE subject = ? AND first_at > ?',
		[subject, sinceMs]
	);
	return row === undefined ? 0 : integerOf(row, 'failures');
}

/** After a success: counters that start anew, and counters that only give back the attempt which they took. */
export async function forgiveAttempts(
	startedAnew: readonly string[],
	givenBack: readonly string[]
): Promise<void> {
	await directoryDb().write([
		...startedAnew.map((subject) => statement('DELETE FROM sign_in_failures WHERE subject = ?', [subject])),
		...givenBack.map((subject) =>
			statement(
				'UPDATE sign_in_failures SET failures = failures - 1, blocked_until = 0 WHERE subject = ? AND failures > 0',
				[subject]
			)
		)
	]);
}

export async function deleteAttemptsBefore(instantMs: number): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM sign_in_failures WHERE first_at < ? AND blocked_until < ?', [instantMs, instantMs])
	]);
}
