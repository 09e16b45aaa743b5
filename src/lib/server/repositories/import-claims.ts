// The statements that write a claim which comes with an import. SQL and nothing else.
import type { Claim } from '$lib/domain/claim/claim';
import { statement, type Statement } from '../db';

export interface ClaimInsert extends Pick<
	Claim,
	'id' | 'missionNumber' | 'remuneration' | 'travel' | 'content' | 'fileNumber' | 'history' | 'attestation'
> {
	assignmentId: string;
	accountId: string;
	remunerationPaidOn: string | null;
	travelPaidOn: string | null;
	groupingComment: string | null;
}

/** Whether it comes validated, and so with a «N° Dossier». */
export function isSent({ remuneration, travel }: Pick<Claim, 'remuneration' | 'travel'>): boolean {
	return [remuneration, travel].some(({ status }) => status === 'validated' || status === 'accepted');
}

/** `at`: ISO instant of the import, for the times of validation that no source tells. */
export function claimStatements(
	code: string,
	claim: ClaimInsert,
	fileNumber: string | null,
	at: string
): Statement[] {
	const sentAt = isSent(claim) ? at : null;
	return [
		statement(
			`INSERT INTO claims (id, assignment_id, account_id, mission_number, remuneration_status,
				remuneration_before_cancel, travel_status, travel_before_cancel, content, file_number,
				first_validated_at, last_validated_at, attestation, remuneration_paid_on, travel_paid_on, grouping_comment)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			[
				claim.id,
				claim.assignmentId,
				claim.accountId,
				claim.missionNumber,
				claim.remuneration.status,
				claim.remuneration.statusBeforeCancel,
				claim.travel.status,
				claim.travel.statusBeforeCancel,
				JSON.stringify(claim.content),
				fileNumber,
				sentAt,
				sentAt,
				claim.attestation,
				claim.remunerationPaidOn,
				claim.travelPaidOn,
				claim.groupingComment
			]
		),
		...claim.history.map((entry) =>
			statement(
				`INSERT INTO claim_history (claim_id, at, actor, actor_account_id, actor_name, action, part, from_status,
					to_status, reason) VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)`,
				[
					claim.id,
					entry.at,
					entry.actor,
					entry.actorName,
					entry.action,
					entry.part,
					entry.from,
					entry.to,
					entry.reason
				]
			)
		),
		statement("INSERT INTO changes (recipient, entity, entity_id) VALUES (?, 'claim', ?)", [
			claim.accountId,
			`${code}-${claim.missionNumber}`
		])
	];
}
