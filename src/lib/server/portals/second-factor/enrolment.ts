// Giving a person their second factor: a secret shown once as a picture and as text, taken over when its first code was
// right. The former one, if any, stands until then.
import { randomBytes } from 'node:crypto';
import { renderSVG } from 'uqr';
import type { ConfirmationResponse, EnrolmentResponse } from '$lib/contracts/portal';
import { nowMs } from '../../clock';
import { Refused } from '../../refused';
import {
	findDraft,
	findSecondFactor,
	replaceDraft,
	replaceSecondFactor,
	writePass
} from '../../repositories/directory-second-factors';
import { inGroups, toBase32 } from './base32';
import { beginCodeAttempt, takeCode, type FactorCaller } from './passes';
import { hashRecoveryCode, makeRecoveryCode, plainRecoveryCode, RECOVERY_CODES } from './recovery-codes';
import { openSecret, sealSecret } from './sealed-secret';
import { matchingStep, SECRET_BYTES } from './totp';

/** How the entry is named in an authenticator app. */
const ISSUER = "IMAG'IN Nomade";
/** Minutes within which the first code must come. */
const DRAFT_MINUTES = 15;

/**
 * Begins an enrolment; the caller has shown their password. Whoever has a factor already shows it too: a stolen session
 * with a stolen password must not put its own telephone in the place of the person's.
 * @throws Refused `second-factor-required` without `code`, and those of `takeCode`.
 */
export async function beginEnrolment(
	accountId: string,
	identifier: string,
	code: string | null
): Promise<EnrolmentResponse> {
	if ((await findSecondFactor(accountId)) !== null) {
		if (code === null || code.trim() === '') throw new Refused('second-factor-required');
		await takeCode(accountId, code);
	}
	const secret = randomBytes(SECRET_BYTES);
	await replaceDraft(accountId, sealSecret(accountId, secret), new Date(nowMs()).toISOString());
	const text = toBase32(secret);
	const uri = addressOf(identifier, text);
	// Dark on light whatever the theme: a camera reads no other. Medium correction, four modules of margin (ISO 18004).
	return { secret: inGroups(text), uri, qrSvg: renderSVG(uri, { ecc: 'M', border: 4 }) };
}

/** The key URI that authenticator apps read; the parameters are their defaults, written out. */
function addressOf(identifier: string, secret: string): string {
	const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(identifier)}`;
	const parameters = new URLSearchParams({
		secret,
		issuer: ISSUER,
		algorithm: 'SHA1',
		digits: '6',
		period: '30'
	});
	// Authenticator apps read «+» as a plus: a blank is %20 for them.
	return `otpauth://totp/${label}?${parameters.toString().replaceAll('+', '%20')}`;
}

/**
 * The first code of the new secret: from here on it is the person's factor, with new recovery codes; this session has
 * passed. @throws Refused `second-factor-to-enrol`, `second-factor-wrong`, `too-many-attempts`.
 */
export async function confirmEnrolment(caller: FactorCaller, typed: string): Promise<ConfirmationResponse> {
	const { accountId, sessionId } = caller;
	const draft = await findDraft(accountId);
	if (draft === null || Date.parse(draft.begunAt) + DRAFT_MINUTES * 60_000 < nowMs()) {
		throw new Refused('second-factor-to-enrol');
	}
	const attempt = await beginCodeAttempt(accountId);
	const secret = openSecret(accountId, draft.sealedSecret);
	const step = matchingStep(secret, typed.replace(/[\s-]/g, ''), nowMs(), 0);
	if (step === null) throw new Refused('second-factor-wrong');
	const recoveryCodes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
	const isDone = await replaceSecondFactor(
		accountId,
		draft.sealedSecret,
		{ confirmedAt: new Date(nowMs()).toISOString(), lastStep: step },
		recoveryCodes.map((code) => hashRecoveryCode(accountId, plainRecoveryCode(code) ?? code))
	);
	// Begun anew in another window meanwhile: that one's secret is the one to confirm.
	if (!isDone) throw new Refused('second-factor-to-enrol');
	await attempt.forgive();
	await writePass(sessionId, accountId, nowMs());
	return { recoveryCodes };
}
