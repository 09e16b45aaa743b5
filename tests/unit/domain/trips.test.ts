import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../../src/lib/domain/claim/check-claim';
import type { AcademySettings } from '../../../src/lib/domain/academy/academy';
import { DEFAULT_TRANSPORT_MODES } from '../../../src/lib/domain/travel/default-transport-modes';
import type { Trip } from '../../../src/lib/domain/travel/trip';
import { academy, id, mission52525, profile, trip77833 } from './samples';

const T = `trips.${id(1)}`;

function found(
	trips: Trip[],
	purpose: 'save' | 'validate' = 'validate',
	settings: Partial<AcademySettings> = {}
) {
	const context = {
		mission: mission52525,
		academy: academy(settings),
		profile,
		openParts: ['travel' as const]
	};
	return checkClaim({ remuneration: { kind: 'candidates', candidates: null }, trips }, context, purpose);
}
function codes(changes: Partial<Trip>, purpose: 'save' | 'validate' = 'validate', settings = {}) {
	return found([trip77833(changes)], purpose, settings).map(({ code, field }) => `${code} ${field}`);
}

describe('a trip', () => {
	it('the guide’s 77833 breaks no rule', () => {
		expect(codes({})).toEqual([]);
	});

	it.each([
		'departureTown',
		'departurePostalCode',
		'departureDate',
		'departureTime',
		'arrivalTown',
		'arrivalPostalCode',
		'returnDate',
		'returnTime'
	] as const)('%s has a star: «Valider» asks for it, «Enregistrer» does not', (name) => {
		expect(codes({ [name]: null })).toContain(`required ${T}.${name}`);
		expect(codes({ [name]: null }, 'save')).toEqual([]);
	});

	it('«The return is never before the departure»: the same minute passes', () => {
		expect(codes({ returnTime: '07:00', lunchesReimbursed: null })).toEqual([]);
		expect(codes({ returnTime: '06:59', lunchesReimbursed: null })).toEqual([
			`returnBeforeDeparture ${T}.returnTime`
		]);
		expect(codes({ returnDate: '2017-05-31' }, 'save')).toEqual([`returnBeforeDeparture ${T}.returnDate`]);
		expect(codes({ returnDate: '2017-05-31', returnTime: null }, 'save')).toEqual([
			`returnBeforeDeparture ${T}.returnDate`
		]);
	});

	it('a date or a time that does not exist is told, not thrown', () => {
		expect(codes({ returnDate: '2017-06-31' }, 'save')).toEqual([`notADate ${T}.returnDate`]);
		expect(codes({ departureTime: '7h' }, 'save')).toEqual([`notATime ${T}.departureTime`]);
	});

	it('«Postal code is text: five digits where the country is France»', () => {
		expect(codes({ departurePostalCode: '2910' }, 'save')).toEqual([
			`postalCodeNotFrench ${T}.departurePostalCode`
		]);
		expect(codes({ arrivalPostalCode: '291500' }, 'save')).toEqual([
			`postalCodeNotFrench ${T}.arrivalPostalCode`
		]);
		expect(codes({ arrivalPostalCode: '2915O' }, 'save')).toHaveLength(1);
		expect(codes({ arrivalPostalCode: '01000' })).toEqual([]);
		expect(codes({ arrivalPostalCode: '35042', arrivalTown: 'RENNES CEDEX' })).toEqual([]);
	});

	it('«else free ≤ 10 characters»', () => {
		expect(codes({ arrivalCountry: 'GB', arrivalPostalCode: 'SW1A 1AA' })).toEqual([]);
		expect(codes({ arrivalCountry: 'GB', arrivalPostalCode: '1234567890' })).toEqual([]);
		expect(codes({ arrivalCountry: 'GB', arrivalPostalCode: '12345678901' })).toEqual([
			`postalCodeTooLong ${T}.arrivalPostalCode`
		]);
	});

	it('texts have a length', () => {
		expect(codes({ departureTown: 'A'.repeat(100) })).toEqual([]);
		expect(codes({ departureTown: 'A'.repeat(101) }, 'save')).toEqual([`textTooLong ${T}.departureTown`]);
		expect(codes({ comment: 'x'.repeat(2001) }, 'save')).toEqual([`textTooLong ${T}.comment`]);
	});
});

describe('«AUTOMOBILE alone shows «Distance aller», «Nombre de trajets», «Frais Divers»»', () => {
	const train = { transportMode: 'TRAIN_2EME_CLASSE' };
	const hidden = { distanceKm: null, oneWayJourneys: null, otherCostsCents: null };

	it('by train they are stray, and told one by one', () => {
		expect(codes({ ...train, ...hidden })).toEqual([]);
		expect(codes(train, 'save')).toEqual([
			`carFieldWithoutCar ${T}.distanceKm`,
			`carFieldWithoutCar ${T}.oneWayJourneys`,
			`carFieldWithoutCar ${T}.otherCosts`
		]);
	});

	it('by car the distance and the number of trajets are needed, at least 1', () => {
		expect(codes({ distanceKm: null, oneWayJourneys: null })).toEqual([
			`required ${T}.distanceKm`,
			`required ${T}.oneWayJourneys`
		]);
		expect(codes({ distanceKm: 0, oneWayJourneys: 0 }, 'save')).toEqual([
			`countOutOfRange ${T}.distanceKm`,
			`countOutOfRange ${T}.oneWayJourneys`
		]);
		expect(codes({ distanceKm: 9999, oneWayJourneys: 1, comment: 'x' })).toEqual([]);
		expect(codes({ distanceKm: 10000 }, 'save')).toEqual([`countOutOfRange ${T}.distanceKm`]);
	});

	it('a mode is not obligatory, but must be one of the académie’s', () => {
		expect(codes({ ...hidden, transportMode: null })).toEqual([]);
		expect(codes({ ...hidden, transportMode: 'FUSEE' }, 'save')).toEqual([
			`unknownTransportMode ${T}.transportMode`
		]);
	});

	it('the guide’s modes, of which AUTOMOBILE alone is a car and alone needs no ticket', () => {
		expect(DEFAULT_TRANSPORT_MODES.map(({ label }) => label)).toEqual([
			'AUTOMOBILE',
			'TRAIN 2EME CLASSE',
			'TRANSPORT EN COMMUN',
			'BON DE TRANSPORT AVION, TRAIN OU BATEAU'
		]);
		expect(DEFAULT_TRANSPORT_MODES.map(({ isCar }) => isCar)).toEqual([true, false, false, false]);
		expect(DEFAULT_TRANSPORT_MODES.map(({ requiresTicket }) => requiresTicket)).toEqual([
			false,
			true,
			true,
			true
		]);
	});
});

