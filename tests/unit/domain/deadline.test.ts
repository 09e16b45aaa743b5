import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/lib/domain/calendar/local-date-time';
import {
	countdownOf,
	deadlineOf,
	isPastDeadline,
	isUrgent,
	lastDayOf
} from '../../../src/lib/domain/claim/deadline';
import { printedStates } from '../../../src/lib/domain/claim/printed-states';
import { academy, claim, mission52525, parisSummer, part } from './samples';

const june = { ...mission52525, session: 'juin 2026' };
const { settings } = academy({
	claimDeadline: '2026-08-31',
	claimDeadlines: [{ session: 'Juin 2026', lastDay: '2026-07-15' }]
});

describe('the last day of a session', () => {
	it('is its own, whatever case and spaces, else the académie’s; none where there is none', () => {
		expect(lastDayOf(settings, 'juin  2026')).toBe('2026-07-15');
		expect(lastDayOf(settings, 'septembre 2026')).toBe('2026-08-31');
		expect(lastDayOf(settings, null)).toBe('2026-08-31');
		expect(lastDayOf(academy().settings, 'juin 2026')).toBeNull();
	});

	it('of a device that stored its académie before there were any by session is the académie’s', () => {
		const stored = { ...settings };
		delete stored.claimDeadlines;
		expect(lastDayOf(stored, 'juin 2026')).toBe('2026-08-31');
	});
});

describe('«À valider avant le …», counted down', () => {
	it.each([
		['2026-07-03T10:00', 12],
		['2026-07-14T23:59', 1],
		['2026-07-15T00:00', 0],
		['2026-07-15T23:59', 0],
		['2026-07-16T00:00', -1]
	])('at %s: %i days', (now, daysLeft) => {
		expect(deadlineOf(settings, june, parisSummer(now))).toEqual({ lastDay: '2026-07-15', daysLeft });
		expect(isPastDeadline(settings, june, parisSummer(now))).toBe(daysLeft < 0);
	});

	it('in the mission’s zone: 15/07 at 22:00 in Paris is the 16th at La Réunion', () => {
		const at = Date.parse('2026-07-15T20:00:00Z');
		expect(isPastDeadline(settings, june, at)).toBe(false);
		expect(isPastDeadline(settings, { ...june, zone: 'Indian/Reunion' }, at)).toBe(true);
	});

	it('is urgent from 7 days on, and once it is past', () => {
		const urgent = (daysLeft: number) => isUrgent({ lastDay: '2026-07-15', daysLeft });
		expect([8, 7, 0, -1].map(urgent)).toEqual([false, true, true, true]);
	});

	it('goes by the calendar: a day later there is one day less, in every zone', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4000 }),
				fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea', 'America/Martinique'),
				(days, zone) => {
					const at = Date.parse('2020-01-01T12:00:00Z') + days * 86_400_000;
					const left = (now: number) => deadlineOf(settings, { ...june, zone }, now)?.daysLeft ?? NaN;
					expect(left(at) - left(at + 86_400_000)).toBe(1);
				}
			)
		);
	});
});

describe('for whom it counts down', () => {
	const now = parisSummer('2026-07-03T10:00');
	const shown = (changes: Parameters<typeof claim>[0], mission = june) =>
		countdownOf(claim(changes), mission, settings, now);

	it('an open part, the other one already sent', () => {
		expect(shown({})).toEqual({ lastDay: '2026-07-15', daysLeft: 12 });
		expect(shown({ remuneration: part('accepted') })).not.toBeNull();
	});

	it.each([
		['both sent', { remuneration: part('validated'), travel: part('validated') }],
		['nothing due', { remuneration: part('none'), travel: part('none') }],
		['declared not done', { notDone: { at: '2026-07-01T08:00:00Z', by: 'x' } }],
		[
			'travel deferred, pay handled',
			{ remuneration: part('handled'), deferredTo: { academy: 'RENNES', missionNumber: 1 } }
		]
	])('%s: nothing to tell', (_name, changes) => {
		expect(shown(changes)).toBeNull();
	});

	it('nobody is pressed about a mission from which they were taken off', () => {
		const cancelled = { ...mission52525, cancelledAt: '2014-05-19T08:00:00.000Z' };
		const atNoon = Date.parse('2014-06-01T10:00:00Z');
		const settings = { claimDeadline: '2014-08-31' };
		expect(countdownOf(claim(), mission52525, settings, atNoon)).not.toBeNull();
		expect(countdownOf(claim(), cancelled, settings, atNoon)).toBeNull();
	});

	it('what SANTORIN supplies is nothing to send', () => {
		const supplied = { ...june, payInput: 'santorin' as const };
		expect(shown({ travel: part('none') }, supplied)).toBeNull();
	});

	it('the day after the last one still says so', () => {
		const after = parisSummer(`${addDays('2026-07-15', 1)}T08:00`);
		expect(countdownOf(claim(), june, settings, after)).toEqual({ lastDay: '2026-07-15', daysLeft: -1 });
	});
});

describe('the states that a printed récapitulatif tells', () => {
	const both = ['remuneration', 'travel'] as const;
	it('one accepted, one validated again: both; alike or alone: none', () => {
		const mixed = claim({ remuneration: part('accepted'), travel: part('validated') });
		expect(printedStates(mixed, both)).toEqual({ remuneration: 'accepted', travel: 'validated' });
		expect(printedStates(mixed, ['travel'])).toEqual({});
		const alike = claim({ remuneration: part('validated'), travel: part('validated') });
		expect(printedStates(alike, both)).toEqual({});
	});
});
