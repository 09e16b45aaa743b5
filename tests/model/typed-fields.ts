// The fields that the model's people type in, by a name that holds over devices. Every value that is typed is typed
// once in a history, so that it can be found again. Pure.
import { emptyTripText, type ClaimEntry } from '../../src/lib/domain/claim/claim-entry';
import type { ClaimContent } from '../../src/lib/domain/claim/claim';
import { entryFromContent } from '../../src/lib/domain/claim/claim-entry';

export const TYPED_KINDS = ['candidates', 'comment', 'arrivalTown', 'otherCosts', 'addTrip'] as const;
export type TypedKind = (typeof TYPED_KINDS)[number];

export interface Typed {
	entry: ClaimEntry;
	field: string;
	value: string;
}

/** What the nth value of a history looks like in a field; `mark` is the person's own. */
function valueFor(kind: TypedKind, mark: string, count: number): string {
	if (kind === 'candidates') return String(1_000 + count);
	if (kind === 'otherCosts') return `${count},50`;
	return `${mark} ${kind} ${count}`;
}

/** One field changed; `at` chooses among the trips. `newId` names an added trip. */
export function typeInto(
	entry: ClaimEntry,
	kind: TypedKind,
	{ mark, count, at, newId }: { mark: string; count: number; at: number; newId: string }
): Typed {
	const value = valueFor(kind, mark, count);
	if (kind === 'candidates') {
		const remuneration = { ...entry.remuneration, candidates: value };
		return { entry: { ...entry, remuneration }, field: 'candidates', value };
	}
	const [first] = entry.trips;
	const index = at % Math.max(1, entry.trips.length);
	const chosen = entry.trips[index];
	if (kind === 'addTrip' || chosen === undefined) {
		const like = first ?? emptyTripText(newId, 'added');
		const added = { ...like, id: newId, origin: 'added' as const, comment: value };
		return { entry: { ...entry, trips: [...entry.trips, added] }, field: `trip ${newId} comment`, value };
	}
	const trips = entry.trips.map((trip) => (trip === chosen ? { ...trip, [kind]: value } : trip));
	return { entry: { ...entry, trips }, field: `trip ${chosen.id} ${kind}`, value };
}

/** What stands in a field; undefined where the field is not there (a trip taken away). */
export function readField(entry: ClaimEntry, field: string): string | undefined {
	if (field === 'candidates') return entry.remuneration.candidates;
	const [, id, name] = field.split(' ');
	const trip = entry.trips.find((candidate) => candidate.id === id);
	return trip?.[name as 'comment' | 'arrivalTown' | 'otherCosts'];
}

/** Every field of a content by the same names. */
export function fieldsOf(content: ClaimContent): Map<string, string> {
	const { remuneration, trips } = entryFromContent(content);
	const fields = new Map([['candidates', remuneration.candidates]]);
	for (const { id, ...trip } of trips) {
		for (const [name, value] of Object.entries(trip)) fields.set(`trip ${id} ${name}`, value);
	}
	return fields;
}

export function fieldOfContent(content: ClaimContent, field: string): string | undefined {
	return readField(entryFromContent(content), field);
}
