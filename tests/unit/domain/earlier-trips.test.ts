import { describe, expect, it } from 'vitest';
import { emptyTripText, type TripText } from '../../../src/lib/domain/claim/claim-entry';
import {
	asLastTime,
	duplicateOf,
	lastLike,
	placesOf,
	returnOf,
	usualOfOneDay
} from '../../../src/lib/domain/travel/earlier-trips';

const text = (changes: Partial<TripText> = {}): TripText => ({
	...emptyTripText('1', 'prefilled'),
	departureTown: 'PLEUVEN',
	departurePostalCode: '29170',
	departureDate: '2017-06-01',
	departureTime: '07:00',
	arrivalTown: 'CHATEAULIN',
	arrivalPostalCode: '29150',
	returnDate: '2017-06-01',
	returnTime: '20:00',
	transportMode: 'AUTOMOBILE',
	distanceKm: '40',
	oneWayJourneys: '2',
	otherCosts: '20,00',
	comment: 'Péage',
	lunchesReimbursed: '1',
	...changes
});
const fresh = (changes: Partial<TripText> = {}) =>
	text({
		id: '2',
		departureDate: '2018-05-31',
		departureTime: '08:00',
		returnDate: '',
		returnTime: '',
		transportMode: '',
		distanceKm: '',
		oneWayJourneys: '',
		otherCosts: '',
		comment: '',
		lunchesReimbursed: '',
		...changes
	});

describe('«Comme la dernière fois»', () => {
	it('is the latest whole trip between the same towns, however they are written', () => {
		const older = text({ id: 'a', distanceKm: '38' });
		const cedex = text({ id: 'b', arrivalTown: 'Châteaulin CEDEX', arrivalPostalCode: '29158' });
		expect(lastLike([cedex, older], fresh())?.id).toBe('b');
		expect(lastLike([text({ id: 'c', returnTime: '' }), older], fresh())?.id).toBe('a');
		expect(lastLike([text({ id: 'd', departureTown: 'BREST' })], fresh())).toBeUndefined();
		expect(lastLike([text({ id: 'd', departureTown: 'BREST' })], fresh({ departureTown: '' }))?.id).toBe('d');
		expect(lastLike([text({ id: 'e', arrivalPostalCode: '85150' })], fresh())).toBeUndefined();
		expect(lastLike([fresh()], fresh())).toBeUndefined();
		expect(lastLike([older], fresh({ arrivalTown: '' }))).toBeUndefined();
	});

	it('keeps this line’s own day and places, and takes the rest', () => {
		const filled = {
			...fresh(),
			...asLastTime(fresh(), text({ returnDate: '2017-06-02', nightsReimbursed: '1' }))
		};
		expect(filled).toEqual(
			text({ id: '2', departureDate: '2018-05-31', returnDate: '2018-06-01', nightsReimbursed: '1' })
		);
	});

	it('takes the departure where this line has none, and no date without a day to count from', () => {
		const line = fresh({ departureTown: '', departurePostalCode: '', departureDate: '' });
		const filled = { ...line, ...asLastTime(line, text()) };
		expect(filled.departureTown).toBe('PLEUVEN');
		expect(filled.returnDate).toBe('');
	});
});

describe('another line from one that is there', () => {
	it('the duplicate is on the next free day of the mission', () => {
		const missionDays = ['2017-06-01', '2017-06-02', '2017-06-03'];
		const second = text({ id: 'b', departureDate: '2017-06-02' });
		const copy = duplicateOf(text(), 'n', { missionDays, trips: [text(), second] });
		expect(copy).toEqual(
			text({ id: 'n', origin: 'added', departureDate: '2017-06-03', returnDate: '2017-06-03' })
		);
	});

	it('never stands on the same day twice by itself', () => {
		const copy = duplicateOf(text(), 'n', { missionDays: ['2017-06-01'], trips: [text()] });
		expect([copy.departureDate, copy.returnDate]).toEqual(['', '']);
		expect(copy.departureTime).toBe('07:00');
	});

	it('the return goes the other way, and costs nothing of its own yet', () => {
		const back = returnOf(text({ returnDate: '2017-06-02' }), 'n');
		expect(back).toMatchObject({
			origin: 'added',
			departureTown: 'CHATEAULIN',
			arrivalTown: 'PLEUVEN',
			arrivalPostalCode: '29170',
			departureDate: '2017-06-02',
			departureTime: '',
			transportMode: 'AUTOMOBILE',
			distanceKm: '40',
			oneWayJourneys: '1',
			otherCosts: '',
			lunchesReimbursed: ''
		});
	});
});

describe('what is usual of one day', () => {
	const oneDay = { isCar: true, missionDays: ['2017-06-01'] };

	it('is a return on that day by two journeys', () => {
		const line = text({ returnDate: '', oneWayJourneys: '' });
		expect(usualOfOneDay(line, oneDay)).toEqual({ returnDate: '2017-06-01', oneWayJourneys: '2' });
		expect(usualOfOneDay(line, { ...oneDay, isCar: false })).toEqual({ returnDate: '2017-06-01' });
	});

	it('is the next day after midnight, and nothing while an hour is missing', () => {
		expect(usualOfOneDay(text({ returnDate: '', returnTime: '00:30' }), oneDay)).toEqual({
			returnDate: '2017-06-02'
		});
		expect(usualOfOneDay(text({ returnDate: '', returnTime: '', oneWayJourneys: '' }), oneDay)).toEqual({});
	});

	it('changes nothing that was typed, and guesses nothing of several days', () => {
		expect(usualOfOneDay(text({ returnDate: '2017-06-03', oneWayJourneys: '6' }), oneDay)).toEqual({});
		const line = text({ returnDate: '', oneWayJourneys: '' });
		expect(usualOfOneDay(line, { isCar: true, missionDays: ['2017-06-01', '2017-06-02'] })).toEqual({});
	});
});

it('known places are each there once, the latest first, in France alone', () => {
	const abroad = text({ arrivalTown: 'Bruxelles', arrivalPostalCode: '1000', arrivalCountry: 'BE' });
	expect(placesOf([abroad, text({ departureTown: 'Châteaulin', departurePostalCode: '29150' })])).toEqual([
		{ name: 'PLEUVEN', postalCode: '29170' },
		{ name: 'Châteaulin', postalCode: '29150' }
	]);
});
