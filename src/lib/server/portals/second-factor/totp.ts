// Codes of six digits that change every thirty seconds: RFC 6238 over RFC 4226, with what authenticator apps agree on.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds a code stands. */
export const STEP_SECONDS = 30;
export const CODE_DIGITS = 6;
/** Steps before and after the server's own that are taken: a phone's clock may be half a minute off. */
export const DRIFT_STEPS = 1;
/** Bytes of a secret: as long as SHA-1's output (RFC 4226 §4). */
export const SECRET_BYTES = 20;

export type TotpHash = 'sha1' | 'sha256' | 'sha512';

export function stepAt(nowMs: number): number {
	return Math.floor(nowMs / 1000 / STEP_SECONDS);
}

/** The code of a step. Authenticator apps know SHA-1 and six digits; the others are for the vectors of the RFC. */
export function codeOf(
	secret: Uint8Array,
	step: number,
	digits: number = CODE_DIGITS,
	hash: TotpHash = 'sha1'
): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac(hash, secret).update(counter).digest();
	// RFC 4226 §5.3: the last four bits say where in the MAC the 31 bits are taken.
	const offset = (mac.at(-1) ?? 0) & 0x0f;
	const value = mac.readUInt32BE(offset) & 0x7fff_ffff;
	return String(value % 10 ** digits).padStart(digits, '0');
}

/**
 * The step whose code this is, within the drift and after `lastStep`; null if there is none. A code that was taken, and
 * every one before it, is used up: whoever looks over a shoulder comes too late.
 */
export function matchingStep(
	secret: Uint8Array,
	code: string,
	nowMs: number,
	lastStep: number
): number | null {
	const now = stepAt(nowMs);
	const given = Buffer.from(code);
	for (let step = now - DRIFT_STEPS; step <= now + DRIFT_STEPS; step += 1) {
		const expected = Buffer.from(codeOf(secret, step));
		if (step > lastStep && given.length === expected.length && timingSafeEqual(given, expected)) return step;
	}
	return null;
}
