// One side's value of a field in conflict, in plain words: a text as typed, or a whole line as its labelled fields.
import type { TransportMode } from '../../domain/travel/trip';
import type { MissionSchedule } from '../../domain/mission/mission';
import { fieldLabel } from '../field-labels';
import { formatDate } from '../formats';
import { scheduleLines } from '../schedule';
import { CONFLICT_WORDS } from './conflict';
import { plainValue } from './plain-value';

export interface ShownValue {
	/** Null for a single value, which is the field's own. */
	label: string | null;
	text: string;
}

/** Told beside a value that reads as a number; what is typed otherwise stays as typed. */
const UNITS = [
	['.otherCosts', '€'],
	['.distanceKm', 'km']
] as const;

/** What is not shown of a line: its id, and what the person never typed. */
const HIDDEN = new Set(['id', 'origin', 'kind', 'lines']);

/** A field of the claim as typed. A whole line that a side does not have was deleted there. */
export function typedValue(
	field: string,
	value: unknown,
	modes: readonly Pick<TransportMode, 'code' | 'label'>[]
): ShownValue[] {
	if (value === null || value === undefined) return [{ label: null, text: CONFLICT_WORDS.deleted }];
	if (typeof value !== 'object') return [{ label: null, text: textOf(field, String(value), modes) }];
	const known = Object.entries(value).filter(([key, part]) => !HIDDEN.has(key) && part !== '');
	return known.map(([key, part]) => ({
		label: fieldLabel(`${field}.${key}`),
		text: textOf(`${field}.${key}`, String(part), modes)
	}));
}

function textOf(
	field: string,
	text: string,
	modes: readonly Pick<TransportMode, 'code' | 'label'>[]
): string {
	if (text === '') return CONFLICT_WORDS.empty;
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
	if (field.endsWith('.transportMode')) return modes.find(({ code }) => code === text)?.label ?? text;
	const unit = UNITS.find(([name]) => field.endsWith(name))?.[1];
	return unit !== undefined && /^[\d ,.]+$/.test(text) ? `${text} ${unit}` : text;
}

/** A field of the récapitulatif. */
export function summaryValue(field: string, value: unknown): string {
	if (field === 'mission.schedule' && value !== null) {
		return scheduleLines(value as MissionSchedule).join(' ; ');
	}
	if (Array.isArray(value) && field.endsWith('Documents')) {
		const words = value.map((piece: { name?: string; folder: string; purpose: string }) => {
			return piece.name ?? fieldLabel(`documents.${piece.folder}.${piece.purpose}`);
		});
		return words.join(', ') || CONFLICT_WORDS.empty;
	}
	return plainValue(value, field) || CONFLICT_WORDS.empty;
}
