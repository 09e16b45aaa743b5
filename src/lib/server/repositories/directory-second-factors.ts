// Second factors: sealed secrets, hashed recovery codes, sessions that passed. SQL and nothing else.
import { directoryDb, integerOf, statement, textOf, type Statement } from '../db';
import { deleteSessionsOf } from './directory-sessions';

export async function findSecondFactor(
	accountId: string
): Promise<{ sealedSecret: string; lastStep: number } | null> {
	const [row] = await directoryDb().read(
		'SELECT sealed_secret, last_step FROM second_factors WHERE account_id = ?',
		[accountId]
	);
	return row === undefined
		? null
		: { sealedSecret: textOf(row, 'sealed_secret'), lastStep: integerOf(row, 'last_step') };
}

/** False: this step, or a later one, was taken before. */
export async function takeStep(accountId: string, step: number): Promise<boolean> {
	const [result] = await directoryDb().write([
		statement('UPDATE second_factors SET last_step = ? WHERE account_id = ? AND last_step < ?', [
			step,
			accountId,
			step
		])
	]);
	return result?.rowsAffected === 1;
}

export async function replaceDraft(accountId: string, sealedSecret: string, begunAt: string): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO second_factor_drafts (account_id, sealed_secret, begun_at) VALUES (?, ?, ?)
			ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at`,
			[accountId, sealedSecret, begunAt]
		)
	]);
}

export async function findDraft(
	accountId: string
): Promise<{ sealedSecret: string; begunAt: string } | null> {
	const [row] = await directoryDb().read(
		'SELECT sealed_secret, begun_at FROM second_factor_drafts WHERE account_id = ?',
		[accountId]
	);
	return row === undefined
		? null
		: { sealedSecret: textOf(row, 'sealed_secret'), begunAt: textOf(row, 'begun_at') };
}

/**
 * The draft becomes the factor, with its own recovery codes; passes of the former one end. In one unit, every statement
 * conditional on the draft: false if it was replaced or taken meanwhile, and nothing is written.
 */
export async function replaceSecondFactor(
	accountId: string,
	sealedSecret: string,
	{ confirmedAt, lastStep }: { confirmedAt: string; lastStep: number },
	recoveryHashes: readonly string[]
): Promise<boolean> {
	const ifDraft =
		'EXISTS (SELECT 1 FROM second_factor_drafts d WHERE d.account_id = ? AND d.sealed_secret = ?)';
	const results = await directoryDb().write([
		statement(
			`INSERT INTO second_factors (account_id, sealed_secret, confirmed_at, last_step)
			SELECT ?, ?, ?, ? WHERE ${ifDraft}
			ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret,
				confirmed_at = excluded.confirmed_at, last_step = excluded.last_step`,
			[accountId, sealedSecret, confirmedAt, lastStep, accountId, sealedSecret]
		),
		statement(`DELETE FROM recovery_codes WHERE account_id = ? AND ${ifDraft}`, [
			accountId,
			accountId,
			sealedSecret
		]),
		...recoveryHashes.map((hash) =>
			statement(`INSERT INTO recovery_codes (account_id, code_hash) SELECT ?, ? WHERE ${ifDraft}`, [
				accountId,
				hash,
				accountId,
				sealedSecret
			])
		),
		statement(`DELETE FROM second_factor_passes WHERE account_id = ? AND ${ifDraft}`, [
			accountId,
			accountId,
			sealedSecret
		]),
		statement('DELETE FROM second_factor_drafts WHERE account_id = ? AND sealed_secret = ?', [
			accountId,
			sealedSecret
		])
	]);
	return results.at(-1)?.rowsAffected === 1;
}

/** False: no such code, or it was used. */
export async function takeRecoveryCode(accountId: string, hash: string): Promise<boolean> {
	const [result] = await directoryDb().write([
		statement('DELETE FROM recovery_codes WHERE account_id = ? AND code_hash = ?', [accountId, hash])
	]);
	return result?.rowsAffected === 1;
}

export async function countRecoveryCodes(accountId: string): Promise<number> {
	const [row] = await directoryDb().read('SELECT count(*) AS n FROM recovery_codes WHERE account_id = ?', [
		accountId
	]);
	return row === undefined ? 0 : integerOf(row, 'n');
}

export async function writePass(sessionId: string, accountId: string, atMs: number): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO second_factor_passes (session_id, account_id, passed_at) VALUES (?, ?, ?)
			ON CONFLICT (session_id) DO UPDATE SET account_id = excluded.account_id, passed_at = excluded.passed_at`,
			[sessionId, accountId, atMs]
		)
	]);
}

/** Milliseconds since 1970 UTC, or null. */
export async function passedAt(sessionId: string, accountId: string): Promise<number | null> {
	const [row] = await directoryDb().read(
		'SELECT passed_at FROM second_factor_passes WHERE session_id = ? AND account_id = ?',
		[sessionId, accountId]
	);
	return row === undefined ? null : integerOf(row, 'passed_at');
}

/** A person without telephone and codes starts anew; false: there was nothing to take away. */
export async function deleteSecondFactor(accountId: string): Promise<boolean> {
	const results = await directoryDb().write(deleteSecondFactorStatements(accountId));
	return results.at(-1)?.rowsAffected === 1;
}

/**
 * Every session ends with it: one that knew the password and waited for a code must not be let in by the code's going.
 * The factor itself last.
 */
export function deleteSecondFactorStatements(accountId: string): Statement[] {
	return [
		deleteSessionsOf(accountId),
		statement('DELETE FROM recovery_codes WHERE account_id = ?', [accountId]),
		statement('DELETE FROM second_factor_drafts WHERE account_id = ?', [accountId]),
		statement('DELETE FROM second_factor_passes WHERE account_id = ?', [accountId]),
		statement('DELETE FROM second_factors WHERE account_id = ?', [accountId])
	];
}
