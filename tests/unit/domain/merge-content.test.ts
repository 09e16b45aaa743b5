import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimContent } from '../../../src/lib/domain/claim/claim';
import { withFieldValue } from '../../../src/lib/domain/claim/field-value';
import { keepUnentered } from '../../../src/lib/domain/claim/keep-unentered';
import { mergeContent } from '../../../src/lib/domain/claim/merge-content';
import { anyContent, content, halfDays } from './content-samples';
import { id, trip77833 } from './samples';

const base = content();

describe('«By field against the base revision (trips by their ids). Disjoint fields merge by themselves»', () => {
	it('candidates here, distance there', () => {
		const mine = content([trip77833()], 14);
		const theirs = content([trip77833({ distanceKm: 41 })]);
		expect(mergeContent(base, mine, theirs)).toEqual({
			content: content([trip77833({ distanceKm: 41 })], 14),
			conflicts: []
		});
	});

	it('two fields of one trip, and a trip added on each side', () => {
		const mine = content([trip77833({ returnTime: '21:00' }), trip77833({ id: id(2), origin: 'added' })]);
		const theirs = content([trip77833({ distanceKm: 41 }), trip77833({ id: id(3), origin: 'added' })]);
		const merged = mergeContent(base, mine, theirs);
		expect(merged.conflicts).toEqual([]);
		expect(merged.content.trips.map((trip) => trip.id)).toEqual([id(1), id(3), id(2)]);
		expect(merged.content.trips[0]).toMatchObject({ returnTime: '21:00', distanceKm: 41 });
	});

	it('the same change on both sides is no conflict', () => {
		const both = content([trip77833({ distanceKm: 41 })], 14);
		expect(mergeContent(base, both, structuredClone(both))).toEqual({ content: both, conflicts: [] });
	});
});

describe('«the same field changed on both sides is a conflict for the person»', () => {
	it('names the field and its three values, and keeps theirs', () => {
		const merged = mergeContent(base, content(undefined, 14), content(undefined, 15));
		expect(merged).toEqual({
			content: content(undefined, 15),
			conflicts: [{ field: 'remuneration.candidates', base: 12, mine: 14, theirs: 15 }]
		});
	});

	it('a trip deleted here and changed there', () => {
		const second = trip77833({ id: id(2), origin: 'added' });
		const start = content([trip77833(), second]);
		const changed = { ...second, distanceKm: 50 };
		expect(mergeContent(start, content(), content([trip77833(), changed]))).toEqual({
			content: content([trip77833(), changed]),
			conflicts: [{ field: `trips.${id(2)}`, base: second, mine: null, theirs: changed }]
		});
		expect(mergeContent(start, content([trip77833(), changed]), content())).toEqual({
			content: content(),
			conflicts: [{ field: `trips.${id(2)}`, base: second, mine: changed, theirs: null }]
		});
	});

	it('a trip deleted on one side and untouched on the other is deleted', () => {
		const start = content([trip77833(), trip77833({ id: id(2), origin: 'added' })]);
		const touched = content([trip77833({ distanceKm: 41 }), trip77833({ id: id(2), origin: 'added' })]);
		expect(mergeContent(start, content(), touched).content.trips).toEqual([trip77833({ distanceKm: 41 })]);
		expect(mergeContent(start, touched, content()).content.trips).toEqual([trip77833({ distanceKm: 41 })]);
	});

	it('half-day lines merge by id', () => {
		const merged = mergeContent(
			halfDays('12:00', '12:00'),
			halfDays('12:30', '12:00'),
			halfDays('12:00', '11:30')
		);
		expect(merged).toEqual({ content: halfDays('12:30', '11:30'), conflicts: [] });
		expect(mergeContent(halfDays('12:00'), halfDays('12:30'), halfDays('12:15')).conflicts).toEqual([
			{ field: `remuneration.lines.${id(1)}.morningEnd`, base: '12:00', mine: '12:30', theirs: '12:15' }
		]);
	});
});

