// Missions of exam centres and the persons on them, as their head attests the service. Holds SQL and no rule.
import type { Academy } from '../../domain/academy/academy';
import { ATTESTATION_ACTIONS, ATTESTATIONS, type Attestation } from '../../domain/attestation/attestation';
import { STORED_PART_STATUSES, type Claim, type ClaimPart } from '../../domain/claim/claim';
import type { AssignedMission, Jury, MissionSchedule } from '../../domain/mission/mission';
import { academyDb, booleanOf, integerOf, nullableTextOf, textOf, type Row } from '../db';
import { jsonOf, nullableWordOf, wordOf } from './row-values';

type Tenant = Pick<Academy, 'code' | 'zone'>;

/** A mission as its centre knows it. */
export interface CentreMission {
	mission: Pick<
		AssignedMission,
		'number' | 'exam' | 'session' | 'speciality' | 'examOption' | 'typeLabel' | 'schedule' | 'zone'
	>;
	centre: { uai: string; label: string };
	/** Where the next page begins. */
	startsAt: string;
	/** Claims of persons who still serve on it: all, and by what was said of them. */
	claims: number;
	present: number;
	absent: number;
}

export interface CentrePosition {
	startsAt: string;
	number: number;
}

export interface CentreFilter {
	uais: readonly string[];
	/** Missions that began by then (académie's wall clock) and where a word is still missing; null: all. */
	toAttestAt: string | null;
	after: CentrePosition | null;
	limit: number;
}

const UNPROCESSED = "('open', 'validated', 'gestionnaireToHandle')";
/** Whose zone is not the académie's is let through: the domain tells whether it began. */
const TO_ATTEST = `(m.zone IS NOT NULL OR m.starts_at <= ?) AND EXISTS (SELECT 1 FROM assignments a
  JOIN claims c ON c.assignment_id = a.id WHERE a.mission_number = m.number AND a.cancelled_at IS NULL
  AND c.attestation IS NULL
  AND (c.remuneration_status IN ${UNPROCESSED} OR c.travel_status IN ${UNPROCESSED}))`;

const MISSION = `m.number, m.exam, m.session, m.speciality, m.exam_option, m.schedule, m.zone, m.centre_uai,
  m.centre_label, m.starts_at, t.label AS type_label`;
const COUNTS = `(SELECT json_array(count(*), COALESCE(sum(c.attestation = 'present'), 0),
  COALESCE(sum(c.attestation = 'absent'), 0)) FROM assignments a JOIN claims c ON c.assignment_id = a.id
  WHERE a.mission_number = m.number AND a.cancelled_at IS NULL) AS counts`;

/** The latest beginning first. */
export async function listCentreMissions(academy: Tenant, filter: CentreFilter): Promise<CentreMission[]> {
	const { uais, toAttestAt, after, limit } = filter;
	const rows = await academyDb(academy.code).read(
		`SELECT ${MISSION}, ${COUNTS} FROM missions m JOIN mission_types t ON t.code = m.type_code
		WHERE m.centre_uai IN (SELECT value FROM json_each(?))
		${after === null ? '' : 'AND (m.starts_at, m.number) < (?, ?)'}
		${toAttestAt === null ? '' : `AND ${TO_ATTEST}`}
		ORDER BY m.starts_at DESC, m.number DESC LIMIT ?`,
		[
			JSON.stringify(uais),
			...(after === null ? [] : [after.startsAt, after.number]),
			...(toAttestAt === null ? [] : [toAttestAt]),
			limit
		]
	);
	return rows.map((row) => centreMissionOf(row, academy));
}

/** Null: no such mission, or one of no centre. */
export async function findCentreMission(academy: Tenant, number: number): Promise<CentreMission | null> {
	const [row] = await academyDb(academy.code).read(
		`SELECT ${MISSION}, ${COUNTS} FROM missions m JOIN mission_types t ON t.code = m.type_code
		WHERE m.number = ? AND m.centre_uai IS NOT NULL`,
		[number]
	);
	return row === undefined ? null : centreMissionOf(row, academy);
}

