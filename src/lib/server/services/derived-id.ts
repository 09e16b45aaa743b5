// An id made of what it is for: the same each time, so that what is repeated is known.
import { createHash } from 'node:crypto';

/** In the form of a UUID: `derivedId('half-day 2017-06-15')`. */
export function derivedId(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
