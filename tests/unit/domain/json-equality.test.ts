import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/lib/domain/claim/canonical-json';
import { isSame } from '../../../src/lib/domain/claim/json-equality';

describe('the same value', () => {
	it.each([
		[null, {}, false],
		[{}, null, false],
		[null, null, true],
		[[], {}, false],
		[{}, [], false],
		[[1, 2], [2, 1], false],
		[[1], [1, 2], false],
		[{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
		[{ a: 1 }, { a: 1, b: 2 }, false],
		[{ a: undefined }, { b: undefined }, false],
		['1', 1, false],
		[0, null, false]
	])('%j and %j: %s', (a, b, expected) => {
		expect(isSame(a, b)).toBe(expected);
	});

	it('is the same canonical text', () => {
		const value = fc.jsonValue({ maxDepth: 2 }).map((json): unknown => JSON.parse(JSON.stringify(json)));
		fc.assert(
			fc.property(value, value, (a, b) => {
				expect(isSame(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
				expect(isSame(a, structuredClone(a))).toBe(true);
			})
		);
	});
});
