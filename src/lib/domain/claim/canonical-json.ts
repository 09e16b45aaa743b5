// One text for equal data: hashed at validation, so that nothing is validated unseen.

/**
 * JSON with sorted keys and no spaces; keys whose value is undefined are left out. A value that JSON cannot hold
 * (NaN, a function) is a fault of the caller and throws. `{ b: 1, a: [] }` → `{"a":[],"b":1}`.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value)
			.filter(([, item]) => item !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
		return `{${entries.join(',')}}`;
	}
	if (typeof value === 'number' && !Number.isFinite(value))
		throw new TypeError('a number that JSON cannot hold');
	const text = JSON.stringify(value) as string | undefined;
	if (text === undefined) throw new TypeError(`a ${typeof value} has no JSON`);
	return text;
}
