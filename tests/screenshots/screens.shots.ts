// Every screen at two sizes, as a person first meets it.
import { test } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { PUBLIC_SCREENS, TEACHER_SCREENS } from '../e2e/screens';
import { acceptConditions, signIn, untilReadyOffline } from '../e2e/steps';

const SIZES = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 }
];

for (const viewport of SIZES) {
	test(`pictures at ${viewport.width} pixels`, async ({ browser }) => {
		const server = await startAppServer({ testNow: TEACHER.now });
		const context = await browser.newContext({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
		await context.clock.install({ time: TEACHER.now });
		const page = await context.newPage();
		const shoot = async (screens: typeof PUBLIC_SCREENS) => {
			for (const { name, open } of screens) {
				await page.goto(`${server.url}/healthz`);
				await open(page, server.url);
				await page.waitForTimeout(300);
				await page.screenshot({ path: `docs/screenshots/${name}-${viewport.width}.png` });
			}
		};
		await shoot(PUBLIC_SCREENS);
		await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await acceptConditions(page, 'RENNES');
		await shoot(TEACHER_SCREENS);
		await context.close();
		await server.stop();
	});
}
