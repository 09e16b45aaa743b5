import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/lib/domain/calendar/local-date-time';
import { readDateNear } from '../../../src/lib/domain/calendar/typed-date';

const NEAR = '2017-06-01';

describe('a date typed in haste', () => {
	it.each([
		['01/06/2017', '2017-06-01'],
		['1/6/2017', '2017-06-01'],
		['2017-06-01', '2017-06-01'],
		['01062017', '2017-06-01'],
		['010617', '2017-06-01'],
		['1/6/17', '2017-06-01'],
		['1.6.17', '2017-06-01'],
		['1-6', '2017-06-01'],
		['1 6', '2017-06-01'],
		['0106', '2017-06-01'],
		['1/6', '2017-06-01'],
		[' 31/5 ', '2017-05-31']
	])('«%s» of a mission of June 2017 is %s', (typed, date) => {
		expect(readDateNear(typed, NEAR)).toBe(date);
	});

	it.each([
		'',
		'1',
		'01',
		'106',
		'10617',
		'0106201',
		'31/6',
		'32/1',
		'1/13',
		'0/1',
		'00/00',
		'29/2/17',
		'juin'
	])('«%s» is none', (typed) => {
		expect(readDateNear(typed, NEAR)).toBeNull();
	});

	it('takes the nearest year, over the new year too', () => {
		expect(readDateNear('30/12', '2017-01-02')).toBe('2016-12-30');
		expect(readDateNear('2/1', '2016-12-30')).toBe('2017-01-02');
		expect(readDateNear('29/2', '2017-03-01')).toBe('2016-02-29');
		expect(readDateNear('1/1/99', '2001-05-05')).toBe('1999-01-01');
	});

	it('reads every day within five months of the mission, without its year or with two figures of it', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -36_000, max: 18_000 }),
				fc.integer({ min: -150, max: 150 }),
				(base, away) => {
					const near = addDays(NEAR, base);
					const date = addDays(near, away);
					const [year = '', month = '', day = ''] = date.split('-');
					if (`${day}/${month}` !== '29/02')
						expect(readDateNear(`${Number(day)}/${Number(month)}`, near)).toBe(date);
					expect(readDateNear(`${day}${month}${year.slice(2)}`, near)).toBe(date);
				}
			)
		);
	});
});
