// Turns one wide row (assignment, mission, intervenant, claim) into the domain's words. Holds SQL columns, no rule.
import type { IntervenantProfile } from '../../domain/access/role';
import type { Academy } from '../../domain/academy/academy';
import {
	STORED_PART_STATUSES,
	type Claim,
	type ClaimContent,
	type ClaimPart,
	type HistoryEntry,
	type PartState
} from '../../domain/claim/claim';
import type { ContentChange } from '../../domain/claim/content-changes';
import {
	PAY_INPUTS,
	type AssignedMission,
	type Jury,
	type MissionSchedule
} from '../../domain/mission/mission';
import { MISSION_PORTALS } from '../../domain/portal/application';
import { CORRECTION_STATES } from '../../domain/portal/correction-state';
import type { SupportingDocument } from '../../domain/supporting-document/supporting-document';
import { booleanOf, integerOf, nullableIntegerOf, nullableTextOf, textOf, type Row } from '../db';
import { jsonOf, nullableWordOf, parsedOf, wordOf } from './row-values';

/** Everything that a decision about one assignment needs, read at one moment. */
export interface AssignmentFile {
	accountId: string;
	mission: AssignedMission;
	profile: IntervenantProfile;
	/** Null where no claim was generated. */
	claim: Claim | null;
	/** The version of the conditions that the person accepted last; null: none. */
	acceptedConditions: number | null;
}

/** Columns of the file as they are, by table. */
const PLAIN_COLUMNS = {
	a: ['quality', 'observations', 'heading', 'is_summoned', 'cancelled_at', 'correction_state'],
	m: [
		...['number', 'exam', 'session', 'speciality', 'exam_option', 'type_code', 'centre_label', 'centre_uai'],
		...['centre_town', 'centre_postal_code', 'zone']
	],
	t: ['pay_input', 'is_deliberation', 'portal'],
	i: [
		...[
			'account_id',
			'identifier',
			'full_name',
			'home_town',
			'home_postal_code',
			'school_uai',
			'school_label'
		],
		...['school_town', 'school_postal_code', 'is_financial_file_active', 'has_nir', 'is_inspecteur_general']
	],
	c: [
		...['revision', 'remuneration_status', 'remuneration_before_cancel', 'remuneration_exported'],
		...['travel_status', 'travel_before_cancel', 'travel_exported', 'not_done_at', 'not_done_by'],
		...['attestation', 'file_number', 'is_late', 'remuneration_paid_on', 'travel_paid_on', 'grouping_comment']
	]
} as const;

function pairsOf(...tables: (keyof typeof PLAIN_COLUMNS)[]): string {
	return tables
		.flatMap((table) => PLAIN_COLUMNS[table].map((column) => `'${column}', ${table}.${column}`))
		.join(', ');
}

/**
 * One row a file, one column a row: the driver's price is by the column (describing, converting and defining each
 * one costs more than SQLite's own work), so the columns come as one JSON text that is parsed at once.
 */
export const ASSIGNMENT_FILE_SELECT = `
SELECT json_object(${pairsOf('a', 'm', 't', 'i', 'c')},
  'juries', json(a.juries), 'schedule', json(m.schedule), 'address_lines', json(i.address_lines),
  'content', json(c.content), 'content_changes', json(c.content_changes), 'deferred_to', json(c.deferred_to),
  'desk', json_object('suppliedPay', json(c.supplied_pay), 'travelScales', json(c.travel_scales)),
  'assignment_version', a.version, 'mission_version', m.version, 'profile_version', i.version,
  'type_label', t.label, 'claim_id', c.id,
  'accepted_conditions', (SELECT max(version) FROM conditions_acceptances WHERE account_id = i.account_id),
  'history', json((SELECT json_group_array(json_object('at', at, 'actor', COALESCE(actor_role, actor), 'actorName', actor_name,
    'action', action, 'part', part, 'from', from_status, 'to', to_status, 'reason', reason, 'madeAt', made_at))
    FROM (SELECT * FROM claim_history WHERE claim_id = c.id ORDER BY id))),
  'documents', json((SELECT json_group_array(json_object('id', id, 'folder', folder, 'purpose', purpose,
    'name', name, 'format', format, 'byteLength', byte_length, 'sha256', sha256, 'depositedAt', deposited_at,
    'depositedBy', deposited_by))
    FROM (SELECT d.*, f.format, f.byte_length FROM documents d
      JOIN stored_files f ON f.account_id = d.account_id AND f.sha256 = d.sha256
      WHERE d.claim_id = c.id ORDER BY d.deposited_at, d.id))),
  'final_summary', json((SELECT json_object('version', version, 'sha256', pdf_sha256, 'validatedAt', validated_at)
    FROM final_summaries WHERE claim_id = c.id ORDER BY version DESC LIMIT 1))) AS file
FROM assignments a
JOIN missions m ON m.number = a.mission_number
JOIN mission_types t ON t.code = m.type_code
JOIN intervenants i ON i.id = a.intervenant_id
LEFT JOIN claims c ON c.assignment_id = a.id`;

/** The profile alone, in the same form. */
export const PROFILE_SELECT = `
SELECT json_object(${pairsOf('i')}, 'address_lines', json(i.address_lines), 'profile_version', i.version) AS file
FROM intervenants i`;

