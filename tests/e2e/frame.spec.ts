// The page (guide §1.3): banner, menu, console, enlarging; guide, help, plan of the site; on a phone and at a desk, by
// keyboard, without a network.
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ACCESSIBILITY_WORDS } from '../../src/lib/fr/screens/accessibility';
import { FRAME_WORDS } from '../../src/lib/fr/screens/frame';
import { GUIDE_SECTIONS, GUIDE_WORDS } from '../../src/lib/fr/screens/guide';
import { HELP_WORDS, SITE_MAP_WORDS } from '../../src/lib/fr/screens/help';
import { ACTIVITY_CLOSED, ACTIVITY_LABELS } from '../../src/lib/fr/menu';
import { ROLE_LABELS } from '../../src/lib/fr/screens/welcome';
import type { AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { draftCandidates, syncByHand } from './device-steps';
import { signInAs } from './steps';
import { test } from './teacher-phone';

const PHONE = { width: 360, height: 740 };

const menuLinks = (page: Page) =>
	page.getByRole('navigation', { name: FRAME_WORDS.activities }).getByRole('link');
const tools = (page: Page) => page.getByRole('navigation', { name: FRAME_WORDS.tools });

/** As the administrateur does; the devices learn it at their next exchange. */
async function openOnly(server: AppServer, activities: string[]): Promise<void> {
	const academy = createClient({ url: `file:${join(server.dataDir, 'academies', 'RENNES.db')}` });
	await academy.batch(
		[
			{
				sql: "UPDATE settings SET value = ? WHERE key = 'openActivities'",
				args: [JSON.stringify(activities)]
			},
			"UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'settingsVersion'",
			"INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'academy', 'RENNES')"
		],
		'write'
	);
	academy.close();
}

test('at a desk the banner holds all of it, and the work area is enlarged and brought back by one button', async ({
	phone: { page, proxy }
}) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.goto(`${proxy.url}/frais`);
	const banner = page.getByRole('banner');
	await expect(banner).toContainText('Académie de RENNES');
	await expect(banner).toContainText(TEACHER.fullName);
	for (const label of [ACCESSIBILITY_WORDS.link, FRAME_WORDS.guide, FRAME_WORDS.siteMap, FRAME_WORDS.help]) {
		await expect(tools(page).getByRole('link', { name: label, exact: true })).toBeVisible();
	}
	await expect(tools(page).getByRole('button', { name: FRAME_WORDS.quit })).toBeVisible();

	// Guide §1.3.5, by keyboard: the focus stays on the button, whose sign changes.
	const button = page.locator('main').getByRole('button', { name: FRAME_WORDS.expand });
	await button.focus();
	const sign = await button.innerHTML();
	await page.keyboard.press('Enter');
	await expect(banner).toBeHidden();
	await expect(menuLinks(page)).toHaveCount(0);
	await expect(page.getByRole('heading', { name: FRAME_WORDS.messages })).toBeVisible();
	const back = page.getByRole('button', { name: FRAME_WORDS.shrink });
	await expect(back).toBeFocused();
	expect(await back.innerHTML()).not.toBe(sign);
	await page.keyboard.press('Enter');
	await expect(banner).toBeVisible();
	await expect(page.getByRole('button', { name: FRAME_WORDS.expand })).toBeFocused();
});

test('the console keeps the messages of the session over pages, is a live region, and is cleared by keyboard', async ({
	phone: { page, proxy }
}) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.goto(`${proxy.url}/accessibilite`);
	await page.getByRole('radio', { name: '125 %' }).check();
	const log = page.getByRole('log', { name: FRAME_WORDS.messages });
	await expect(log).toContainText(ACCESSIBILITY_WORDS.kept);
	await page.getByRole('link', { name: FRAME_WORDS.guide, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: GUIDE_WORDS.page })).toBeVisible();
	await expect(log).toContainText(ACCESSIBILITY_WORDS.kept);
	await page.getByRole('button', { name: FRAME_WORDS.clear }).press('Enter');
	await expect(log).not.toContainText(ACCESSIBILITY_WORDS.kept);
	await expect(page.getByText(FRAME_WORDS.noMessage)).toBeVisible();
	await expect(page.getByRole('heading', { name: FRAME_WORDS.messages })).toBeFocused();
});

