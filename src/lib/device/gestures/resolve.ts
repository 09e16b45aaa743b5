// A conflict's end: what the person chose for each field, saved against the version that they saw. Nothing is chosen
// for them: a version that came meanwhile is shown first.
import type { ClaimContent } from '$lib/domain/claim/claim';
import type { ClaimEntry } from '$lib/domain/claim/claim-entry';
import { withEntryValue } from '$lib/domain/claim/entry-value';
import { isSame } from '$lib/domain/claim/json-equality';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant, nowMs } from '../clock';
import { claimFolderIn } from '../repositories/claim-folder';
import { byPart, standingOf } from '../repositories/claim-standing';
import { isSaveInConflict, putItem } from '../repositories/outbox';
import { saveIn, type SaveResult } from './save';

/** By field of the conflict. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Saves the choices. Refused without a trace (`revision-stale`): the other version changed since it was shown (`seen`),
 * or a field is not chosen yet. If the chosen whole breaks a rule, the choices are kept and the rule is told.
 */
export function resolve(
	store: DeviceStore,
	key: string,
	choices: Choices,
	seen: ClaimContent
): Promise<SaveResult> {
	return changeStore(store, async (unit): Promise<SaveResult> => {
		const folder = await claimFolderIn(store, unit, key);
		const standing = standingOf(folder, nowMs());
		const { current, conflicts, mine, open } = standing;
		const isChosen = conflicts.every(({ field }) => choices[field] !== undefined);
		if (!isChosen || !isSame(current.content, seen)) {
			return { ok: false, code: 'revision-stale', violations: [] };
		}
		const entry = chosenEntry(standing.entry, conflicts, choices);
		const aside = folder.items.find(isSaveInConflict);
		if (aside?.operation.kind === 'saveClaim') {
			// It never goes out again under this id: from now on it stands on what was seen.
			const payload = { ...aside.operation.payload, baseContent: current.content };
			putItem(unit, { ...aside, operation: { ...aside.operation, payload } });
		}
		unit.put('drafts', folder.claim.id, {
			missionKey: key,
			claimId: folder.claim.id,
			entry: mine === null ? entry : byPart(open, entry, mine.entry),
			baseRevision: current.revision,
			baseContent: mine === null ? current.content : byPart(open, current.content, mine.since),
			keptAt: deviceInstant()
		});
		return saveIn(unit, await claimFolderIn(store, unit, key));
	});
}

/** One side for every field: all mine, or all theirs. */
export async function chooseSide(
	store: DeviceStore,
	key: string,
	side: 'mine' | 'theirs'
): Promise<SaveResult> {
	const { conflicts, current } = await changeStore(store, async (unit) =>
		standingOf(await claimFolderIn(store, unit, key), nowMs())
	);
	return resolve(
		store,
		key,
		Object.fromEntries(conflicts.map(({ field }) => [field, side])),
		current.content
	);
}

function chosenEntry(
	entry: ClaimEntry,
	conflicts: readonly { field: string; theirs: unknown }[],
	choices: Choices
): ClaimEntry {
	return conflicts.reduce(
		(chosen, { field, theirs }) =>
			choices[field] === 'theirs' ? withEntryValue(chosen, field, theirs) : chosen,
		entry
	);
}
