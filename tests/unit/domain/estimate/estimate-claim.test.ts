// What a claim should bring: the figures of rules §4 and §6, and everything that has no number.
import { describe, expect, it } from 'vitest';
import type { Rate } from '../../../../src/lib/domain/academy/rate-kinds';
import type { Claim, ClaimContent } from '../../../../src/lib/domain/claim/claim';
import { estimateClaim, type EstimateInput } from '../../../../src/lib/domain/estimate/estimate-claim';
import type { AssignedMission } from '../../../../src/lib/domain/mission/mission';
import { SNCF_RATES } from '../../../../src/lib/domain/rates/kilometre-rates';
import type { RemunerationEntry } from '../../../../src/lib/domain/remuneration/remuneration-entry';
import type { Trip } from '../../../../src/lib/domain/travel/trip';
import { academy, claim, id, mission52525, part, trip77833 } from '../samples';

const DNB: AssignedMission = {
	...mission52525,
	number: 77833,
	exam: 'DIPLOME NATIONAL DU BREVET',
	typeCode: 'ORAL',
	schedule: {
		kind: 'datedLines',
		lines: [{ date: '2017-06-01', time: '08:00', duration: { unit: 'day', count: 1 } }]
	}
};

/** The table of 2011 as a desk would write it, from then on. */
const DESK_SNCF: Rate[] = SNCF_RATES.filter(({ from }) => from === '2011-07-01').map((rate) => {
	if (rate.band.by !== 'distance') throw new Error('not a band of the SNCF scale');
	const { overKm, upToKm } = rate.band;
	const band = upToKm === null ? `${overKm + 1} km et plus` : `${overKm + 1}–${upToKm} km`;
	return { kind: rate.kind, band, amount: rate.amount, startsOn: '2011-07-01', source: 'Note du rectorat' };
});

interface Given {
	pay?: RemunerationEntry;
	trips?: Trip[];
	mission?: Partial<AssignedMission>;
	claim?: Partial<Claim>;
	rates?: Rate[];
	vehicle?: EstimateInput['vehicle'];
}

function estimate(given: Given = {}) {
	const content: ClaimContent = { remuneration: given.pay ?? { kind: 'none' }, trips: given.trips ?? [] };
	return estimateClaim({
		content,
		claim: claim(given.claim),
		mission: { ...DNB, ...given.mission },
		academy: { ...academy(), ...(given.rates && { rates: given.rates }) },
		vehicle: given.vehicle ?? null
	});
}
const amounts = (given: Given) =>
	estimate(given).lines.map(({ subject, amountCents, reason }) => [subject, amountCents ?? reason]);
const copies = (count: number): RemunerationEntry => ({ kind: 'copies', copies: count });
const hours = (count: number, minutes: number): RemunerationEntry => ({
	kind: 'duration',
	hours: count,
	minutes
});
const BAC = { exam: 'BACCALAUREAT GENERAL' };

describe('the guide’s mission 77833 (rules §6)', () => {
	const given: Given = { pay: { kind: 'candidates', candidates: 12 }, trips: [trip77833()] };

	it('has no number for what no rate is known for in 2017, and counts the rest', () => {
		const found = estimate(given);
		expect(amounts(given)).toEqual([
			['candidates', 'paidByTheHour'],
			['sncfKilometres', 'unknownRate'],
			['otherCosts', 2000],
			['meals', 1525]
		]);
		expect(found).toMatchObject({ totalCents: 3525, unpriced: 2 });
	});

	it('comes to 50,42 € of travel by the table of 2011, where the académie goes by it', () => {
		const found = estimate({ ...given, rates: DESK_SNCF });
		expect(found.totalCents).toBe(5042);
		expect(found.lines.find(({ subject }) => subject === 'sncfKilometres')).toMatchObject({
			count: 80,
			journeys: { distanceKm: 40, count: 2 },
			amountCents: 1517,
			rates: [
				{ count: 2, rate: { amount: '1.8551', source: { kind: 'academy', text: 'Note du rectorat' } } },
				{ count: 80, rate: { amount: '0.1432' } }
			],
			notes: ['sncfUnlessGranted']
		});
	});
});

