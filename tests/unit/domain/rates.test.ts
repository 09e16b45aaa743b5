// Which rate holds on which day.
import { expect, it } from 'vitest';
import { rateOn, type Rate } from '../../../src/lib/domain/academy/rate-kinds';

const rate = (amount: string, startsOn: string, band = ''): Rate => ({
	kind: 'meal',
	band,
	amount,
	startsOn,
	source: 'texte'
});
const RATES = [rate('17.50', '2020-01-01'), rate('20', '2023-09-22'), rate('24', '2023-09-22', 'Polynésie')];

it('is the last that began, of its kind and band, and none before the first', () => {
	expect(rateOn(RATES, 'meal', '', '2019-12-31')).toBeNull();
	expect(rateOn(RATES, 'meal', '', '2020-01-01')?.amount).toBe('17.50');
	expect(rateOn(RATES, 'meal', '', '2023-09-21')?.amount).toBe('17.50');
	expect(rateOn(RATES, 'meal', '', '2023-09-22')?.amount).toBe('20');
	expect(rateOn(RATES, 'meal', 'Polynésie', '2024-01-01')?.amount).toBe('24');
	expect(rateOn(RATES, 'night', '', '2024-01-01')).toBeNull();
});
