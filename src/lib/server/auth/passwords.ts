// Passwords as Argon2id hashes. Nothing else in the product sees a password.
import { hash, verify } from '@node-rs/argon2';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { BoundedQueue } from './bounded-queue';

/** OWASP's parameters for Argon2id (the library's default): 19 MiB, two passes, one lane; about 40 ms. */
const PARAMETERS = {
	memoryCost: 19 * 1024,
	timeCost: 2,
	parallelism: 1
} as const;

/**
 * What stands in the place of a hash where there is nothing to hash (docs/decisions/0024): an imported external's first
 * password is the identifier, which stands beside it in the same row; and an academic comes by the identity provider.
 * Neither is ever a hash: those begin with `$argon2id$`.
 */
export const FIRST_PASSWORD_IS_IDENTIFIER = 'first:identifier';
export const NO_PASSWORD = 'none';

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
 * Whether the password is the account's: `stored` is a hash or one of the two words above. For an unknown account pass
 * null. Whatever is stored, one hash is compared, so that time tells neither who has an account nor who never
 * signed in.
 */
export async function verifyPassword(
	stored: string | null,
	password: string,
	identifier = ''
): Promise<boolean> {
	absentAccountHash ??= hashPassword(randomBytes(24).toString('base64'));
	const isHash = stored?.startsWith('$') === true;
	const compared = isHash ? stored : await absentAccountHash;
	const isRight = await queue.run(() => verify(compared, normalized(password)));
	if (isHash) return isRight;
	return stored === FIRST_PASSWORD_IS_IDENTIFIER && identifier !== '' && isSame(password, identifier);
}

function isSame(one: string, other: string): boolean {
	const digest = (text: string) => createHash('sha256').update(normalized(text)).digest();
	return timingSafeEqual(digest(one), digest(other));
}

/** Makes the hash of chance before the first sign-in, which would otherwise take twice as long. */
export async function preparePasswords(): Promise<void> {
	await verifyPassword(null, 'preparation');
}
