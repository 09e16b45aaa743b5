// axe finds nothing: each screen, on a phone and on a desk, in light and in dark.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { OTHER_SCREENS, PUBLIC_SCREENS, TEACHER_SCREENS, type Screen } from './screens';
import { acceptConditions, signIn, signInAs, untilReadyOffline } from './steps';

let server: AppServer;

test.beforeAll(async () => {
	server = await startAppServer({ testNow: TEACHER.now });
});

test.afterAll(() => server.stop());

const SIZES = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 }
];
const SCHEMES = ['light', 'dark'] as const;

async function findings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Nothing may need scrolling sideways at this width (WCAG 1.4.10). */
async function overflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function look(
	context: BrowserContext,
	screens: readonly Screen[],
	size: { width: number }
): Promise<void> {
	const page = await context.newPage();
	for (const screen of screens) {
		for (const colorScheme of SCHEMES) {
			await test.step(`${screen.name} ${size.width} ${colorScheme}`, async () => {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await page.goto(`${server.url}/healthz`);
				await screen.open(page, server.url);
				expect.soft(await findings(page), `${screen.name} ${size.width} ${colorScheme}`).toEqual([]);
				expect.soft(await overflow(page), `${screen.name} ${size.width} scrolls sideways`).toBe(0);
			});
		}
	}
	await page.close();
}

for (const viewport of SIZES) {
	test(`axe finds nothing at ${viewport.width} pixels`, async ({ browser }) => {
		test.setTimeout(300_000);
		const context = await browser.newContext({ viewport });
		await context.clock.install({ time: TEACHER.now });
		await look(context, PUBLIC_SCREENS, viewport);
		const page = await context.newPage();
		await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await page.goto(`${server.url}/frais/conditions/RENNES`);
		const accept = page.getByRole('checkbox');
		await expect(accept.or(page.getByText('Vous avez accepté ces conditions.'))).toBeVisible();
		if (await accept.isVisible()) {
			expect.soft(await findings(page), 'conditions to accept').toEqual([]);
			await acceptConditions(page, 'RENNES');
		}
		await page.close();
		await look(context, TEACHER_SCREENS, viewport);
		await context.close();
	});

	test(`axe finds nothing on other people's screens at ${viewport.width} pixels`, async ({ browser }) => {
		test.setTimeout(300_000);
		for (const { person, screens } of OTHER_SCREENS) {
			const context = await browser.newContext({ viewport });
			await context.clock.install({ time: TEACHER.now });
			const page = await context.newPage();
			await signInAs(page, server.url, person);
			await page.close();
			await look(context, screens, viewport);
			await context.close();
		}
	});
}
