// What leaves for payment: units of each kind of entry, which parts wait, corrections, and a control total that holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredPartStatus } from '../../../src/lib/domain/claim/claim';
import { ControlSum } from '../../../src/lib/domain/payment/control-total';
import { correctionFault, readCorrectedUnits } from '../../../src/lib/domain/payment/correction';
import { exportableParts } from '../../../src/lib/domain/payment/exportable';
import {
	addUnits,
	differenceOf,
	EXPORT_UNITS,
	NO_UNITS,
	payUnits,
	travelUnits,
	type ExportUnits
} from '../../../src/lib/domain/payment/export-units';
import type { RemunerationEntry } from '../../../src/lib/domain/remuneration/remuneration-entry';
import { decideAction } from '../../../src/lib/domain/claim/transitions';
import { halfDays } from './content-samples';
import { mission52525, parisSummer, trip77833 } from './samples';

const units = (some: Partial<ExportUnits>): ExportUnits => ({ ...NO_UNITS, ...some });

describe('units', () => {
	it.each([
		[{ kind: 'copies', copies: 14 }, { copies: 14 }],
		[{ kind: 'candidates', candidates: 12 }, { candidates: 12 }],
		[{ kind: 'duration', hours: 12, minutes: 30 }, { minutes: 750 }],
		[{ kind: 'duration', hours: null, minutes: 45 }, { minutes: 45 }],
		[{ kind: 'santorin', unit: 'copies', count: 80, groupingComment: null }, { copies: 80 }],
		[{ kind: 'santorin', unit: 'candidates', count: null, groupingComment: null }, {}],
		[{ kind: 'gestionnaire' }, {}],
		[{ kind: 'none' }, {}],
		[{ kind: 'copies', copies: null }, {}]
	] as [RemunerationEntry, Partial<ExportUnits>][])('%j → %j', (entry, expected) => {
		expect(payUnits(entry)).toEqual(units(expected));
	});

	it('counts a half-day with both its times, and its minutes', () => {
		expect(payUnits(halfDays('12:00', '11:30').remuneration)).toEqual(units({ halfDays: 2, minutes: 450 }));
		const [line] = (halfDays('12:00').remuneration as Extract<RemunerationEntry, { kind: 'halfDays' }>).lines;
		const whole = { ...line, afternoonStart: '13:30', afternoonEnd: '17:00' } as NonNullable<typeof line>;
		const torn = { ...whole, morningEnd: null };
		expect(payUnits({ kind: 'halfDays', lines: [whole] })).toEqual(units({ halfDays: 2, minutes: 450 }));
		expect(payUnits({ kind: 'halfDays', lines: [torn] })).toEqual(units({ halfDays: 1, minutes: 210 }));
	});

	it('takes km as the distance there times the journeys, and all of several trips', () => {
		const trip = trip77833({
			distanceKm: 40,
			oneWayJourneys: 2,
			otherCostsCents: 2000,
			lunchesReimbursed: 1
		});
		const total = travelUnits([trip, { ...trip, distanceKm: null, otherCostsCents: null, nightsFree: 2 }]);
		expect(total).toMatchObject({
			trips: 2,
			distanceKm: 80,
			lunchesReimbursed: 2,
			otherCostsCents: 2000,
			nightsFree: 2
		});
		expect(total.kilometricKm).toBe(0);
		expect(
			travelUnits([trip, { ...trip, id: 'other' }], { other: 'kilometric', [trip.id]: 'sncf' })
		).toMatchObject({
			distanceKm: 160,
			kilometricKm: 80
		});
		expect(travelUnits([])).toEqual(NO_UNITS);
	});
});

describe('which parts wait', () => {
	const claim = (pay: StoredPartStatus, travel: StoredPartStatus, change = {}) => ({
		remuneration: { status: pay, statusBeforeCancel: null, isExported: false },
		travel: { status: travel, statusBeforeCancel: null, isExported: false },
		remunerationPaidOn: null,
		travelPaidOn: null,
		hasSuppliedPay: false,
		...change
	});

	it('takes what is accepted, by what the batch is for', () => {
		expect(exportableParts(claim('accepted', 'accepted'), 'both')).toEqual(['remuneration', 'travel']);
		expect(exportableParts(claim('accepted', 'accepted'), 'travel')).toEqual(['travel']);
		expect(exportableParts(claim('accepted', 'validated'), 'both')).toEqual(['remuneration']);
		for (const status of ['none', 'open', 'validated', 'cancelled', 'gestionnaireToHandle'] as const)
			expect(exportableParts(claim(status, status), 'both')).toEqual([]);
	});

	it('takes pay that the desk handled only if somebody entered it, and never travel so', () => {
		expect(exportableParts(claim('handled', 'handled'), 'both')).toEqual([]);
		expect(exportableParts(claim('handled', 'handled', { hasSuppliedPay: true }), 'both')).toEqual([
			'remuneration'
		]);
	});

	it('leaves what left already, and what was paid elsewhere', () => {
		const left = { remuneration: { status: 'accepted', statusBeforeCancel: null, isExported: true } };
		expect(exportableParts(claim('accepted', 'accepted', left), 'both')).toEqual(['travel']);
		expect(exportableParts(claim('accepted', 'accepted', { travelPaidOn: '2017-05-01' }), 'both')).toEqual([
			'remuneration'
		]);
	});
});

