// Signing in from a script, and changing the password: what is sent, and what is given back once the password was right.
import * as z from 'zod/mini';
import type { RefusalResponse, SessionResponse } from './pull';

/** Longer ones belong to nobody; they are refused like any wrong one. */
const text = z.string().check(z.maxLength(1_000));
const device = z
	.string()
	.check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** `POST /api/session`. `device`: an id of chance that this browser keeps. */
export const signInRequestSchema = z.strictObject({ identifier: text, password: text, device });
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** `POST /api/session/device`, by a person whom an identity provider signed in. Answer: a SignInResponse. */
export const deviceRequestSchema = z.strictObject({ device });

/** `POST /api/session/password`, by the person signed in. */
export const passwordChangeRequestSchema = z.strictObject({
	current: text,
	next: text,
	repeated: text,
	device
});
export type PasswordChangeRequest = z.infer<typeof passwordChangeRequestSchema>;

/**
 * `recoveryKey`: 32 bytes in base64, the same at each sign-in of this account from this device; given only against
 * the password. `landing`: the path where this person goes now.
 */
export interface SignInResponse extends SessionResponse {
	recoveryKey: string;
	landing: string;
}

export const PASSWORD_PROBLEMS = [
	'wrong-current',
	'too-short',
	'too-long',
	'is-identifier',
	'unchanged',
	'not-repeated'
] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

/** Status 422 with code `rules-broken`: what is wrong with the passwords given. Done: a SignInResponse. */
export interface PasswordChangeRefusal extends RefusalResponse {
	problem: PasswordProblem;
}
