// The table of the demo's accounts, which `npm start` prints: every line has its columns, or nothing is printed at all.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';

it('is read whole, line by line', () => {
	const rows = parse(readFileSync('db/demo/comptes.csv'), { bom: true, columns: true, delimiter: ';' });
	expect(rows.length).toBeGreaterThan(20);
});