describe('once a part has left', () => {
	const at = (
		action: 'enterPay' | 'setScale' | 'cancel' | 'unhandle' | 'revokeAcceptance',
		exported: boolean
	) =>
		decideAction({
			claim: {
				remuneration: { status: 'handled', statusBeforeCancel: null, isExported: exported },
				travel: { status: 'accepted', statusBeforeCancel: null, isExported: exported },
				notDone: null,
				deferredTo: null,
				attestation: null
			},
			mission: { ...mission52525, payInput: 'gestionnaire' },
			action,
			actor: 'gestionnaire',
			nowMs: parisSummer('2018-01-01T00:00'),
			reason: 'x'
		});

	it.each(['enterPay', 'setScale', 'cancel', 'unhandle', 'revokeAcceptance'] as const)(
		'%s is for who has not left; what has is corrected by a later batch',
		(action) => {
			expect(at(action, false).ok).toBe(true);
			expect(at(action, true)).toEqual({ ok: false, code: 'claim-exported' });
		}
	);
});

describe('corrections', () => {
	it('reads whole numbers, amounts in euros, and nothing else', () => {
		const typed = (values: Record<string, string>) => (unit: string) => values[unit] ?? '';
		expect(readCorrectedUnits('remuneration', typed({ copies: ' 12 ' }))).toEqual(units({ copies: 12 }));
		expect(readCorrectedUnits('travel', typed({ otherCostsCents: '20,50', distanceKm: '80' }))).toEqual(
			units({ otherCostsCents: 2050, distanceKm: 80 })
		);
		// A unit of the other part is not looked at.
		expect(readCorrectedUnits('travel', typed({ copies: '3' }))).toEqual(NO_UNITS);
		for (const wrong of ['-1', '1,5', '1e3', 'x', '1000001', '12345678'])
			expect(readCorrectedUnits('remuneration', typed({ copies: wrong }))).toBeNull();
		expect(readCorrectedUnits('remuneration', typed({ copies: '1000000' }))?.copies).toBe(1_000_000);
	});

	it('wants a change and a reason', () => {
		expect(correctionFault(units({ copies: 12 }), units({ copies: 14 }), 'comptées deux fois')).toBeNull();
		expect(correctionFault(units({ copies: 14 }), units({ copies: 14 }), 'x')).toBe('unchanged');
		expect(correctionFault(units({ copies: 12 }), units({ copies: 14 }), '  ')).toBe('reason');
		expect(correctionFault(units({ copies: 12 }), units({ copies: 14 }), 'x'.repeat(501))).toBe('reason');
		expect(correctionFault(null, units({}), 'x')).toBe('units');
		// A scale chosen wrongly: the kilometres stay, those by the other scale change.
		const sncf = units({ distanceKm: 80 });
		expect(correctionFault(units({ distanceKm: 80, kilometricKm: 80 }), sncf, 'Barème')).toBeNull();
		expect(correctionFault(units({ distanceKm: 80, kilometricKm: 81 }), sncf, 'Barème')).toBe('kilometric');
	});
});

const anyUnits = fc.record(
	Object.fromEntries(EXPORT_UNITS.map((unit) => [unit, fc.integer({ min: 0, max: 1_000_000 })]))
) as fc.Arbitrary<ExportUnits>;

describe('the control total', () => {
	it('is the sum of the lines, whatever their order, and each claim once', () => {
		const line = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean(), anyUnits);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
				const sumOf = (some: typeof lines) => {
					const sum = new ControlSum();
					for (const [claim, isCorrection, each] of some)
						sum.add(claim, isCorrection ? 'correction' : 'payment', each);
					return sum.total();
				};
				const total = sumOf(lines);
				expect(sumOf([...lines].reverse())).toEqual(total);
				expect(total.lines).toBe(lines.length);
				expect(total.claims).toBe(new Set(lines.map(([claim]) => claim)).size);
				for (const unit of EXPORT_UNITS)
					expect(total.units[unit]).toBe(lines.reduce((sum, [, , each]) => sum + each[unit], 0));
			})
		);
	});

	it('ends at what is due, whatever was corrected on the way', () => {
		fc.assert(
			fc.property(anyUnits, fc.array(anyUnits, { maxLength: 8 }), (first, dues) => {
				// What left so far is the sum of all differences: the last one due, to the cent.
				let sent = first;
				let paid = first;
				for (const due of dues) {
					paid = addUnits(paid, differenceOf(due, sent));
					sent = due;
				}
				expect(paid).toEqual(dues.at(-1) ?? first);
			})
		);
	});
});
