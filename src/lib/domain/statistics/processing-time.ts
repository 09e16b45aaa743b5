// How long a claim takes from its first validation to its acceptance: kept as a count by hours, so that a median over a
// million claims is a walk over some hundreds of rows.

/** Until here to the hour; beyond, to the day [chosen]: nobody asks whether three weeks were 504 or 505 hours. */
const FINE_HOURS = 72;

/** Hours as they are counted: 71 → 71, 72 → 72, 95 → 72, 96 → 96. Never negative: clocks of imports are not ours. */
export function countedHours(hours: number): number {
	if (hours <= 0) return 0;
	return hours < FINE_HOURS ? Math.floor(hours) : Math.floor(hours / 24) * 24;
}

export interface HoursCount {
	hours: number;
	n: number;
}

/** The lower median: of 4 claims the second. Null: none. Rows in any order. */
export function medianHours(counts: readonly HoursCount[]): number | null {
	const sorted = [...counts].filter(({ n }) => n > 0).sort((a, b) => a.hours - b.hours);
	const total = sorted.reduce((sum, { n }) => sum + n, 0);
	let passed = 0;
	for (const { hours, n } of sorted) {
		passed += n;
		if (passed * 2 >= total) return hours;
	}
	return null;
}
