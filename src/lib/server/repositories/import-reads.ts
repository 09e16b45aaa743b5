// What an import must know of an académie before it writes. SQL and nothing else.
import { academyDb, booleanOf, integerOf, isKnownAcademy, nullableTextOf, textOf } from '../db';

export interface ImportState {
	settingsVersion: number;
	fileNumberCounter: number;
	/** Intervenant ids by account id. */
	intervenantIds: Map<string, string>;
	/** By «mission number intervenant id». */
	assignments: Map<string, { id: string; hasClaim: boolean; cancelledAt: string | null }>;
}

/** The content hash of the last import, or null. */
export async function lastImportHash(code: string): Promise<string | null> {
	if (!isKnownAcademy(code)) return null;
	const [row] = await academyDb(code).read('SELECT content_hash FROM imports ORDER BY rowid DESC LIMIT 1');
	return row === undefined ? null : textOf(row, 'content_hash');
}

/** True from the académie's own unit on until what follows it is done: a crash came in between. */
export async function hasUnfinishedImport(code: string): Promise<boolean> {
	const rows = await academyDb(code).read("SELECT 1 AS yes FROM settings WHERE key = 'unfinishedImport'");
	return rows.length > 0;
}

/** Nothing yet for an académie that is not served here. */
export async function readImportState(code: string): Promise<ImportState> {
	if (!isKnownAcademy(code)) {
		return { settingsVersion: 0, fileNumberCounter: 0, intervenantIds: new Map(), assignments: new Map() };
	}
	const database = academyDb(code);
	const settings = new Map(
		(
			await database.read(
				"SELECT key, value FROM settings WHERE key IN ('settingsVersion', 'fileNumberCounter')"
			)
		).map((row) => [textOf(row, 'key'), Number(textOf(row, 'value'))])
	);
	const intervenants = await database.read('SELECT account_id, id FROM intervenants');
	const assignments = await database.read(
		`SELECT a.id, a.mission_number, a.intervenant_id, a.cancelled_at,
			EXISTS (SELECT 1 FROM claims WHERE assignment_id = a.id) AS has_claim FROM assignments a`
	);
	return {
		settingsVersion: settings.get('settingsVersion') ?? 0,
		fileNumberCounter: settings.get('fileNumberCounter') ?? 0,
		intervenantIds: new Map(intervenants.map((row) => [textOf(row, 'account_id'), textOf(row, 'id')])),
		assignments: new Map(
			assignments.map((row) => [
				`${integerOf(row, 'mission_number')} ${textOf(row, 'intervenant_id')}`,
				{
					id: textOf(row, 'id'),
					hasClaim: booleanOf(row, 'has_claim'),
					cancelledAt: nullableTextOf(row, 'cancelled_at')
				}
			])
		)
	};
}
