// The exported list: read back by a CSV parser it is what the screen shows, and no cell is a formula to a spreadsheet.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCell } from '$lib/domain/text/csv-cell';
import { csvOf } from '$lib/ui/list/list-csv';
import { MISSION_COLUMNS } from '$lib/ui/mission/mission-columns';
import { mission52525 } from '../../domain/samples';

const COLUMNS = [
	{ id: 'a', label: 'Examen', text: (row: string[]) => row[0] ?? '' },
	{ id: 'b', label: 'Qualité', text: (row: string[]) => row[1] ?? '' }
];

const readBack = (csv: string): string[][] =>
	parse(csv, { bom: true, delimiter: ';', recordDelimiter: '\r\n' }) as string[][];

it('begins with the mark of UTF-8, ends each line by CRLF, and shows dates as the screen does', () => {
	const csv = csvOf([{ ...mission52525, quality: 'PRÉSIDENT' }], MISSION_COLUMNS);
	expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(csv.slice(1)).toBe(
		'"Examen";"Type de mission";"Numéro de mission";"Date de mission";"Centre d’examen";"Qualité"\r\n' +
			'"BREVET DE TECHNICIEN SUPERIEUR - BANQUE OPT.A MARCHE PARTICULIER - E4-A, GESTION RELATION CLIENT";' +
			'"ORAUX PROFESSIONNELS";"52525";"20/05/2014";"LGT JOSEPH LOTH PONTIVY CEDEX";"PRÉSIDENT"\r\n'
	);
});

it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '"=1', "'=1", '＝1', '\n@x'])(
	'%j stays text',
	(text) => {
		expect(csvCell(text).startsWith(`"'`)).toBe(true);
	}
);

it.each(['52525', '20/05/2014', '* LYCEE N MANDELA', "L'IROISE", '', 'a=b', '« = »'])(
	'%j is left as it is',
	(text) => {
		expect(csvCell(text)).toBe(`"${text}"`);
	}
);

it('is read back as it was, whatever the labels', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.constantFrom('a;b', 'a"b', 'a\r\nb', '=x', '""', ';')
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
			const [header, ...lines] = readBack(csvOf(rows, COLUMNS));
			expect(header).toEqual(['Examen', 'Qualité']);
			expect(lines.map((line) => line.map((text) => text.replace(/^'/, '')))).toEqual(
				rows.map((row) => row.map((text) => text.replace(/^'/, '')))
			);
			for (const text of lines.flat()) expect(text.trimStart()).not.toMatch(/^[=+\-@]/);
		})
	);
});
