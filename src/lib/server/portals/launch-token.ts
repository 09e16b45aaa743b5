// The launch token: a JWT signed by Ed25519 (RFC 7519, RFC 8037) that lives for a minute and is used once. What each
// claim means, and what the application that receives it must check: docs/portals.md.
import { createPublicKey, randomUUID, sign, verify } from 'node:crypto';
import { isRecord, type LaunchClaims } from './launch-claims';
import type { LaunchKey } from './launch-key';

/** Seconds between its making and its end: enough for a slow phone to open a page, too short to be passed on. */
export const LAUNCH_SECONDS = 60;

function encode(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function makeLaunchToken(
	claims: Omit<LaunchClaims, 'iat' | 'nbf' | 'exp' | 'jti'>,
	key: LaunchKey,
	nowMs: number
): string {
	const now = Math.floor(nowMs / 1000);
	const header = encode({ alg: 'EdDSA', typ: 'JWT', kid: key.publicKey.kid });
	const payload = encode({ ...claims, iat: now, nbf: now, exp: now + LAUNCH_SECONDS, jti: randomUUID() });
	const signature = sign(null, Buffer.from(`${header}.${payload}`), key.privateKey);
	return `${header}.${payload}.${signature.toString('base64url')}`;
}

/** The claims of a token that one of these keys signed and that has not ended; null for anything else. */
export function readLaunchToken(
	token: string,
	keys: readonly LaunchKey[],
	nowMs: number
): LaunchClaims | null {
	const [header, payload, signature, ...rest] = token.split('.');
	if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
		return null;
	const signed = Buffer.from(`${header}.${payload}`);
	const bytes = Buffer.from(signature, 'base64url');
	if (!keys.some(({ privateKey }) => verify(null, signed, createPublicKey(privateKey), bytes))) return null;
	// Signed by us: it has the form that we gave it.
	const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
	if (!isRecord(claims) || typeof claims['exp'] !== 'number') return null;
	return claims['exp'] * 1000 > nowMs ? (claims as unknown as LaunchClaims) : null;
}
