// What is being typed meets a newer version: nothing typed is lost, nothing of theirs is thrown away unseen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimContent } from '../../../src/lib/domain/claim/claim';
import { entryFromContent, type ClaimEntry } from '../../../src/lib/domain/claim/claim-entry';
import { withEntryValue } from '../../../src/lib/domain/claim/entry-value';
import { mergeContent } from '../../../src/lib/domain/claim/merge-content';
import { mergeEntry, rebasedOn } from '../../../src/lib/domain/claim/merge-entry';
import { readClaimEntry } from '../../../src/lib/domain/claim/read-claim-entry';
import { anyContent, content, halfDays } from './content-samples';
import { id, trip77833 } from './samples';

const base = content();
const typedCandidates = (candidates: string): ClaimEntry => {
	const entry = entryFromContent(base);
	return { ...entry, remuneration: { ...entry.remuneration, candidates } };
};

describe('typing over a newer version', () => {
	it('takes other fields of theirs, and keeps the very text that was typed', () => {
		const { entry, conflicts } = mergeEntry(
			base,
			typedCandidates(' 14x'),
			content([trip77833({ distanceKm: 41 })])
		);
		expect(conflicts).toEqual([]);
		expect(entry.remuneration.candidates).toBe(' 14x');
		expect(entry.trips[0]?.distanceKm).toBe('41');
	});

	it('names a field typed here and changed there, mine staying in the form', () => {
		const { entry, conflicts } = mergeEntry(base, typedCandidates('14x'), content(undefined, 15));
		expect(conflicts).toEqual([{ field: 'remuneration.candidates', base: '12', mine: '14x', theirs: '15' }]);
		expect(entry.remuneration.candidates).toBe('14x');
	});

	it('compares as it reads: the same value typed otherwise is no conflict, nor a change', () => {
		expect(mergeEntry(base, typedCandidates(' 0015 '), content(undefined, 15)).conflicts).toEqual([]);
		const same = mergeEntry(base, typedCandidates(' 12 '), content(undefined, 15));
		expect(same.conflicts).toEqual([]);
		expect(same.entry.remuneration.candidates).toBe('15');
	});

	it('a trip typed in here and deleted there is a conflict as a whole, and stays in the form', () => {
		const added = trip77833({ id: id(2), origin: 'added' });
		const start = content([trip77833(), added]);
		const entry = entryFromContent(content([trip77833(), { ...added, comment: 'Péage A84' }]));
		const merged = mergeEntry(start, entry, content());
		expect(merged.conflicts).toMatchObject([{ field: `trips.${id(2)}`, theirs: null }]);
		expect(merged.entry.trips).toHaveLength(2);
		const gone = mergeEntry(
			start,
			entryFromContent(content()),
			content([trip77833(), { ...added, comment: 'x' }])
		);
		expect(gone.conflicts).toMatchObject([{ field: `trips.${id(2)}`, mine: null }]);
		expect(gone.entry.trips).toHaveLength(1);
	});

	it('half-day lines merge by their ids', () => {
		const merged = mergeEntry(
			halfDays('12:00', '12:00'),
			entryFromContent(halfDays('12:30', '12:00', '11:00')),
			halfDays('12:00', '11:30')
		);
		expect(merged.conflicts).toEqual([]);
		expect(merged.entry).toEqual(entryFromContent(halfDays('12:30', '11:30', '11:00')));
	});

	it('pay that SANTORIN supplied since is theirs, trips go on being mine', () => {
		const supplied: ClaimContent = {
			remuneration: { kind: 'santorin', unit: 'copies', count: 3, groupingComment: null },
			trips: base.trips
		};
		const { entry, conflicts } = mergeEntry(base, typedCandidates('14'), supplied);
		expect(conflicts).toEqual([]);
		expect(entry.remuneration.kind).toBe('santorin');
		expect(rebasedOn(supplied, [{ field: 'trips.x', base: null, mine: null, theirs: null }])).toEqual(
			supplied
		);
	});
});

describe('properties', () => {
	const contents = anyContent(
		3,
		fc.record({
			distanceKm: fc.constantFrom(null, 40, 41),
			comment: fc.constantFrom('', 'péage'),
			otherCostsCents: fc.constantFrom(null, 2000, 2050)
		})
	);
	const unordered = ({ remuneration, trips }: ClaimContent) => ({
		remuneration,
		trips: [...trips].sort((a, b) => (a.id < b.id ? -1 : 1))
	});

	it('agrees with the merge of contents: the same conflicts, and mine where they choose mine', () => {
		fc.assert(
			fc.property(contents, contents, contents, (start, mine, theirs) => {
				const typed = mergeEntry(start, entryFromContent(mine), theirs);
				const merged = mergeContent(start, theirs, mine);
				expect(
					typed.conflicts.map(({ field }) => field.replace(/otherCosts$/, 'otherCostsCents')).sort()
				).toEqual(merged.conflicts.map(({ field }) => field).sort());
				expect(unordered(readClaimEntry(typed.entry).content)).toEqual(unordered(merged.content));
			}),
			{ numRuns: 500 }
		);
	});

	it('choosing theirs everywhere gives what the server would merge', () => {
		fc.assert(
			fc.property(contents, contents, contents, (start, mine, theirs) => {
				const { entry, conflicts } = mergeEntry(start, entryFromContent(mine), theirs);
				const chosen = conflicts.reduce((at, one) => withEntryValue(at, one.field, one.theirs), entry);
				const merged = mergeContent(start, mine, theirs);
				expect(unordered(readClaimEntry(chosen).content)).toEqual(unordered(merged.content));
				// And it is settled: nothing is left to choose, whatever is merged again.
				expect(mergeEntry(theirs, chosen, theirs).conflicts).toEqual([]);
			}),
			{ numRuns: 500 }
		);
	});

	it('is idempotent: merged again against what both now have in common, the same entry and the same conflicts', () => {
		fc.assert(
			fc.property(contents, contents, contents, (start, mine, theirs) => {
				const first = mergeEntry(start, entryFromContent(mine), theirs);
				const again = mergeEntry(rebasedOn(theirs, first.conflicts), first.entry, theirs);
				expect(again.conflicts.map(({ field }) => field).sort()).toEqual(
					first.conflicts.map(({ field }) => field).sort()
				);
				expect(unordered(readClaimEntry(again.entry).content)).toEqual(
					unordered(readClaimEntry(first.entry).content)
				);
			}),
			{ numRuns: 500 }
		);
	});

	it('loses no field of either side: every value that a side changed is in the entry or in a conflict', () => {
		fc.assert(
			fc.property(contents, contents, contents, (start, mine, theirs) => {
				const { entry, conflicts } = mergeEntry(start, entryFromContent(mine), theirs);
				const was = entryFromContent(start);
				for (const [side, name] of [
					[entryFromContent(mine), 'mine'],
					[entryFromContent(theirs), 'theirs']
				] as const) {
					for (const changed of side.trips) {
						const old = was.trips.find(({ id: tripId }) => tripId === changed.id);
						const shown = entry.trips.find(({ id: tripId }) => tripId === changed.id);
						for (const key of ['distanceKm', 'comment', 'otherCosts'] as const) {
							if (old?.[key] === changed[key]) continue;
							const isShown = shown?.[key] === changed[key];
							const isNamed = conflicts.some(
								(one) => one.field === `trips.${changed.id}` || one.field === `trips.${changed.id}.${key}`
							);
							expect(isShown || isNamed, `${name} ${changed.id} ${key}`).toBe(true);
						}
					}
				}
			}),
			{ numRuns: 500 }
		);
	});
});
