// The last number of the académie's counter of «N° Dossier». Holds SQL and no rule.
import { academyDb, textOf } from '../db';

/** The highest number that was given; 0 while none was. */
export async function readFileNumberCounter(code: string): Promise<number> {
	const rows = await academyDb(code).read("SELECT value FROM settings WHERE key = 'fileNumberCounter'", []);
	return rows[0] === undefined ? 0 : Number(textOf(rows[0], 'value'));
}

/** Whether a claim carries this number already, e.g. one imported with it. */
export async function isFileNumberGiven(code: string, fileNumber: string): Promise<boolean> {
	const rows = await academyDb(code).read('SELECT 1 FROM claims WHERE file_number = ?', [fileNumber]);
	return rows.length > 0;
}
