// Claims of an import from CYCLADES: what the rules have to look at, and where what they said is laid down. SQL and
// nothing else; what is written of it: claim-writes.ts.
import { textOf, type JsonValue } from '../../db';
import { jsonOf } from '../row-values';
import { idsOfLines, type Counted, type StagedBase } from './staged';

export const CLAIM_FIELDS = [
	...['remuneration_status', 'remuneration_before_cancel', 'travel_status', 'travel_before_cancel', 'content']
] as const;

/** A cancelled claim is frozen for everybody (rules §1): the word comes with the next import once it is un-cancelled. */
export const IS_CANCELLED = `(c.remuneration_status IN ('none', 'cancelled') AND c.travel_status IN ('none', 'cancelled')
		AND 'cancelled' IN (c.remuneration_status, c.travel_status))`;

export async function makeClaimTables(base: StagedBase): Promise<void> {
	const fields = CLAIM_FIELDS.join(', ');
	await base.stage(`CREATE TABLE staged.claims (line INTEGER PRIMARY KEY, id TEXT, ${fields}, file_rank INTEGER,
		history TEXT)`);
	await base.stage(`CREATE TABLE staged.regenerated (claim_id TEXT PRIMARY KEY, line INTEGER, base_revision INTEGER,
		${fields}, reason TEXT)`);
	await base.stage(
		`CREATE TABLE staged.kept (claim_id TEXT PRIMARY KEY, account_id TEXT, number INTEGER, line INTEGER, facts TEXT,
			reason TEXT, is_closed INTEGER DEFAULT 0)`
	);
	await base.stage(`INSERT INTO staged.kept (claim_id, account_id, number, line, facts)
		SELECT c.id, i.account_id, a.mission_number, s.line, COALESCE(m.facts, '') || COALESCE(s.facts, '')
		FROM (SELECT assignment_id FROM staged.assigned WHERE facts <> ''
			UNION SELECT a.id FROM staged.missions m JOIN main.assignments a ON a.mission_number = m.number
				WHERE m.state = 'changed') n
		JOIN main.assignments a ON a.id = n.assignment_id
		JOIN main.intervenants i ON i.id = a.intervenant_id
		JOIN main.claims c ON c.assignment_id = a.id
		LEFT JOIN staged.assigned s ON s.assignment_id = a.id
		LEFT JOIN staged.missions m ON m.number = a.mission_number
		WHERE COALESCE(s.is_untouched, 0) = 0
			AND NOT EXISTS (SELECT 1 FROM staged.closing g WHERE g.assignment_id = a.id)`);
	// A mission that leaves the source under a claim that somebody began is told in «Suivi» as well.
	await base.stage(`INSERT INTO staged.kept (claim_id, account_id, number, facts, is_closed)
		SELECT claim_id, account_id, number, 'closed', 1 FROM staged.closing WHERE is_begun = 1`);
	await base.stage(
		'CREATE TABLE staged.attested (claim_id TEXT PRIMARY KEY, account_id TEXT, number INTEGER, word TEXT)'
	);
	await base.stage(`INSERT INTO staged.attested
		SELECT s.claim_id, s.account_id, s.number, s.attestation FROM staged.assigned s
		JOIN main.claims c ON c.id = s.claim_id
		WHERE s.attestation IS NOT NULL AND c.attestation IS NULL AND NOT ${IS_CANCELLED}`);
}

/** What the rules look at for one assignment, as one JSON (the driver's price is by the column). */
export interface PlannedRow {
	line: number;
	claimId: string | null;
	claimRevision: number | null;
	/** Of the claim as it is: SANTORIN's figures in it are kept. */
	content: unknown;
	attestation: string | null;
	givenRemuneration: string | null;
	givenTravel: string | null;
	isDuringYear: number;
	isHomeKnown: number;
	/** What changed, where the claim exists. */
	facts: string;
	mission: Record<string, unknown>;
	profile: Record<string, unknown>;
}

