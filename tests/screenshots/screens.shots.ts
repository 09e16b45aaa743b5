// Every screen at four sizes, in light, dark and reinforced contrast and with letters twice as large, as a person first
// meets it, and what lies over the teacher's. The docs keep the light ones of a phone and of a desk; the others are there
// to be looked at.
import { test, type BrowserContextOptions, type Page } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { OTHER_SCREENS, PUBLIC_SCREENS, TEACHER_SCREENS, type Screen } from '../e2e/screens';
import { TEACHER_STATES } from '../e2e/teacher-states';
import { acceptConditions, signIn, signInAs, untilReadyOffline } from '../e2e/steps';

const SIZES = [
	{ width: 320, height: 640 },
	{ width: 360, height: 740 },
	{ width: 820, height: 1180 },
	{ width: 1280, height: 800 }
];

interface Look extends BrowserContextOptions {
	/** As `/accessibilite` keeps it on the device. */
	textSize?: 200;
}

const LOOKS: Record<string, Look> = {
	light: { colorScheme: 'light' },
	dark: { colorScheme: 'dark' },
	contrast: { colorScheme: 'light', contrast: 'more' },
	'dark-contrast': { colorScheme: 'dark', contrast: 'more' },
	'200-percent': { colorScheme: 'light', textSize: 200 }
};

for (const viewport of SIZES) {
	for (const [look, { textSize, ...colours }] of Object.entries(LOOKS)) {
		const isInDocs = look === 'light' && [360, 1280].includes(viewport.width);
		const folder = isInDocs ? 'docs/screenshots' : 'test-results/looks';
		const ending = isInDocs ? viewport.width : `${viewport.width}-${look}`;

		test(`pictures at ${viewport.width} pixels, ${look}`, async ({ browser }) => {
			const server = await startAppServer({ testNow: TEACHER.now });
			const newPage = async () => {
				const context = await browser.newContext({ viewport, ...colours, reducedMotion: 'reduce' });
				await context.clock.install({ time: TEACHER.now });
				if (textSize !== undefined)
					await context.addInitScript((size) => {
						localStorage.setItem('imagin-display', JSON.stringify({ textSize: size }));
					}, textSize);
				return context.newPage();
			};
			const shoot = async (page: Page, screens: readonly Screen[]) => {
				for (const { name, open } of screens) {
					await page.goto(`${server.url}/healthz`);
					await open(page, server.url);
					await page.waitForTimeout(300);
					await page.screenshot({ path: `${folder}/${name}-${ending}.png` });
				}
			};
			const page = await newPage();
			await shoot(page, PUBLIC_SCREENS);
			await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
			await untilReadyOffline(page);
			await acceptConditions(page, 'RENNES');
			await shoot(page, [...TEACHER_SCREENS, ...TEACHER_STATES]);
			await page.context().close();
			for (const { person, screens } of OTHER_SCREENS) {
				const theirs = await newPage();
				await signInAs(theirs, server.url, person);
				await shoot(theirs, screens);
				await theirs.context().close();
			}
			await server.stop();
		});
	}
}
