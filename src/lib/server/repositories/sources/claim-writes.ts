// The statements that write the claims of an import from CYCLADES: new ones, those that follow their mission, those that
// are kept, and attestations. SQL and nothing else.
import { integerOf, statement, type Statement } from '../../db';
import { CLAIM_FIELDS, IS_CANCELLED } from './claims';
import type { StagedBase } from './staged';

/** The highest «N° Dossier» there is: looked for before the unit, for it reads all claims. */
export async function highestFileNumber(base: StagedBase): Promise<number> {
	const [row] = await base.read(`SELECT COALESCE(max(CAST(file_number AS INTEGER)), 0) AS n FROM main.claims
		WHERE file_number IS NOT NULL`);
	return row === undefined ? 0 : integerOf(row, 'n');
}

/** Whatever is numbered from then on moves the counter. */
export const FILE_NUMBER_COUNTER = statement(
	"SELECT CAST(value AS INTEGER) AS n FROM main.settings WHERE key = 'fileNumberCounter'"
);

export function setFileNumberCounter(counter: number): Statement {
	return statement(
		`INSERT INTO main.settings (key, value) VALUES ('fileNumberCounter', ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
		[String(counter)]
	);
}

/** `base`: of the «N° Dossier»; each takes two, as «12025-12024». */
export function newClaimStatements(code: string, base: number, at: string): Statement[] {
	const fields = CLAIM_FIELDS.join(', ');
	const of = CLAIM_FIELDS.map((field) => `c.${field}`).join(', ');
	return [
		statement(
			`INSERT INTO main.claims (id, assignment_id, account_id, mission_number, ${fields}, attestation, file_number,
				first_validated_at, last_validated_at)
			SELECT c.id, s.assignment_id, s.account_id, s.number, ${of}, s.attestation,
				CASE WHEN c.file_rank IS NOT NULL THEN (b.base + 2 * c.file_rank) || '-' || (b.base + 2 * c.file_rank - 1) END,
				CASE WHEN c.file_rank IS NOT NULL THEN b.at END, CASE WHEN c.file_rank IS NOT NULL THEN b.at END
			FROM (SELECT CAST(? AS INTEGER) AS base, ? AS at) b, staged.claims c JOIN staged.assigned s ON s.line = c.line`,
			[base, at]
		),
		statement(`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action, part, from_status, to_status)
			SELECT c.id, e.value ->> 'at', e.value ->> 'actor', e.value ->> 'actorName', e.value ->> 'action',
				e.value ->> 'part', e.value ->> 'from', e.value ->> 'to'
			FROM staged.claims c JOIN json_each(c.history) e`),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT s.account_id, 'claim', ? || '-' || s.number
			FROM staged.claims c JOIN staged.assigned s ON s.line = c.line`,
			[code]
		)
	];
}

const IS_BEGUN_SINCE = `(c.revision <> r.base_revision OR c.remuneration_exported = 1 OR c.travel_exported = 1)`;

/** What was begun since it was looked at is among those that are kept: it is left alone, and told as they are. */
export function begunSinceStatements(closedWords: string): {
	follow: Statement;
	closed: Statement;
	forget: Statement;
} {
	return {
		follow: statement(`INSERT INTO staged.kept (claim_id, account_id, number, line, reason)
			SELECT c.id, c.account_id, c.mission_number, r.line, r.reason
			FROM staged.regenerated r JOIN main.claims c ON c.id = r.claim_id WHERE ${IS_BEGUN_SINCE}
			RETURNING number, line, reason`),
		closed: statement(
			`INSERT INTO staged.kept (claim_id, account_id, number, reason, is_closed)
			SELECT g.claim_id, g.account_id, g.number, ?, 1 FROM staged.closing g JOIN main.claims c ON c.id = g.claim_id
			WHERE g.is_begun = 0 AND c.revision <> g.claim_revision RETURNING number`,
			[closedWords]
		),
		forget: statement(`DELETE FROM staged.regenerated WHERE claim_id IN (SELECT claim_id FROM staged.kept)`)
	};
}

