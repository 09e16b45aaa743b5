// The stream reader of sources: whatever a spreadsheet can write comes back as it was, with its line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvRecords, lookAtBytes, UnreadableCsv } from '$lib/server/imports/sources/csv-stream';

const folder = mkdtempSync(join(tmpdir(), 'nomade-csv-'));
const file = join(folder, 'file.csv');
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Buffer) {
	writeFileSync(file, bytes);
	const { encoding } = await lookAtBytes(file);
	const records: { line: number; record: string[] }[] = [];
	for await (const record of csvRecords(file, encoding)) records.push(record);
	return { encoding, records };
}

/** What Windows-1252 can write, and what a CSV has to protect. */
const WORDS = 'aZ0 ;"\n\r\t,éàçÉœŒ€’«»–…Ÿ '.split('');
const toWindows1252 = (text: string) => {
	const high = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
	return Buffer.from(
		[...text].map((sign) => (high.includes(sign) ? 0x80 + high.indexOf(sign) : sign.charCodeAt(0)))
	);
};
/** In Windows-1252, «É» before one of these, or «à», «ç», «é» before two, is what UTF-8 writes for a sign of its own. */
const NEXT = '[€œŒ’«»–…Ÿ\u00A0]';
const UTF8_SIGN = new RegExp(`É${NEXT}|à[«»\u00A0]${NEXT}|[çé]${NEXT}{2}`, 'g');
const isDoubtful = (text: string) => {
	const signs = text.match(UTF8_SIGN) ?? [];
	const rest = (text.match(/[^\0-~]/g)?.length ?? 0) - signs.join('').length;
	return signs.length > 0 && signs.length >= rest;
};
it('knows the texts that are both', () => {
	expect(['É€', 'é’Œ', 'à«€', 'ç–…'].map(isDoubtful)).toEqual([true, true, true, true]);
	expect(['é', 'à€€', 'é’', 'É€ééé'].map(isDoubtful)).toEqual([false, false, false, false]);
});
const cell = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((signs) => signs.join(''));
const table = fc
	.integer({ min: 1, max: 5 })
	.chain((width) =>
		fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 })
	);

/** As a spreadsheet writes it: quoted where it has to be, or everywhere. */
function written(rows: readonly string[][], isQuoted: boolean, end: string): string {
	const one = (text: string) =>
		isQuoted || /[";\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	return rows.map((row) => row.map(one).join(';') + end).join('');
}

/** Rows of empty cells alone are no records; line ends are told one way. */
function expected(rows: readonly string[][], end: string) {
	const breaks = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;
	let line = 1;
	return rows.flatMap((row) => {
		const own = line;
		line += 1 + row.reduce((sum, text) => sum + breaks(text), 0);
		const record = row.map((text) => text.replace(/\r\n?/g, '\n'));
		return end === '' || record.every((text) => text.trim() === '') ? [] : [{ line: own, record }];
	});
}

describe('any table', () => {
	it.each([
		['UTF-8', 'utf-8', false],
		['UTF-8 with its mark', 'utf-8', true],
		['Windows-1252', 'windows-1252', false]
	] as const)(
		'in %s comes back cell by cell, each record with its line',
		async (_name, encoding, hasMark) => {
			await fc.assert(
				fc.asyncProperty(table, fc.boolean(), fc.constantFrom('\n', '\r\n'), async (rows, isQuoted, end) => {
					const text = written(rows, isQuoted, end);
					fc.pre(encoding === 'utf-8' || !isDoubtful(text));
					const bytes =
						encoding === 'utf-8' ? Buffer.from((hasMark ? '\uFEFF' : '') + text) : toWindows1252(text);
					const found = await read(bytes);
					expect(found.records).toEqual(expected(rows, end));
					// Plain ASCII is both.
					if ([...text].some((sign) => sign > '~')) expect(found.encoding).toBe(encoding);
				}),
				{ numRuns: 300 }
			);
		}
	);

	it('is the same wherever the bytes are cut', async () => {
		const rows = Array.from({ length: 9_000 }, (_, index) => [`é${index}`, 'œ'.repeat(index % 17), '"€\n’"']);
		const { records } = await read(Buffer.from(written(rows, true, '\r\n')));
		expect(records).toEqual(expected(rows, '\r\n'));
	});
});

describe('the encoding', () => {
	const body = 'Numéro;Prénom\n1;Éloïse\n'.repeat(20_000);
	it.each([
		['UTF-8 with a byte that is none', Buffer.concat([Buffer.from(body), Buffer.from([0xe9])]), 'utf-8'],
		[
			'UTF-8 with its mark, few accents and as many wrong bytes',
			Buffer.concat([Buffer.from('\uFEFFa;b\né;é\n'), Buffer.from([0xe9, 0x0a, 0xe9, 0x0a, 0xe9])]),
			'utf-8'
		],
		[
			'Windows-1252 with two letters that UTF-8 reads as one',
			Buffer.from(`${body}x;Ã©\n`, 'latin1'),
			'windows-1252'
		]
	] as const)('of %s is told by most of its accents', async (_name, bytes, encoding) => {
		const found = await read(bytes);
		expect(found.encoding).toBe(encoding);
		expect(found.records[1]?.record.join('').includes('\uFFFD')).toBe(false);
	});
});

describe('a file that is none', () => {
	it.each([
		['a quote that never closes', 'a;b\n1;"2\n3;4\n'],
		['a quote in the middle of a cell', 'a;b\n1;2"3"\n'],
		['a record without end', `a;b\n1;"${'x'.repeat(300_000)}"\n`]
	])('%s is told, not read otherwise', async (_name, text) => {
		await expect(read(Buffer.from(text))).rejects.toThrow(UnreadableCsv);
	});

	it('lines of other widths are given as they are, for the report', async () => {
		const { records } = await read(Buffer.from('a;b\n1\n\n1;2;3\n'));
		expect(records).toEqual([
			{ line: 1, record: ['a', 'b'] },
			{ line: 2, record: ['1'] },
			{ line: 4, record: ['1', '2', '3'] }
		]);
	});
});