describe('pay (rules §4c)', () => {
	it.each([
		['14 copies of a baccalauréat', copies(14), BAC, 7000],
		['14 copies of a DNB', copies(14), {}, 1050],
		['12 h 30 at taux 1', hours(12, 30), { payInput: 'duration' }, 5138],
		['12 h 30 at taux 3', hours(12, 30), { ...BAC, payInput: 'duration' }, 12_000],
		['an hour of EPS at 75 %', hours(1, 0), { payInput: 'duration', typeCode: 'EPREUVES_EPS' }, 308],
		['SANTORIN’s copies', { kind: 'santorin', unit: 'copies', count: 3, groupingComment: null }, BAC, 1500]
	] as [string, RemunerationEntry, Partial<AssignedMission>, number][])('%s', (_, pay, mission, cents) => {
		expect(estimate({ pay, mission }).totalCents).toBe(cents);
	});

	it('marks hours times a rate as supposed', () => {
		const line = {
			id: id(3),
			date: '2017-06-01',
			morningStart: '08:00',
			morningEnd: '12:00',
			afternoonStart: null,
			afternoonEnd: null
		};
		const found = estimate({ pay: { kind: 'halfDays', lines: [line] }, mission: { payInput: 'halfDays' } });
		expect(found.lines).toMatchObject([
			{ subject: 'hours', count: 240, amountCents: 1644, notes: ['hoursTimesRate'] }
		]);
	});

	it.each([
		[
			'an exam that the table does not name',
			copies(14),
			{ exam: 'BREVET DE TECHNICIEN SUPERIEUR' },
			'unknownExam'
		],
		[
			'a mission before the arrêté',
			copies(14),
			{
				...BAC,
				schedule: { ...DNB.schedule, lines: [{ date: '2011-06-01', time: '08:00', duration: null }] }
			},
			'unknownRate'
		],
		['candidates', { kind: 'candidates', candidates: 12 }, BAC, 'paidByTheHour'],
		['VAE', { kind: 'candidates', candidates: 1 }, { typeCode: 'VAE' }, 'coefficient'],
		['what the gestionnaire enters', { kind: 'gestionnaire' }, { payInput: 'gestionnaire' }, 'notEnteredYet'],
		['what the president enters', copies(3), { ...BAC, heading: 'ministry' }, 'notEnteredYet']
	] as [string, RemunerationEntry, Partial<AssignedMission>, string][])(
		'has no number for %s',
		(_, pay, mission, reason) => {
			const found = estimate({ pay, mission });
			expect(found.lines).toMatchObject([{ amountCents: null, reason }]);
			expect(found).toMatchObject({ totalCents: 0, unpriced: 1 });
		}
	);

	it('goes by what was supplied for the intervenant, and by the académie’s rates', () => {
		const supplied = (entry: RemunerationEntry) =>
			({
				suppliedPay: { entry, at: '2017-06-02T08:00:00Z', actor: 'gestionnaire', actorName: 'G' }
			}) as Partial<Claim>;
		const mission = { payInput: 'gestionnaire', typeCode: 'SURVEILLANCE' } as const;
		const given: Given = { pay: { kind: 'gestionnaire' }, mission, claim: supplied(hours(2, 0)) };
		expect(amounts(given)).toEqual([['hours', 'unknownWork']]);
		const rate: Rate = {
			kind: 'supervisionHour',
			band: '',
			amount: '15',
			startsOn: '2016-09-01',
			source: 'Note'
		};
		expect(amounts({ ...given, rates: [rate] })).toEqual([['hours', 3000]]);
		expect(amounts({ ...given, mission: { ...mission, typeCode: 'REUNION' }, rates: [rate] })).toEqual([
			['hours', 'unknownWork']
		]);
	});

	it.each(['none', 'cancelled'] as const)('is left out where the part is %s', (status) => {
		expect(estimate({ pay: copies(3), mission: BAC, claim: { remuneration: part(status) } }).lines).toEqual(
			[]
		);
	});
});

