// Puts one value back into a claim's content by the path of a conflict: what the person chose after seeing both.
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { Trip } from '../travel/trip';
import type { ClaimContent } from './claim';

interface Identified {
	id: string;
}

/**
 * The content with one field set. `field` and `value` are those of a conflict of `mergeContent`, so their types
 * agree by construction; null for a whole line or trip deletes it. An unknown path leaves the content as it is.
 */
export function withFieldValue(content: ClaimContent, field: string, value: unknown): ClaimContent {
	const [part, ...rest] = field.split('.');
	if (part === 'trips') return { ...content, trips: withListValue<Trip>(content.trips, rest, value) };
	if (part !== 'remuneration') return content;
	const pay = content.remuneration;
	if (rest.length === 0) return { ...content, remuneration: value as RemunerationEntry };
	if (rest[0] === 'lines' && pay.kind === 'halfDays') {
		return { ...content, remuneration: { ...pay, lines: withListValue(pay.lines, rest.slice(1), value) } };
	}
	return { ...content, remuneration: withKey(pay, rest[0], value) };
}

function withKey<Entry extends object>(entry: Entry, key: string | undefined, value: unknown): Entry {
	return key !== undefined && key in entry ? { ...entry, [key]: value } : entry;
}

function withListValue<Entry extends Identified>(
	list: readonly Entry[],
	[id, key]: readonly string[],
	value: unknown
): Entry[] {
	if (key !== undefined) return list.map((entry) => (entry.id === id ? withKey(entry, key, value) : entry));
	const others = list.filter((entry) => entry.id !== id);
	if (value === null) return others;
	const isKnown = others.length < list.length;
	return isKnown
		? list.map((entry) => (entry.id === id ? (value as Entry) : entry))
		: [...list, value as Entry];
}
