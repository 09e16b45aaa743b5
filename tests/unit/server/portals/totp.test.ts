// The vectors of RFC 6238, appendix B, and of RFC 4648; then what a code may and may not do.
import { describe, expect, it } from 'vitest';
import { inGroups, toBase32 } from '$lib/server/portals/second-factor/base32';
import { codeOf, matchingStep, stepAt, type TotpHash } from '$lib/server/portals/second-factor/totp';

const SEEDS: Record<TotpHash, Uint8Array> = {
	sha1: Buffer.from('12345678901234567890'),
	sha256: Buffer.from('12345678901234567890123456789012'),
	sha512: Buffer.from('1234567890123456789012345678901234567890123456789012345678901234')
};

describe('RFC 6238, appendix B', () => {
	it.each<[number, TotpHash, string]>([
		[59, 'sha1', '94287082'],
		[59, 'sha256', '46119246'],
		[59, 'sha512', '90693936'],
		[1111111109, 'sha1', '07081804'],
		[1111111109, 'sha256', '68084774'],
		[1111111109, 'sha512', '25091201'],
		[1111111111, 'sha1', '14050471'],
		[1111111111, 'sha256', '67062674'],
		[1111111111, 'sha512', '99943326'],
		[1234567890, 'sha1', '89005924'],
		[1234567890, 'sha256', '91819424'],
		[1234567890, 'sha512', '93441116'],
		[2000000000, 'sha1', '69279037'],
		[2000000000, 'sha256', '90698825'],
		[2000000000, 'sha512', '38618901'],
		[20000000000, 'sha1', '65353130'],
		[20000000000, 'sha256', '77737706'],
		[20000000000, 'sha512', '47863826']
	])('at %i s by %s: %s', (seconds, hash, code) => {
		expect(codeOf(SEEDS[hash], stepAt(seconds * 1000), 8, hash)).toBe(code);
	});
});

describe('a code', () => {
	const secret = SEEDS.sha1;
	const now = 1_111_111_111_000;
	const step = stepAt(now);

	it.each([
		[-2, null],
		[-1, step - 1],
		[0, step],
		[1, step + 1],
		[2, null]
	])('of %i steps away is taken as %s', (drift, taken) => {
		expect(matchingStep(secret, codeOf(secret, step + drift), now, 0)).toBe(taken);
	});

	it('is used once, and uses up those before', () => {
		expect(matchingStep(secret, codeOf(secret, step), now, step)).toBeNull();
		expect(matchingStep(secret, codeOf(secret, step - 1), now, step)).toBeNull();
		expect(matchingStep(secret, codeOf(secret, step + 1), now, step)).toBe(step + 1);
	});

	it.each(['', '12345', '1234567', 'abcdef', '０５０４７１'])('«%s» is none', (typed) => {
		expect(matchingStep(secret, typed, now, 0)).toBeNull();
	});
});

describe('base32', () => {
	it.each([
		['fooba', 'MZXW6YTB'],
		['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
		['', '']
	])('%s → %s', (text, expected) => {
		expect(toBase32(Buffer.from(text))).toBe(expected);
	});

	it('is read out in groups of four', () => expect(inGroups('MZXW6YTBOI')).toBe('MZXW 6YTB OI'));
});
