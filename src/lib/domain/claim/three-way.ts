// Three-way merge of plain records and of lines that have ids. Knows neither claims nor who made a version.
import { isSame } from './json-equality';

/** One field changed on both sides. `null` for a line or trip that a side does not have. */
export interface ContentConflict {
	/** `remuneration.copies`, `remuneration.lines.<id>.date`, `trips.<id>.returnDate`, or `trips.<id>` as a whole. */
	field: string;
	base: unknown;
	mine: unknown;
	theirs: unknown;
}

interface Identified {
	id: string;
}

/** One merge: what changed on one side follows that side, what changed differently on both is noted and kept of `kept`. */
export class ThreeWay {
	readonly conflicts: ContentConflict[] = [];

	constructor(private readonly kept: 'mine' | 'theirs') {}

	value<Value>(base: Value, mine: Value, theirs: Value, field: string): Value {
		if (isSame(mine, theirs) || isSame(mine, base)) return theirs;
		if (isSame(theirs, base)) return mine;
		this.conflicts.push({ field, base: base ?? null, mine: mine ?? null, theirs: theirs ?? null });
		return this.kept === 'mine' ? mine : theirs;
	}

	/** Field by field, those of either side; a base of undefined means that both sides added the record. */
	fields<Entry extends object>(base: Entry | undefined, mine: Entry, theirs: Entry, path: string): Entry {
		const merged = { ...theirs };
		for (const key of Object.keys({ ...mine, ...theirs }) as (keyof Entry & string)[]) {
			merged[key] = this.value<Entry[typeof key] | undefined>(
				base?.[key],
				mine[key],
				theirs[key],
				`${path}.${key}`
			) as Entry[typeof key];
		}
		return merged;
	}

	/**
	 * Lines by id. Added on one side: added. Deleted on one side and untouched on the other: deleted. Deleted on one
	 * side and changed on the other: a conflict on the line as a whole.
	 */
	list<Entry extends Identified>(
		base: readonly Entry[],
		mine: readonly Entry[],
		theirs: readonly Entry[],
		path: string
	): Entry[] {
		if (isSame(theirs, base)) return [...mine];
		if (isSame(mine, base)) return [...theirs];
		const byId = (list: readonly Entry[]) => new Map(list.map((entry) => [entry.id, entry]));
		const [inBase, inMine, inTheirs] = [byId(base), byId(mine), byId(theirs)];
		const merged: Entry[] = [];
		for (const id of new Set([...theirs, ...mine].map((entry) => entry.id))) {
			const [was, here, there] = [inBase.get(id), inMine.get(id), inTheirs.get(id)];
			const entry =
				here !== undefined && there !== undefined
					? this.fields(was, here, there, `${path}.${id}`)
					: this.value(was, here, there, `${path}.${id}`);
			if (entry !== undefined) merged.push(entry);
		}
		return merged;
	}
}
