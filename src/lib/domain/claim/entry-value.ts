// One value of a claim as typed, by the path of a conflict of `mergeEntry`: read it, or put in what the person chose.
import type { ClaimPart } from './claim';
import type { ClaimEntry } from './claim-entry';

/** The part of the claim that a field belongs to. */
export function partOf(field: string): ClaimPart {
	return field.startsWith('trips') ? 'travel' : 'remuneration';
}

/** Null where there is none; a whole line or trip by its id. */
export function entryValue(entry: ClaimEntry, field: string): unknown {
	let at: unknown = entry;
	for (const key of field.split('.')) {
		if (typeof at !== 'object' || at === null) return null;
		const lines: unknown[] | null = Array.isArray(at) ? at : null;
		at = lines === null ? (at as Record<string, unknown>)[key] : lines.find((line) => idOf(line) === key);
	}
	return at ?? null;
}

function idOf(line: unknown): unknown {
	return typeof line === 'object' && line !== null && 'id' in line ? line.id : null;
}

/** The form's name of a stored field: the frais divers are typed as an amount, stored in cents. */
export function typedName(field: string): string {
	return field.replace(/\.otherCostsCents$/, '.otherCosts');
}

/** Null for a whole line or trip deletes it; one that is missing is added. An unknown path changes nothing. */
export function withEntryValue(entry: ClaimEntry, field: string, value: unknown): ClaimEntry {
	const [part, ...rest] = field.split('.');
	if (part === 'trips') return { ...entry, trips: withLine(entry.trips, rest, value) };
	if (part !== 'remuneration') return entry;
	const pay = entry.remuneration;
	if (rest.length === 0) return { ...entry, remuneration: value as ClaimEntry['remuneration'] };
	if (rest[0] === 'lines') {
		return { ...entry, remuneration: { ...pay, lines: withLine(pay.lines, rest.slice(1), value) } };
	}
	return { ...entry, remuneration: withKey(pay, rest[0], value) };
}

function withKey<Fields extends object>(fields: Fields, key: string | undefined, value: unknown): Fields {
	return key !== undefined && key in fields ? { ...fields, [key]: value } : fields;
}

/** The value's type agrees with the path's by construction: both come from one conflict. */
function withLine<Line extends { id: string }>(
	lines: readonly Line[],
	[id, key]: readonly string[],
	value: unknown
): Line[] {
	if (key !== undefined) return lines.map((line) => (line.id === id ? withKey(line, key, value) : line));
	if (value === null) return lines.filter((line) => line.id !== id);
	const isKnown = lines.some((line) => line.id === id);
	return isKnown ? lines.map((line) => (line.id === id ? (value as Line) : line)) : [...lines, value as Line];
}
