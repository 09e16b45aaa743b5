// Académies as the directory lists them. SQL and nothing else.
import { directoryDb, statement } from '../db';
import { openAcademy } from '../db/databases';

/** Lists the académie, or corrects its label and zone, and opens its database. */
export async function makeAcademy(
	code: string,
	label: string,
	zone: string,
	isCentral: boolean
): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO academies (code, label, zone, is_central) VALUES (?, ?, ?, ?)
			ON CONFLICT (code) DO UPDATE SET label = excluded.label, zone = excluded.zone, is_central = excluded.is_central`,
			[code, label, zone, isCentral ? 1 : 0]
		)
	]);
	await openAcademy(code);
}