function centreMissionOf(row: Row, academy: Tenant): CentreMission {
	const [claims = 0, present = 0, absent = 0] = jsonOf<number[]>(row, 'counts');
	const uai = textOf(row, 'centre_uai');
	return {
		mission: {
			number: integerOf(row, 'number'),
			exam: textOf(row, 'exam'),
			session: nullableTextOf(row, 'session'),
			speciality: nullableTextOf(row, 'speciality'),
			examOption: nullableTextOf(row, 'exam_option'),
			typeLabel: textOf(row, 'type_label'),
			schedule: jsonOf<MissionSchedule>(row, 'schedule'),
			zone: nullableTextOf(row, 'zone') ?? academy.zone
		},
		centre: { uai, label: nullableTextOf(row, 'centre_label') ?? uai },
		startsAt: textOf(row, 'starts_at'),
		claims,
		present,
		absent
	};
}

/** Somebody on a mission, without what a head has no use for: no NUMEN, no address, nothing of what was entered. */
export interface CentrePerson {
	accountId: string;
	fullName: string;
	quality: string | null;
	juries: Jury[];
	cancelledAt: string | null;
	claim: (Pick<Claim, 'id' | 'remuneration' | 'travel'> & { attestation: Attestation | null }) | null;
	/** How often the word changed here. */
	version: number;
	/** The last change of the word here; null: none, or as imported. */
	said: { at: string; by: string } | null;
}

const ACTIONS = JSON.stringify(Object.values(ATTESTATION_ACTIONS));
const OF_WORD = 'h.claim_id = c.id AND h.action IN (SELECT value FROM json_each(?))';

export async function listCentrePersons(code: string, missionNumber: number): Promise<CentrePerson[]> {
	const rows = await academyDb(code).read(
		`SELECT i.account_id, i.full_name, a.quality, a.juries, a.cancelled_at, c.id AS claim_id, c.attestation,
			c.remuneration_status, c.remuneration_before_cancel, c.remuneration_exported,
			c.travel_status, c.travel_before_cancel, c.travel_exported,
			(SELECT count(*) FROM claim_history h WHERE ${OF_WORD}) AS version,
			(SELECT json_object('at', h.at, 'by', h.actor_name) FROM claim_history h WHERE ${OF_WORD}
			ORDER BY h.id DESC LIMIT 1) AS said
		FROM assignments a JOIN intervenants i ON i.id = a.intervenant_id
		LEFT JOIN claims c ON c.assignment_id = a.id WHERE a.mission_number = ?`,
		[ACTIONS, ACTIONS, missionNumber]
	);
	return rows.map(personOf);
}

function personOf(row: Row): CentrePerson {
	const part = (name: ClaimPart) => ({
		status: wordOf(row, `${name}_status`, STORED_PART_STATUSES),
		statusBeforeCancel: nullableWordOf(row, `${name}_before_cancel`, STORED_PART_STATUSES),
		isExported: booleanOf(row, `${name}_exported`)
	});
	const claimId = nullableTextOf(row, 'claim_id');
	return {
		accountId: textOf(row, 'account_id'),
		fullName: textOf(row, 'full_name'),
		quality: nullableTextOf(row, 'quality'),
		juries: jsonOf<Jury[]>(row, 'juries'),
		cancelledAt: nullableTextOf(row, 'cancelled_at'),
		claim:
			claimId === null
				? null
				: {
						id: claimId,
						remuneration: part('remuneration'),
						travel: part('travel'),
						attestation: nullableWordOf(row, 'attestation', ATTESTATIONS)
					},
		version: integerOf(row, 'version'),
		said: nullableTextOf(row, 'said') === null ? null : jsonOf<{ at: string; by: string }>(row, 'said')
	};
}
