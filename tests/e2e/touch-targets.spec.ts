// For the thumb of somebody standing: all that can be pressed on the teacher's screens is 44 pixels high and wide on a
// phone (links within a sentence apart), and at 320 pixels nothing is pushed off the edge.
import { expect, test, type Page } from '@playwright/test';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { PUBLIC_SCREENS, TEACHER_SCREENS, type Screen } from './screens';
import { acceptConditions, signIn, untilReadyOffline } from './steps';

/** Of CSS: WCAG 2.5.5. Half a pixel less is the browser's rounding. */
const LEAST = 43.5;

let server: AppServer;

test.beforeAll(async () => {
	server = await startAppServer({ testNow: TEACHER.now });
});

test.afterAll(() => server.stop());

/** What can be pressed and is smaller than a finger, with its size; how much was looked at. */
function measure(least: number): { small: string[]; looked: number } {
	const PRESSED =
		'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=tab], [role=option]';
	const open = document.querySelector('dialog[open]');
	const isDrawn = (element: Element) =>
		element.checkVisibility({ visibilityProperty: true }) &&
		element.closest('.visually-hidden, [inert]') === null;
	const isInSentence = (element: Element) =>
		getComputedStyle(element).display === 'inline' &&
		[...(element.parentElement?.childNodes ?? [])].some(
			(node) => node !== element && (node.textContent ?? '').trim().length > 2
		);
	/** A box to tick is pressed by its words too. */
	const boxesOf = (element: Element) => {
		const labels =
			element instanceof HTMLInputElement && /checkbox|radio/.test(element.type) ? element.labels : null;
		return [element, ...(labels ?? [])].map((part) => part.getBoundingClientRect());
	};
	const looked = [...(open ?? document).querySelectorAll(PRESSED)].filter(
		(element) => isDrawn(element) && !isInSentence(element) && element.getBoundingClientRect().height > 1
	);
	const small = looked.flatMap((element) => {
		const boxes = boxesOf(element);
		// A list's row is pressed anywhere: its link lies over the whole of it.
		const over = getComputedStyle(element, '::after');
		const [overWidth, overHeight] =
			over.position === 'absolute' ? [parseFloat(over.width) || 0, parseFloat(over.height) || 0] : [0, 0];
		const width = Math.max(
			overWidth,
			Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left))
		);
		const height = Math.max(overHeight, ...boxes.map((box) => box.height));
		if (width >= least && height >= least) return [];
		const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
		return [
			`${element.tagName.toLowerCase()} «${name || element.id}» ${Math.round(width)}×${Math.round(height)}`
		];
	});
	return { small: [...new Set(small)], looked: looked.length };
}

async function lookAt(page: Page, screens: readonly Screen[]): Promise<void> {
	for (const { name, open } of screens) {
		await test.step(name, async () => {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.goto(`${server.url}/healthz`);
			await open(page, server.url);
			const { small, looked } = await page.evaluate(measure, LEAST);
			expect.soft(looked, name).toBeGreaterThan(0);
			expect.soft(small, name).toEqual([]);
			await page.setViewportSize({ width: 320, height: 640 });
			await expect
				.soft(async () => {
					expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(
						320
					);
				})
				.toPass({ timeout: 5_000 });
		});
	}
}

test(
	'everything that can be pressed is large enough for a thumb, and nothing leaves a narrow screen',
	{ tag: '@long' },
	async ({ page }) => {
		test.setTimeout(240_000);
		await page.clock.install({ time: TEACHER.now });
		await lookAt(page, PUBLIC_SCREENS);
		await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await acceptConditions(page, 'RENNES');
		await lookAt(page, TEACHER_SCREENS);
	}
);
