// A part that left, its lines and corrections, and the entry of a new one: what was sent stays, the difference leaves
// with the next batch. Knows no request.
import { randomUUID } from 'node:crypto';
import type { Zone } from '$lib/domain/calendar/local-date-time';
import type { ClaimPart } from '$lib/domain/claim/claim';
import { correctionFault, type CorrectionFault } from '$lib/domain/payment/correction';
import { EXPORT_UNITS, type ExportUnits } from '$lib/domain/payment/export-units';
import { correctedSentence } from '$lib/fr/gestion/exports';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import type { AuditLine } from '../repositories/audit-log';
import { listLinesOfPart, type ExportedLine } from '../repositories/export-batches';
import { findExportedClaims } from '../repositories/export-candidates';
import {
	deleteWaitingCorrection,
	listCorrectionsOfPart,
	writeCorrection,
	type Correction
} from '../repositories/export-corrections';
import { hasRole, type Caller } from '../services/caller';

export interface LeftPart {
	academyLabel: string;
	zone: Zone;
	claimId: string;
	part: ClaimPart;
	fullName: string;
	identifier: string;
	fileNumber: string | null;
	missionNumber: number;
	/** Oldest first. */
	lines: (ExportedLine & { batch: number })[];
	corrections: Correction[];
	/** Entered and not yet in a batch; null: none. */
	waiting: Correction | null;
	/** What left in all, and the line that said so last. */
	sent: ExportUnits;
	last: { batch: number; position: number };
	decisionId: string;
}

/** @throws Refused `forbidden`; `not-found` for a part that never left. */
export async function leftPart(
	code: string,
	claimId: string,
	part: ClaimPart,
	caller: Caller
): Promise<LeftPart> {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	const lines = academy === null ? [] : await listLinesOfPart(code, claimId, part);
	const last = lines.at(-1);
	const claim = last === undefined ? undefined : (await findExportedClaims(code, [claimId])).get(claimId);
	if (academy === null || last === undefined || claim === undefined) throw new Refused('not-found');
	const corrections = await listCorrectionsOfPart(code, claimId, part);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		claimId,
		part,
		fullName: claim.fullName,
		identifier: claim.identifier,
		fileNumber: claim.fileNumber,
		missionNumber: claim.mission.number,
		lines,
		corrections,
		waiting: corrections.find(({ batch }) => batch === null) ?? null,
		sent: last.units,
		last: { batch: last.batch, position: last.position },
		decisionId: randomUUID()
	};
}

export interface CorrectionWish {
	academy: string;
	claimId: string;
	part: ClaimPart;
	/** Null: something typed is no number. */
	due: ExportUnits | null;
	reason: string;
	/** The line that the person saw as the last. */
	last: { batch: number; position: number };
	decisionId: string;
}

export type CorrectionResult = { ok: true } | { ok: false; why: CorrectionFault | 'stale' };

/** @throws Refused `forbidden`, `not-found`. */
export async function correctPart(wish: CorrectionWish, caller: Caller): Promise<CorrectionResult> {
	const { academy, claimId, part, due, last, decisionId } = wish;
	const reason = wish.reason.trim();
	const left = await leftPart(academy, claimId, part, caller);
	const isRepeat = left.corrections.some(
		({ id, enteredBy }) => id === decisionId && enteredBy === caller.accountId
	);
	if (isRepeat) return { ok: true };
	if (left.last.batch !== last.batch || left.last.position !== last.position || left.waiting !== null) {
		return { ok: false, why: 'stale' };
	}
	const why = correctionFault(due, left.sent, reason);
	if (due === null || why !== null) return { ok: false, why: why ?? 'units' };
	const at = new Date(nowMs()).toISOString();
	const isWritten = await writeCorrection({
		academy,
		correction: {
			id: decisionId,
			claimId,
			part,
			units: due,
			reason,
			enteredAt: at,
			enteredBy: caller.accountId,
			enteredByName: caller.fullName
		},
		last,
		...(await recipientOf(academy, claimId, caller)),
		historyReason: correctedSentence(left.sent, due, reason),
		audit: auditOf('export.correct', left, caller, at, {
			before: changedUnits(left.sent, due),
			after: { ...changedUnits(due, left.sent), reason }
		})
	});
	return isWritten ? { ok: true } : { ok: false, why: 'stale' };
}

/** Takes back what waits; what is in a batch stays. @throws Refused `forbidden`, `not-found`. */
export async function withdrawCorrection(
	academy: string,
	claimId: string,
	part: ClaimPart,
	correctionId: string,
	caller: Caller
): Promise<CorrectionResult> {
	const left = await leftPart(academy, claimId, part, caller);
	const correction = left.waiting;
	if (correction === null || correction.id !== correctionId) return { ok: false, why: 'stale' };
	const isWritten = await deleteWaitingCorrection({
		academy,
		correction,
		...(await recipientOf(academy, claimId, caller)),
		historyReason: correction.reason,
		audit: auditOf('export.withdrawCorrection', left, caller, new Date(nowMs()).toISOString(), {
			before: changedUnits(correction.units, left.sent),
			after: null
		})
	});
	return isWritten ? { ok: true } : { ok: false, why: 'stale' };
}

/** Nobody decides on what they are paid themselves. */
async function recipientOf(academy: string, claimId: string, caller: Caller) {
	const claim = (await findExportedClaims(academy, [claimId])).get(claimId);
	if (claim === undefined) throw new Refused('not-found');
	if (claim.accountId === caller.accountId) throw new Refused('own-claim');
	return { recipient: claim.accountId, missionNumber: claim.mission.number };
}

/** Those units alone that differ, as the audit log tells a change. */
function changedUnits(units: ExportUnits, other: ExportUnits): Partial<ExportUnits> {
	return Object.fromEntries(
		EXPORT_UNITS.filter((unit) => units[unit] !== other[unit]).map((unit) => [unit, units[unit]])
	);
}

function auditOf(
	action: 'export.correct' | 'export.withdrawCorrection',
	{ claimId, part }: LeftPart,
	caller: Caller,
	at: string,
	change: Pick<AuditLine, 'before' | 'after'>
): AuditLine {
	return {
		at,
		actorAccountId: caller.accountId,
		actorName: caller.fullName,
		role: 'gestionnaire',
		action,
		subject: { kind: 'claim', id: claimId },
		before: change.before,
		after: change.after === null ? { part } : { part, ...(change.after as object) },
		requestId: caller.requestId
	};
}
