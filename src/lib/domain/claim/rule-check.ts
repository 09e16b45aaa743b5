// How a rule's check tells what it found. `save` lets missing values pass, never wrong ones; `validate` asks for all.
import type { Violation, ViolationCode } from './violation';

export type CheckPurpose = 'save' | 'validate';

export function blocking(code: ViolationCode, field: string, params?: Violation['params']): Violation {
	return { code, field, severity: 'blocking', ...(params && { params }) };
}

export function warning(code: ViolationCode, field: string, params?: Violation['params']): Violation {
	return { code, field, severity: 'warning', ...(params && { params }) };
}

export interface Bounds {
	min: number;
	max: number;
}

/** Nothing for null or a whole number within the bounds, both included. */
export function outOfBounds(
	value: number | null,
	bounds: Bounds,
	field: string,
	code: ViolationCode = 'countOutOfRange'
): Violation[] {
	if (value === null) return [];
	if (!Number.isInteger(value)) return [blocking('notAWholeNumber', field)];
	return value < bounds.min || value > bounds.max ? [blocking(code, field, { ...bounds })] : [];
}

/** «Champ obligatoire», at validation only. */
export function missing(value: number | string | null, field: string, purpose: CheckPurpose): Violation[] {
	return purpose === 'validate' && (value === null || value === '') ? [blocking('required', field)] : [];
}