/** A claim that nobody began follows its mission; a status that changes by it is told in «Suivi». */
export function regeneratedStatements(code: string, actor: string, at: string): Statement[] {
	const set = CLAIM_FIELDS.map((field) => `${field} = r.${field}`).join(', ');
	return [
		...(['remuneration', 'travel'] as const).map((part) =>
			statement(
				`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action, part, from_status, to_status, reason)
				SELECT c.id, ?, 'system', ?, 'regenerated', '${part}', c.${part}_status, r.${part}_status, r.reason
				FROM staged.regenerated r JOIN main.claims c ON c.id = r.claim_id
				WHERE c.${part}_status <> r.${part}_status`,
				[at, actor]
			)
		),
		statement(`UPDATE main.claims SET ${set}, revision = claims.revision + 1 FROM staged.regenerated r
			WHERE claims.id = r.claim_id`),
		// By lists: with a join, SQLite reads every assignment even where there is nothing to do.
		statement(`UPDATE main.source_assignments SET claim_revision = (SELECT c.revision FROM main.claims c
				WHERE c.assignment_id = source_assignments.assignment_id)
			WHERE assignment_id IN (SELECT c.assignment_id FROM staged.regenerated r JOIN main.claims c ON c.id = r.claim_id)`),
		statement(
			`INSERT INTO main.changes (recipient, entity, entity_id)
			SELECT s.account_id, 'claim', ? || '-' || s.number
			FROM staged.regenerated r JOIN staged.assigned s ON s.line = r.line`,
			[code]
		)
	];
}

/** What the person entered stays; they and the gestionnaire find it told in «Suivi». */
export function keptStatements(code: string, actor: string, at: string): Statement[] {
	return [
		statement(
			`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action, reason)
			SELECT claim_id, ?, 'system', ?, 'missionChanged', reason FROM staged.kept`,
			[at, actor]
		),
		statement(
			'UPDATE main.claims SET revision = revision + 1 WHERE id IN (SELECT claim_id FROM staged.kept)'
		),
		tellClaims(code, 'kept')
	];
}

/** The head's own word stands: only where nobody said anything. */
export function attestedStatements(code: string, actor: string, at: string): Statement[] {
	return [
		statement(
			`INSERT INTO main.claim_history (claim_id, at, actor, actor_name, action)
			SELECT t.claim_id, ?, 'system', ?, CASE t.word WHEN 'present' THEN 'attestPresent' ELSE 'attestAbsent' END
			FROM staged.attested t JOIN main.claims c ON c.id = t.claim_id
			WHERE c.attestation IS NULL AND NOT ${IS_CANCELLED}`,
			[at, actor]
		),
		// Whether anybody began it is asked by this revision: an attestation by the source is no entry.
		statement(`UPDATE main.source_assignments SET claim_revision = claim_revision + 1
			WHERE claim_revision = (SELECT k.revision FROM main.claims k
				WHERE k.assignment_id = source_assignments.assignment_id)
			AND assignment_id IN (SELECT c.assignment_id FROM staged.attested t JOIN main.claims c ON c.id = t.claim_id
				WHERE c.attestation IS NULL AND NOT ${IS_CANCELLED})`),
		statement(`UPDATE main.claims SET attestation = t.word, revision = claims.revision + 1
			FROM staged.attested t JOIN main.claims c ON c.id = t.claim_id
			WHERE claims.id = t.claim_id AND claims.attestation IS NULL AND NOT ${IS_CANCELLED}`),
		tellClaims(code, 'attested')
	];
}

function tellClaims(code: string, table: 'kept' | 'attested'): Statement {
	return statement(
		`INSERT INTO main.changes (recipient, entity, entity_id)
		SELECT account_id, 'claim', ? || '-' || number FROM staged.${table}`,
		[code]
	);
}

/** Claims whose line in the gestionnaires' list is another; new ones come into it after the unit (queue-lines.ts). */
export const CONCERNED_CLAIMS = `SELECT claim_id FROM staged.regenerated
	UNION SELECT claim_id FROM staged.kept UNION SELECT claim_id FROM staged.attested
	UNION SELECT claim_id FROM staged.closing WHERE claim_id IS NOT NULL`;
