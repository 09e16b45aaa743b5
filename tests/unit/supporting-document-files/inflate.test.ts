import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../src/lib/domain/supporting-document/pdf-structure-inflate';
import { PdfRefusal, WorkBudget } from '../../../src/lib/domain/supporting-document/pdf-structure-values';

const budget = () => new WorkBudget(1e9, 64 * 1024 * 1024);

/** Bytes with the repetitions and the noise that make every kind of block and match. */
const contents = fc
	.array(
		fc.oneof(
			fc.uint8Array({ maxLength: 300 }),
			fc.tuple(fc.nat(255), fc.nat(3_000)).map(([byte, count]) => new Uint8Array(count).fill(byte)),
			fc
				.constantFrom('<< /Type /Page >>\n', '0000000000 00000 n \n')
				.map((text) => Buffer.from(text.repeat(40)))
		),
		{ maxLength: 12 }
	)
	.map((parts) => new Uint8Array(Buffer.concat(parts)));

const ways = fc.record({
	level: fc.constantFrom(0, 1, 6, 9),
	strategy: fc.constantFrom(
		constants.Z_DEFAULT_STRATEGY,
		constants.Z_HUFFMAN_ONLY,
		constants.Z_RLE,
		constants.Z_FIXED
	)
});

describe('inflation', () => {
	it('gives back what zlib deflated, in every way of deflating, whatever follows', () => {
		fc.assert(
			fc.property(contents, ways, fc.uint8Array({ maxLength: 20 }), (content, way, after) => {
				const deflated = Buffer.concat([deflateSync(content, way), after]);
				expect(Buffer.from(inflate(deflated, budget())).equals(Buffer.from(content))).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});

	it('gives what came before where the data breaks off, and never fails on noise', () => {
		const content = Buffer.from('<< /S /JavaScript >> '.repeat(500));
		const cut = deflateSync(content).subarray(0, -8);
		const before = Buffer.from(inflate(cut, budget()));
		expect(before.length).toBeGreaterThan(0);
		expect(content.subarray(0, before.length).equals(before)).toBe(true);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
				expect(inflate(noise, budget())).toBeInstanceOf(Uint8Array);
			})
		);
	});

	it('reads data without the zlib wrapping too', () => {
		const content = new Uint8Array(100_000).fill(65);
		expect(inflate(deflateRawSync(content), budget())).toEqual(content);
	});

	it('stops a bomb at the budget, kept or only counted', () => {
		const bomb = deflateSync(Buffer.alloc(65 * 1024 * 1024));
		expect(() => inflate(bomb, budget(), true)).toThrow(PdfRefusal);
		expect(() => inflate(bomb, budget(), false)).toThrow(PdfRefusal);
		const bearable = deflateSync(Buffer.alloc(63 * 1024 * 1024));
		expect(inflate(bearable, budget(), false)).toHaveLength(0);
	});
});
