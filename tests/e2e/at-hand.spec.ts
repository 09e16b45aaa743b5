// What makes the app a tool for the hand: home says what to do, «back» closes what lies over the page, a pull asks the
// server, a trip taken away comes back or stays away, and the icon opens the app without a network.
import { expect, type Page } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { INSTALL_WORDS, PULL_WORDS } from '../../src/lib/fr/screens/install';
import { FRAME_WORDS } from '../../src/lib/fr/screens/frame';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { WELCOME_WORDS } from '../../src/lib/fr/screens/welcome';
import { CAMILLE } from '../fixtures/people';
import { openTab } from './steps';
import { test } from './teacher-phone';

test.use({ phoneWishes: { hasTouch: true } });

const tripsTitle = (page: Page) => page.getByRole('heading', { name: new RegExp(TRIP_WORDS.list) });

test(
	'a trip is taken away without a question, comes back from the console, and stays away after a reload; «back» closes a dialog first',
	{ tag: '@long' },
	async ({ phone: { page, proxy } }) => {
		// By the app's own link: what was loaded before this document, «back» goes to without asking it.
		await page.goto(`${proxy.url}/accueil`);
		await page.getByRole('link', { name: /N° 77833/ }).click();
		await openTab(page, 'travel');
		await page.getByRole('button', { name: TRIP_WORDS.add }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog).toBeVisible();
		await page.goBack();
		await expect(dialog).toBeHidden();
		await expect(page).toHaveURL(/frais\/RENNES-77833/);

		await page.getByRole('button', { name: TRIP_WORDS.add }).click();
		await dialog.getByRole('button', { name: CLAIM_WORDS.ok }).click();
		await expect(tripsTitle(page)).toContainText('2');
		const remove = page.getByRole('button', { name: new RegExp(TRIP_WORDS.remove) });
		await remove.click();
		await expect(tripsTitle(page)).toContainText('1');
		await page.getByRole('button', { name: TRIP_WORDS.putBack, exact: true }).click();
		await expect(tripsTitle(page)).toContainText('2');
		await remove.click();
		await expect(tripsTitle(page)).toContainText('1');
		await page.reload();
		await expect(tripsTitle(page)).toContainText('1');

		await page.goto(`${proxy.url}/accueil`);
		await expect(page.getByRole('region', { name: WELCOME_WORDS.toDo })).toBeVisible();
	}
);

test.describe('at length', { tag: '@long' }, () => {
	test('a page pulled down from its top asks the server, and says when it does not answer', async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}/missions`);
		await expect(page.locator('.pull')).toBeAttached();
		await pullDown(page, 60);
		await expect(page.getByText(PULL_WORDS.done)).toHaveCount(0);
		await pullDown(page, 200);
		await expect(page.getByText(PULL_WORDS.done).first()).toBeVisible();
		await proxy.down();
		await pullDown(page, 200);
		await expect(page.getByText(PULL_WORDS.failed).first()).toBeVisible();
	});

	test('every address of the manifest opens without a network at the first start; its pictures are what it says', async ({
		openPhone
	}) => {
		const { page, proxy, context } = await openPhone({ person: CAMILLE, upTo: 'readyOffline' });
		const manifest = await (await page.request.get(`${proxy.url}/manifest.webmanifest`)).json();
		for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
			if (sizes === 'any') continue;
			const size = await page.evaluate(async (path: string) => {
				const { width, height } = await createImageBitmap(await (await fetch(path)).blob());
				return `${width}x${height}`;
			}, src as string);
			expect([src, size]).toEqual([src, sizes]);
		}
		await page.close();
		await proxy.down();
		for (const path of [manifest.start_url, ...manifest.shortcuts.map(({ url }: { url: string }) => url)]) {
			const opened = await context.newPage();
			await opened.goto(proxy.url + path);
			await expect(opened.getByRole('navigation', { name: FRAME_WORDS.activities })).toBeVisible();
			await expect(opened.locator('main h1')).toBeVisible();
			await opened.close();
		}
	});

	test('installed, the icon says how many claims wait; in a tab, installing is offered once something was achieved', async ({
		openPhone
	}) => {
		const phone = await openPhone({
			person: CAMILLE,
			upTo: 'readyOffline',
			before: () => {
				const badges: number[] = [];
				Object.assign(window, { badges });
				Object.assign(navigator, {
					setAppBadge: async (count: number) => void badges.push(count),
					clearAppBadge: async () => void badges.push(0)
				});
				const real = window.matchMedia.bind(window);
				window.matchMedia = (query) =>
					query === '(display-mode: standalone)' && !location.search.includes('tab')
						? ({ ...real(query), matches: true } as MediaQueryList)
						: real(query);
			}
		});
		const { page, proxy } = phone;
		await page.goto(`${proxy.url}/accueil`);
		const tasks = page.getByRole('region', { name: WELCOME_WORDS.toDo });
		const count = Number(await tasks.locator('h2 .count').textContent());
		expect(count).toBeGreaterThan(3);
		await expect
			.poll(() => page.evaluate(() => (window as unknown as { badges: number[] }).badges.at(-1)))
			.toBe(count);

		const offer = page.getByText(INSTALL_WORDS.title);
		const offered = () =>
			page.evaluate(() => {
				const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
					prompt: async () => undefined,
					userChoice: Promise.resolve({ outcome: 'dismissed' })
				});
				window.dispatchEvent(event);
				return event.defaultPrevented;
			});
		await page.goto(`${proxy.url}/accueil?tab`);
		await expect(tasks).toBeVisible();
		expect(await offered()).toBe(true);
		await expect(offer).toHaveCount(0);
		await page.evaluate(() =>
			localStorage.setItem('imagin-install', JSON.stringify({ achievedAt: 1, refusedAt: null, refusals: 0 }))
		);
		await page.reload();
		await expect(tasks).toBeVisible();
		await offered();
		await expect(offer).toBeVisible();
		await page.getByRole('button', { name: INSTALL_WORDS.refuse }).click();
		await expect(offer).toHaveCount(0);
		await page.reload();
		await expect(tasks).toBeVisible();
		await offered();
		await expect(offer).toHaveCount(0);
	});
});

/** One finger, in steps, as a browser tells it. */
async function pullDown(page: Page, by: number): Promise<void> {
	const client = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
		client.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: type === 'touchEnd' ? [] : [{ x: 180, y }]
		});
	await page.evaluate(() => window.scrollTo(0, 0));
	await touch('touchStart', 220);
	for (let moved = 20; moved <= by; moved += 20) await touch('touchMove', 220 + moved);
	await touch('touchEnd', 220 + by);
	await client.detach();
}
