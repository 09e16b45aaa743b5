// Looks for rows of one base that contradict each other. Each look is one statement, so that it sees one moment of a
// running server. Holds SQL and no rule.
import { academyDb, directoryDb, integerOf, textOf, type Row } from '../db';

type Base = { academy: string } | 'directory';

function databaseOf(base: Base) {
	return base === 'directory' ? directoryDb() : academyDb(base.academy);
}

async function lines(base: Base, sql: string, args: (string | number)[] = []): Promise<string[]> {
	const rows = await databaseOf(base).read(sql, args);
	return rows.map((row) => textOf(row, 'subject'));
}

/** False: a server holds it, and its file is its own affair. */
export function isFile(base: Base): boolean {
	return databaseOf(base).isLocal;
}

/** What SQLite says of its own pages and indexes; nothing if all is well. */
export async function brokenPages(base: Base): Promise<string[]> {
	const rows = await databaseOf(base).read('PRAGMA integrity_check(20)');
	return rows.map((row) => textOf(row, 'integrity_check')).filter((line) => line !== 'ok');
}

/** Rows that refer to rows which are not there: `documents (ligne 3) → claims`. */
export async function brokenReferences(base: Base): Promise<string[]> {
	const rows = await databaseOf(base).read('PRAGMA foreign_key_check');
	return rows.map((row) => `${textOf(row, 'table')} (ligne ${rowNumber(row)}) → ${textOf(row, 'parent')}`);
}

function rowNumber(row: Row): string {
	return row['rowid'] === null ? '?' : String(integerOf(row, 'rowid'));
}

export interface AcademyCounts {
	claims: number;
	operations: number;
	files: number;
	finals: number;
}

export async function countAll(code: string): Promise<AcademyCounts> {
	const [row] = await academyDb(code).read(
		`SELECT (SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM applied_operations) AS operations,
(SELECT count(*) FROM stored_files) AS files, (SELECT count(*) FROM final_summaries) AS finals`
	);
	if (row === undefined) throw new Error('A SELECT without FROM gives one row.');
	return {
		claims: integerOf(row, 'claims'),
		operations: integerOf(row, 'operations'),
		files: integerOf(row, 'files'),
		finals: integerOf(row, 'finals')
	};
}

/** Accounts that own claims, with one of their missions. */
export async function claimOwners(code: string): Promise<Map<string, number>> {
	const rows = await academyDb(code).read(
		'SELECT account_id, min(mission_number) AS mission FROM claims GROUP BY account_id'
	);
	return new Map(rows.map((row) => [textOf(row, 'account_id'), integerOf(row, 'mission')]));
}

/** Accounts to whom changes are addressed; never `*`. */
export async function changeRecipients(code: string): Promise<string[]> {
	return lines({ academy: code }, "SELECT DISTINCT recipient AS subject FROM changes WHERE recipient <> '*'");
}

export async function knownAccounts(): Promise<Set<string>> {
	return new Set(await lines('directory', 'SELECT id AS subject FROM accounts'));
}

/** Files that nothing refers to and that came before an instant. */
export function unreferencedFiles(code: string, storedBefore: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT account_id || '/' || sha256 AS subject FROM stored_files f WHERE stored_at < ? AND NOT EXISTS
(SELECT 1 FROM documents d WHERE d.account_id = f.account_id AND d.sha256 = f.sha256)`,
		[storedBefore]
	);
}

export function documentsOfOthers(code: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT d.id || ' (' || c.mission_number || ')' AS subject FROM documents d JOIN claims c ON c.id = d.claim_id
WHERE c.account_id <> d.account_id`
	);
}

/** Operations whose claim is not there: ids live as long as their claim, and no longer. */
export function operationsWithoutClaim(code: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT o.id AS subject FROM applied_operations o WHERE o.claim_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.id = o.claim_id)`
	);
}

/** Applied operations of a revision that their claim has not reached: acknowledged, and lost. */
export function operationsAhead(code: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT o.id || ' (mission ' || c.mission_number || ')' AS subject FROM claims c
JOIN applied_operations o ON o.claim_id = c.id AND o.outcome = 'applied' WHERE o.revision > c.revision`
	);
}

/** Claims of which a revision was made by no known operation: every one after the first has its own. */
export function unexplainedRevisions(code: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT 'mission ' || c.mission_number || ', révision ' || c.revision AS subject FROM claims c
WHERE c.revision > 1 AND c.revision - 1 > (SELECT count(DISTINCT o.revision) FROM applied_operations o
  WHERE o.claim_id = c.id AND o.outcome = 'applied' AND o.revision BETWEEN 2 AND c.revision)`
	);
}

/**
 * Changes that name what does not exist. A claim that was removed after its years is told by its mission, which stays.
 * Boundary: `RENNES-52525` is a mission of RENNES, `RENNES` the académie. */
export function changesWithoutSubject(code: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT DISTINCT x.entity || ' ' || x.entity_id AS subject FROM changes x WHERE CASE
  WHEN x.entity IN ('academy', 'profile', 'conditions', 'competences', 'examOptions') THEN x.entity_id <> ?1
  WHEN x.entity = 'claim' THEN NOT EXISTS (SELECT 1 FROM claims c
    WHERE c.account_id = x.recipient AND x.entity_id = ?1 || '-' || c.mission_number)
    AND NOT EXISTS (SELECT 1 FROM intervenants i JOIN assignments a ON a.intervenant_id = i.id
    WHERE i.account_id = x.recipient AND x.entity_id = ?1 || '-' || a.mission_number)
  ELSE NOT EXISTS (SELECT 1 FROM missions m WHERE m.number = CAST(substr(x.entity_id, length(?1) + 2) AS INTEGER)
    AND x.entity_id = ?1 || '-' || m.number) END`,
		[code]
	);
}

/** Claims that changed and of which no device was ever told. */
export function untoldClaims(code: string): Promise<string[]> {
	return lines(
		{ academy: code },
		`SELECT 'mission ' || c.mission_number AS subject FROM claims c WHERE c.revision > 1 AND NOT EXISTS
(SELECT 1 FROM changes x WHERE x.recipient = c.account_id AND x.entity = 'claim'
  AND x.entity_id = ? || '-' || c.mission_number)`,
		[code]
	);
}

export interface FinalVersion {
	claimId: string;
	version: number;
	pdfSha256: string;
}

export async function listFinalVersions(code: string): Promise<FinalVersion[]> {
	const rows = await academyDb(code).read(
		'SELECT claim_id, version, pdf_sha256 FROM final_summaries ORDER BY claim_id, version'
	);
	return rows.map((row) => ({
		claimId: textOf(row, 'claim_id'),
		version: integerOf(row, 'version'),
		pdfSha256: textOf(row, 'pdf_sha256')
	}));
}
