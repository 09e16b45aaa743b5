// Reads all that is on one person, table by table. SQL and nothing else; which tables: personal-tables.ts.
import type { PersonalRow, PersonalRows, PersonalSection, SectionCount } from '../../contracts/my-data';
import { academyDb, directoryDb, integerOf, textOf, type Row } from '../db';
import { PERSONAL_IN_ACADEMY, PERSONAL_IN_DIRECTORY, type PersonalTable } from './personal-tables';

/** The directory, or an académie by its code. */
export type Holder = { academy: string } | 'directory';

function databaseOf(holder: Holder) {
	return holder === 'directory' ? directoryDb() : academyDb(holder.academy);
}

function tablesOf(holder: Holder): [PersonalSection, PersonalTable][] {
	const tables = holder === 'directory' ? PERSONAL_IN_DIRECTORY : PERSONAL_IN_ACADEMY;
	return Object.entries(tables) as [PersonalSection, PersonalTable][];
}

/** Cells that hold JSON are told as what they mean. */
function toldCell(value: unknown): unknown {
	if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) return value;
		throw error;
	}
}

function toldRow(row: Row, leftOut: readonly string[]): PersonalRow {
	return Object.fromEntries(
		Object.entries(row)
			.filter(([column]) => !leftOut.includes(column))
			.map(([column, value]) => [column, toldCell(value)])
	);
}

/** Every row on the person but for secrets; sections without any are left out. */
export async function readPersonalRows(holder: Holder, accountId: string): Promise<PersonalRows> {
	const told: PersonalRows = {};
	for (const [section, { table = section, where, leftOut = [] }] of tablesOf(holder)) {
		const rows = await databaseOf(holder).read(`SELECT * FROM ${table} WHERE ${where}`, [accountId]);
		if (rows.length > 0) told[section] = rows.map((row) => toldRow(row, leftOut));
	}
	return told;
}

/** How many rows there are, sections without any left out. */
export async function countPersonalRows(holder: Holder, accountId: string): Promise<SectionCount[]> {
	const counts = tablesOf(holder)
		.map(
			([section, { table = section, where }]) =>
				`SELECT '${section}' AS section, count(*) AS n FROM ${table} WHERE ${where}`
		)
		.join(' UNION ALL ');
	const rows = await databaseOf(holder).read(counts, [accountId]);
	return rows
		.map((row) => ({ section: textOf(row, 'section') as PersonalSection, count: integerOf(row, 'n') }))
		.filter(({ count }) => count > 0);
}

export interface PersonalFile {
	id: string;
	name: string;
	sha256: string;
	claimId: string;
}

/** The documents of a person's claims in one académie, oldest first. */
export async function listPersonalDocuments(code: string, accountId: string): Promise<PersonalFile[]> {
	const rows = await academyDb(code).read(
		'SELECT id, name, sha256, claim_id FROM documents WHERE account_id = ? ORDER BY deposited_at, id',
		[accountId]
	);
	return rows.map((row) => ({
		id: textOf(row, 'id'),
		name: textOf(row, 'name'),
		sha256: textOf(row, 'sha256'),
		claimId: textOf(row, 'claim_id')
	}));
}

/** Files that a person deposited and that no document of theirs names any more, or yet. */
export async function listUnattachedFiles(
	code: string,
	accountId: string
): Promise<{ sha256: string; format: string }[]> {
	const rows = await academyDb(code).read(
		`SELECT sha256, format FROM stored_files f WHERE account_id = ?
		AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.account_id = f.account_id AND d.sha256 = f.sha256)
		ORDER BY stored_at, sha256`,
		[accountId]
	);
	return rows.map((row) => ({ sha256: textOf(row, 'sha256'), format: textOf(row, 'format') }));
}

/** Claims of a person that have final récapitulatifs, with their versions. */
export async function listPersonalSummaries(
	code: string,
	accountId: string
): Promise<{ claimId: string; version: number }[]> {
	const rows = await academyDb(code).read(
		`SELECT s.claim_id, s.version FROM final_summaries s JOIN claims c ON c.id = s.claim_id
		WHERE c.account_id = ? ORDER BY s.claim_id, s.version`,
		[accountId]
	);
	return rows.map((row) => ({ claimId: textOf(row, 'claim_id'), version: integerOf(row, 'version') }));
}
