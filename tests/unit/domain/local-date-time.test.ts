import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	addHours,
	addMonths,
	addYears,
	daysBetween,
	isLocalDate,
	isLocalTime,
	localDateTimeAt,
	readTypedDate,
	readTypedTime,
	weekday
} from '../../../src/lib/domain/calendar/local-date-time';

describe('«Dates are wall-clock in the centre’s zone»', () => {
	it.each([
		['Europe/Paris', '2026-07-01T00:30'],
		['Indian/Reunion', '2026-07-01T02:30'],
		['Indian/Mayotte', '2026-07-01T01:30'],
		['America/Martinique', '2026-06-30T18:30'],
		['America/Guadeloupe', '2026-06-30T18:30'],
		['America/Cayenne', '2026-06-30T19:30'],
		['Pacific/Noumea', '2026-07-01T09:30'],
		['Pacific/Tahiti', '2026-06-30T12:30'],
		['Pacific/Wallis', '2026-07-01T10:30'],
		['America/Miquelon', '2026-06-30T20:30']
	])('2026-06-30T22:30Z is %s %s', (zone, local) => {
		expect(localDateTimeAt(Date.parse('2026-06-30T22:30:00Z'), zone)).toBe(local);
	});

	it('jumps over the hour that summer time takes away', () => {
		expect(localDateTimeAt(Date.parse('2026-03-29T00:59:59Z'), 'Europe/Paris')).toBe('2026-03-29T01:59');
		expect(localDateTimeAt(Date.parse('2026-03-29T01:00:00Z'), 'Europe/Paris')).toBe('2026-03-29T03:00');
	});

	it('writes midnight as 00:00 of the next day, never 24:00', () => {
		expect(localDateTimeAt(Date.parse('2026-06-30T22:00:00Z'), 'Europe/Paris')).toBe('2026-07-01T00:00');
	});

	it('cuts seconds, and reads instants before 1970', () => {
		expect(localDateTimeAt(Date.parse('1969-12-31T22:59:59.999Z'), 'Europe/Paris')).toBe('1969-12-31T23:59');
	});
});

describe('a calendar without zone', () => {
	it.each([
		['2024-02-29', true],
		['2023-02-29', false],
		['1900-02-29', false],
		['2000-02-29', true],
		['2026-04-31', false],
		['2026-13-01', false],
		['2026-00-10', false],
		['2026-1-1', false],
		['2026-01-01T00:00', false],
		['', false]
	])('%s is a date: %s', (text, expected) => {
		expect(isLocalDate(text)).toBe(expected);
	});

	it.each([
		['00:00', true],
		['23:59', true],
		['24:00', false],
		['7:30', false],
		['07:60', false]
	])('%s is a time: %s', (text, expected) => {
		expect(isLocalTime(text)).toBe(expected);
	});

	it('goes months back and forth, to the last day of a shorter month', () => {
		expect(addMonths('2017-06-16', -12)).toBe('2016-06-16');
		expect(addMonths('2017-03-31', -1)).toBe('2017-02-28');
		expect(addMonths('2017-01-31', -2)).toBe('2016-11-30');
		expect(addMonths('2016-11-30', 3)).toBe('2017-02-28');
		expect(addMonths('2017-12-01', 1)).toBe('2018-01-01');
	});

	it('«29/02 → 28/02» where the year has no 29 February', () => {
		expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
		expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
		expect(addYears('2022-06-30', 4)).toBe('2026-06-30');
	});

	it('adds hours over midnight, the month and the year', () => {
		expect(addHours('2025-12-31T22:15', 4)).toBe('2026-01-01T02:15');
		expect(addHours('2024-02-28T20:00', 4)).toBe('2024-02-29T00:00');
		expect(addHours('2024-03-01T01:30', -2)).toBe('2024-02-29T23:30');
		expect(addHours('2024-03-01T08:00', 24)).toBe('2024-03-02T08:00');
	});

	it('knows the weekdays that the guide prints', () => {
		expect(weekday('2014-05-20')).toBe(2);
		expect(weekday('2018-04-13')).toBe(5);
		expect(weekday('2015-07-08')).toBe(3);
		expect(weekday('1969-12-28')).toBe(0);
	});

	it('agrees with the engine’s own calendar on every day of eight centuries', () => {
		fc.assert(
			fc.property(fc.integer({ min: -150_000, max: 150_000 }), (days) => {
				const expected = new Date(days * 86_400_000).toISOString().slice(0, 10);
				expect(addDays('1970-01-01', days)).toBe(expected);
				expect(daysBetween('1970-01-01', expected)).toBe(days);
				expect(weekday(expected)).toBe(new Date(days * 86_400_000).getUTCDay());
			})
		);
	});

	it('a date that reaches a calculation unchecked is a fault, not a silent NaN', () => {
		expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
	});
});

describe('what a person types', () => {
	it.each([
		['7h30', '07:30'],
		['07h30', '07:30'],
		['0730', '07:30'],
		['730', '07:30'],
		['7:30', '07:30'],
		['07:30', '07:30'],
		['7.30', '07:30'],
		[' 7 h 30 ', '07:30'],
		['7h', '07:00'],
		['7', '07:00'],
		['23H59', '23:59'],
		['0', '00:00'],
		['24:00', null],
		['7:5', null],
		['7:60', null],
		['25h', null],
		['soir', null],
		['', null],
		['07:30:00', null],
		['-7:30', null]
	])('the time «%s» reads %s', (text, time) => {
		expect(readTypedTime(text)).toBe(time);
	});

	it.each([
		['2014-05-20', '2014-05-20'],
		['20/05/2014', '2014-05-20'],
		['1/6/2017', '2017-06-01'],
		['20.05.2014', '2014-05-20'],
		['31/04/2026', null],
		['05/20/2014', null],
		['20/05/14', null],
		['demain', null]
	])('the date «%s» reads %s', (text, date) => {
		expect(readTypedDate(text)).toBe(date);
	});
});
