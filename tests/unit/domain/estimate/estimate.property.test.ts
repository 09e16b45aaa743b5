// What holds of every estimate: whole cents, a total that is the sum of its lines, never less for more.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateClaim, type EstimateInput } from '../../../../src/lib/domain/estimate/estimate-claim';
import { VEHICLE_CLASSES } from '../../../../src/lib/domain/rates/vehicle-class';
import type { RemunerationEntry } from '../../../../src/lib/domain/remuneration/remuneration-entry';
import { PAY_INPUTS } from '../../../../src/lib/domain/mission/mission';
import { academy, claim, id, mission52525, trip77833 } from '../samples';

const count = fc.nat(9999);
const maybe = fc.option(fc.nat(40), { nil: null });
const day = fc
	.tuple(
		fc.integer({ min: 2009, max: 2027 }),
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: 1, max: 28 })
	)
	.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const pay: fc.Arbitrary<RemunerationEntry> = fc.oneof(
	count.map((copies) => ({ kind: 'copies' as const, copies })),
	count.map((candidates) => ({ kind: 'candidates' as const, candidates })),
	fc.tuple(count, fc.nat(59)).map(([hours, minutes]) => ({ kind: 'duration' as const, hours, minutes }))
);
const trip = fc
	.record({
		departureDate: fc.option(day, { nil: null }),
		transportMode: fc.constantFrom('AUTOMOBILE', 'TRAIN_2EME_CLASSE', 'AUTRE', null),
		arrivalPostalCode: fc.constantFrom('29150', '75012', '97400', '98800', 'B-1000', null),
		distanceKm: fc.option(count, { nil: null }),
		oneWayJourneys: maybe,
		otherCostsCents: fc.option(fc.nat(999_999_999), { nil: null }),
		lunchesReimbursed: maybe,
		lunchesAdministrative: maybe,
		dinnersReimbursed: maybe,
		nightsReimbursed: maybe
	})
	.map((changes) => trip77833(changes));
const input: fc.Arbitrary<EstimateInput> = fc
	.record({
		pay,
		trips: fc.array(trip, { maxLength: 4 }),
		exam: fc.constantFrom('BACCALAUREAT GENERAL', 'DIPLOME NATIONAL DU BREVET', 'CAPES'),
		typeCode: fc.constantFrom('ORAL', 'EPREUVES_EPS', 'VAE', 'SURVEILLANCE'),
		payInput: fc.constantFrom(...PAY_INPUTS),
		startsOn: day,
		isGranted: fc.boolean(),
		vehicle: fc.constantFrom(...VEHICLE_CLASSES, null)
	})
	.map((given) => {
		const trips = given.trips.map((one, index) => ({ ...one, id: id(index) }));
		const schedule = {
			kind: 'period' as const,
			startsAt: `${given.startsOn}T08:00`,
			endsAt: `${given.startsOn}T18:00`
		};
		const { exam, typeCode, payInput, vehicle } = given;
		return {
			content: { remuneration: given.pay, trips },
			claim: claim({
				travelScales: given.isGranted
					? Object.fromEntries(trips.map((one) => [one.id, 'kilometric' as const]))
					: null
			}),
			mission: { ...mission52525, exam, typeCode, payInput, schedule },
			academy: academy(),
			vehicle
		};
	});

describe('every estimate', () => {
	it('is whole cents, and its total the sum of its lines', () => {
		fc.assert(
			fc.property(input, (given) => {
				const { lines, totalCents, unpriced } = estimateClaim(given);
				const priced = lines.flatMap(({ amountCents }) => (amountCents === null ? [] : [amountCents]));
				expect([...priced, totalCents].every((cents) => Number.isSafeInteger(cents) && cents >= 0)).toBe(
					true
				);
				expect(totalCents).toBe(priced.reduce((sum, cents) => sum + cents, 0));
				expect(unpriced).toBe(lines.length - priced.length);
			})
		);
	});

	it('says for each line either by which rates, or as typed, or why there is no number', () => {
		fc.assert(
			fc.property(input, (given) => {
				for (const { amountCents, reason, rates, subject } of estimateClaim(given).lines) {
					expect(amountCents === null).toBe(reason !== null);
					expect(rates.length > 0).toBe(amountCents !== null && subject !== 'otherCosts');
					const counted = rates.reduce((sum, applied) => sum + applied.count, 0);
					expect(Number.isSafeInteger(counted)).toBe(true);
				}
			})
		);
	});

	it('is never less for one copy, one meal or one night more', () => {
		fc.assert(
			fc.property(input, fc.nat(9998), (given, copies) => {
				const [first, ...others] = given.content.trips;
				const more = (entry: number) => ({
					...given,
					content: {
						remuneration: { kind: 'copies' as const, copies: copies + entry },
						trips:
							first === undefined
								? []
								: [
										{
											...first,
											lunchesReimbursed: (first.lunchesReimbursed ?? 0) + entry,
											nightsReimbursed: (first.nightsReimbursed ?? 0) + entry
										},
										...others
									]
					}
				});
				return estimateClaim(more(1)).totalCents >= estimateClaim(more(0)).totalCents;
			})
		);
	});

	it('is never less for one more kilometre by the kilometric scale', () => {
		fc.assert(
			fc.property(fc.nat(12_000), fc.constantFrom(...VEHICLE_CLASSES), (distanceKm, vehicle) => {
				const total = (km: number) =>
					estimateClaim({
						content: {
							remuneration: { kind: 'none' },
							trips: [trip77833({ departureDate: '2024-06-03', distanceKm: km, oneWayJourneys: 1 })]
						},
						claim: claim({ travelScales: { [id(1)]: 'kilometric' } }),
						mission: mission52525,
						academy: academy(),
						vehicle
					}).totalCents;
				return total(distanceKm + 1) >= total(distanceKm);
			})
		);
	});
});