describe('pay that is supplied', () => {
	it('is always theirs: a device never sends SANTORIN’s figures back', () => {
		const santorin = (count: number | null): ClaimContent => ({
			remuneration: { kind: 'santorin', unit: 'copies', count, groupingComment: null },
			trips: []
		});
		expect(mergeContent(santorin(14), santorin(null), santorin(15))).toEqual({
			content: santorin(15),
			conflicts: []
		});
	});

	it('a kind of pay that changed on one side follows it; on both sides it is a conflict', () => {
		const copies: ClaimContent = { remuneration: { kind: 'copies', copies: 3 }, trips: [trip77833()] };
		expect(mergeContent(base, base, copies)).toEqual({ content: copies, conflicts: [] });
		expect(mergeContent(base, content(undefined, 14), copies).conflicts).toEqual([
			{
				field: 'remuneration',
				base: base.remuneration,
				mine: { kind: 'candidates', candidates: 14 },
				theirs: copies.remuneration
			}
		]);
	});
});

describe('a part that is not open keeps what is stored', () => {
	it('by part', () => {
		const typed = content([trip77833({ distanceKm: 99 })], 99);
		expect(keepUnentered(typed, base, ['remuneration'])).toEqual(content([trip77833()], 99));
		expect(keepUnentered(typed, base, ['travel'])).toEqual(content([trip77833({ distanceKm: 99 })]));
		expect(keepUnentered(typed, base, [])).toEqual(base);
	});
});

describe('properties', () => {
	const contents = anyContent(
		4,
		fc.record({
			distanceKm: fc.constantFrom(null, 40, 41),
			comment: fc.constantFrom('', 'péage'),
			returnTime: fc.constantFrom(null, '20:00', '21:00')
		})
	);

	it('a side that changed nothing gives way in whole', () => {
		fc.assert(
			fc.property(contents, contents, (start, changed) => {
				expect(mergeContent(start, changed, start)).toEqual({ content: changed, conflicts: [] });
				expect(mergeContent(start, start, changed)).toEqual({ content: changed, conflicts: [] });
				expect(mergeContent(start, changed, changed)).toEqual({ content: changed, conflicts: [] });
			})
		);
	});

	it('the two sides meet the same conflicts, and nothing is lost: mine or theirs by the person’s choice', () => {
		fc.assert(
			fc.property(contents, contents, contents, (start, mine, theirs) => {
				const here = mergeContent(start, mine, theirs);
				const there = mergeContent(start, theirs, mine);
				const fields = (merged: typeof here) => merged.conflicts.map(({ field }) => field).sort();
				expect(fields(here)).toEqual(fields(there));
				const byId = (chosen: ClaimContent) =>
					[...chosen.trips].sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => JSON.stringify(entry));
				const chooseMine = here.conflicts.reduce(
					(chosen, conflict) => withFieldValue(chosen, conflict.field, conflict.mine),
					here.content
				);
				expect(byId(chooseMine)).toEqual(byId(there.content));
				expect(chooseMine.remuneration).toEqual(there.content.remuneration);
			}),
			{ numRuns: 1000 }
		);
	});

	it('every field of the merge comes from one of the three, changed ones from who changed them', () => {
		fc.assert(
			fc.property(contents, contents, contents, (start, mine, theirs) => {
				const { content: merged, conflicts } = mergeContent(start, mine, theirs);
				for (const entry of merged.trips) {
					const of = (side: ClaimContent) => side.trips.find((candidate) => candidate.id === entry.id);
					if (conflicts.some(({ field }) => field.startsWith(`trips.${entry.id}`))) continue;
					const sides = [of(mine), of(theirs)];
					expect(sides.map((side) => side?.distanceKm)).toContain(entry.distanceKm);
				}
				expect(new Set(merged.trips.map((entry) => entry.id)).size).toBe(merged.trips.length);
			})
		);
	});
});
