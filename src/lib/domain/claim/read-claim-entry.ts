// From what was typed to content: reads each field, and names those that it could not read. Whether a value that was
// read is right is `checkClaim`'s to say.
import { readTypedDate, readTypedTime } from '../calendar/local-date-time';
import { readAmountCents } from '../money/cents';
import type { HalfDayLine, RemunerationEntry } from '../remuneration/remuneration-entry';
import type { Trip } from '../travel/trip';
import type { ClaimContent } from './claim';
import type { ClaimEntry, HalfDayLineText, TripText } from './claim-entry';
import { COUNT_BOUNDS, MINUTE_BOUNDS } from './entry-bounds';
import type { Violation, ViolationCode } from './violation';

class Reader {
	readonly violations: Violation[] = [];

	private unread(code: ViolationCode, field: string, params?: Violation['params']): null {
		this.violations.push({ code, field, severity: 'blocking', ...(params && { params }) });
		return null;
	}

	/** A whole number from 0; «12,5» is none, «-1» and more than nine figures are out of range. */
	whole(text: string, field: string): number | null {
		const typed = text.replace(/[\s\u00A0\u202F]/gu, '');
		if (typed === '') return null;
		if (!/^[+-]?\d+$/.test(typed)) return this.unread('notAWholeNumber', field);
		const isReadable = !typed.startsWith('-') && typed.replace(/^\+?0*/, '').length <= 9;
		if (isReadable) return Number(typed);
		return field.endsWith('.minutes')
			? this.unread('minutesOutOfRange', field, { ...MINUTE_BOUNDS })
			: this.unread('countOutOfRange', field, { ...COUNT_BOUNDS });
	}

	date(text: string, field: string): string | null {
		if (text.trim() === '') return null;
		return readTypedDate(text) ?? this.unread('notADate', field);
	}

	time(text: string, field: string): string | null {
		if (text.trim() === '') return null;
		return readTypedTime(text) ?? this.unread('notATime', field);
	}

	amount(text: string, field: string): number | null {
		if (text.trim() === '') return null;
		return readAmountCents(text) ?? this.unread('notAnAmount', field);
	}

	/** Text in composed form (NFC), without spaces around it; null if nothing is left. */
	text(text: string): string | null {
		const typed = text.normalize('NFC').trim();
		return typed === '' ? null : typed;
	}

	/** Two letters; empty stands for France. */
	country(text: string, field: string): string {
		const typed = text.trim().toUpperCase();
		if (/^[A-Z]{2}$/.test(typed)) return typed;
		if (typed !== '') this.unread('required', field);
		return 'FR';
	}
}

function readLine(read: Reader, line: HalfDayLineText): HalfDayLine {
	const at = (name: string) => `remuneration.lines.${line.id}.${name}`;
	return {
		id: line.id,
		date: read.date(line.date, at('date')),
		morningStart: read.time(line.morningStart, at('morningStart')),
		morningEnd: read.time(line.morningEnd, at('morningEnd')),
		afternoonStart: read.time(line.afternoonStart, at('afternoonStart')),
		afternoonEnd: read.time(line.afternoonEnd, at('afternoonEnd'))
	};
}

function readPay(read: Reader, typed: ClaimEntry['remuneration']): RemunerationEntry {
	switch (typed.kind) {
		case 'copies':
			return { kind: 'copies', copies: read.whole(typed.copies, 'remuneration.copies') };
		case 'candidates':
			return { kind: 'candidates', candidates: read.whole(typed.candidates, 'remuneration.candidates') };
		case 'duration':
			return {
				kind: 'duration',
				hours: read.whole(typed.hours, 'remuneration.hours'),
				minutes: read.whole(typed.minutes, 'remuneration.minutes')
			};
		case 'halfDays':
			return { kind: 'halfDays', lines: typed.lines.map((line) => readLine(read, line)) };
		case 'santorin':
			// Supplied, not typed: `keepUnentered` puts the supplied figures back.
			return { kind: 'santorin', unit: 'copies', count: null, groupingComment: null };
		case 'gestionnaire':
		case 'none':
			return { kind: typed.kind };
	}
}

function readTrip(read: Reader, typed: TripText): Trip {
	const at = (name: string) => `trips.${typed.id}.${name}`;
	const whole = (name: keyof TripText) => read.whole(typed[name], at(name));
	return {
		id: typed.id,
		origin: typed.origin,
		departureTown: read.text(typed.departureTown),
		departurePostalCode: read.text(typed.departurePostalCode),
		departureCountry: read.country(typed.departureCountry, at('departureCountry')),
		departureDate: read.date(typed.departureDate, at('departureDate')),
		departureTime: read.time(typed.departureTime, at('departureTime')),
		arrivalTown: read.text(typed.arrivalTown),
		arrivalPostalCode: read.text(typed.arrivalPostalCode),
		arrivalCountry: read.country(typed.arrivalCountry, at('arrivalCountry')),
		returnDate: read.date(typed.returnDate, at('returnDate')),
		returnTime: read.time(typed.returnTime, at('returnTime')),
		transportMode: read.text(typed.transportMode),
		distanceKm: whole('distanceKm'),
		oneWayJourneys: whole('oneWayJourneys'),
		otherCostsCents: read.amount(typed.otherCosts, at('otherCosts')),
		comment: read.text(typed.comment) ?? '',
		lunchesReimbursed: whole('lunchesReimbursed'),
		lunchesAdministrative: whole('lunchesAdministrative'),
		lunchesFree: whole('lunchesFree'),
		dinnersReimbursed: whole('dinnersReimbursed'),
		dinnersFree: whole('dinnersFree'),
		nightsReimbursed: whole('nightsReimbursed'),
		nightsFree: whole('nightsFree')
	};
}

/**
 * The content of an entry, with null for what is empty or unreadable, and one violation for each unreadable field
 * («12,5» copies, «25h», «0,005»). Pay that is supplied, not typed, comes out empty: pass the result through
 * `keepUnentered` before it is saved.
 */
export function readClaimEntry(entry: ClaimEntry): { content: ClaimContent; violations: Violation[] } {
	const read = new Reader();
	const content = {
		remuneration: readPay(read, entry.remuneration),
		trips: entry.trips.map((trip) => readTrip(read, trip))
	};
	return { content, violations: read.violations };
}
