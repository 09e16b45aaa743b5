import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaim, joinViolations } from '../../../src/lib/domain/claim/check-claim';
import {
	emptyHalfDayText,
	emptyTripText,
	entryFromContent,
	type ClaimEntry
} from '../../../src/lib/domain/claim/claim-entry';
import { prefilledContent } from '../../../src/lib/domain/claim/prefilled-content';
import { readClaimEntry } from '../../../src/lib/domain/claim/read-claim-entry';
import { PAY_INPUTS } from '../../../src/lib/domain/mission/mission';
import { academy, id, mission52525, profile, trip77833 } from './samples';

const entry = (pay: Partial<ClaimEntry['remuneration']>, trips: ClaimEntry['trips'] = []): ClaimEntry => ({
	remuneration: { kind: 'copies', copies: '', candidates: '', hours: '', minutes: '', lines: [], ...pay },
	trips
});

describe('what cannot be read is named, never guessed', () => {
	it.each([
		['14', 14, []],
		[' 14 ', 14, []],
		['1 234', 1234, []],
		['1\u202f234', 1234, []],
		['007', 7, []],
		['', null, []],
		['12,5', null, ['notAWholeNumber']],
		['12.0', null, ['notAWholeNumber']],
		['1e3', null, ['notAWholeNumber']],
		['douze', null, ['notAWholeNumber']],
		['-1', null, ['countOutOfRange']],
		['12345678901', null, ['countOutOfRange']]
	])('«%s» copies', (copies, value, codes) => {
		const read = readClaimEntry(entry({ copies }));
		expect(read.content.remuneration).toEqual({ kind: 'copies', copies: value });
		expect(read.violations.map(({ code }) => code)).toEqual(codes);
	});

	it('minutes out of range keep their own sentence', () => {
		const read = readClaimEntry(entry({ kind: 'duration', hours: '1', minutes: '-5' }));
		expect(read.violations).toEqual([
			{
				code: 'minutesOutOfRange',
				field: 'remuneration.minutes',
				severity: 'blocking',
				params: { min: 0, max: 59 }
			}
		]);
	});

	it('each unreadable field of a trip and of a half-day is told at its own path', () => {
		const trip = {
			...emptyTripText(id(1), 'prefilled'),
			departureDate: '31/06/2017',
			departureTime: '25h',
			otherCosts: '0,005',
			distanceKm: '12,5',
			arrivalCountry: 'France'
		};
		const line = { ...emptyHalfDayText(id(2), '2016-06-15'), morningStart: 'tôt' };
		const { violations } = readClaimEntry(entry({ kind: 'halfDays', lines: [line] }, [trip]));
		expect(violations.map(({ code, field }) => `${code} ${field}`)).toEqual([
			`notATime remuneration.lines.${id(2)}.morningStart`,
			`notADate trips.${id(1)}.departureDate`,
			`notATime trips.${id(1)}.departureTime`,
			`required trips.${id(1)}.arrivalCountry`,
			`notAWholeNumber trips.${id(1)}.distanceKm`,
			`notAnAmount trips.${id(1)}.otherCosts`
		]);
	});

	it('an unreadable field is not also «obligatoire»', () => {
		const read = readClaimEntry(entry({ copies: '12,5' }));
		const mission = { ...mission52525, payInput: 'copies' as const };
		const context = { mission, academy: academy(), profile, openParts: ['remuneration' as const] };
		const all = joinViolations(read.violations, checkClaim(read.content, context, 'validate'));
		expect(all.map(({ code }) => code)).toEqual(['notAWholeNumber']);
	});

	it('text is composed (NFC) and trimmed; empty is missing', () => {
		const trip = {
			...emptyTripText(id(1), 'added'),
			departureTown: ' Chaˆteaulin ',
			arrivalTown: ' E\u0301tel ',
			comment: ' '
		};
		const { content } = readClaimEntry(entry({}, [trip]));
		expect(content.trips[0]).toMatchObject({ arrivalTown: '\u00c9tel', comment: '', departureCountry: 'FR' });
		expect(content.trips[0]?.transportMode).toBeNull();
	});
});

describe('content typed again reads the same', () => {
	it('a whole trip', () => {
		const content = { remuneration: { kind: 'candidates' as const, candidates: 12 }, trips: [trip77833()] };
		expect(entryFromContent(content).trips[0]?.otherCosts).toBe('20,00');
		expect(readClaimEntry(entryFromContent(content))).toEqual({ content, violations: [] });
	});

	it('any pay entered and any trip', () => {
		const count = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: null });
		const time = fc.option(fc.constantFrom('00:00', '07:05', '23:59'), { nil: null });
		const pay = fc.oneof(
			count.map((copies) => ({ kind: 'copies' as const, copies })),
			fc.record({ kind: fc.constant('duration' as const), hours: count, minutes: count }),
			fc
				.record({ morningStart: time, morningEnd: time, afternoonStart: time, afternoonEnd: time })
				.map((times) => ({
					kind: 'halfDays' as const,
					lines: [{ id: id(3), date: '2016-06-15', ...times }]
				})),
			fc.constantFrom({ kind: 'gestionnaire' as const }, { kind: 'none' as const })
		);
		const trip = fc
			.record({
				otherCostsCents: fc.option(fc.integer({ min: 0, max: 999_900 }), { nil: null }),
				distanceKm: count,
				nightsFree: count,
				returnTime: time
			})
			.map((changes) => trip77833(changes));
		fc.assert(
			fc.property(pay, fc.array(trip, { maxLength: 3 }), (remuneration, trips) => {
				const content = { remuneration, trips };
				expect(readClaimEntry(entryFromContent(content))).toEqual({ content, violations: [] });
			})
		);
	});
});

describe('«Prefilled: departure date and hour = mission’s start; departure town = home, else principal school’s; arrival = the centre’s; return empty»', () => {
	it('from home', () => {
		const { trips, remuneration } = prefilledContent(mission52525, profile, academy(), id(1), true);
		expect(remuneration).toEqual({ kind: 'candidates', candidates: null });
		expect(trips).toHaveLength(1);
		expect(trips[0]).toMatchObject({
			id: id(1),
			origin: 'prefilled',
			departureTown: 'PLEUVEN',
			departurePostalCode: '29170',
			departureDate: '2014-05-20',
			departureTime: '07:45',
			arrivalTown: 'PONTIVY CEDEX',
			arrivalPostalCode: '56306',
			returnDate: null,
			returnTime: null,
			transportMode: null
		});
	});

	it('else from the principal school; else from nowhere', () => {
		const homeless = { ...profile, homeTown: null, homePostalCode: null };
		const from = (who: typeof homeless) =>
			prefilledContent(mission52525, who, academy(), id(1), true).trips[0]?.departureTown;
		expect(from(homeless)).toBe('RETIERS');
		expect(from({ ...homeless, principalSchool: null })).toBeNull();
	});

	it('no travel, no trip; every kind of pay begins empty', () => {
		for (const payInput of PAY_INPUTS) {
			const content = prefilledContent({ ...mission52525, payInput }, profile, academy(), id(1), false);
			expect(content.trips).toEqual([]);
			expect(content.remuneration.kind).toBe(payInput);
		}
	});

	it('what is prefilled can be saved as it is', () => {
		const content = prefilledContent(mission52525, profile, academy(), id(1), true);
		const context = {
			mission: mission52525,
			academy: academy({ departureTownLocked: true }),
			profile,
			openParts: ['remuneration' as const, 'travel' as const]
		};
		expect(checkClaim(content, context, 'save')).toEqual([]);
	});
});
