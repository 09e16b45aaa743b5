// Writes the result of one decision on a claim in one unit: operation, claim, history, documents, final summary,
// and what the devices have to learn. Holds SQL and no rule.
import { randomUUID } from 'node:crypto';
import type { Claim, HistoryEntry } from '../../domain/claim/claim';
import { missionKey } from '../../domain/mission/mission';
import { noticeOfHistory } from '../../domain/notification/notice';
import type { SupportingDocument } from '../../domain/supporting-document/supporting-document';
import { auditLine, type AuditLine } from './audit-log';
import { toldPresidents } from './jury-sheets';
import { notificationEvent } from './notification-events';
import { competenceWord, type CompetenceWrite } from './competence-words';
import { ownQueueStatements } from './queue-index';
import { academyDb, type SetStatement, type SqlValue, type Statement } from '../db';
import {
	hasWritten,
	insertOperation,
	IS_OWN_WRITE,
	OWN_ROWS,
	type OperationRow,
	type WriteGuard
} from './operations';

export interface FinalSummary {
	version: number;
	validatedAt: string;
	/** Canonical JSON. */
	summary: string;
	pdf: Uint8Array;
	pdfSha256: string;
}

export interface ClaimWrite {
	academy: string;
	operation: OperationRow;
	guard: WriteGuard | null;
	/** The owner of the claim: their devices learn of the change. */
	recipient: string;
	/** The claim after the operation; null: it stays as it is (refused, conflict, or no claim touched). */
	claim: Claim | null;
	/** What the gestionnaires' queue tells of the claim is as it was (domain/queue/queue-facts). */
	isQueueKept?: boolean;
	/** Lines of «Suivi» that are new. */
	history: HistoryEntry[];
	/** The account that acts; null for the system. */
	actorAccountId: string | null;
	attach?: SupportingDocument;
	/** Id and hash of the document that goes; its file's row goes with the last reference. */
	detach?: { documentId: string; sha256: string };
	finalSummary?: FinalSummary;
	/** The file number's second half, when this write gives one: the counter follows it. */
	fileNumberCounter?: number;
	acceptConditions?: { version: number; acceptedAt: string };
	setCompetence?: CompetenceWrite;
	/** What the académie answers for: written with the decision, or not at all. */
	audit?: AuditLine;
}

/** True: committed. False: nothing was written, because the guard no longer holds or the operation is known. */
export async function writeClaim(write: ClaimWrite): Promise<boolean> {
	const token = randomUUID();
	const own: [string, string] = [write.operation.id, token];
	const results = await academyDb(write.academy).write(
		[
			insertOperation(write.operation, token, write.guard, extraConditions(write)),
			...claimStatements(write, own),
			...documentStatements(write, own),
			...summaryStatements(write, own),
			...conditionStatements(write, own),
			...competenceStatements(write, own),
			...noticeStatements(write, own),
			...(write.claim === null || write.isQueueKept === true ? [] : ownQueueStatements(own, write.claim.id)),
			...(write.audit === undefined ? [] : [auditLine(write.audit, { sql: IS_OWN_WRITE, args: own })])
		],
		write.guard?.claimId ?? null
	);
	return hasWritten(results[0], token);
}

/** Conditions that would otherwise fail by a constraint and drag a whole group with them. */
function extraConditions(write: ClaimWrite): Statement[] {
	const conditions: Statement[] = [];
	if (write.attach !== undefined) {
		conditions.push(
			{ sql: 'NOT EXISTS (SELECT 1 FROM documents WHERE id = ?)', args: [write.attach.id] },
			{
				sql: 'EXISTS (SELECT 1 FROM stored_files WHERE account_id = ? AND sha256 = ?)',
				args: [write.recipient, write.attach.sha256]
			}
		);
	}
	if (write.fileNumberCounter !== undefined && write.claim !== null) {
		conditions.push({
			sql: 'NOT EXISTS (SELECT 1 FROM claims WHERE file_number = ?)',
			args: [write.claim.fileNumber]
		});
	}
	if (write.setCompetence !== undefined) {
		conditions.push({
			sql: "EXISTS (SELECT 1 FROM settings WHERE key = 'settingsVersion' AND CAST(value AS INTEGER) = ?)",
			args: [write.setCompetence.settingsVersion]
		});
	}
	return conditions;
}

const UPDATE_CLAIM = `UPDATE claims SET revision = e.value ->> 3, remuneration_status = e.value ->> 4,
  remuneration_before_cancel = e.value ->> 5, travel_status = e.value ->> 6, travel_before_cancel = e.value ->> 7,
  content = e.value ->> 8, not_done_at = e.value ->> 9, not_done_by = e.value ->> 10, deferred_to = e.value ->> 11,
  attestation = e.value ->> 12, file_number = COALESCE(file_number, e.value ->> 13), is_late = e.value ->> 14,
  first_validated_at = COALESCE(first_validated_at, e.value ->> 15),
  last_validated_at = COALESCE(e.value ->> 15, last_validated_at), content_changes = e.value ->> 16,
  supplied_pay = e.value ->> 17, travel_scales = e.value ->> 18
FROM ${OWN_ROWS} WHERE claims.id = e.value ->> 2`;

