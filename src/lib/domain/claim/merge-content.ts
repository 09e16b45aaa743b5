// Three-way merge by field: what this device made of a claim, and what somebody else made of it meanwhile.
// Neither version is thrown away: a field changed on both sides is named with its three values.
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { ClaimContent } from './claim';
import { ThreeWay, type ContentConflict } from './three-way';

export type { ContentConflict } from './three-way';

/**
 * Merges by field against the base (trips and half-day lines by their ids). Fields changed on one side follow that
 * side; the same field changed differently on both is a conflict and keeps theirs in `content`. Pay that is supplied
 * (SANTORIN, gestionnaire) is always theirs. Both sides made the same change: no conflict.
 */
export function mergeContent(
	base: ClaimContent,
	mine: ClaimContent,
	theirs: ClaimContent
): { content: ClaimContent; conflicts: ContentConflict[] } {
	const merge = new ThreeWay('theirs');
	const content = {
		remuneration: mergePay(merge, base.remuneration, mine.remuneration, theirs.remuneration),
		trips: merge.list(base.trips, mine.trips, theirs.trips, 'trips')
	};
	return { content, conflicts: merge.conflicts };
}

function mergePay(
	merge: ThreeWay,
	base: RemunerationEntry,
	mine: RemunerationEntry,
	theirs: RemunerationEntry
): RemunerationEntry {
	if (theirs.kind === 'santorin' || theirs.kind === 'gestionnaire' || theirs.kind === 'none') return theirs;
	if (base.kind === mine.kind && mine.kind === theirs.kind) {
		if (base.kind === 'halfDays' && mine.kind === 'halfDays' && theirs.kind === 'halfDays') {
			const lines = merge.list(base.lines, mine.lines, theirs.lines, 'remuneration.lines');
			return { kind: 'halfDays', lines };
		}
		return merge.fields(base, mine, theirs, 'remuneration');
	}
	return merge.value(base, mine, theirs, 'remuneration');
}
