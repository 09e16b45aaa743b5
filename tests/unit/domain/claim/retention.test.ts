// «Never before 31 December of year + 4», and who waits is never removed.
import { describe, expect, it } from 'vitest';
import {
	isPaymentUnknown,
	lastRemovableYear,
	retentionOf,
	type KeptClaim
} from '$lib/domain/claim/retention';

describe('the last year that may go', () => {
	it.each([
		['2021-12-31', 4, 2016],
		['2022-01-01', 4, 2017],
		['2022-12-31', 4, 2017],
		// A shorter setting counts for nothing, a longer one counts.
		['2022-01-01', 0, 2017],
		['2022-01-01', 10, 2011]
	])('on %s with %i years: %i', (today, years, last) => expect(lastRemovableYear(today, years)).toBe(last));
});

const part = { isExported: false, isPaid: false, isOwed: false };
function claim(status: KeptClaim['parts']['travel']['status'], change: object = {}): KeptClaim {
	return {
		lastYear: 2017,
		hasWaitingCorrection: false,
		parts: { remuneration: { ...part, status: 'none' }, travel: { ...part, status, ...change } }
	};
}

describe('a claim of 2017', () => {
	it.each<[KeptClaim, string]>([
		[claim('open'), 'due'],
		[claim('cancelled'), 'due'],
		[claim('handled'), 'due'],
		[claim('handled', { isOwed: true }), 'unsent'],
		[claim('handled', { isOwed: true, isExported: true }), 'due'],
		[claim('handled', { isOwed: true, isPaid: true }), 'due'],
		[claim('validated'), 'undecided'],
		[claim('gestionnaireToHandle'), 'undecided'],
		[claim('accepted'), 'unsent'],
		[claim('accepted', { isExported: true }), 'due'],
		[claim('accepted', { isPaid: true }), 'due'],
		[claim('accepted', { isExported: true, isPaid: true }), 'due'],
		[{ ...claim('open'), hasWaitingCorrection: true }, 'unsent'],
		[{ ...claim('accepted', { isExported: true }), hasWaitingCorrection: true }, 'unsent']
	])('%o → %s', (kept, expected) => expect(retentionOf(kept, 2017)).toBe(expected));

	it('stays while its year is not over', () => expect(retentionOf(claim('open'), 2016)).toBe('kept'));

	it('is told apart where it left for payment and no date came back', () => {
		expect(isPaymentUnknown(claim('accepted', { isExported: true }))).toBe(true);
		expect(isPaymentUnknown(claim('accepted', { isExported: true, isPaid: true }))).toBe(false);
		expect(isPaymentUnknown(claim('open'))).toBe(false);
	});
});
