// The accessibility settings (guide §1.3.1): before the first paint, on every page, offline, on the other device; letters
// twice as large at 360 pixels without loss. What each screen looks like in them: axe.spec.ts.
import { expect, type Page } from '@playwright/test';
import { ACCESSIBILITY_WORDS, DISPLAY_CHOICES, DISPLAY_TITLES } from '../../src/lib/fr/screens/accessibility';
import { TEACHER } from '../fixtures/people';
import { openClaim, openTab, signIn } from './steps';
import { test } from './teacher-phone';

const PHONE = { width: 360, height: 740 };

async function choose(page: Page, url: string, ...labels: string[]): Promise<void> {
	await page.goto(`${url}/accessibilite`);
	for (const label of labels) await page.getByRole('radio', { name: label, exact: true }).check();
	await expect(page.getByText(ACCESSIBILITY_WORDS.kept)).toBeAttached();
}

function background(page: Page): Promise<string> {
	return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

/** Marks and sizes of the root at each frame that is drawn, from the very first one of a page. */
async function watchFrames(page: Page): Promise<() => Promise<string[]>> {
	await page.addInitScript(() => {
		const drawn: string[] = [];
		Object.assign(window, { drawn });
		const look = () => {
			// The empty page takes its colour from the scheme alone.
			if ((document.body?.innerText ?? '').trim() !== '') {
				const { contrast, text } = document.documentElement.dataset;
				const { fontSize, backgroundColor } = getComputedStyle(document.documentElement);
				drawn.push([contrast, text, fontSize, backgroundColor].join(' '));
			}
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	return () => page.evaluate(() => [...new Set(Reflect.get(window, 'drawn') as string[])]);
}

test.describe('on a phone', () => {
	test.use({ phoneWishes: { viewport: PHONE, upTo: 'readyOffline' } });

	test('a choice acts at once, without a network too, and every later page is drawn with it from its first frame', async ({
		phone: { context, page, proxy }
	}) => {
		await proxy.down();
		await choose(page, proxy.url, DISPLAY_CHOICES.contrast.inverted, DISPLAY_CHOICES.textSize[150]);
		expect(await background(page)).toBe('rgb(0, 0, 0)');

		const tab = await context.newPage();
		const frames = await watchFrames(tab);
		for (const path of ['/accueil', '/guide', '/frais']) {
			await tab.goto(proxy.url + path);
			await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
			expect(await frames(), path).toEqual(['inverted 150 24px rgb(0, 0, 0)']);
			await expect(tab.locator('meta[name=color-scheme]')).toHaveAttribute('content', 'dark');
		}
		// The page that was open follows.
		await tab.goto(`${proxy.url}/accessibilite`);
		await tab.getByRole('button', { name: ACCESSIBILITY_WORDS.reset }).click();
		await expect.poll(() => background(page)).not.toBe('rgb(0, 0, 0)');
	});

	test('what was chosen without a network reaches the account, and from there another device', async ({
		browser,
		phone: { page, proxy }
	}) => {
		await proxy.down();
		await choose(page, proxy.url, DISPLAY_CHOICES.contrast.strong, DISPLAY_CHOICES.alignment.justify);
		await proxy.up();
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect
			.poll(
				async () =>
					(await (await page.request.get(`${proxy.url}/api/preferences`, { maxRetries: 3 })).json()).display
			)
			.toMatchObject({ contrast: 'strong', alignment: 'justify' });

		const context = await browser.newContext();
		await context.clock.install({ time: TEACHER.now });
		const desk = await context.newPage();
		await signIn(desk, proxy.url, TEACHER.identifier, TEACHER.password);
		await expect(desk.locator('html')).toHaveAttribute('data-contrast', 'strong');
		await desk.goto(`${proxy.url}/accessibilite`);
		await expect(desk.getByRole('radio', { name: DISPLAY_CHOICES.contrast.strong })).toBeChecked();
		await context.close();
	});

	test('letters of 200 % at 360 pixels: nothing is cut, nothing scrolls sideways', async ({
		phone: { page, proxy }
	}) => {
		test.setTimeout(180_000);
		await choose(page, proxy.url, DISPLAY_CHOICES.textSize[200], DISPLAY_CHOICES.lineSpacing.wider);
		const paths = ['/accueil', '/missions', '/frais', '/envois', '/guide', '/aide/frais', '/plan-du-site'];
		for (const path of [...paths, '/accessibilite']) {
			await page.goto(proxy.url + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			expect.soft(await sideways(page), path).toEqual([]);
		}
		await page.goto(`${proxy.url}/frais/conditions/RENNES`);
		await page.getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Valider', exact: true }).click();
		await page.waitForURL('**/frais?*');
		await openClaim(page, 'RENNES-77833');
		for (const tab of ['tracking', 'remuneration', 'travel', 'summary'] as const) {
			await openTab(page, tab);
			expect.soft(await sideways(page), tab).toEqual([]);
		}
		// All places stay in reach: one button for all of them.
		await page.getByRole('button', { name: 'Activités' }).click();
		await page.getByRole('link', { name: 'Consultation missions' }).click();
		await expect(page).toHaveURL(/\/missions/);
	});
});

/** Elements that stand out of the screen's right edge, if the page can be scrolled there. */
function sideways(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
			.map((element) => `${element.tagName}.${element.className} ${element.textContent?.trim().slice(0, 40)}`)
			.slice(0, 5);
	});
}

test('the system’s own wish for contrast is followed until the person chooses, live', async ({
	openPhone
}) => {
	const { page, proxy } = await openPhone({ contrast: 'more', upTo: 'readyOffline' });
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'strong');
	await page.emulateMedia({ contrast: 'no-preference' });
	await expect(page.locator('html')).not.toHaveAttribute('data-contrast', /./);
	await page.emulateMedia({ contrast: 'more' });
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'strong');
	await page.goto(`${proxy.url}/accessibilite`);
	const contrasts = page.getByRole('group', { name: DISPLAY_TITLES.contrast });
	await contrasts.getByRole('radio', { name: DISPLAY_CHOICES.contrast.default }).check();
	await expect(page.locator('html')).not.toHaveAttribute('data-contrast', /./);
});

test('who is not signed in, and a gestionnaire, have the device’s choice', async ({ browser, server }) => {
	const context = await browser.newContext({ viewport: PHONE });
	const page = await context.newPage();
	await page.goto(`${server.url}/connexion`);
	await page.getByRole('link', { name: ACCESSIBILITY_WORDS.link }).click();
	await choose(page, server.url, DISPLAY_CHOICES.contrast.inverted, DISPLAY_CHOICES.textSize[125]);
	const frames = await watchFrames(page);
	await page.goto(`${server.url}/connexion`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(await frames()).toEqual(['inverted 125 20px rgb(0, 0, 0)']);
	await page.getByLabel('Identifiant').fill('gestion.rennes');
	await page.getByLabel('Mot de passe').fill(TEACHER.password);
	await page.getByRole('button', { name: 'Valider' }).click();
	await page.waitForURL('**/gestion');
	expect(await background(page)).toBe('rgb(0, 0, 0)');
	await page.getByRole('link', { name: ACCESSIBILITY_WORDS.link }).click();
	await page.getByRole('radio', { name: DISPLAY_CHOICES.contrast.strong }).check();
	// Their account keeps it too.
	await expect
		.poll(
			async () =>
				(await (await page.request.get(`${server.url}/api/preferences`, { maxRetries: 3 })).json()).display
		)
		.toMatchObject({ contrast: 'strong', textSize: 125 });
	await context.close();
});