describe('travel (rules §4)', () => {
	const at = (departureDate: string, changes: Partial<Trip> = {}) =>
		trip77833({
			departureDate,
			returnDate: departureDate,
			otherCostsCents: null,
			lunchesReimbursed: null,
			...changes
		});
	const granted = (...ids: number[]) => ({
		claim: { travelScales: Object.fromEntries(ids.map((n) => [id(n), 'kilometric' as const])) }
	});

	it.each([
		['10 km', 10, 1, 244],
		['16 km', 16, 1, 348],
		['17 km', 17, 1, 352],
		['35 km', 35, 1, 687],
		['56 km there and back', 56, 2, 1975],
		['500 km', 500, 1, 5778]
	])('SNCF 2011, %s', (_, distanceKm, oneWayJourneys, cents) => {
		expect(estimate({ trips: [at('2012-01-10', { distanceKm, oneWayJourneys })] }).totalCents).toBe(cents);
	});

	it.each([
		['upTo5Cv', 80, 2560],
		['over7Cv', 2500, 117_500],
		['6or7Cv', 2030, 83_530]
	] as const)('the kilometric scale, %s, %i km from 0', (vehicle, distanceKm, cents) => {
		const trips = [at('2024-06-03', { distanceKm, oneWayJourneys: 1 })];
		expect(estimate({ trips, vehicle, ...granted(1) }).totalCents).toBe(cents);
	});

	it('adds up the kilometres of a calendar year, in the order of the departures', () => {
		const trips = [
			at('2024-06-10', { id: id(2), distanceKm: 80, oneWayJourneys: 1 }),
			at('2024-06-03', { id: id(1), distanceKm: 1950, oneWayJourneys: 1 })
		];
		const found = estimate({ trips, vehicle: '6or7Cv', ...granted(1, 2) });
		// 80 km after 1,950: 50 × 0,41 + 30 × 0,51.
		expect(found.lines.map(({ amountCents }) => amountCents)).toEqual([3580, 79_950]);
		expect(found.lines[0]?.rates.map(({ rate, count }) => [rate.amount, count])).toEqual([
			['0.41', 50],
			['0.51', 30]
		]);
	});

	it('does not guess a vehicle, nor today’s rate of a motorcycle', () => {
		const trips = [at('2024-06-03')];
		expect(amounts({ trips, ...granted(1) })).toEqual([['kilometres', 'unknownVehicle']]);
		expect(amounts({ trips, vehicle: 'motorcycle', ...granted(1) })).toEqual([['kilometres', 'unknownRate']]);
		expect(amounts({ trips: [at('2017-06-01')], vehicle: 'motorcycle', ...granted(1) })).toEqual([
			['kilometres', 960]
		]);
	});

	it('counts meals, reduced meals and nights at the place, and offered ones for nothing', () => {
		const meals = {
			transportMode: 'TRAIN_2EME_CLASSE',
			lunchesReimbursed: 1,
			dinnersReimbursed: 2,
			lunchesAdministrative: 1,
			lunchesFree: 3,
			nightsReimbursed: 2
		};
		const paris = { arrivalTown: 'PARIS', arrivalPostalCode: '75012' };
		expect(amounts({ trips: [at('2024-06-03', { ...meals, ...paris })] })).toEqual([
			['tickets', 'ticketPrice'],
			['meals', 6000],
			['reducedMeals', 1000],
			['nights', 28_000]
		]);
		expect(amounts({ trips: [at('2018-06-03', { ...meals, ...paris })] }).at(-1)).toEqual([
			'nights',
			'unknownRate'
		]);
	});

	it.each([
		['abroad', { arrivalCountry: 'BE', arrivalPostalCode: '1000' }, 'abroad'],
		['without a postal code', { arrivalPostalCode: null }, 'unknownPlace'],
		['without a day', { departureDate: null }, 'missingDate']
	])('has no number for a meal %s', (_, changes, reason) => {
		const trip = at('2024-06-03', { transportMode: null, lunchesReimbursed: 1, ...changes });
		expect(amounts({ trips: [trip] })).toEqual([['meals', reason]]);
	});

	it('is left out where the trips are entered elsewhere, or nothing was done', () => {
		const trips = [at('2024-06-03', { otherCostsCents: 500 })];
		const deferred = { deferredTo: { academy: 'RENNES', missionNumber: 1 } };
		const notDone = { notDone: { at: '2017-06-02T08:00:00Z', by: 'S' } };
		for (const told of [deferred, notDone, { travel: part('none') }, { travel: part('cancelled') }]) {
			expect(estimate({ trips, claim: told }).lines).toEqual([]);
		}
	});
});
