// Meals and nights as dated rates (rules §4). Before their first day there is no rate, hence no number.
import type { RateKind } from '../academy/rate-kinds';
import type { KnownRate, RateSourceId } from './known-rate';
import type { PlaceClass } from './place-class';

type Days = Pick<KnownRate, 'from' | 'until' | 'isStartChecked'>;

const FRANCE: readonly PlaceClass[] = ['mainland', 'largeTown', 'paris'];

/** Amounts by the places for which they hold. */
function stays(
	kind: RateKind,
	id: RateSourceId,
	days: Days,
	amounts: readonly (readonly [string, readonly PlaceClass[]])[]
): KnownRate[] {
	return amounts.map(([amount, places]) => ({
		kind,
		band: { by: 'place', places },
		amount,
		...days,
		source: { kind: 'national', id }
	}));
}

/** Read for 2017; on which day they began was not read. */
const UNTIL_2019: Days = { from: '2017-01-01', until: '2019-12-31', isStartChecked: false };
const SINCE_2020: Days = { from: '2020-01-01', until: '2023-09-21', isStartChecked: true };
const SINCE_2023: Days = { from: '2023-09-22', until: null, isStartChecked: true };
const NIGHTS_BEFORE_2023: Days = { from: '2019-03-01', until: '2023-09-21', isStartChecked: false };

/** The half rate of 15,25 € is 7,63 €, as it is published, not 7,625 €. Half of 24 € is not published. */
export const STAY_RATES: readonly KnownRate[] = [
	...stays('meal', 'mealsUntil2019', UNTIL_2019, [['15.25', FRANCE]]),
	...stays('mealReduced', 'mealsUntil2019', UNTIL_2019, [['7.63', FRANCE]]),
	...stays('meal', 'mealsSince2020', SINCE_2020, [['17.50', FRANCE]]),
	...stays('mealReduced', 'mealsSince2020', SINCE_2020, [['8.75', FRANCE]]),
	...stays('meal', 'mealsSince2023', SINCE_2023, [
		['20', [...FRANCE, 'overseas']],
		['24', ['pacific']]
	]),
	...stays('mealReduced', 'mealsSince2023', SINCE_2023, [['10', FRANCE]]),
	...stays('night', 'nightsBefore2023', NIGHTS_BEFORE_2023, [
		['70', ['mainland']],
		['90', ['largeTown']],
		['110', ['paris']]
	]),
	...stays('night', 'nightsSince2023', SINCE_2023, [
		['90', ['mainland']],
		['120', ['largeTown', 'overseas', 'pacific']],
		['140', ['paris']]
	])
];

/** A night of somebody recognised as a disabled worker with reduced mobility (rules §4): told, never reckoned. */
export const REDUCED_MOBILITY_NIGHT: KnownRate = {
	kind: 'night',
	band: { by: 'all' },
	amount: '150',
	...SINCE_2023,
	source: { kind: 'national', id: 'nightsSince2023' }
};
