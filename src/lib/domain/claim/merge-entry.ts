// The same merge over what is still being typed: texts, some of them not readable yet. What was typed stays in the
// form; a field changed on both sides is named, for the person to choose. Knows no store and no screen.
import type { ClaimContent } from './claim';
import { entryFromContent, type ClaimEntry } from './claim-entry';
import { entryValue, withEntryValue } from './entry-value';
import { readClaimEntry } from './read-claim-entry';
import { ThreeWay, type ContentConflict } from './three-way';

/** `entry`: what the form shows, mine on a field in conflict. Fields are the entry's (`trips.<id>.otherCosts`). */
export interface EntryMerge {
	entry: ClaimEntry;
	conflicts: ContentConflict[];
}

/**
 * Lays what was typed over another version of the claim. A text is compared as it reads: «7:00» is «07:00», no change.
 * Boundary: typed and deleted on the other side → a conflict on the whole trip, which stays in the form until chosen.
 */
export function mergeEntry(base: ClaimContent, typed: ClaimEntry, theirs: ClaimContent): EntryMerge {
	const mine = asRead(typed);
	const [was, there] = [entryFromContent(base), entryFromContent(theirs)];
	const merge = new ThreeWay('mine');
	const merged = {
		remuneration: mergePay(merge, was.remuneration, mine.remuneration, there.remuneration),
		trips: merge.list(was.trips, mine.trips, there.trips, 'trips')
	};
	return { entry: asTyped(merged, mine, typed), conflicts: merge.conflicts };
}

/**
 * What both sides have in common once the rest of theirs was taken over: theirs, with the old values of the fields
 * that are still to be chosen. Merged again against it, an entry has the same conflicts and nothing else changed.
 */
export function rebasedOn(theirs: ClaimContent, conflicts: readonly ContentConflict[]): ClaimContent {
	if (conflicts.length === 0) return theirs;
	const entry = conflicts.reduce(
		// Without an old value both sides added the line: in common they have no such line.
		(known, { field, base }) => withEntryValue(known, base === null ? lineOf(field) : field, base),
		entryFromContent(theirs)
	);
	const { remuneration, trips } = readClaimEntry(entry).content;
	// Supplied pay is not typed: as text it would come out empty.
	const isTyped = !['santorin', 'gestionnaire', 'none'].includes(theirs.remuneration.kind);
	return { remuneration: isTyped ? remuneration : theirs.remuneration, trips };
}

function lineOf(field: string): string {
	return field.slice(0, field.lastIndexOf('.'));
}

type Pay = ClaimEntry['remuneration'];

function mergePay(merge: ThreeWay, base: Pay, mine: Pay, theirs: Pay): Pay {
	if (theirs.kind === 'santorin' || theirs.kind === 'gestionnaire' || theirs.kind === 'none') return theirs;
	if (base.kind !== mine.kind || mine.kind !== theirs.kind) {
		return merge.value(base, mine, theirs, 'remuneration');
	}
	const { lines: was, ...before } = base;
	const { lines: here, ...ours } = mine;
	const { lines: there, ...others } = theirs;
	return {
		...merge.fields(before, ours, others, 'remuneration'),
		lines: merge.list(was, here, there, 'remuneration.lines')
	};
}

/** Every field as it reads; what cannot be read stays as it was typed. */
function asRead(typed: ClaimEntry): ClaimEntry {
	const { content, violations } = readClaimEntry(typed);
	const read = entryFromContent(content);
	return violations.reduce((entry, { field }) => withEntryValue(entry, field, entryValue(typed, field)), {
		...read,
		remuneration: { ...read.remuneration, kind: typed.remuneration.kind }
	});
}

/** Where the merge kept mine, the very text that was typed. */
function asTyped(merged: ClaimEntry, mine: ClaimEntry, typed: ClaimEntry): ClaimEntry {
	const { lines: mergedLines, ...mergedPay } = merged.remuneration;
	const { lines: mineLines, ...minePay } = mine.remuneration;
	const { lines: typedLines, ...typedPay } = typed.remuneration;
	return {
		remuneration: {
			...typedFields(mergedPay, minePay, typedPay),
			lines: typedList(mergedLines, mineLines, typedLines)
		},
		trips: typedList(merged.trips, mine.trips, typed.trips)
	};
}

function typedList<Line extends { id: string }>(merged: Line[], mine: Line[], typed: Line[]): Line[] {
	const find = (lines: Line[], id: string) => lines.find((line) => line.id === id);
	return merged.map((line) => typedFields(line, find(mine, line.id), find(typed, line.id)));
}

function typedFields<Fields extends object>(merged: Fields, mine?: Fields, typed?: Fields): Fields {
	if (mine === undefined || typed === undefined) return merged;
	const result = { ...merged };
	for (const key of Object.keys(merged) as (keyof Fields)[]) {
		if (merged[key] === mine[key]) result[key] = typed[key];
	}
	return result;
}
