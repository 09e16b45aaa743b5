// The estimate of a claim where a person reads it: while typing, before «Valider», and over the year, without a network.
import { expect } from '@playwright/test';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import {
	ESTIMATE_SUBJECT_LABELS,
	ESTIMATE_WORDS,
	UNPRICED_SENTENCES
} from '../../src/lib/fr/screens/estimate';
import { RATE_SOURCE_WORDS, RATE_WORDS } from '../../src/lib/fr/screens/rates';
import { YEAR_STATE_LABELS, YEAR_WORDS } from '../../src/lib/fr/screens/year';
import { TOLL_TRIP } from './device-steps';
import { fillCandidates, fillTrip, openClaim, openTab } from './steps';
import { test } from './teacher-phone';

test(
	'the guide’s claim is estimated line by line, and so is its year, without a network',
	{ tag: '@long' },
	async ({ phone: { page, context, proxy } }) => {
		await context.setOffline(true);
		await openClaim(page, 'RENNES-77833');
		await fillCandidates(page, '12');
		await openTab(page, 'travel');
		await fillTrip(page, 1, TOLL_TRIP);
		const main = page.getByRole('main');
		// 20 € of costs and a meal of 2017; no rate is known for the kilometres of that day.
		await expect(main.getByText('35,25 €')).toBeVisible();

		await openTab(page, 'summary');
		const estimate = page.getByRole('region', { name: ESTIMATE_WORDS.title });
		await expect(estimate.getByText(ESTIMATE_WORDS.noAmount)).toHaveCount(2);
		await expect(estimate.getByText(UNPRICED_SENTENCES.unknownRate)).toBeVisible();
		await expect(estimate.getByText('35,25 €')).toBeVisible();
		const meals = estimate.getByRole('listitem').filter({ hasText: ESTIMATE_SUBJECT_LABELS.meals });
		await meals.getByText(ESTIMATE_WORDS.how).click();
		await expect(meals.getByText('1 repas × 15,25 €')).toBeVisible();
		await expect(meals.getByText(RATE_SOURCE_WORDS.mealsUntil2019.text)).toBeVisible();

		await page.goto(`${proxy.url}/frais`);
		await page.getByRole('link', { name: CLAIMS_WORDS.year, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: YEAR_WORDS.page })).toBeVisible();
		const row = page.getByRole('row').filter({ hasText: '77833' });
		await expect(row.getByRole('cell', { name: '35,25 €' })).toBeVisible();
		await expect(
			page.getByRole('row', { name: YEAR_STATE_LABELS.toDo }).getByRole('cell').first()
		).toHaveText('3');
		await page.getByText(RATE_WORDS.title).click();
		await expect(page.getByRole('table', { name: RATE_WORDS.title }).getByRole('row')).not.toHaveCount(1);
		await page.getByRole('link', { name: /77833/ }).click();
		await expect(page).toHaveURL(/frais\/RENNES-77833/);
	}
);
