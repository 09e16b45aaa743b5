// What a claim holds, and how much of it can differ between two devices: for merges and comparisons.
import fc from 'fast-check';
import type { ClaimContent } from '../../../src/lib/domain/claim/claim';
import type { Trip } from '../../../src/lib/domain/travel/trip';
import { id, trip77833 } from './samples';

export const content = (trips = [trip77833()], candidates: number | null = 12): ClaimContent => ({
	remuneration: { kind: 'candidates', candidates },
	trips
});

/** One line a day, each with an end of its morning. */
export const halfDays = (...morningEnds: string[]): ClaimContent => ({
	remuneration: {
		kind: 'halfDays',
		lines: morningEnds.map((morningEnd, index) => ({
			id: id(index + 1),
			date: '2016-06-15',
			morningStart: '08:00',
			morningEnd,
			afternoonStart: null,
			afternoonEnd: null
		}))
	},
	trips: []
});

/** Contents close enough to meet each other: fewer than `below` candidates, and as many trips with these changes. */
export function anyContent(below: number, changes: fc.Arbitrary<Partial<Trip>>): fc.Arbitrary<ClaimContent> {
	const trip = fc
		.tuple(fc.integer({ min: 1, max: below }), changes)
		.map(([n, changed]) => trip77833({ id: id(n), ...changed }));
	const candidates = fc.constantFrom(null, ...Array.from({ length: below - 1 }, (_, at) => at + 1));
	const trips = fc.uniqueArray(trip, { selector: (one) => one.id, maxLength: below });
	return fc.tuple(trips, candidates).map(([some, count]) => content(some, count));
}
