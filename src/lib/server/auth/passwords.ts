// Passwords as Argon2id hashes. Nothing else in the product sees a password.
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { BoundedQueue } from './bounded-queue';

/** OWASP's parameters for Argon2id (the library's default): 19 MiB, two passes, one lane; about 40 ms. */
const PARAMETERS = {
	memoryCost: 19 * 1024,
	timeCost: 2,
	parallelism: 1
} as const;

/** A new password has at least this many characters [chosen: ANSSI's advice for a password alone]. */
export const MIN_PASSWORD_LENGTH = 12;
/** Longer ones are refused before any work is done on them. */
export const MAX_PASSWORD_LENGTH = 256;

/** One hash a core; 64 waiting make about 1.5 s of waiting on two cores. */
const queue = new BoundedQueue({
	workers: Math.max(1, availableParallelism()),
	places: 64,
	retryAfterSeconds: 2
});

/** Same characters typed on two keyboards may differ in code points: é is one or two. */
function normalized(password: string): string {
	return password.normalize('NFC');
}

export function hashPassword(password: string): Promise<string> {
	return queue.run(() => hash(normalized(password), PARAMETERS));
}

let absentAccountHash: Promise<string> | null = null;

/**
 * Whether the password is the hash's. For an unknown account pass null: the same work is done on a hash of
 * chance and the answer is no, so that time does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
	absentAccountHash ??= hashPassword(randomBytes(24).toString('base64'));
	const compared = passwordHash ?? (await absentAccountHash);
	const isRight = await queue.run(() => verify(compared, normalized(password)));
	return isRight && passwordHash !== null;
}

/** Makes the hash of chance before the first sign-in, which would otherwise take twice as long. */
export async function preparePasswords(): Promise<void> {
	await verifyPassword(null, 'preparation');
}
