// Who changed which field of a claim last, and when: what a person is told when two versions meet. Knows no clock.
import type { ClaimContent, ClaimActor } from './claim';
import { isSame } from './json-equality';

/** Who and when, by the server's clock. `system`: an import (SANTORIN, Cyclades). */
export interface ChangeAuthor {
	/** ISO instant, UTC. */
	at: string;
	actor: ClaimActor | 'system';
	actorName: string;
}

/** One change and the fields of which it is still the latest: paths as in a conflict. */
export interface ContentChange extends ChangeAuthor {
	fields: string[];
}

/** Fields remembered of one claim; the oldest go first [chosen: ten whole trips]. */
const MOST_FIELDS = 300;

/** Paths of what differs: `remuneration.copies`, `trips.<id>.comment`, `trips.<id>` for one added or deleted. */
export function changedFields(before: ClaimContent, after: ClaimContent): string[] {
	const [was, is] = [before.remuneration, after.remuneration];
	const pay =
		was.kind === 'halfDays' && is.kind === 'halfDays'
			? changedLines(was.lines, is.lines, 'remuneration.lines')
			: was.kind === is.kind
				? changedKeys(was, is, 'remuneration')
				: ['remuneration'];
	return [...pay, ...changedLines(before.trips, after.trips, 'trips')];
}

function changedKeys(before: object, after: object, path: string): string[] {
	const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
	return [...new Set([...was.keys(), ...is.keys()])]
		.filter((key) => !isSame(was.get(key), is.get(key)))
		.map((key) => `${path}.${key}`);
}

function changedLines<Line extends { id: string }>(before: Line[], after: Line[], path: string): string[] {
	const [was, is] = [
		new Map(before.map((line) => [line.id, line])),
		new Map(after.map((line) => [line.id, line]))
	];
	return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
		const [old, now] = [was.get(id), is.get(id)];
		if (old === undefined || now === undefined) return [`${path}.${id}`];
		return changedKeys(old, now, `${path}.${id}`);
	});
}

/** The changes with one more, newest last; each field stays in its newest change alone. */
export function withChange(known: readonly ContentChange[], change: ContentChange): ContentChange[] {
	const fresh = new Set(change.fields);
	const older = known.map((earlier) => ({
		...earlier,
		fields: earlier.fields.filter((field) => !fresh.has(field))
	}));
	let room = MOST_FIELDS;
	return [...older, change]
		.reverse()
		.map((one) => {
			const fields = one.fields.slice(0, Math.max(room, 0));
			room -= fields.length;
			return { ...one, fields };
		})
		.filter(({ fields }) => fields.length > 0)
		.reverse();
}

/**
 * Who changed a field last; of a whole line, whoever changed any of it. Null: nobody since the import.
 * The typed name of a field («otherCosts») stands for the stored one.
 */
export function lastChangeOf(
	changes: readonly ContentChange[] | undefined,
	field: string
): ChangeAuthor | null {
	const path = field.replace(/\.otherCosts$/, '.otherCostsCents');
	const ofField = (changes ?? []).filter(({ fields }) =>
		fields.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`))
	);
	const last = ofField.at(-1);
	return last === undefined ? null : { at: last.at, actor: last.actor, actorName: last.actorName };
}