describe('«Frais Divers … whose nature must be told in «Commentaire»»', () => {
	it('only «Valider» asks for the comment; none is asked for 0 €', () => {
		expect(codes({ comment: ' ' })).toEqual([`otherCostsNeedComment ${T}.comment`]);
		expect(codes({ comment: '' }, 'save')).toEqual([]);
		expect(codes({ comment: '', otherCostsCents: 0 })).toEqual([]);
		expect(codes({ comment: '', otherCostsCents: null })).toEqual([]);
	});

	it('«allowed or not by académie»', () => {
		expect(codes({}, 'save', { otherCostsAllowed: false })).toEqual([`otherCostsNotAllowed ${T}.otherCosts`]);
		expect(codes({ otherCostsCents: null }, 'validate', { otherCostsAllowed: false })).toEqual([]);
	});

	it('has a bound, in euros', () => {
		expect(codes({ otherCostsCents: 999_900 })).toEqual([]);
		expect(codes({ otherCostsCents: 999_901 })).toEqual([`countOutOfRange ${T}.otherCosts`]);
		expect(codes({ otherCostsCents: -1 }, 'save')).toEqual([`countOutOfRange ${T}.otherCosts`]);
	});
});

describe('«departure town = home, else principal school’s, greyed if the académie says so»', () => {
	const locked = { departureTownLocked: true };

	it('the greyed town of the prefilled line cannot be changed, its case aside', () => {
		expect(codes({ departureTown: 'Pleuven' }, 'validate', locked)).toEqual([]);
		expect(codes({ departureTown: 'QUIMPER' }, 'save', locked)).toEqual([
			`departureTownLocked ${T}.departureTown`
		]);
		expect(codes({ departureTown: 'QUIMPER' }, 'save')).toEqual([]);
	});

	it('an added line is free', () => {
		const added = trip77833({ id: id(2), origin: 'added', departureTown: 'QUIMPER' });
		expect(found([trip77833(), added], 'validate', locked)).toEqual([]);
	});
});

describe('the list of trips', () => {
	it('the prefilled line cannot be deleted', () => {
		expect(found([], 'validate').map(({ code }) => code)).toEqual(['noTrip']);
		expect(found([], 'save').map(({ code }) => code)).toEqual(['prefilledTripMissing']);
		expect(found([trip77833({ origin: 'added' })], 'save').map(({ code }) => code)).toEqual([
			'prefilledTripMissing'
		]);
	});

	it('holds a hundred lines', () => {
		const lines = (n: number) =>
			Array.from({ length: n }, (_, index) =>
				trip77833({ id: id(index + 1), origin: index === 0 ? 'prefilled' : 'added' })
			);
		expect(found(lines(100))).toEqual([]);
		expect(found(lines(101), 'save').map(({ code }) => code)).toEqual(['tooManyTrips']);
	});

	it('nothing is asked of travel that is not open', () => {
		const context = { mission: mission52525, academy: academy(), profile, openParts: [] };
		const content = { remuneration: { kind: 'candidates' as const, candidates: null }, trips: [] };
		expect(checkClaim(content, context, 'validate')).toEqual([]);
	});
});

describe('«Meals reimbursed + administrative + free never exceed what the times allow: a warning, passable with a comment»', () => {
	const over = { lunchesReimbursed: 1, lunchesAdministrative: 1, lunchesFree: 0, otherCostsCents: null };

	it('the three kinds of lunch add up', () => {
		const [violation] = found([trip77833({ ...over, comment: 'deux repas' })]);
		expect(violation).toEqual({
			code: 'mealsExceedTimes',
			field: `${T}.lunchesReimbursed`,
			severity: 'warning',
			params: { meal: 'lunches', allowed: 1, claimed: 2 }
		});
	});

	it('without a comment «Valider» does not pass, «Enregistrer» does', () => {
		expect(found([trip77833({ ...over, comment: '' })])[0]?.severity).toBe('blocking');
		expect(found([trip77833({ ...over, comment: '' })], 'save')[0]?.severity).toBe('warning');
	});

	it('dinners and nights too', () => {
		const trip = trip77833({ dinnersFree: 1, nightsFree: 1 });
		expect(found([trip]).map(({ code, severity }) => `${code} ${severity}`)).toEqual([
			'mealsExceedTimes warning',
			'nightsExceedTimes warning'
		]);
	});
});
