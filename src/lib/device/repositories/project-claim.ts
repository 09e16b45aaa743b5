// The claim as the person should see it: the server's last known version with what is not yet sent laid over it,
// by the same domain rules that the server will apply. Pure.
import type { Claim, ClaimAction, ClaimContent } from '$lib/domain/claim/claim';
import { mergeContent } from '$lib/domain/claim/merge-content';
import { decideAction, type DecidedClaim, type DecidedMission } from '$lib/domain/claim/transitions';
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
	acceptConditions: null
};

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
		const action = ACTION_OF[item.operation.kind];
		if (action === null) continue;
		const decision = decideAction({
			claim: projected,
			mission,
			action,
			actor: 'intervenant',
			nowMs,
			reason: null
		});
		if (!decision.ok) continue;
		const notDone = {
			set: { at: item.operation.madeAt, by: '' },
			clear: null,
			keep: projected.notDone
		}[decision.notDone];
		projected = { ...projected, remuneration: decision.remuneration, travel: decision.travel, notDone };
	}
	return projected;
}

/** What the person last saved, even if refused or in conflict: their version is never put out of sight. */
export function projectContent(content: ClaimContent, items: readonly OutboxItem[]): ClaimContent {
	let projected = content;
	for (const { operation } of items) {
		if (operation.kind !== 'saveClaim') continue;
		// Fields changed by others are kept; on a field changed by both, mine is shown.
		const { content: shown } = mergeContent(
			operation.payload.baseContent,
			projected,
			operation.payload.content
		);
		// Pay that is supplied from elsewhere is never mine.
		const isSupplied = ['santorin', 'gestionnaire', 'none'].includes(projected.remuneration.kind);
		projected = isSupplied ? { ...shown, remuneration: projected.remuneration } : shown;
	}
	return projected;
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
		content: projectContent(claim.content, items),
		documents: projectDocuments(claim.documents, items)
	};
}
