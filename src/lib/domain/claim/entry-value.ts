// Puts one value into a claim as typed, by the path of a conflict of `mergeEntry`: what the person chose.
import type { ClaimEntry } from './claim-entry';

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