/** Assignments whose claim the rules make or make anew, after `line`, in order. */
export async function plannedPage(base: StagedBase, after: number, limit: number): Promise<PlannedRow[]> {
	const rows = await base.read(
		`SELECT json_object('line', s.line, 'claimId', s.claim_id, 'claimRevision', s.claim_revision,
			'content', json((SELECT content FROM main.claims WHERE id = s.claim_id)),
			'attestation', s.attestation, 'givenRemuneration', s.given_remuneration, 'givenTravel', s.given_travel,
			'isDuringYear', m.is_during_year, 'facts', m.facts || s.facts,
			'isHomeKnown', COALESCE(p.home_town, i.home_town, p.school_town, i.school_town) IS NOT NULL,
			'mission', json_object('number', m.number, 'exam', m.exam, 'session', m.session,
				'speciality', m.speciality, 'examOption', m.exam_option, 'typeCode', m.type_code, 'typeLabel', t.label,
				'payInput', t.pay_input, 'isDeliberation', t.is_deliberation, 'portal', t.portal,
				'centreLabel', m.centre_label, 'centreUai', m.centre_uai, 'centreTown', m.centre_town,
				'centrePostalCode', m.centre_postal_code, 'zone', m.zone, 'schedule', json(m.schedule),
				'quality', s.quality, 'juries', json(s.juries), 'observations', s.observations, 'heading', s.heading,
				'isSummoned', s.is_summoned, 'cancelledAt', s.cancelled_at, 'correctionState', s.correction_state),
			'profile', json_object('identifier', COALESCE(i.identifier, p.numen),
				'fullName', COALESCE(p.full_name, i.full_name),
				'addressLines', json(COALESCE(i.address_lines, p.address_lines)),
				'homeTown', COALESCE(p.home_town, i.home_town),
				'homePostalCode', COALESCE(p.home_postal_code, i.home_postal_code),
				'schoolLabel', i.school_label, 'schoolTown', i.school_town, 'schoolPostalCode', i.school_postal_code,
				'schoolUai', i.school_uai)) AS file, s.line AS line
		FROM staged.assigned s JOIN staged.missions m ON m.number = s.number
		JOIN main.mission_types t ON t.code = m.type_code
		LEFT JOIN main.intervenants i ON i.id = s.intervenant_id
		LEFT JOIN staged.people p ON p.intervenant_id = s.intervenant_id
		WHERE s.line > ? AND (s.claim_id IS NULL OR
			(s.is_untouched = 1 AND s.cancelled_at IS NULL AND (s.facts <> '' OR m.state = 'changed')))
		ORDER BY s.line LIMIT ?`,
		[after, limit]
	);
	return rows.map((row) => jsonOf<PlannedRow>(row, 'file'));
}

/** Rows: line, the fields, rank among those that need a «N° Dossier» (or null), history as JSON. */
export async function addClaims(base: StagedBase, at: string, rows: readonly JsonValue[][]): Promise<void> {
	const id = idsOfLines(at, 'value ->> 0');
	const [line = '', ...fields] = places(8);
	await addRows(base, 'claims', [line, id, ...fields], rows);
}

/** Rows: claim id, line, revision that it was made from, the fields, what changed in words. */
export async function addRegenerated(base: StagedBase, rows: readonly JsonValue[][]): Promise<void> {
	await addRows(base, 'regenerated', places(9), rows);
}

async function addRows(
	base: StagedBase,
	table: string,
	values: readonly string[],
	rows: readonly JsonValue[][]
): Promise<void> {
	if (rows.length === 0) return;
	await base.stage(`INSERT INTO staged.${table} SELECT ${values.join(', ')} FROM json_each(?)`, [
		JSON.stringify(rows)
	]);
}

function places(width: number): string[] {
	return Array.from({ length: width }, (_, place) => `value ->> ${place}`);
}

export interface KeptClaim {
	claimId: string;
	number: number;
	line: number | null;
	facts: string;
	/** Its mission left the source: told apart in the report. */
	isClosed: number;
}

export async function keptPage(base: StagedBase, after: string, limit: number): Promise<KeptClaim[]> {
	const rows = await base.read(
		`SELECT json_object('claimId', claim_id, 'number', number, 'line', line, 'facts', facts,
			'isClosed', is_closed) AS file FROM staged.kept WHERE claim_id > ? ORDER BY claim_id LIMIT ?`,
		[after, limit]
	);
	return rows.map((row) => jsonOf<KeptClaim>(row, 'file'));
}

export async function setReasons(base: StagedBase, rows: readonly JsonValue[][]): Promise<void> {
	await base.stage(
		`UPDATE staged.kept SET reason = e.value ->> 1 FROM json_each(?) e WHERE claim_id = e.value ->> 0`,
		[JSON.stringify(rows)]
	);
}

export async function closingPage(
	base: StagedBase,
	limit: number
): Promise<{ number: number; isBegun: boolean }[]> {
	const rows = await base.read(
		`SELECT json_object('number', number, 'isBegun', is_begun) AS file FROM staged.closing
		ORDER BY number, assignment_id LIMIT ?`,
		[limit]
	);
	return rows.map((row) => {
		const { number, isBegun } = JSON.parse(textOf(row, 'file')) as { number: number; isBegun: number };
		return { number, isBegun: isBegun === 1 };
	});
}

export const CLAIM_COUNTS: Counted = {
	claimsNew: 'staged.claims',
	claimsRegenerated: 'staged.regenerated',
	claimsKept: 'staged.kept',
	attestationsNew: 'staged.attested'
};
