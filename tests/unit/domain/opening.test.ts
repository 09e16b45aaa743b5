// Activities within their dates, by the calendar of the académie's zone.
import { describe, expect, it } from 'vitest';
import type { Academy } from '../../../src/lib/domain/academy/academy';
import { isOpenOn, openActivitiesOn } from '../../../src/lib/domain/academy/opening';

type Opening = Parameters<typeof isOpenOn>[0];
const PARIS: Opening = { openActivities: ['missions', 'claims'], zone: 'Europe/Paris' };

function dated(opensOn: string | null, closesOn: string | null, zone = 'Europe/Paris'): Opening {
	return { ...PARIS, zone, activityDates: { claims: { opensOn, closesOn } } };
}

function isClaimsOpen(academy: Opening, at: string): boolean {
	return isOpenOn(academy, 'claims', Date.parse(at));
}

describe('an activity', () => {
	it('is open where it was opened, and no date says otherwise', () => {
		expect(isClaimsOpen(PARIS, '2026-01-01T00:00:00Z')).toBe(true);
		expect(isClaimsOpen({ ...PARIS, activityDates: {} }, '2026-01-01T00:00:00Z')).toBe(true);
		expect(isOpenOn(PARIS, 'portal', 0)).toBe(false);
	});

	it('is not opened by dates alone', () => {
		const academy: Opening = { ...dated('2026-06-01', null), openActivities: ['missions'] };
		expect(isClaimsOpen(academy, '2026-06-02T12:00:00Z')).toBe(false);
	});

	it('opens at the first minute of its first day and closes after the last of its last one', () => {
		const academy = dated('2026-06-01', '2026-08-31');
		expect(isClaimsOpen(academy, '2026-05-31T21:59:59Z')).toBe(false);
		expect(isClaimsOpen(academy, '2026-05-31T22:00:00Z')).toBe(true);
		expect(isClaimsOpen(academy, '2026-08-31T21:59:59Z')).toBe(true);
		expect(isClaimsOpen(academy, '2026-08-31T22:00:00Z')).toBe(false);
	});

	it('may be open on one single day', () => {
		const academy = dated('2026-06-01', '2026-06-01');
		expect(isClaimsOpen(academy, '2026-06-01T10:00:00Z')).toBe(true);
		expect(isClaimsOpen(academy, '2026-06-02T10:00:00Z')).toBe(false);
	});

	it('follows the académie’s zone, not the device’s', () => {
		const at = '2026-08-31T20:30:00Z';
		expect(isClaimsOpen(dated(null, '2026-08-31', 'Europe/Paris'), at)).toBe(true);
		expect(isClaimsOpen(dated(null, '2026-08-31', 'Indian/Reunion'), at)).toBe(false);
		expect(isClaimsOpen(dated('2026-08-31', null, 'Pacific/Tahiti'), '2026-08-31T09:59:59Z')).toBe(false);
		expect(isClaimsOpen(dated('2026-08-31', null, 'Pacific/Tahiti'), '2026-08-31T10:00:00Z')).toBe(true);
	});

	it('is listed with the others that are open', () => {
		const academy: Pick<Academy, 'openActivities' | 'activityDates' | 'zone'> = dated('2026-06-01', null);
		expect(openActivitiesOn(academy, Date.parse('2026-05-01T00:00:00Z'))).toEqual(['missions']);
		expect(openActivitiesOn(academy, Date.parse('2026-07-01T00:00:00Z'))).toEqual(['missions', 'claims']);
	});
});