test.describe('on a phone', () => {
	test.use({ phoneWishes: { viewport: PHONE, upTo: 'readyOffline' } });

	test('one menu button beside the status holds the tools, opened, left and closed by keyboard', async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}/missions`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(tools(page)).toBeHidden();
		const opener = page.getByRole('banner').getByRole('button', { name: FRAME_WORDS.menu });
		await expect(opener).toBeInViewport({ ratio: 1 });
		await opener.focus();
		await page.keyboard.press('Enter');
		await expect(opener).toHaveAttribute('aria-expanded', 'true');
		const names: string[] = [];
		for (let stop = 0; stop < 5; stop += 1) {
			await page.keyboard.press('Tab');
			names.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
		}
		expect(names).toEqual([
			ACCESSIBILITY_WORDS.link,
			FRAME_WORDS.guide,
			FRAME_WORDS.siteMap,
			FRAME_WORDS.help,
			FRAME_WORDS.quit
		]);
		await page.keyboard.press('Escape');
		await expect(tools(page)).toBeHidden();
		await expect(opener).toBeFocused();
		await opener.click();
		await tools(page).getByRole('link', { name: FRAME_WORDS.help, exact: true }).click();
		await expect(page).toHaveURL(/\/aide\/missions$/);
		await expect(tools(page)).toBeHidden();
	});

	test('the bar holds the main places, «Plus» the rest', async ({ phone: { page, proxy } }) => {
		await page.goto(`${proxy.url}/accueil`);
		const nav = page.getByRole('navigation', { name: FRAME_WORDS.activities });
		await expect(nav.getByRole('link', { name: ACTIVITY_LABELS.missions })).toBeInViewport({ ratio: 1 });
		const rest = nav.getByRole('link', { name: FRAME_WORDS.ownData });
		await expect(rest).toBeHidden();
		const more = nav.getByRole('button', { name: FRAME_WORDS.more });
		await more.focus();
		await page.keyboard.press('Enter');
		await expect(rest).toBeInViewport({ ratio: 1 });
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Escape');
		await expect(rest).toBeHidden();
	});

	test('guide, help and plan of the site are read without a network, by their addresses', async ({
		phone: { page, proxy }
	}) => {
		await proxy.down();
		await page.goto(`${proxy.url}/guide`);
		await expect(page.getByRole('heading', { level: 1, name: GUIDE_WORDS.page })).toBeVisible();
		for (const { number, title } of GUIDE_SECTIONS) {
			await expect(page.getByRole('heading', { name: `${number}. ${title}`, exact: true })).toBeAttached();
		}
		await page.getByRole('link', { name: /^2\.6\.1\. / }).click();
		await expect(page.getByRole('heading', { name: /^2\.6\.1\. / })).toBeInViewport();
		for (const slug of ['accueil', 'missions', 'frais', 'portail', 'envois']) {
			await page.goto(`${proxy.url}/aide/${slug}`);
			await expect(
				page.getByRole('heading', { level: 1, name: new RegExp(`^${HELP_WORDS.page} – `) })
			).toBeVisible();
		}
		await page.goto(`${proxy.url}/plan-du-site`);
		await expect(page.getByRole('heading', { level: 1, name: SITE_MAP_WORDS.page })).toBeVisible();
		await page.getByRole('main').getByRole('link', { name: ACTIVITY_LABELS.missions, exact: true }).click();
		await expect(page).toHaveURL(/\/missions/);
	});
});

test('a closed activity leaves the menu and its page says so; drafts are kept', async ({
	phone: { page, proxy },
	server
}) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await draftCandidates(page, TEACHER.openClaim, '17');
	await openOnly(server, ['missions']);
	await syncByHand(page);
	await expect(menuLinks(page).getByText(ACTIVITY_LABELS.claims)).toHaveCount(0);
	await page.goto(`${proxy.url}/frais/${TEACHER.openClaim}`);
	await expect(page.getByText(ACTIVITY_CLOSED)).toBeVisible();
	await proxy.down();
	await page.goto(`${proxy.url}/frais`);
	await expect(page.getByText(ACTIVITY_CLOSED)).toBeVisible();
	await page.getByRole('link', { name: 'Voir ce qui n’est pas envoyé' }).click();
	await expect(page.getByRole('main')).toContainText('52525');
});

for (const [identifier, role, desk] of [
	['admin.rennes', 'administrateur', '/administration'],
	['centre.rennes', 'chefCentre', '/centre'],
	['etab.rennes', 'chefEtablissement', '/etablissement']
] as const) {
	test(`${role}: the welcome page says what they can do, and the menu offers no activity`, async ({
		browser,
		server
	}) => {
		const context = await browser.newContext();
		const page = await context.newPage();
		await signInAs(page, server.url, { identifier, password: TEACHER.password });
		// They sign in to where their work is; the welcome of everybody says so, too.
		await expect(page).toHaveURL(new RegExp(`${desk}$`));
		await page.goto(`${server.url}/accueil`);
		await expect(page.getByRole('heading', { name: new RegExp(`^${ROLE_LABELS[role]}`) })).toBeVisible();
		await expect(menuLinks(page).getByText(ACTIVITY_LABELS.missions)).toHaveCount(0);
		await page.goto(`${server.url}/missions`);
		await expect(page.getByText(ACTIVITY_CLOSED)).toBeVisible();
		await context.close();
	});
}
