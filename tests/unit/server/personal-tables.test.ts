// Nothing on a person is forgotten: every table of the schema says whose rows are told, or that it holds nothing.
import { expect, it } from 'vitest';
import { COLUMN_LABELS } from '$lib/fr/screens/my-data-columns';
import { academyDb, directoryDb, type Row } from '$lib/server/db';
import { openAcademy } from '$lib/server/db/databases';
import { readPersonalRows } from '$lib/server/repositories/personal-rows';
import {
	IMPERSONAL_TABLES,
	PERSONAL_IN_ACADEMY,
	PERSONAL_IN_DIRECTORY,
	type PersonalTable
} from '$lib/server/repositories/personal-tables';
import { openOwnDatabases } from './own-databases';

async function tablesOf(read: (sql: string) => Promise<Row[]>): Promise<Map<string, string[]>> {
	const rows = await read(
		`SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'schema_%'`
	);
	const found = new Map<string, string[]>();
	for (const { table_name, column_name } of rows) {
		const table = String(table_name);
		found.set(table, [...(found.get(table) ?? []), String(column_name)]);
	}
	return found;
}

it.each([
	['directory', PERSONAL_IN_DIRECTORY],
	['academy', PERSONAL_IN_ACADEMY]
] as [string, Record<string, PersonalTable>][])(
	'every table of the %s is settled',
	async (which, personal) => {
		const close = await openOwnDatabases();
		await openAcademy('RENNES');
		const database = which === 'directory' ? directoryDb() : academyDb('RENNES');
		const schema = await tablesOf((sql) => database.read(sql));
		const unsettled = [...schema.keys()].filter(
			(name) => !(name in personal) && !IMPERSONAL_TABLES.includes(name)
		);
		expect(unsettled).toEqual([]);
		for (const [name, { table = name, leftOut = [] }] of Object.entries(personal)) {
			expect(schema.get(table), name).toEqual(expect.arrayContaining([...leftOut]));
		}
		// Each column that is told has a name in the person's words.
		const told = Object.entries(personal).flatMap(([name, { table = name, leftOut = [] }]) =>
			(schema.get(table) ?? []).filter((column) => !leftOut.includes(column))
		);
		expect(told.filter((column) => !(column in COLUMN_LABELS))).toEqual([]);
		// Each condition runs.
		await readPersonalRows(which === 'directory' ? 'directory' : { academy: 'RENNES' }, 'nobody');
		await close();
	}
);
