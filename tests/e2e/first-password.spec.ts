// An external intervenant's first password is the identifier: nothing opens before it is changed.
import { expect, test } from '@playwright/test';
import { PASSWORD_WORDS } from '../../src/lib/fr/gestion/account';
import { startAppServer } from '../fixtures/app-server';
import { NEWCOMER, TEACHER } from '../fixtures/people';
import { signInAs } from './steps';

test('the first password is changed before anything else, whatever page is asked for', async ({ page }) => {
	const server = await startAppServer({ testNow: TEACHER.now });
	try {
		await signInAs(page, server.url, NEWCOMER);
		await expect(page).toHaveURL(/\/mot-de-passe$/);
		await page.goto(`${server.url}/missions`);
		await expect(page).toHaveURL(/\/mot-de-passe$/);

		const change = async (next: string) => {
			await page.getByLabel(PASSWORD_WORDS.current).fill(NEWCOMER.password);
			await page.getByLabel(PASSWORD_WORDS.next, { exact: false }).first().fill(next);
			await page.getByLabel(PASSWORD_WORDS.repeated).fill(next);
			await page.getByRole('button').last().click();
		};
		await change(NEWCOMER.password);
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page).toHaveURL(/\/mot-de-passe$/);
		await change('quatre rames bleues');
		await page.waitForURL('**/accueil');
		await expect(page.getByText('Élodie Œuvrard').first()).toBeVisible();
	} finally {
		await server.stop();
	}
});
