// Dates, amounts and counts in French, written by hand: an engine's number format differs from one engine to the next.
// No line breaks inside an amount: narrow spaces (U+202F) between thousands, a no-break space before the unit.
import {
	localDateTimeAt,
	type LocalDate,
	type LocalDateTime,
	type Zone
} from '../domain/calendar/local-date-time';

/** «2014-05-20» → «20/05/2014». */
export function formatDate(date: LocalDate): string {
	const [year, month, day] = date.split('-');
	return `${day}/${month}/${year}`;
}

/** «2014-05-20T07:45» → «20/05/2014 à 07:45». */
export function formatDateTime(moment: LocalDateTime): string {
	return `${formatDate(moment.slice(0, 10))} à ${moment.slice(11, 16)}`;
}

/** An ISO instant by the wall clock of a zone: «2026-06-30T22:30:00Z», Europe/Paris → «01/07/2026 à 00:30». */
export function formatInstant(iso: string, zone: Zone): string {
	return formatDateTime(localDateTimeAt(Date.parse(iso), zone));
}

/** A whole number by groups of three: 1234 → «1 234». */
export function formatCount(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Integer cents: 2000 → «20,00 €», 123450 → «1 234,50 €», -5 → «-0,05 €». */
export function formatAmount(cents: number): string {
	const sign = cents < 0 ? '-' : '';
	const whole = Math.abs(cents);
	return `${sign}${formatCount(Math.floor(whole / 100))},${String(whole % 100).padStart(2, '0')} €`;
}

/** 40 → «40 km». */
export function formatKm(km: number): string {
	return `${formatCount(km)} km`;
}

/** A file's size: 5242880 → «5 Mo», 734003 → «717 Ko», 900 → «900 octets». */
export function formatBytes(bytes: number): string {
	if (bytes < 1024) return `${bytes} octet${bytes > 1 ? 's' : ''}`;
	if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} Ko`;
	const tenths = Math.round((bytes * 10) / (1024 * 1024));
	return tenths % 10 === 0 ? `${tenths / 10} Mo` : `${Math.floor(tenths / 10)},${tenths % 10} Mo`;
}
