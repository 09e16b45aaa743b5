// The claim as the person should see it: the server's last known version with what is not yet sent laid over it,
// by the same domain rules that the server will apply. Pure.
import type { Claim, ClaimAction, ClaimContent } from '$lib/domain/claim/claim';
import { keepUnentered } from '$lib/domain/claim/keep-unentered';
import { mergeContent } from '$lib/domain/claim/merge-content';
import {
	decideAction,
	openParts,
	type DecidedClaim,
	type DecidedMission
} from '$lib/domain/claim/transitions';
import type { OperationKind } from '$lib/contracts/operations';
import type { SupportingDocument } from '$lib/domain/supporting-document/supporting-document';
import type { OutboxItem } from '../db/rows';
import { isAside } from './outbox';

/** The domain's action of each gesture; null: it changes no status. */
const ACTION_OF: Record<OperationKind, ClaimAction | null> = {
	saveClaim: null,
	validateClaim: 'validate',
	withdrawValidation: 'withdrawValidation',
	declareNotDone: 'declareNotDone',
	undoNotDone: 'undoNotDone',
	attachDocument: null,
	deleteDocument: null,
	acceptConditions: null,
	setCompetence: null,
	enterJuryPay: null
};

/** A claim's statuses after one gesture, by the same table as the server's. */
function statusesAfter<T extends DecidedClaim>(
	claim: T,
	mission: DecidedMission,
	{ operation }: OutboxItem,
	nowMs: number
): T {
	const action = ACTION_OF[operation.kind];
	if (action === null) return claim;
	const decision = decideAction({ claim, mission, action, actor: 'intervenant', nowMs, reason: null });
	if (!decision.ok) return claim;
	const notDone = { set: { at: operation.madeAt, by: '' }, clear: null, keep: claim.notDone }[
		decision.notDone
	];
	return { ...claim, remuneration: decision.remuneration, travel: decision.travel, notDone };
}

/**
 * Statuses after the gestures that are still to be sent. An operation moved aside changes no status, nor do its
 * successors, which wait for it: a validation refused shows «Non validé» again.
 */
export function projectStatuses<T extends DecidedClaim>(
	claim: T,
	mission: DecidedMission,
	items: readonly OutboxItem[],
	nowMs: number
): T {
	let projected = claim;
	for (const item of items) {
		if (isAside(item)) break;
		projected = statusesAfter(projected, mission, item, nowMs);
	}
	return projected;
}

/**
 * What the person last saved, even if refused or in conflict: their version is never put out of sight. But a part that
 * is closed meanwhile (accepted, cancelled) shows what holds there; `standingOf` tells what was saved for it.
 */
export function projectContent(
	claim: Claim,
	mission: DecidedMission,
	items: readonly OutboxItem[],
	nowMs: number
): ClaimContent {
	let { content } = claim;
	let statuses: DecidedClaim = claim;
	let isStopped = false;
	for (const item of items) {
		isStopped ||= isAside(item);
		const { operation } = item;
		if (operation.kind === 'saveClaim') {
			const { baseContent, content: saved } = operation.payload;
			// Fields changed by others are kept; on a field changed by both, mine is shown.
			const shown = mergeContent(baseContent, content, saved).content;
			content = keepUnentered(shown, content, openParts(statuses, mission, nowMs));
		} else if (!isStopped) statuses = statusesAfter(statuses, mission, item, nowMs);
	}
	return content;
}

/** Documents after the attachments and deletions that are still to be sent. */
export function projectDocuments(
	documents: readonly SupportingDocument[],
	items: readonly OutboxItem[]
): SupportingDocument[] {
	const projected = new Map(documents.map((document) => [document.id, document]));
	for (const { operation } of items) {
		if (operation.kind === 'deleteDocument') projected.delete(operation.payload.documentId);
		if (operation.kind !== 'attachDocument') continue;
		const { documentId, folder, purpose, name, format, byteLength, sha256 } = operation.payload;
		if (projected.has(documentId)) continue;
		projected.set(documentId, {
			id: documentId,
			folder,
			purpose,
			name,
			format,
			byteLength,
			sha256,
			depositedAt: null,
			depositedBy: 'intervenant'
		});
	}
	return [...projected.values()];
}

export function projectClaim(
	claim: Claim,
	mission: DecidedMission,
	items: readonly OutboxItem[],
	nowMs: number
): Claim {
	return {
		...projectStatuses(claim, mission, items, nowMs),
		content: projectContent(claim, mission, items, nowMs),
		documents: projectDocuments(claim.documents, items)
	};
}