/** The columns by name, JSON ones parsed already. */
export function wideRowOf(row: Row): Row {
	return jsonOf<Row>(row, 'file');
}

export function assignmentFileOf(wide: Row, academy: Pick<Academy, 'code' | 'zone'>): AssignmentFile {
	const row = wideRowOf(wide);
	return {
		accountId: textOf(row, 'account_id'),
		mission: missionOf(row, academy),
		profile: profileOf(row, academy.code),
		claim: nullableTextOf(row, 'claim_id') === null ? null : claimOf(row, academy.code),
		acceptedConditions: nullableIntegerOf(row, 'accepted_conditions')
	};
}

/** Mission and assignment grow apart in the tables; together they show one version that grows by one at each change. */
function missionOf(row: Row, academy: Pick<Academy, 'code' | 'zone'>): AssignedMission {
	const centreLabel = nullableTextOf(row, 'centre_label');
	return {
		academy: academy.code,
		number: integerOf(row, 'number'),
		exam: textOf(row, 'exam'),
		session: nullableTextOf(row, 'session'),
		speciality: nullableTextOf(row, 'speciality'),
		examOption: nullableTextOf(row, 'exam_option'),
		typeCode: textOf(row, 'type_code'),
		typeLabel: textOf(row, 'type_label'),
		payInput: wordOf(row, 'pay_input', PAY_INPUTS),
		centre:
			centreLabel === null
				? null
				: {
						label: centreLabel,
						uai: nullableTextOf(row, 'centre_uai'),
						town: nullableTextOf(row, 'centre_town'),
						postalCode: nullableTextOf(row, 'centre_postal_code')
					},
		zone: nullableTextOf(row, 'zone') ?? academy.zone,
		schedule: parsedOf<MissionSchedule>(row, 'schedule'),
		quality: nullableTextOf(row, 'quality'),
		juries: parsedOf<Jury[]>(row, 'juries'),
		observations: nullableTextOf(row, 'observations'),
		heading: wordOf(row, 'heading', ['ministry', 'academy'] as const),
		isSummoned: booleanOf(row, 'is_summoned'),
		cancelledAt: nullableTextOf(row, 'cancelled_at'),
		isDeliberation: booleanOf(row, 'is_deliberation'),
		portal: nullableWordOf(row, 'portal', MISSION_PORTALS),
		correctionState: nullableWordOf(row, 'correction_state', CORRECTION_STATES),
		version: integerOf(row, 'mission_version') + integerOf(row, 'assignment_version') - 1
	};
}

export function profileOf(row: Row, academy: string): IntervenantProfile {
	const schoolLabel = nullableTextOf(row, 'school_label');
	return {
		academy,
		identifier: textOf(row, 'identifier'),
		fullName: textOf(row, 'full_name'),
		addressLines: parsedOf<string[]>(row, 'address_lines'),
		homeTown: nullableTextOf(row, 'home_town'),
		homePostalCode: nullableTextOf(row, 'home_postal_code'),
		principalSchool:
			schoolLabel === null
				? null
				: {
						label: schoolLabel,
						town: nullableTextOf(row, 'school_town'),
						postalCode: nullableTextOf(row, 'school_postal_code'),
						uai: nullableTextOf(row, 'school_uai')
					},
		isFinancialFileActive: booleanOf(row, 'is_financial_file_active'),
		hasNir: booleanOf(row, 'has_nir'),
		isInspecteurGeneral: booleanOf(row, 'is_inspecteur_general'),
		version: integerOf(row, 'profile_version')
	};
}

function partStateOf(row: Row, part: ClaimPart): PartState {
	return {
		status: wordOf(row, `${part}_status`, STORED_PART_STATUSES),
		statusBeforeCancel: nullableWordOf(row, `${part}_before_cancel`, STORED_PART_STATUSES),
		isExported: booleanOf(row, `${part}_exported`)
	};
}

function claimOf(row: Row, academy: string): Claim {
	const notDoneAt = nullableTextOf(row, 'not_done_at');
	return {
		id: textOf(row, 'claim_id'),
		academy,
		missionNumber: integerOf(row, 'number'),
		revision: integerOf(row, 'revision'),
		remuneration: partStateOf(row, 'remuneration'),
		travel: partStateOf(row, 'travel'),
		content: parsedOf<ClaimContent>(row, 'content'),
		contentChanges: parsedOf<ContentChange[]>(row, 'content_changes'),
		notDone: notDoneAt === null ? null : { at: notDoneAt, by: textOf(row, 'not_done_by') },
		deferredTo: parsedOf<Claim['deferredTo']>(row, 'deferred_to'),
		attestation: nullableWordOf(row, 'attestation', ['present', 'absent'] as const),
		fileNumber: nullableTextOf(row, 'file_number'),
		isLate: booleanOf(row, 'is_late'),
		documents: parsedOf<SupportingDocument[]>(row, 'documents'),
		history: parsedOf<HistoryEntry[]>(row, 'history'),
		finalSummary: parsedOf<Claim['finalSummary']>(row, 'final_summary'),
		remunerationPaidOn: nullableTextOf(row, 'remuneration_paid_on'),
		travelPaidOn: nullableTextOf(row, 'travel_paid_on'),
		groupingComment: nullableTextOf(row, 'grouping_comment'),
		...parsedOf<Required<Pick<Claim, 'suppliedPay' | 'travelScales'>>>(row, 'desk')
	};
}
