// Whether this session has shown its second factor lately, and taking a code. Every try is counted before it is looked
// at, and a code is used once: the step of the last one taken is stored.
import { createHash } from 'node:crypto';
import type { SecondFactorStanding } from '$lib/contracts/portal';
import { nowMs } from '../../clock';
import { Refused } from '../../refused';
import { forgiveAttempts, takeAttempt, type AttemptLimit } from '../../repositories/directory-attempts';
import {
	countRecoveryCodes,
	findSecondFactor,
	passedAt,
	takeRecoveryCode,
	takeStep,
	writePass
} from '../../repositories/directory-second-factors';
import { hashRecoveryCode, plainRecoveryCode } from './recovery-codes';
import { openSecret } from './sealed-secret';
import { matchingStep } from './totp';

const MINUTE_MS = 60_000;
/** Minutes after which a code is asked for again [chosen]. */
export const PASS_MINUTES = 10;

/** One account, from wherever: five free tries, then 30 s, 1 min, 2 min… up to an hour. A million codes outlast that. */
const CODE_LIMIT: AttemptLimit = {
	freeAttempts: 5,
	windowMs: 24 * 60 * MINUTE_MS,
	firstDelayMs: MINUTE_MS / 2,
	longestDelayMs: 60 * MINUTE_MS
};

export interface FactorCaller {
	accountId: string;
	sessionId: string;
	/** The session is an identity provider's. */
	isByProvider: boolean;
}

/** @throws Refused `second-factor-to-enrol` or `second-factor-required`. */
export async function requireSecondFactor(caller: FactorCaller): Promise<void> {
	const { isEnrolled, passedUntil } = await secondFactorStanding(caller);
	if (!isEnrolled) throw new Refused('second-factor-to-enrol');
	if (passedUntil === null) throw new Refused('second-factor-required');
}

export async function secondFactorStanding({
	accountId,
	sessionId,
	isByProvider
}: FactorCaller): Promise<SecondFactorStanding> {
	const factor = await findSecondFactor(accountId);
	const at = factor === null ? null : await passedAt(sessionId, accountId);
	const until = at === null ? 0 : at + PASS_MINUTES * MINUTE_MS;
	return {
		isEnrolled: factor !== null,
		recoveryCodesLeft: factor === null ? 0 : await countRecoveryCodes(accountId),
		passedUntil: until > nowMs() ? new Date(until).toISOString() : null,
		isByProvider
	};
}

/** Counts one try. @throws Refused `too-many-attempts`. */
export async function beginCodeAttempt(accountId: string): Promise<{ forgive(): Promise<void> }> {
	const subject = createHash('sha256').update(`second-factor ${accountId}`).digest('hex');
	const blockedUntil = await takeAttempt(subject, CODE_LIMIT, nowMs());
	if (blockedUntil !== null) {
		throw new Refused('too-many-attempts', { retryAfterSeconds: (blockedUntil - nowMs()) / 1000 });
	}
	return { forgive: () => forgiveAttempts([subject], []) };
}

/** Takes a code, of the telephone or of the recovery list. @throws Refused `second-factor-wrong`, `-to-enrol`, `too-many-attempts`. */
export async function takeCode(accountId: string, typed: string): Promise<void> {
	const factor = await findSecondFactor(accountId);
	if (factor === null) throw new Refused('second-factor-to-enrol');
	const attempt = await beginCodeAttempt(accountId);
	if (!(await isTaken(accountId, factor, typed))) throw new Refused('second-factor-wrong');
	await attempt.forgive();
}

async function isTaken(
	accountId: string,
	factor: { sealedSecret: string; lastStep: number },
	typed: string
): Promise<boolean> {
	const recovery = plainRecoveryCode(typed);
	if (recovery !== null) return takeRecoveryCode(accountId, hashRecoveryCode(accountId, recovery));
	const secret = openSecret(accountId, factor.sealedSecret);
	const step = matchingStep(secret, typed.replace(/[\s-]/g, ''), nowMs(), factor.lastStep);
	// The write decides between two requests with the same code: one of them finds the step taken.
	return step !== null && takeStep(accountId, step);
}

/** A right code opens this session, and no other, for some minutes. */
export async function passSecondFactor(caller: FactorCaller, typed: string): Promise<SecondFactorStanding> {
	await takeCode(caller.accountId, typed);
	await writePass(caller.sessionId, caller.accountId, nowMs());
	return secondFactorStanding(caller);
}
