// How old what waits is, and since when it waits: from a mission's end until it is validated, then from the validation.
import { daysBetween, type LocalDate } from '../calendar/local-date-time';

/** What the figures tell apart. `open` is split by the day: a mission to come or under way is nobody's delay. */
export const COUNTED_STATES = [
	'pending',
	'toValidate',
	'deferred',
	'notDone',
	'validated',
	'gestionnaireToHandle',
	'accepted',
	'handled',
	'exported',
	'paid',
	'cancelled',
	'none'
] as const;
export type CountedState = (typeof COUNTED_STATES)[number];

/** Those that wait for somebody, so that their age says something. */
export const WAITING_STATES = ['toValidate', 'validated', 'gestionnaireToHandle'] as const;
export type WaitingState = (typeof WAITING_STATES)[number];

/** Last day of each age but the open one: 7 days is still the first, 8 the second [chosen]. */
const LAST_DAYS = [7, 30, 90] as const;
export const AGE_BANDS = ['week', 'month', 'quarter', 'older'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export function ageBandOf(since: LocalDate, today: LocalDate): AgeBand {
	const days = daysBetween(since, today);
	const index = LAST_DAYS.findIndex((last) => days <= last);
	return AGE_BANDS[index === -1 ? AGE_BANDS.length - 1 : index] ?? 'older';
}

/** `stored` as the figures keep it; `open` on the last day of its mission or before is not late yet. */
export function countedState(stored: string, day: LocalDate, today: LocalDate): CountedState {
	if (stored === 'open') return day < today ? 'toValidate' : 'pending';
	const known = COUNTED_STATES.find((state) => state === stored);
	if (known === undefined) throw new TypeError(`${stored} is no counted state.`);
	return known;
}
