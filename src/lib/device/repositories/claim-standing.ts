// Where what a person typed or saved stands against everybody else's newest version of the claim: merged by field,
// with what is to be chosen, and with what can no longer be sent. Computed anew at each look, never stored. Pure.
import { openParts, type DecidedMission } from '$lib/domain/claim/transitions';
import { CLAIM_PARTS, type Claim, type ClaimContent, type ClaimPart } from '$lib/domain/claim/claim';
import { entryFromContent, type ClaimEntry } from '$lib/domain/claim/claim-entry';
import { entryValue, partOf, typedName } from '$lib/domain/claim/entry-value';
import { isSame } from '$lib/domain/claim/json-equality';
import { mergeEntry, rebasedOn } from '$lib/domain/claim/merge-entry';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { changedFields } from '$lib/domain/claim/content-changes';
import type { ContentConflict } from '$lib/domain/claim/three-way';
import type { Draft, OutboxItem } from '../db/rows';
import { isSaveInConflict } from './outbox';
import { projectContent, projectStatuses } from './project-claim';

export interface ContentVersion {
	/** The server's revision that this device knew then. */
	revision: number;
	content: ClaimContent;
}

export interface Standing {
	/** Everybody else's newest version that this device knows, with its own saves on their way laid over. */
	current: ContentVersion;
	/** What is typed, else `current`; fields changed elsewhere alone are taken over. What the form shows. */
	entry: ClaimEntry;
	/** Changed here and elsewhere: the person chooses before anything more of this claim is sent. */
	conflicts: ContentConflict[];
	/** Typed or saved here for a part that is closed meanwhile (accepted, cancelled): kept, shown, not sendable. */
	stranded: ContentConflict[];
	/** Fields of the form that changed elsewhere since the draft was begun. */
	takenOver: string[];
	/** The newest that this person made of the claim on this device; null: nothing that is not sent. */
	mine: Mine | null;
	/** The parts that are the person's to enter now. */
	open: ClaimPart[];
}

export interface Mine {
	entry: ClaimEntry;
	/** What all of it was begun on. */
	since: ClaimContent;
}

interface Standable {
	claim: Claim;
	mission: DecidedMission;
	items: readonly OutboxItem[];
	draft: Draft | undefined;
}

type Save = OutboxItem & { operation: { kind: 'saveClaim' } };
const isSave = (item: OutboxItem): item is Save => item.operation.kind === 'saveClaim';

export function standingOf(folder: Standable, nowMs: number): Standing {
	const { claim, mission, items, draft } = folder;
	const inConflict = items.find((item): item is Save => isSave(item) && isSaveInConflict(item));
	const content = inConflict === undefined ? projectContent(claim, mission, items, nowMs) : claim.content;
	const current = { revision: claim.revision, content };
	const open = openParts(projectStatuses(claim, mission, items, nowMs), mission, nowMs);
	const mine = mineOf(folder, inConflict);
	const stranded = mine === null ? [] : strandedIn(mine, content, openForMine(folder, nowMs));
	if (mine === null || (draft === undefined && inConflict === undefined)) {
		return { current, entry: entryFromContent(content), conflicts: [], stranded, takenOver: [], mine, open };
	}
	const base = inConflict?.operation.payload.baseContent ?? draft?.baseContent ?? content;
	const merged = mergeEntry(base, mine.entry, content);
	const isOpen = ({ field }: ContentConflict) => open.includes(partOf(field));
	// A part that is not the person's to enter now shows what holds there.
	const entry = byPart(open, merged.entry, entryFromContent(content));
	const conflicts = merged.conflicts.filter(isOpen);
	const named = new Set(conflicts.map(({ field }) => field));
	const takenOver = changedFields(readClaimEntry(mine.entry).content, readClaimEntry(entry).content)
		.map(typedName)
		.filter((field) => open.includes(partOf(field)) && !named.has(field));
	return { current, entry, conflicts, stranded, takenOver, mine, open };
}

/** What a draft begun on this standing has in common with everybody else's version. */
export function baseOf({ current, conflicts }: Pick<Standing, 'current' | 'conflicts'>): ContentVersion {
	return { revision: current.revision, content: rebasedOn(current.content, conflicts) };
}

function mineOf({ items, draft }: Standable, inConflict: Save | undefined): Mine | null {
	const saves = items.filter(isSave);
	const first = inConflict ?? saves[0];
	const latest = saves.at(-1);
	const since = first?.operation.payload.baseContent ?? draft?.baseContent;
	const entry =
		draft?.entry ?? (latest === undefined ? undefined : entryFromContent(latest.operation.payload.content));
	return since === undefined || entry === undefined ? null : { entry, since };
}

/** Gestures of their own that wait behind (a validation, a declaration) close nothing for what they saved before. */
function openForMine({ claim, mission, items }: Standable, nowMs: number): ClaimPart[] {
	const opening = items.filter(({ operation }) => operation.kind === 'withdrawValidation');
	return openParts(projectStatuses(claim, mission, opening, nowMs), mission, nowMs);
}

/** What the person changed in a part that is closed now, where it differs from what holds there. */
function strandedIn(mine: Mine, official: ClaimContent, open: readonly ClaimPart[]): ContentConflict[] {
	const closed = CLAIM_PARTS.filter((part) => !open.includes(part));
	if (closed.length === 0) return [];
	const read = readClaimEntry(mine.entry).content;
	const [was, there] = [entryFromContent(mine.since), entryFromContent(official)];
	return changedFields(
		mine.since,
		isTypedPay(mine.since) ? read : { ...read, remuneration: mine.since.remuneration }
	)
		.map(typedName)
		.filter((field) => closed.includes(partOf(field)))
		.map((field) => ({
			field,
			base: entryValue(was, field),
			mine: entryValue(mine.entry, field),
			theirs: entryValue(there, field)
		}))
		.filter((one) => !isSame(one.mine, one.theirs));
}

function isTypedPay({ remuneration: { kind } }: ClaimContent): boolean {
	return kind !== 'santorin' && kind !== 'gestionnaire' && kind !== 'none';
}

/** `ours` for the open parts, `held` for the others. */
export function byPart<Whole extends ClaimEntry | ClaimContent>(
	open: readonly ClaimPart[],
	ours: Whole,
	held: Whole
): Whole {
	return {
		...ours,
		remuneration: open.includes('remuneration') ? ours.remuneration : held.remuneration,
		trips: open.includes('travel') ? ours.trips : held.trips
	};
}
