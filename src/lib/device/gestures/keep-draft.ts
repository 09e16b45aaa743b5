// Autosave: the draft and nothing else. No number of drafts changes the server or a status.
import { canonicalJson } from '$lib/domain/claim/canonical-json';
import { entryFromContent, type ClaimEntry } from '$lib/domain/claim/claim-entry';
import { entryValue } from '$lib/domain/claim/entry-value';
import type { ContentConflict } from '$lib/domain/claim/three-way';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant, nowMs } from '../clock';
import { claimFolderIn, readClaimFolder } from '../repositories/claim-folder';
import { baseOf, byPart, standingOf, type Standing } from '../repositories/claim-standing';
import { isAside } from '../repositories/outbox';
import { mergeTyped } from '../sync/merge-typed';
import { clashesOf, type Clash } from './draft-clashes';

export interface KeptDraft {
	/** What is now kept: `entry`, with what another tab changed in other fields. */
	entry: ClaimEntry;
	/** Fields that another tab changed too, to another text: the last one typed, this one, is kept. */
	clashes: Clash[];
}

/**
 * Keeps what is typed; typed back to what is saved, there is no draft left. `seen` is what the form last knew of the
 * store: what changed there since (another tab, the server) stays where this form did not change it. Throws
 * StorageFault if not kept.
 */
export async function keepDraft(
	store: DeviceStore,
	key: string,
	typed: ClaimEntry,
	seen?: ClaimEntry
): Promise<KeptDraft> {
	return changeStore(store, async (unit): Promise<KeptDraft> => {
		const folder = await claimFolderIn(store, unit, key);
		const { claim, draft, items } = folder;
		const standing = standingOf(folder, nowMs());
		const { current, open, mine } = standing;
		const before = seen ?? standing.entry;
		const entry = mergeTyped(before, typed, standing.entry);
		const found = clashesOf(before, typed, standing.entry);
		const newer = changedMeanwhile(found, before, standing);
		const base = baseOf({ current, conflicts: [...standing.conflicts, ...newer] });
		// What is a conflict with a newer version is chosen on the screen; the rest is between two tabs.
		const clashes = found.filter((clash) => !newer.some(({ field }) => field === clash.field));
		// While a save stands aside, a draft like it is the person's answer to it, not nothing typed.
		const isAnswer = items.some(isAside) || standing.stranded.length > 0;
		if (!isAnswer && canonicalJson(entry) === canonicalJson(entryFromContent(current.content))) {
			if (draft !== undefined) unit.delete('drafts', claim.id);
			return { entry, clashes };
		}
		unit.put('drafts', claim.id, {
			missionKey: key,
			claimId: claim.id,
			// What was typed for a part that is closed meanwhile is kept beside what holds there.
			entry: mine === null ? entry : byPart(open, entry, mine.entry),
			baseRevision: base.revision,
			baseContent: mine === null ? base.content : byPart(open, base.content, mine.since),
			keptAt: deviceInstant()
		});
		return { entry, clashes };
	});
}

/** Fields typed on what the form showed, while a newer version changed them: both changed what was seen. */
function changedMeanwhile(
	clashes: readonly Clash[],
	seen: ClaimEntry,
	{ current }: Standing
): ContentConflict[] {
	const newest = entryFromContent(current.content);
	return clashes
		.filter(({ field, theirs }) => theirs === entryValue(newest, field))
		.map((clash) => ({ ...clash, base: entryValue(seen, clash.field) }));
}

/** What a form opened now would show; null if the claim is not on this device any more. */
export async function readKept(store: DeviceStore, key: string): Promise<ClaimEntry | null> {
	const folder = await readClaimFolder(store, key);
	if (folder === null) return null;
	return standingOf(folder, nowMs()).entry;
}
