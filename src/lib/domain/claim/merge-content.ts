// Three-way merge by field: what this device made of a claim, and what somebody else made of it meanwhile.
// Neither version is thrown away: a field changed on both sides is named with its three values.
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { ClaimContent } from './claim';
import { isSame } from './json-equality';

/** One field changed on both sides. `null` for a line or trip that a side does not have. */
export interface ContentConflict {
	/** `remuneration.copies`, `remuneration.lines.<id>.date`, `trips.<id>.returnDate`, or `trips.<id>` as a whole. */
	field: string;
	base: unknown;
	mine: unknown;
	theirs: unknown;
}

type Conflicts = ContentConflict[];
interface Identified {
	id: string;
}

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
	const conflicts: Conflicts = [];
	const content = {
		remuneration: mergePay(base.remuneration, mine.remuneration, theirs.remuneration, conflicts),
		trips: mergeList(base.trips, mine.trips, theirs.trips, 'trips', conflicts)
	};
	return { content, conflicts };
}

function mergePay(
	base: RemunerationEntry,
	mine: RemunerationEntry,
	theirs: RemunerationEntry,
	conflicts: Conflicts
): RemunerationEntry {
	if (theirs.kind === 'santorin' || theirs.kind === 'gestionnaire' || theirs.kind === 'none') return theirs;
	if (base.kind === mine.kind && mine.kind === theirs.kind) {
		if (base.kind === 'halfDays' && mine.kind === 'halfDays' && theirs.kind === 'halfDays') {
			const lines = mergeList(base.lines, mine.lines, theirs.lines, 'remuneration.lines', conflicts);
			return { kind: 'halfDays', lines };
		}
		return mergeFields(base, mine, theirs, 'remuneration', conflicts);
	}
	return mergeValue(base, mine, theirs, 'remuneration', conflicts);
}

function mergeValue<Value>(
	base: Value,
	mine: Value,
	theirs: Value,
	field: string,
	conflicts: Conflicts
): Value {
	if (isSame(mine, theirs) || isSame(mine, base)) return theirs;
	if (isSame(theirs, base)) return mine;
	conflicts.push({ field, base: base ?? null, mine: mine ?? null, theirs: theirs ?? null });
	return theirs;
}

/** The same keys on three sides; a base of undefined means that both sides added it. */
function mergeFields<Entry extends object>(
	base: Entry | undefined,
	mine: Entry,
	theirs: Entry,
	path: string,
	conflicts: Conflicts
): Entry {
	const merged = { ...theirs };
	for (const key of Object.keys(theirs) as (keyof Entry & string)[]) {
		merged[key] = mergeValue<Entry[typeof key] | undefined>(
			base?.[key],
			mine[key],
			theirs[key],
			`${path}.${key}`,
			conflicts
		) as Entry[typeof key];
	}
	return merged;
}

/** Lines by id. Deleted on one side and untouched on the other: deleted; deleted here and changed there: conflict. */
function mergeList<Entry extends Identified>(
	base: readonly Entry[],
	mine: readonly Entry[],
	theirs: readonly Entry[],
	path: string,
	conflicts: Conflicts
): Entry[] {
	if (isSame(theirs, base)) return [...mine];
	if (isSame(mine, base)) return [...theirs];
	const byId = (list: readonly Entry[]) => new Map(list.map((entry) => [entry.id, entry]));
	const [inBase, inMine, inTheirs] = [byId(base), byId(mine), byId(theirs)];
	const ids = new Set([...theirs, ...mine].map(({ id }) => id));
	const merged: Entry[] = [];
	for (const id of ids) {
		const [was, here, there] = [inBase.get(id), inMine.get(id), inTheirs.get(id)];
		const entry =
			here !== undefined && there !== undefined
				? mergeFields(was, here, there, `${path}.${id}`, conflicts)
				: mergeValue(was, here, there, `${path}.${id}`, conflicts);
		if (entry !== undefined) merged.push(entry);
	}
	return merged;
}
