// What the browser's own «Imprimer» gives of a page: all of it, whatever pages were looked at before. The paper of a short
// list is in lists.spec.ts.
import { expect, type Page } from '@playwright/test';
import { MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { addMissionsLike } from '../fixtures/changed-missions';
import { readPdf } from '../fixtures/pdf-text';
import { acceptConditions } from './steps';
import { test } from './teacher-phone';

test.use({ phoneWishes: { viewport: { width: 1280, height: 800 } } });

const oral = (page: Page) => page.getByRole('row', { name: /\b52525\b/ }).getByRole('link');

async function printed(page: Page): Promise<string> {
	return (await readPdf(await page.pdf({ format: 'A4' }))).text;
}

test('a claim is printed, also after its list was on the screen', async ({ phone: { page, proxy } }) => {
	await page.goto(`${proxy.url}/frais`);
	await oral(page).click();
	await expect(page.getByRole('heading', { name: 'Mission N° 52525' })).toBeVisible();
	const text = await printed(page);
	expect(text).toContain('Mission N° 52525');
	expect(text).toContain('Le mercredi 21/05/2014');
});

test('so are guide, help and the person’s data', async ({ phone: { page, proxy } }) => {
	await page.goto(`${proxy.url}/frais`);
	await expect(oral(page)).toBeVisible();
	for (const path of ['/guide', '/plan-du-site', '/accueil', '/mes-donnees']) {
		await page.locator(`a[href="${path}"]`).first().click();
		const title = page.getByRole('heading', { level: 1 });
		await expect(page).toHaveURL(new RegExp(`${path}$`));
		await expect(title).toBeVisible();
		expect(await printed(page)).toContain((await title.innerText()).replaceAll('\n', ' '));
		await page.goBack();
		await expect(oral(page)).toBeVisible();
	}
});

test('a mission’s pop-up is printed whole, and nothing of the list under it', async ({
	phone: { page, proxy }
}) => {
	// Lower than what it says: on the screen it scrolls.
	await page.setViewportSize({ width: 1280, height: 400 });
	await page.goto(`${proxy.url}/missions`);
	await oral(page).click();
	await expect(page.getByRole('dialog', { name: MISSION_WORDS.detail })).toBeVisible();
	const text = await printed(page);
	expect(text).toContain(MISSION_WORDS.detail);
	expect(text).toContain('Le mercredi 21/05/2014 à 08:00');
	expect(text).not.toContain('77833');
	expect(text).not.toContain('Liste des missions');
});

test('a long list is printed to its last row, and on the screen it is then as before', async ({
	server,
	openPhone
}) => {
	const numbers = Array.from({ length: 300 }, (_, index) => 300_000 + index);
	await addMissionsLike(server.dataDir, 'RENNES', 52525, numbers);
	const { page } = await openPhone({ upTo: 'readyOffline' });
	await acceptConditions(page, 'RENNES');
	const heading = page.getByRole('heading', { level: 2, name: /310 lignes/ });
	await expect(heading).toBeVisible();
	const drawn = await page.locator('tbody tr').count();
	expect(drawn).toBeLessThan(310);
	const text = await printed(page);
	for (const number of numbers) expect(text).toContain(String(number));
	expect(text).toContain('Statut frais de rémunération');
	expect(text).toContain('Académie de RENNES, imprimé le');
	await expect(page.locator('tbody tr')).toHaveCount(drawn);
	await expect(page.locator('tbody tr').first().getByRole('link')).toBeVisible();
});
