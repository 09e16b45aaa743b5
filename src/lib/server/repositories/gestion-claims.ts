// The gestionnaire's list: claims of one académie in a steady order, a bounded number at a time. SQL and no rule.
import type { Academy } from '../../domain/academy/academy';
import { STORED_PART_STATUSES, type Claim, type StoredPartStatus } from '../../domain/claim/claim';
import type { AssignedMission, MissionSchedule } from '../../domain/mission/mission';
import { academyDb, booleanOf, integerOf, nullableTextOf, textOf, type Row, type SqlValue } from '../db';
import { jsonOf, nullableWordOf, wordOf } from './row-values';

/** Where a page begins: after the row of this time of validation (empty: never validated) and this id. */
export interface GestionPosition {
	validatedAt: string;
	claimId: string;
}

/** What a line of the list is made of; the shown statuses are the domain's to tell. */
export interface GestionRow {
	position: GestionPosition;
	personName: string;
	personIdentifier: string;
	claim: Pick<
		Claim,
		'remuneration' | 'travel' | 'notDone' | 'deferredTo' | 'attestation' | 'fileNumber' | 'isLate'
	>;
	mission: Pick<AssignedMission, 'number' | 'exam' | 'typeLabel' | 'schedule' | 'zone'>;
	centreLabel: string | null;
}

const VALIDATED_AT = "COALESCE(c.last_validated_at, '')";

/** A claim is under a status if one of its parts is; null: every claim that has a part. */
function statusCondition(status: StoredPartStatus | null): { sql: string; args: SqlValue[] } {
	return status === null
		? { sql: "(c.remuneration_status <> 'none' OR c.travel_status <> 'none')", args: [] }
		: { sql: '(c.remuneration_status = ? OR c.travel_status = ?)', args: [status, status] };
}

export async function countGestionRows(code: string, status: StoredPartStatus | null): Promise<number> {
	const condition = statusCondition(status);
	const rows = await academyDb(code).read(
		`SELECT count(*) AS total FROM claims c WHERE ${condition.sql}`,
		condition.args
	);
	return rows[0] === undefined ? 0 : integerOf(rows[0], 'total');
}

/** In the order of the last validation, then of the id; those never validated come first. */
export async function listGestionRows(
	academy: Pick<Academy, 'code' | 'zone'>,
	status: StoredPartStatus | null,
	after: GestionPosition | null,
	limit: number
): Promise<GestionRow[]> {
	const condition = statusCondition(status);
	const rows = await academyDb(academy.code).read(
		`SELECT c.id, ${VALIDATED_AT} AS validated_at, c.remuneration_status, c.remuneration_before_cancel,
			c.remuneration_exported, c.travel_status, c.travel_before_cancel, c.travel_exported, c.not_done_at,
			c.not_done_by, c.deferred_to, c.attestation, c.file_number, c.is_late,
			m.number, m.exam, m.schedule, m.zone, m.centre_label, t.label AS type_label, i.full_name, i.identifier
		FROM claims c
		JOIN assignments a ON a.id = c.assignment_id
		JOIN missions m ON m.number = a.mission_number
		JOIN mission_types t ON t.code = m.type_code
		JOIN intervenants i ON i.id = a.intervenant_id
		WHERE ${condition.sql} AND (? IS NULL OR (${VALIDATED_AT}, c.id) > (?, ?))
		ORDER BY validated_at, c.id LIMIT ?`,
		[...condition.args, after?.claimId ?? null, after?.validatedAt ?? null, after?.claimId ?? null, limit]
	);
	return rows.map((row) => gestionRowOf(row, academy));
}

function gestionRowOf(row: Row, academy: Pick<Academy, 'zone'>): GestionRow {
	const part = (name: 'remuneration' | 'travel') => ({
		status: wordOf(row, `${name}_status`, STORED_PART_STATUSES),
		statusBeforeCancel: nullableWordOf(row, `${name}_before_cancel`, STORED_PART_STATUSES),
		isExported: booleanOf(row, `${name}_exported`)
	});
	const notDoneAt = nullableTextOf(row, 'not_done_at');
	return {
		position: { validatedAt: textOf(row, 'validated_at'), claimId: textOf(row, 'id') },
		personName: textOf(row, 'full_name'),
		personIdentifier: textOf(row, 'identifier'),
		claim: {
			remuneration: part('remuneration'),
			travel: part('travel'),
			notDone: notDoneAt === null ? null : { at: notDoneAt, by: textOf(row, 'not_done_by') },
			deferredTo:
				nullableTextOf(row, 'deferred_to') === null
					? null
					: jsonOf<NonNullable<Claim['deferredTo']>>(row, 'deferred_to'),
			attestation: nullableWordOf(row, 'attestation', ['present', 'absent'] as const),
			fileNumber: nullableTextOf(row, 'file_number'),
			isLate: booleanOf(row, 'is_late')
		},
		mission: {
			number: integerOf(row, 'number'),
			exam: textOf(row, 'exam'),
			typeLabel: textOf(row, 'type_label'),
			schedule: jsonOf<MissionSchedule>(row, 'schedule'),
			zone: nullableTextOf(row, 'zone') ?? academy.zone
		},
		centreLabel: nullableTextOf(row, 'centre_label')
	};
}
