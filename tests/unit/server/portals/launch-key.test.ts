// What an operator may write as the keys of launches.
import { describe, expect, it } from 'vitest';
import { readConfig } from '$lib/server/config';
import { readLaunchKey } from '$lib/server/portals/launch-key';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { makeLaunchPem } from '../../../fixtures/portal-stand-in/launch-environment';

const pem = makeLaunchPem();
const next = makeLaunchPem();
const kidsOf = (text: string) =>
	readConfig({ IMAGIN_LAUNCH_KEY: text }).launchKeys.map((each) => readLaunchKey(each).publicKey.kid);
const kid = (text: string) => readLaunchKey(text).publicKey.kid;

describe('IMAGIN_LAUNCH_KEY', () => {
	it.each([
		['none', '', []],
		['one', pem, [kid(pem)]],
		['one on a single line', pem.trim().replaceAll('\n', '\\n'), [kid(pem)]],
		['two, the one that signs first', `${next}${pem}`, [kid(next), kid(pem)]],
		['two on a single line', `${next}${pem}`.replaceAll('\n', '\\n'), [kid(next), kid(pem)]]
	])('%s', (_what, text, kids) => expect(kidsOf(text)).toEqual(kids));

	it.each([
		['no PEM', 'secret'],
		['a PEM with something behind it', `${pem}secret`],
		['a torn one', pem.slice(0, 60)],
		['a public key', readPublic(pem)],
		[
			'another kind of key behind the right one',
			`${pem}${generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}`
		]
	])('%s keeps the server from starting', (_what, text) =>
		expect(() => kidsOf(text)).toThrow(/IMAGIN_LAUNCH_KEY/)
	);
});

function readPublic(text: string): string {
	const { privateKey } = readLaunchKey(text);
	return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
}
