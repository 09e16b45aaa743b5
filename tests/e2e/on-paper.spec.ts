// What the browser's own «Imprimer» gives of a page: all of it, whatever pages were looked at before. A list's own paper is
// in lists.spec.ts.
import { expect, type Page } from '@playwright/test';
import { MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { readPdf } from '../fixtures/pdf-text';
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
