import { describe, expect, it } from 'vitest';
import { isIban, ribKey } from '../../../src/lib/domain/identifiers/iban';
import { isNir, nirKey } from '../../../src/lib/domain/identifiers/nir';
import { isNumen } from '../../../src/lib/domain/identifiers/numen';
import { isUai, uaiLetter } from '../../../src/lib/domain/identifiers/uai';

describe('UAI: «7 digits + letter = "abcdefghjklmnprstuvwxyz"[number mod 23]»', () => {
	it.each(['0350024L', '0310055S', '0650012K', '0310044E', '0811324Z', '0090006H'])(
		'%s, printed by the guide, is one',
		(uai) => {
			expect(isUai(uai)).toBe(true);
		}
	);

	it.each(['031100555', '0310055T', '0310055s', '310055S', '03100555', '', '0350024L '])(
		'%s is none',
		(text) => {
			expect(isUai(text)).toBe(false);
		}
	);

	it('no other letter fits', () => {
		const fitting = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => isUai(`0350024${letter}`));
		expect(fitting).toEqual(['L']);
		expect(uaiLetter('350024')).toBeNull();
	});
});

describe('NUMEN: «13 chars, no check key known»', () => {
	it.each([
		['16E0040007ADR', true],
		['04E1085537EDY', true],
		['16e0040007ADR', false],
		['16E0040007AD', false],
		['1AE0040007ADR', false],
		['16E0040007ADR1', false]
	])('%s: %s', (text, expected) => {
		expect(isNumen(text)).toBe(expected);
	});
});

describe('NIR: «13 chars + key 97 − (n mod 97), 2A→19 and 2B→18»', () => {
	it.each([
		['1000175101001', '51'],
		['1891275125012', '82'],
		['2620875032039', '77'],
		['185052A001001', '74'],
		['290072B033002', '41']
	])('the key of %s is %s', (body, key) => {
		expect(nirKey(body)).toBe(key);
		expect(isNir(`${body}${key}`)).toBe(true);
		expect(isNir(`${body}${key === '82' ? '83' : '82'}`)).toBe(false);
	});

	it('spaces and small letters are taken', () => {
		expect(isNir('1 89 12 75 125 012 82')).toBe(true);
		expect(isNir('185052a00100174')).toBe(true);
	});

	it('«do not refuse months > 12» (incomplete acts), nor a birth abroad (99)', () => {
		for (const body of ['1893075125012', '1895075125012', '2621299032039']) {
			expect(isNir(`${body}${nirKey(body)}`)).toBe(true);
		}
	});

	it.each(['', '1891275125012', '189127512501282X', '9891275125012', '18912 75125012'])(
		'«%s» is none',
		(text) => {
			expect(isNir(text)).toBe(false);
		}
	);
});

describe('IBAN: «mod 97 must be 1», its own length, and the RIB key in France', () => {
	it.each([
		'FR14 2004 1010 0505 0001 3M02 606',
		'FR76 3000 6000 0112 3456 7890 189',
		'FR76 1027 8123 4500 0123 4567 854',
		'fr1420041010050500013m02606',
		'DE89 3704 0044 0532 0130 00',
		'BE68 5390 0754 7034',
		'GB82 WEST 1234 5698 7654 32',
		'MC58 1122 2000 0101 2345 6789 030'
	])('%s is one', (iban) => {
		expect(isIban(iban)).toBe(true);
	});

	it.each([
		'',
		'FR14 2004 1010 0505 0001 3M02 607',
		'FR14 2004 1010 0505 0001 3M02 60',
		'FR41 2004 1010 0505 0001 3M02 606',
		'DE89 3704 0044 0532 0130 0',
		'DE89 3704 0044 0532 0130 01',
		'1234',
		'FR14 2004 1010 0505 0001 3M02 60é'
	])('«%s» is none', (text) => {
		expect(isIban(text)).toBe(false);
	});

	it('a French account whose RIB key is wrong is none, though mod 97 is right', () => {
		const bban = '20041010050500013M02607';
		const digits = `${bban}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
		const key = String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
		expect(isIban(`FR${key}${bban}`)).toBe(false);
	});

	it.each([
		['20041', '01005', '0500013M026', '06'],
		['30006', '00001', '12345678901', '89'],
		['13335', '00301', '04123456789', '81']
	])('the RIB key of %s %s %s is %s', (bank, branch, account, key) => {
		expect(ribKey(bank, branch, account)).toBe(key);
	});

	it('no key without five, five and eleven characters', () => {
		expect(ribKey('2004', '01005', '0500013M026')).toBeNull();
		expect(ribKey('20041', '0100', '0500013M026')).toBeNull();
		expect(ribKey('20041', '01005', '0500013M02')).toBeNull();
	});
});
