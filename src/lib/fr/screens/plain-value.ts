// A field's value in plain words, whatever its kind: for a conflict, where both sides are shown.
import { formatAmount, formatDate } from '../formats';

/** Dates as dd/mm/yyyy, cents as euros, a whole trip or line as its parts; null as empty text. */
export function plainValue(value: unknown, name = ''): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number') return name.endsWith('Cents') ? formatAmount(value) : String(value);
	if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
	if (Array.isArray(value)) return value.map((part) => plainValue(part)).join(' ; ');
	if (typeof value === 'object') {
		return Object.entries(value)
			.filter(([key]) => !['id', 'origin', 'kind'].includes(key))
			.map(([key, part]) => plainValue(part, key))
			.filter((text) => text !== '')
			.join(', ');
	}
	return String(value);
}
