// «Enregistrer»: the draft becomes an operation, in one transaction, if what is typed can be saved.
import type { Operation } from '$lib/contracts/operations';
import type { RefusalCode } from '$lib/contracts/refusal';
import { checkClaim, joinViolations } from '$lib/domain/claim/check-claim';
import type { ClaimContent } from '$lib/domain/claim/claim';
import { keepUnentered } from '$lib/domain/claim/keep-unentered';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { openParts } from '$lib/domain/claim/transitions';
import type { Violation } from '$lib/domain/claim/violation';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { Draft, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { nowMs } from '../clock';
import { claimFolderIn, type ClaimFolder } from '../repositories/claim-folder';
import { isAside, isNeverSent, putItem } from '../repositories/outbox';
import { projectContent, projectStatuses } from '../repositories/project-claim';
import { addGesture, renew, replace, takeOut } from './operations';

export type SaveResult = { ok: true } | { ok: false; code: RefusalCode; violations: Violation[] };

type Saved = OutboxItem & { operation: Extract<Operation, { kind: 'saveClaim' }> };

function isSave(item: OutboxItem): item is Saved {
	return item.operation.kind === 'saveClaim';
}

/** What is typed, as content; what is not the person's to enter now stays as it is. */
export function typedContent(folder: ClaimFolder): {
	content: ClaimContent;
	unreadable: Violation[];
	parts: ReturnType<typeof openParts>;
} {
	const { claim, mission, items, draft } = folder;
	const current = projectContent(claim.content, items);
	const parts = openParts(projectStatuses(claim, mission, items, nowMs()), mission, nowMs());
	if (draft === undefined) return { content: current, unreadable: [], parts };
	const { content, violations } = readClaimEntry(draft.entry);
	return { content: keepUnentered(content, current, parts), unreadable: violations, parts };
}

/** Without a draft only what was refused is sent again. Violations that block leave draft and outbox untouched. */
export async function saveIn(unit: SealedUnit, folder: ClaimFolder): Promise<SaveResult> {
	const { draft, mission, academy, profile } = folder;
	if (draft === undefined) {
		const refused = folder.items.find(isAside);
		if (refused !== undefined && isSave(refused)) await renew(unit, refused);
		return { ok: true };
	}
	const { content, unreadable, parts } = typedContent(folder);
	if (parts.length === 0) return { ok: false, code: 'claim-not-open', violations: [] };
	const wrong = checkClaim(content, { mission, academy, profile, openParts: parts }, 'save');
	const violations = joinViolations(unreadable, wrong).filter(({ severity }) => severity === 'blocking');
	if (violations.length > 0) return { ok: false, code: 'rules-broken', violations };
	await putSave(unit, folder, draft, content);
	unit.delete('drafts', folder.claim.id);
	return { ok: true };
}

async function putSave(
	unit: SealedUnit,
	folder: ClaimFolder,
	draft: Draft,
	content: ClaimContent
): Promise<void> {
	const { items } = folder;
	const aside = items.find(isAside);
	const refused = items.find((item): item is Saved => isSave(item) && isAside(item));
	if (refused !== undefined && refused === aside) return correct(unit, folder, refused, draft, content);
	const last = items.at(-1);
	if (last !== undefined && isSave(last) && isNeverSent(last)) {
		// Only what was never sent may still change: one operation for both.
		const { baseContent } = last.operation.payload;
		putItem(unit, { ...last, operation: { ...last.operation, payload: { baseContent, content } } });
		return;
	}
	await addGesture(
		unit,
		folder,
		{ kind: 'saveClaim', payload: { baseContent: draft.baseContent, content } },
		draft.baseRevision
	);
}

/**
 * The person's correction takes the place of what the server did not take, and of the saves behind it, whose content
 * it holds. After a refusal both sides still have in common what the refused save started from; after a conflict the
 * person has seen the server's version, which the draft was begun on.
 */
async function correct(
	unit: SealedUnit,
	folder: ClaimFolder,
	refused: Saved,
	draft: Draft,
	content: ClaimContent
): Promise<void> {
	for (const later of folder.items) {
		if (isSave(later) && later.sequence > refused.sequence) await takeOut(unit, later);
	}
	const isConflict = refused.state === 'conflict';
	const baseContent = isConflict ? draft.baseContent : refused.operation.payload.baseContent;
	const base = isConflict ? { revision: draft.baseRevision } : refused.operation.base;
	await replace(unit, refused, { ...refused.operation, base, payload: { baseContent, content } });
}

export function save(store: DeviceStore, key: string): Promise<SaveResult> {
	return changeStore(store, async (unit) => saveIn(unit, await claimFolderIn(store, unit, key)));
}
