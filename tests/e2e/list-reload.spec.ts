// A page that was reloaded (phones do it by themselves) finds its list as it was left: place, filter, order, and the way
// back of «Retour» and of a pop-up (guide §1.3.6).
import { expect, type Page } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { ACTIVITY_LABELS } from '../../src/lib/fr/menu';
import { LIST_WORDS } from '../../src/lib/fr/screens/list';
import { MISSION_WORDS } from '../../src/lib/fr/screens/missions';
import { TEACHER } from '../fixtures/people';
import { test } from './teacher-phone';

const PHONE = { width: 360, height: 740 };
test.use({ phoneWishes: { viewport: PHONE } });

const filter = (page: Page) => page.getByLabel(LIST_WORDS.filter);
const scrolled = (page: Page) => page.evaluate(() => window.scrollY);

for (const path of ['/frais', '/missions']) {
	test(`${path} stands again where one had scrolled to`, async ({ phone: { page, proxy } }) => {
		await page.goto(`${proxy.url}${path}`);
		const last = page.getByRole('row', { name: /\b52525\b/ });
		await last.scrollIntoViewIfNeeded();
		const before = await scrolled(page);
		expect(before).toBeGreaterThan(500);
		await proxy.down();
		await page.reload();
		await expect(last).toBeInViewport();
		await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(200);
	});
}

for (const path of ['/accueil', `/frais/${TEACHER.openClaim}`]) {
	test(`${path} stands again where one had scrolled to, after a reload and coming back`, async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}${path}`);
		const room = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
		await expect.poll(room).toBeGreaterThan(450);
		await page.mouse.wheel(0, 400);
		await expect.poll(() => scrolled(page)).toBeGreaterThan(350);
		const before = await scrolled(page);
		const isThere = () => expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(60);
		await proxy.down();
		await page.reload();
		await isThere();
		await page.getByRole('navigation').getByRole('link', { name: ACTIVITY_LABELS.missions }).click();
		await expect(page.getByRole('heading', { level: 1, name: MISSION_WORDS.page })).toBeVisible();
		await page.goBack();
		await isThere();
	});
}

test('«Retour» of a claim that was reloaded leads to the list as it was', async ({
	phone: { page, proxy }
}) => {
	await page.goto(`${proxy.url}/frais?tri=numero&ordre=asc`);
	await filter(page).fill('oraux');
	await page
		.getByRole('row', { name: /\b52525\b/ })
		.getByRole('link')
		.click();
	const title = page.getByRole('heading', { name: 'Mission N° 52525' });
	await expect(title).toBeVisible();
	await page.reload();
	await expect(title).toBeVisible();
	await page.getByRole('link', { name: CLAIM_WORDS.back, exact: true }).click();
	await expect(page).toHaveURL(/\/frais\?tri=numero&ordre=asc&filtre=oraux$/);
	await expect(filter(page)).toHaveValue('oraux');
	await expect(page.locator('tbody tr')).toHaveCount(2);
});

test('a pop-up that was reloaded closes on the list as it was', async ({ phone: { page, proxy } }) => {
	await page.goto(`${proxy.url}/missions`);
	await filter(page).fill('oraux');
	await page
		.getByRole('row', { name: /\b52525\b/ })
		.getByRole('link')
		.click();
	const dialog = page.getByRole('dialog', { name: MISSION_WORDS.detail });
	await expect(dialog).toBeVisible();
	await page.reload();
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(page).toHaveURL(/\/missions\?filtre=oraux$/);
	await expect(page.locator('tbody tr')).toHaveCount(2);
});
