// Kilometres: the kilometric scale, by vehicle and by the kilometres of the calendar year, and the SNCF 2nd class scale,
// `a + b·d` by the length of one trip (rules §4, §4b).
import type { KnownRate, RateSourceId } from './known-rate';
import type { VehicleClass } from './vehicle-class';

type Days = Pick<KnownRate, 'from' | 'until' | 'isStartChecked'>;

/** Up to 2,000 km, up to 10,000 km, above. */
const YEAR_BANDS: readonly (readonly [number, number | null])[] = [
	[0, 2000],
	[2000, 10_000],
	[10_000, null]
];

function scale(vehicle: VehicleClass, id: RateSourceId, days: Days, amounts: readonly string[]): KnownRate[] {
	return amounts.map((amount, index) => {
		const [overKm, upToKm] = amounts.length === 1 ? [0, null] : (YEAR_BANDS[index] ?? [0, null]);
		return {
			kind: 'carKm',
			band: { by: 'vehicle', vehicle, overKm, upToKm },
			amount,
			...days,
			source: { kind: 'national', id }
		};
	});
}

/** Two sources give two days for the new scale, 01/01 and 14/03/2022: between them no rate is certain, and none is given. */
const SINCE_2022: Days = { from: '2022-03-14', until: null, isStartChecked: true };
/** What held before; how long it had held was not read, so it is taken for the year before alone. */
const IN_2021: Days = { from: '2021-01-01', until: '2021-12-31', isStartChecked: false };
/** Read in a text of April 2017; the amounts of today were not found. */
const IN_2017: Days = { from: '2017-01-01', until: '2017-12-31', isStartChecked: false };

export const KILOMETRIC_RATES: readonly KnownRate[] = [
	...scale('upTo5Cv', 'kilometresSince2022', SINCE_2022, ['0.32', '0.40', '0.23']),
	...scale('6or7Cv', 'kilometresSince2022', SINCE_2022, ['0.41', '0.51', '0.30']),
	...scale('over7Cv', 'kilometresSince2022', SINCE_2022, ['0.45', '0.55', '0.32']),
	...scale('upTo5Cv', 'kilometresBefore2022', IN_2021, ['0.29', '0.36', '0.21']),
	...scale('6or7Cv', 'kilometresBefore2022', IN_2021, ['0.37', '0.46', '0.27']),
	...scale('over7Cv', 'kilometresBefore2022', IN_2021, ['0.41', '0.50', '0.29']),
	...scale('motorcycle', 'motorcycles2017', IN_2017, ['0.12']),
	...scale('moped', 'motorcycles2017', IN_2017, ['0.09'])
];

/** Last km of each band of one trip; the last band has no end. */
const TRIP_BANDS = [16, 32, 64, 109, 149, 199, 300, 499, 799];

function sncf(id: RateSourceId, days: Days, pairs: readonly (readonly [string, string])[]): KnownRate[] {
	return pairs.flatMap(([fixed, perKm], index) => {
		const band = {
			by: 'distance' as const,
			overKm: index === 0 ? 0 : (TRIP_BANDS[index - 1] ?? 0),
			upToKm: TRIP_BANDS[index] ?? null
		};
		const source = { kind: 'national' as const, id };
		return [
			{ kind: 'sncfFixed' as const, band, amount: fixed, ...days, source },
			{ kind: 'sncfKm' as const, band, amount: perKm, ...days, source }
		];
	});
}

/**
 * The table of 2010 lasted a year. That of 2011 is known to have been raised since, but not when: it is given one year
 * too, and after it there is no number but by an académie's own rates.
 */
export const SNCF_RATES: readonly KnownRate[] = [
	...sncf('sncf2010', { from: '2010-07-01', until: '2011-06-30', isStartChecked: true }, [
		['0.6778', '0.1694'],
		['0.2181', '0.1886'],
		['1.8037', '0.1392'],
		['2.5166', '0.1296'],
		['3.5595', '0.1242'],
		['7.0438', '0.1039'],
		['6.7575', '0.1053'],
		['11.8938', '0.0898'],
		['16.07', '0.0802'],
		['28.055', '0.0657']
	]),
	...sncf('sncf2011', { from: '2011-07-01', until: '2012-06-30', isStartChecked: true }, [
		['0.6971', '0.1742'],
		['0.2243', '0.1940'],
		['1.8551', '0.1432'],
		['2.5883', '0.1333'],
		['3.6609', '0.1277'],
		['7.2445', '0.1069'],
		['6.9501', '0.1083'],
		['12.2328', '0.0924'],
		['16.5280', '0.0825'],
		['28.8546', '0.0676']
	])
];
