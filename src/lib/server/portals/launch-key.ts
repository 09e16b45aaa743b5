// The keys that sign launches. Private here, public at /api/portals/keys: who only checks cannot make one.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { config } from '../config';

/** A public key as portals read it (RFC 8037). */
export interface PublicKey {
	kty: 'OKP';
	crv: 'Ed25519';
	x: string;
	kid: string;
	use: 'sig';
	alg: 'EdDSA';
}

export interface LaunchKey {
	privateKey: KeyObject;
	publicKey: PublicKey;
}

let kept: { pems: readonly string[]; keys: LaunchKey[] } | null = null;

/** The first one signs; all are published and taken, so that a key is replaced without refusing anybody. */
export function launchKeys(): readonly LaunchKey[] {
	const pems = config().launchKeys;
	if (kept?.pems !== pems) kept = { pems, keys: pems.map(readLaunchKey) };
	return kept.keys;
}

/** Null: the operator gave none, and nothing is launched. */
export function launchKey(): LaunchKey | null {
	return launchKeys()[0] ?? null;
}

export function readLaunchKey(pem: string): LaunchKey {
	const privateKey = createPrivateKey(pem);
	const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
	return {
		privateKey,
		publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprint(x), use: 'sig', alg: 'EdDSA' }
	};
}

/** RFC 7638: SHA-256 of the required members in order. A new key has a new name, and portals fetch it. */
function thumbprint(x: string): string {
	return createHash('sha256')
		.update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
		.digest('base64url');
}
