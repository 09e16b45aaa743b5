import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/academy/default-settings';
import { mealsAllowed } from '../../../src/lib/domain/travel/absence';
import { trip77833 } from './samples';

describe('«lunch = absent all of 11–14 h, dinner 18–21 h, night 0–5 h»', () => {
	const allowed = (from: string, to: string, oneWayJourneys: number | null = null) =>
		mealsAllowed(
			{
				departureDate: from.slice(0, 10),
				departureTime: from.slice(11),
				returnDate: to.slice(0, 10),
				returnTime: to.slice(11),
				oneWayJourneys
			},
			DEFAULT_SETTINGS.mealWindows
		);
	const meals = (lunches: number, dinners: number, nights: number) => ({ lunches, dinners, nights });

	it.each([
		['2017-06-01T11:00', '2017-06-01T14:00', meals(1, 0, 0)],
		['2017-06-01T11:01', '2017-06-01T14:00', meals(0, 0, 0)],
		['2017-06-01T11:00', '2017-06-01T13:59', meals(0, 0, 0)],
		['2017-06-01T13:00', '2017-06-01T21:00', meals(0, 1, 0)],
		['2017-06-01T07:00', '2017-06-01T20:00', meals(1, 0, 0)],
		['2017-06-01T07:00', '2017-06-02T21:00', meals(2, 2, 1)],
		['2017-06-01T18:00', '2017-06-03T12:00', meals(1, 2, 2)],
		['2017-06-01T00:00', '2017-06-01T05:00', meals(0, 0, 1)],
		['2017-06-01T00:01', '2017-06-01T05:00', meals(0, 0, 0)],
		['2017-06-01T23:00', '2017-06-02T04:59', meals(0, 0, 0)],
		['2017-12-31T18:00', '2018-01-01T14:00', meals(1, 1, 1)]
	])('%s to %s', (from, to, expected) => {
		expect(allowed(from, to)).toEqual(expected);
	});

	it('«trajets = 2 × days: meals then counted per day with the line’s two times, no night»', () => {
		expect(allowed('2016-06-20T07:00', '2016-06-23T20:00', 8)).toEqual(meals(4, 0, 0));
		expect(allowed('2016-06-20T07:00', '2016-06-23T21:00', 8)).toEqual(meals(4, 4, 0));
		expect(allowed('2016-06-20T11:01', '2016-06-23T20:00', 8)).toEqual(meals(0, 0, 0));
	});

	it('a day off within the line is not counted: 6 trajets over four days are three days', () => {
		expect(allowed('2016-06-20T07:00', '2016-06-23T20:00', 6)).toEqual(meals(3, 0, 0));
	});

	it('fewer trajets: the person stayed', () => {
		expect(allowed('2016-06-20T07:00', '2016-06-23T20:00', 2)).toEqual(meals(4, 3, 3));
		expect(allowed('2016-06-20T07:00', '2016-06-23T20:00', 3)).toEqual(meals(4, 3, 3));
	});

	it('more trajets than days can hold give no more meals than days', () => {
		expect(allowed('2016-06-20T07:00', '2016-06-21T20:00', 12)).toEqual(meals(2, 0, 0));
		expect(allowed('2016-06-20T07:00', '2016-06-20T20:00', 4)).toEqual(meals(1, 0, 0));
	});

	it('windows are settings', () => {
		const windows = { ...DEFAULT_SETTINGS.mealWindows, lunch: { from: '12:00', to: '14:00' } };
		const trip = {
			departureDate: '2017-06-01',
			departureTime: '11:30',
			returnDate: '2017-06-01',
			returnTime: '14:00',
			oneWayJourneys: null
		};
		expect(mealsAllowed(trip, windows)?.lunches).toBe(1);
		expect(mealsAllowed(trip, DEFAULT_SETTINGS.mealWindows)?.lunches).toBe(0);
	});

	it('says nothing while a time is missing, or of a return before the departure', () => {
		expect(mealsAllowed(trip77833({ returnTime: null }), DEFAULT_SETTINGS.mealWindows)).toBeNull();
		expect(mealsAllowed(trip77833({ returnDate: '2017-05-01' }), DEFAULT_SETTINGS.mealWindows)).toBeNull();
		expect(mealsAllowed(trip77833({ returnDate: '9999-01-01' }), DEFAULT_SETTINGS.mealWindows)).toBeNull();
	});
});
