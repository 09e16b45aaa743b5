// The launch token, checked by a library that knows nothing of ours.
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { readLaunchKey } from '$lib/server/portals/launch-key';
import { LAUNCH_SECONDS, makeLaunchToken, readLaunchToken } from '$lib/server/portals/launch-token';
import { makeLaunchPem } from '../../../fixtures/portal-stand-in/launch-environment';

const NOW = Date.parse('2019-02-04T08:00:00Z');
const key = readLaunchKey(makeLaunchPem());
const CLAIMS = {
	iss: 'https://imagin.example',
	aud: 'https://santorin.example/entree',
	sub: '14E0100005NTH',
	academy: 'RENNES',
	activity: 'portal',
	module: 'santorin',
	missions: [148988],
	amr: []
} as const;
const make = () => makeLaunchToken({ ...CLAIMS, missions: [...CLAIMS.missions], amr: [] }, key, NOW);

function verify(token: string, at = NOW, audience: string = CLAIMS.aud) {
	return jwtVerify(token, createLocalJWKSet({ keys: [key.publicKey] }), {
		algorithms: ['EdDSA'],
		issuer: CLAIMS.iss,
		audience,
		currentDate: new Date(at)
	});
}

describe('a launch token', () => {
	it('is a JWT that another library takes with the published key', async () => {
		const { payload, protectedHeader } = await verify(make());
		expect(payload).toMatchObject({ ...CLAIMS, iat: NOW / 1000, exp: NOW / 1000 + 60 });
		expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: key.publicKey.kid });
	});

	it('ends after a minute at most', async () => {
		expect(LAUNCH_SECONDS).toBeLessThanOrEqual(60);
		await expect(verify(make(), NOW + 59_000)).resolves.toBeDefined();
		await expect(verify(make(), NOW + 60_000)).rejects.toThrow(/exp/);
	});

	it('opens the application that it was made for and no other', async () => {
		await expect(verify(make(), NOW, 'https://delos.example/bns')).rejects.toThrow(/aud/);
	});

	it('has an id of its own each time', async () => {
		const [first, second] = await Promise.all([verify(make()), verify(make())]);
		expect(first.payload.jti).not.toBe(second.payload.jti);
	});

	it('publishes no private part, and a name that follows the key', () => {
		expect(Object.keys(key.publicKey).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
		expect(readLaunchKey(makeLaunchPem()).publicKey.kid).not.toBe(key.publicKey.kid);
	});
});

describe('read back at the opening', () => {
	it('while it lives', () => {
		expect(readLaunchToken(make(), [key], NOW + 59_000)).toMatchObject(CLAIMS);
		expect(readLaunchToken(make(), [key], NOW + 60_000)).toBeNull();
	});

	it('not with a claim changed, another key, or no form', () => {
		const [header, payload = '', signature] = make().split('.');
		const forged = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
		const other = Buffer.from(JSON.stringify({ ...forged, sub: 'OTHER' })).toString('base64url');
		expect(readLaunchToken(`${header}.${other}.${signature}`, [key], NOW)).toBeNull();
		expect(readLaunchToken(make(), [readLaunchKey(makeLaunchPem())], NOW)).toBeNull();
		for (const text of ['', 'a', 'a.b', 'a.b.c', `${make()}.d`, '..']) {
			expect(readLaunchToken(text, [key], NOW)).toBeNull();
		}
	});

	it('by whichever key of ours signed it, while one takes the place of the other', () => {
		const next = readLaunchKey(makeLaunchPem());
		expect(readLaunchToken(make(), [next, key], NOW)).toMatchObject(CLAIMS);
		expect(readLaunchToken(make(), [next], NOW)).toBeNull();
		expect(readLaunchToken(make(), [], NOW)).toBeNull();
	});

	it('not without a signature, whatever the header says', () => {
		const [, payload] = make().split('.');
		const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
		expect(readLaunchToken(`${header}.${payload}.`, [key], NOW)).toBeNull();
		const { privateKey } = generateKeyPairSync('ed25519');
		const own = sign(null, Buffer.from(`${header}.${payload}`), privateKey).toString('base64url');
		expect(createPublicKey(privateKey)).toBeDefined();
		expect(readLaunchToken(`${header}.${payload}.${own}`, [key], NOW)).toBeNull();
	});
});
