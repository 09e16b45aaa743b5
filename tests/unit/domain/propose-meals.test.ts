import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/academy/default-settings';
import { checkTrip } from '../../../src/lib/domain/travel/check-trip';
import { DEFAULT_TRANSPORT_MODES } from '../../../src/lib/domain/travel/default-transport-modes';
import { proposeMeals } from '../../../src/lib/domain/travel/propose-meals';
import { mealReasons } from '../../../src/lib/fr/screens/meal-help';
import { trip77833 } from './samples';

const { mealWindows } = DEFAULT_SETTINGS;
const proposed = (changes: Parameters<typeof trip77833>[0]) =>
	proposeMeals(trip77833(changes), mealWindows)?.proposed;

describe('«Proposer les repas et nuits»', () => {
	it('proposes what the times allow, less what is free or administrative', () => {
		expect(proposed({})).toEqual({ lunches: 1, dinners: 0, nights: 0 });
		expect(proposed({ returnTime: '21:00' })).toEqual({ lunches: 1, dinners: 1, nights: 0 });
		expect(proposed({ returnTime: '20:59' })).toEqual({ lunches: 1, dinners: 0, nights: 0 });
		expect(proposed({ lunchesFree: 1 })).toEqual({ lunches: 0, dinners: 0, nights: 0 });
		expect(proposed({ lunchesAdministrative: 3 })).toEqual({ lunches: 0, dinners: 0, nights: 0 });
	});

	it('counts nights of a stay, and none of a line that returns each day', () => {
		const stay = { returnDate: '2017-06-03', oneWayJourneys: 2 };
		expect(proposed(stay)).toEqual({ lunches: 3, dinners: 2, nights: 2 });
		expect(proposed({ ...stay, oneWayJourneys: 6 })).toEqual({ lunches: 3, dinners: 0, nights: 0 });
	});

	it('has nothing to propose while a time is missing', () => {
		expect(proposed({ returnTime: null })).toBeUndefined();
		expect(proposed({ returnDate: '2017-05-31' })).toBeUndefined();
	});

	it('tells why', () => {
		const offered = trip77833({ returnTime: '21:30', dinnersFree: 1 });
		const proposal = proposeMeals(offered, mealWindows);
		expect(proposal === null ? [] : mealReasons(proposal, mealWindows)).toEqual([
			'Déjeuner(s) à rembourser : 1 (absence de 11:00 à 14:00 pendant 1 jour)',
			'Dîner(s) à rembourser : 0 (absence de 18:00 à 21:00 pendant 1 jour, moins 1 déclaré gratuit ou administratif)',
			'Nombre de nuitées à rembourser : 0 (pas d’absence de 00:00 à 05:00)'
		]);
	});

	it('what it proposes is never warned of by the rules', () => {
		const time = fc
			.integer({ min: 0, max: 1439 })
			.map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
		const count = fc.integer({ min: 0, max: 3 });
		fc.assert(
			fc.property(
				fc.record({
					departureTime: time,
					returnTime: time,
					returnDate: fc.integer({ min: 1, max: 9 }).map((day) => `2017-06-0${day}`),
					oneWayJourneys: fc.integer({ min: 1, max: 20 }),
					lunchesFree: count,
					dinnersFree: count,
					nightsFree: count
				}),
				(drawn) => {
					const trip = trip77833({ ...drawn, lunchesReimbursed: null });
					const proposal = proposeMeals(trip, mealWindows);
					if (proposal === null) return;
					const { allowed, declared } = proposal;
					fc.pre(
						(['lunches', 'dinners', 'nights'] as const).every((kind) => declared[kind] <= allowed[kind])
					);
					const filled = {
						...trip,
						lunchesReimbursed: proposal.proposed.lunches,
						dinnersReimbursed: proposal.proposed.dinners,
						nightsReimbursed: proposal.proposed.nights
					};
					const rules = {
						settings: DEFAULT_SETTINGS,
						transportModes: DEFAULT_TRANSPORT_MODES,
						lockedDepartureTown: null
					};
					const codes = checkTrip(filled, rules, 'validate').map(({ code }) => code);
					expect(codes).not.toContain('mealsExceedTimes');
					expect(codes).not.toContain('nightsExceedTimes');
				}
			)
		);
	});
});