function claimStatements(write: ClaimWrite, own: [string, string]): (Statement | SetStatement)[] {
	const { claim } = write;
	if (claim === null) return [];
	return [
		{
			sql: UPDATE_CLAIM,
			rows: [
				[
					...own,
					claim.id,
					claim.revision,
					claim.remuneration.status,
					claim.remuneration.statusBeforeCancel,
					claim.travel.status,
					claim.travel.statusBeforeCancel,
					JSON.stringify(claim.content),
					claim.notDone?.at ?? null,
					claim.notDone?.by ?? null,
					claim.deferredTo === null ? null : JSON.stringify(claim.deferredTo),
					claim.attestation,
					claim.fileNumber,
					claim.isLate ? 1 : 0,
					write.finalSummary?.validatedAt ?? null,
					JSON.stringify(claim.contentChanges ?? []),
					claim.suppliedPay == null ? null : JSON.stringify(claim.suppliedPay),
					claim.travelScales == null ? null : JSON.stringify(claim.travelScales)
				]
			]
		},
		...write.history.map((entry) => ({
			sql: `INSERT INTO claim_history
  (claim_id, at, actor, actor_role, actor_account_id, actor_name, action, part, from_status, to_status, reason,
  made_at)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${IS_OWN_WRITE}`,
			args: [
				claim.id,
				entry.at,
				entry.actor === 'chefCentre' ? 'system' : entry.actor,
				entry.actor === 'chefCentre' ? entry.actor : null,
				write.actorAccountId,
				entry.actorName,
				entry.action,
				entry.part,
				entry.from,
				entry.to,
				entry.reason,
				entry.madeAt ?? null,
				...own
			]
		})),
		change(
			write.recipient,
			'claim',
			missionKey({ academy: write.academy, number: claim.missionNumber }),
			own
		),
		...toldPresidents(write.academy, claim, own)
	];
}

function documentStatements(write: ClaimWrite, own: SqlValue[]): Statement[] {
	const statements: Statement[] = [];
	const { attach, detach, claim } = write;
	if (attach !== undefined && claim !== null) {
		statements.push({
			sql: `INSERT INTO documents (id, claim_id, account_id, folder, purpose, name, sha256, deposited_at, deposited_by)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${IS_OWN_WRITE}`,
			args: [
				attach.id,
				claim.id,
				write.recipient,
				attach.folder,
				attach.purpose,
				attach.name,
				attach.sha256,
				attach.depositedAt,
				attach.depositedBy,
				...own
			]
		});
	}
	if (detach !== undefined) {
		statements.push(
			{ sql: `DELETE FROM documents WHERE id = ? AND ${IS_OWN_WRITE}`, args: [detach.documentId, ...own] },
			{
				sql: `DELETE FROM stored_files WHERE account_id = ? AND sha256 = ? AND NOT EXISTS
  (SELECT 1 FROM documents d WHERE d.account_id = stored_files.account_id AND d.sha256 = stored_files.sha256)
AND ${IS_OWN_WRITE}`,
				args: [write.recipient, detach.sha256, ...own]
			}
		);
	}
	return statements;
}

function summaryStatements(write: ClaimWrite, own: SqlValue[]): Statement[] {
	const statements: Statement[] = [];
	const { finalSummary, claim } = write;
	if (finalSummary !== undefined && claim !== null) {
		statements.push({
			sql: `INSERT INTO final_summaries (claim_id, version, validated_at, summary, pdf, pdf_sha256)
SELECT ?, ?, ?, ?, ?, ? WHERE ${IS_OWN_WRITE}`,
			args: [
				claim.id,
				finalSummary.version,
				finalSummary.validatedAt,
				finalSummary.summary,
				finalSummary.pdf,
				finalSummary.pdfSha256,
				...own
			]
		});
	}
	if (write.fileNumberCounter !== undefined) {
		statements.push({
			sql: `INSERT INTO settings (key, value) SELECT 'fileNumberCounter', ? WHERE ${IS_OWN_WRITE}
ON CONFLICT (key) DO UPDATE SET value = CAST(max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER)) AS TEXT)`,
			args: [String(write.fileNumberCounter), ...own]
		});
	}
	return statements;
}

function conditionStatements(write: ClaimWrite, own: [string, string]): (Statement | SetStatement)[] {
	if (write.acceptConditions === undefined) return [];
	return [
		{
			sql: `INSERT INTO conditions_acceptances (account_id, version, accepted_at) SELECT ?, ?, ? WHERE ${IS_OWN_WRITE}
ON CONFLICT (account_id, version) DO NOTHING`,
			args: [write.recipient, write.acceptConditions.version, write.acceptConditions.acceptedAt, ...own]
		},
		change(write.recipient, 'conditions', write.academy, own)
	];
}

/** Added, never changed: what others and the person said before stays. */
function competenceStatements(write: ClaimWrite, own: [string, string]): (Statement | SetStatement)[] {
	const said = write.setCompetence;
	if (said === undefined) return [];
	return [
		competenceWord(said, write.actorAccountId, own),
		change(write.recipient, 'competences', write.academy, own)
	];
}

/** What the owner may be told of while the app is closed: a decision of the desk, by its line of «Suivi». */
function noticeStatements({ claim, history, recipient }: ClaimWrite, own: [string, string]): Statement[] {
	const kind = noticeOfHistory(history);
	const at = history[0]?.at;
	if (claim === null || kind === null || at === undefined) return [];
	const event = { accountId: recipient, kind, missionNumber: claim.missionNumber, at };
	return [notificationEvent(event, { sql: IS_OWN_WRITE, args: own })];
}

function change(
	recipient: string,
	entity: 'claim' | 'conditions' | 'competences',
	id: string,
	own: [string, string]
): SetStatement {
	return {
		sql: `INSERT INTO changes (recipient, entity, entity_id)
SELECT e.value ->> 2, e.value ->> 3, e.value ->> 4 FROM ${OWN_ROWS}`,
		rows: [[...own, recipient, entity, id]]
	};
}
