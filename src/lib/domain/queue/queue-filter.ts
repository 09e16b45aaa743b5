// What a gestionnaire chooses claims by, and how it is read from a form. Knows neither the index nor where it is kept.
import { readTypedDate, type LocalDate } from '../calendar/local-date-time';
import { readAmountCents } from '../money/cents';
import { FIRST_YEAR, LAST_YEAR } from './range-marks';

/** What can be chosen in the list: every stored status that a decision can meet, or all. */
export const QUEUE_STATUSES = [
	'validated',
	'gestionnaireToHandle',
	'accepted',
	'handled',
	'cancelled',
	'open',
	'all'
] as const;
export type QueueStatus = (typeof QUEUE_STATUSES)[number];

export const QUEUE_ORDERS = ['oldest', 'newest'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export const ATTESTATIONS = ['absent', 'present'] as const;

/** Days since the last validation that can be asked for («ancienneté») [chosen]. */
export const WAITING_DAYS = [7, 15, 30, 60, 90, 180] as const;

export interface QueueFilter {
	/** A claim is under a status if one of its parts is. */
	status: QueueStatus;
	/** Name or matricule, or the beginning of its words; empty: anybody. */
	person: string;
	/** Words anywhere: person, numbers, exam, type, centre; empty: no word. */
	keyword: string;
	/** As the source prints it; empty: any. */
	exam: string;
	/** UAI, or the label of a centre without; empty: any. */
	centre: string;
	/** The mission's start, ends included; null: no bound. */
	missionFrom: LocalDate | null;
	missionTo: LocalDate | null;
	/** The last validation, in the académie's zone, ends included. */
	validatedFrom: LocalDate | null;
	validatedTo: LocalDate | null;
	/** «Frais divers» of all trips, integer cents, ends included. */
	amountFromCents: number | null;
	amountToCents: number | null;
	/** Validated at least so many days ago. */
	waitingDays: number | null;
	isLate: boolean;
	attestation: (typeof ATTESTATIONS)[number] | null;
	order: QueueOrder;
}

/** What waits for a decision, who waits longest first. */
export const FIRST_FILTER: QueueFilter = {
	status: 'validated',
	person: '',
	keyword: '',
	exam: '',
	centre: '',
	missionFrom: null,
	missionTo: null,
	validatedFrom: null,
	validatedTo: null,
	amountFromCents: null,
	amountToCents: null,
	waitingDays: null,
	isLate: false,
	attestation: null,
	order: 'oldest'
};

export type QueueFilterField = keyof QueueFilter;

export type ReadFilter =
	{ ok: true; filter: QueueFilter } | { ok: false; filter: QueueFilter; fields: QueueFilterField[] };

const MAX_WORDS = 100;
/**
 * Reads the fields of a form. A choice that is unknown counts for none; a date or an amount that cannot be read, or
 * whose end is before its beginning, is told and counts for none. «12,50» → 1250; «12,50» to «10» → told; a year that no
 * claim can be of (9999) → told.
 */
export function readQueueFilter(text: (name: QueueFilterField) => string): ReadFilter {
	const wrong: QueueFilterField[] = [];
	const date = (name: QueueFilterField): LocalDate | null => {
		const typed = text(name).trim();
		if (typed === '') return null;
		const read = readTypedDate(typed);
		const year = Number(read?.slice(0, 4));
		if (read !== null && year >= FIRST_YEAR && year <= LAST_YEAR) return read;
		wrong.push(name);
		return null;
	};
	const amount = (name: QueueFilterField): number | null => {
		const typed = text(name).trim();
		if (typed === '') return null;
		const cents = readAmountCents(typed);
		if (cents !== null) return cents;
		wrong.push(name);
		return null;
	};
	const one = <Word extends string>(name: QueueFilterField, words: readonly Word[]) =>
		words.find((word) => word === text(name)) ?? null;
	const days = WAITING_DAYS.find((known) => String(known) === text('waitingDays')) ?? null;
	const filter: QueueFilter = {
		status: one('status', QUEUE_STATUSES) ?? FIRST_FILTER.status,
		person: text('person').trim().slice(0, MAX_WORDS),
		keyword: text('keyword').trim().slice(0, MAX_WORDS),
		exam: text('exam').slice(0, MAX_WORDS * 3),
		centre: text('centre').slice(0, MAX_WORDS * 3),
		missionFrom: date('missionFrom'),
		missionTo: date('missionTo'),
		validatedFrom: date('validatedFrom'),
		validatedTo: date('validatedTo'),
		amountFromCents: amount('amountFromCents'),
		amountToCents: amount('amountToCents'),
		waitingDays: days,
		isLate: text('isLate') !== '',
		attestation: one('attestation', ATTESTATIONS),
		order: one('order', QUEUE_ORDERS) ?? FIRST_FILTER.order
	};
	for (const [from, to, field] of [
		[filter.missionFrom, filter.missionTo, 'missionTo'],
		[filter.validatedFrom, filter.validatedTo, 'validatedTo'],
		[filter.amountFromCents, filter.amountToCents, 'amountToCents']
	] as const) {
		if (from !== null && to !== null && from > to) wrong.push(field);
	}
	return wrong.length === 0 ? { ok: true, filter } : { ok: false, filter, fields: wrong };
}

/** How many choices narrow the list beside status and order: what «plus de critères» hides. */
export function narrowedBy(filter: QueueFilter): number {
	return (Object.keys(FIRST_FILTER) as QueueFilterField[]).filter(
		(name) => name !== 'status' && name !== 'order' && filter[name] !== FIRST_FILTER[name]
	).length;
}
