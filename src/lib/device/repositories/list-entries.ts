// Missions and claim headings by pages of 500: an entry stays on the page where it came; new ones fill the last page.
import { inListOrder, isClaimListed } from '$lib/domain/mission/listing';
import type { Claim } from '$lib/domain/claim/claim';
import type { ClaimHeading, FirstPaint, ListEntry, ListPage } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import type { RowReader } from '../db/row-reader';

export const ENTRIES_PER_PAGE = 500;
/** Rows that fill a first screen, on the tallest that is likely. */
const FIRST_PAINT_ROWS = 40;
export const FIRST_PAINT_KEY = 'lists';

export function headingOf(claim: Claim): ClaimHeading {
	return {
		id: claim.id,
		academy: claim.academy,
		missionNumber: claim.missionNumber,
		revision: claim.revision,
		remuneration: claim.remuneration,
		travel: claim.travel,
		notDone: claim.notDone,
		deferredTo: claim.deferredTo,
		attestation: claim.attestation,
		fileNumber: claim.fileNumber,
		isLate: claim.isLate,
		finalSummary: claim.finalSummary,
		groupingComment: claim.groupingComment ?? null
	};
}

export async function readEntries(store: RowReader): Promise<ListEntry[]> {
	return (await store.list('listPages')).flatMap(({ value }) => value.entries);
}

export async function findEntry(store: RowReader, key: string): Promise<ListEntry | undefined> {
	for (const { value } of await store.list('listPages')) {
		const found = value.entries.find((entry) => entry.key === key);
		if (found !== undefined) return found;
	}
	return undefined;
}

/**
 * Changes entries by key inside a unit: `change` gets the entry as it is (halves null if new); one with both halves
 * null goes. The first-paint row is made anew for lists of more than one page.
 */
export async function changeEntries(
	unit: SealedUnit,
	changes: ReadonlyMap<string, (entry: ListEntry) => ListEntry>,
	nowMs: number
): Promise<void> {
	if (changes.size === 0) return;
	const pages = await unit.list('listPages');
	const waiting = new Map(changes);
	const dirty = new Set<number>();
	const entries = pages.map(({ value }) => value.entries);
	entries.forEach((page, index) => {
		const next = page.flatMap((entry) => {
			const change = waiting.get(entry.key);
			if (change === undefined) return [entry];
			waiting.delete(entry.key);
			dirty.add(index);
			const changed = change(entry);
			return changed.mission === null && changed.claim === null ? [] : [changed];
		});
		if (dirty.has(index)) entries[index] = next;
	});
	for (const [key, change] of waiting) {
		const added = change({ key, mission: null, claim: null });
		if (added.mission === null && added.claim === null) continue;
		let last = entries.length - 1;
		if (last < 0 || (entries[last]?.length ?? 0) >= ENTRIES_PER_PAGE) last = entries.push([]) - 1;
		entries[last] = [...(entries[last] ?? []), added];
		dirty.add(last);
	}
	for (const index of dirty) {
		const page: ListPage = { entries: entries[index] ?? [] };
		unit.put('listPages', pages[index]?.key ?? pageKey(index), page);
	}
	if (entries.length > 1) unit.put('firstPaint', FIRST_PAINT_KEY, firstPaint(entries.flat(), nowMs));
}

function pageKey(index: number): string {
	return String(index).padStart(6, '0');
}

function firstPaint(entries: readonly ListEntry[], nowMs: number): FirstPaint {
	const dated = inListOrder(
		entries.flatMap(({ key, mission, claim }) => (mission === null ? [] : [{ key, mission, claim }])),
		({ mission }) => mission
	);
	const claims = dated.flatMap(({ key, mission, claim }) =>
		claim !== null && isClaimListed(claim, mission, nowMs) ? [{ key, mission, claim }] : []
	);
	return {
		missions: dated.slice(0, FIRST_PAINT_ROWS).map(({ mission }) => mission),
		missionTotal: dated.length,
		claims: claims.slice(0, FIRST_PAINT_ROWS),
		claimTotal: claims.length
	};
}
