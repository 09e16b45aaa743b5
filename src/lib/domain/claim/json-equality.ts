// Equality of plain data, whatever the order of keys: what «the same field» means when two versions are compared.

export function isSame(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) || Array.isArray(b)) {
		return (
			Array.isArray(a) &&
			Array.isArray(b) &&
			a.length === b.length &&
			a.every((item, index) => isSame(item, b[index]))
		);
	}
	const left = Object.entries(a);
	const right = new Map<string, unknown>(Object.entries(b));
	return (
		left.length === right.size &&
		left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
	);
}
