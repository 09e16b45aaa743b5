// «Enregistrer»: the draft becomes an operation, in one transaction, if what is typed can be saved.
import type { Operation } from '$lib/contracts/operations';
import type { RefusalCode } from '$lib/contracts/refusal';
import { checkClaim, joinViolations } from '$lib/domain/claim/check-claim';
import type { ClaimContent } from '$lib/domain/claim/claim';
import { entryFromContent } from '$lib/domain/claim/claim-entry';
import { keepUnentered } from '$lib/domain/claim/keep-unentered';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import type { openParts } from '$lib/domain/claim/transitions';
import type { Violation } from '$lib/domain/claim/violation';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { deviceInstant, nowMs } from '../clock';
import { claimFolderIn, type ClaimFolder } from '../repositories/claim-folder';
import { byPart, standingOf, type ContentVersion, type Standing } from '../repositories/claim-standing';
import { isAside, isNeverSent, isSaveInConflict, putItem } from '../repositories/outbox';
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
	const { current, entry, mine, open: parts } = standingOf(folder, nowMs());
	if (mine === null) return { content: current.content, unreadable: [], parts };
	const { content, violations } = readClaimEntry(entry);
	return { content: keepUnentered(content, current.content, parts), unreadable: violations, parts };
}

/**
 * Without a draft only what was refused is sent again. Violations that block leave draft and outbox untouched, and so
 * does a field changed both here and elsewhere: the person chooses first.
 */
export async function saveIn(unit: SealedUnit, folder: ClaimFolder): Promise<SaveResult> {
	const { draft, mission, academy, profile, items } = folder;
	const standing = standingOf(folder, nowMs());
	if (standing.conflicts.length > 0) return { ok: false, code: 'revision-stale', violations: [] };
	const aside = items.find(isAside);
	if (draft === undefined && !(aside !== undefined && isSaveInConflict(aside))) {
		if (aside !== undefined && isSave(aside)) await renew(unit, aside);
		return { ok: true };
	}
	const { content, unreadable, parts } = typedContent(folder);
	if (parts.length === 0) return { ok: false, code: 'claim-not-open', violations: [] };
	const wrong = checkClaim(content, { mission, academy, profile, openParts: parts }, 'save');
	const violations = joinViolations(unreadable, wrong).filter(({ severity }) => severity === 'blocking');
	if (violations.length > 0) return { ok: false, code: 'rules-broken', violations };
	await putSave(unit, folder, standing, content);
	keepStranded(unit, folder, standing, content);
	return { ok: true };
}

/** What was typed for a part that is closed meanwhile stays as a draft, until the person gives it up. */
function keepStranded(
	unit: SealedUnit,
	{ claim, key }: ClaimFolder,
	{ stranded, mine, open, current }: Standing,
	content: ClaimContent
): void {
	if (stranded.length === 0 || mine === null) return unit.delete('drafts', claim.id);
	unit.put('drafts', claim.id, {
		missionKey: key,
		claimId: claim.id,
		entry: byPart(open, entryFromContent(content), mine.entry),
		baseRevision: current.revision,
		baseContent: byPart(open, content, mine.since),
		keptAt: deviceInstant()
	});
}

async function putSave(
	unit: SealedUnit,
	folder: ClaimFolder,
	{ current }: Standing,
	content: ClaimContent
): Promise<void> {
	const { items } = folder;
	const aside = items.find(isAside);
	const refused = items.find((item): item is Saved => isSave(item) && isAside(item));
	if (refused !== undefined && refused === aside) return correct(unit, folder, refused, current, content);
	const last = items.at(-1);
	if (last !== undefined && isSave(last) && isNeverSent(last)) {
		// Only what was never sent may still change: one operation for both.
		const { baseContent } = last.operation.payload;
		putItem(unit, { ...last, operation: { ...last.operation, payload: { baseContent, content } } });
		return;
	}
	// The content holds what was taken over from the newest version: that is what it stands on.
	const payload = { baseContent: current.content, content };
	await addGesture(unit, folder, { kind: 'saveClaim', payload }, current.revision);
}

/**
 * The person's correction takes the place of what the server did not take, and of the saves behind it, whose content
 * it holds. After a refusal both sides still have in common what the refused save started from; after a conflict the
 * person has seen the server's version, and chosen.
 */
async function correct(
	unit: SealedUnit,
	folder: ClaimFolder,
	refused: Saved,
	current: ContentVersion,
	content: ClaimContent
): Promise<void> {
	for (const later of folder.items) {
		if (isSave(later) && later.sequence > refused.sequence) await takeOut(unit, later);
	}
	const isConflict = refused.state === 'conflict';
	const baseContent = isConflict ? current.content : refused.operation.payload.baseContent;
	const base = isConflict ? { revision: current.revision } : refused.operation.base;
	await replace(unit, refused, { ...refused.operation, base, payload: { baseContent, content } });
}

export function save(store: DeviceStore, key: string): Promise<SaveResult> {
	return changeStore(store, async (unit) => saveIn(unit, await claimFolderIn(store, unit, key)));
}
