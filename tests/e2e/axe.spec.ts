// axe finds nothing and nothing is out of reach of the eye: each screen, on a phone and on a desk, in light and in dark;
// on the phone also in each contrast, and with letters twice as large. All but the teacher's phone in light and in dark
// goes with the long tests.
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

/** What a person or their system asks of the display; `marks` are those of src/app.html on the root. */
interface Look {
	name: string;
	scheme: 'light' | 'dark';
	marks?: Record<string, string>;
	/** The page's structure is the same in all of them: looked at once. */
	rules?: readonly string[];
}

const COLOURS = ['color-contrast', 'link-in-text-block'];
const SIZES_OF_THINGS = ['target-size', 'color-contrast'];
const SCHEMES: readonly Look[] = [
	{ name: 'light', scheme: 'light' },
	{ name: 'dark', scheme: 'dark', rules: COLOURS }
];
/** Where there is least room: every setting. */
const SETTINGS: readonly Look[] = [
	{ name: 'reinforced', scheme: 'light', marks: { contrast: 'strong' }, rules: COLOURS },
	{ name: 'reinforced, dark', scheme: 'dark', marks: { contrast: 'strong' }, rules: COLOURS },
	{ name: 'inverted', scheme: 'light', marks: { contrast: 'inverted' }, rules: COLOURS },
	{
		name: '200 %',
		scheme: 'light',
		marks: { text: '200', leading: 'wider', align: 'justify' },
		rules: SIZES_OF_THINGS
	}
];
interface Round {
	name: string;
	viewport: { width: number; height: number };
	looks: readonly Look[];
	/** `@long`: for `npm run test:long`. */
	tag: string[];
}
const PHONE = { width: 360, height: 740 };
const ROUNDS: Round[] = [
	{ name: '360 pixels', viewport: PHONE, looks: SCHEMES, tag: [] },
	{ name: '1280 pixels', viewport: { width: 1280, height: 800 }, looks: SCHEMES, tag: ['@long'] },
	{ name: '360 pixels in every setting', viewport: PHONE, looks: SETTINGS, tag: ['@long'] }
];

async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
	const axe = new AxeBuilder({ page });
	if (rules === undefined) {
		axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
	} else axe.withRules([...rules]);
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** What cannot be read at this size: out of the page's side (WCAG 1.4.10), or cut by its own box (1.4.4). */
function losses(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const elements = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility());
		const said = (element: Element) =>
			`${element.tagName.toLowerCase()} «${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 60)}»`;
		const sideways = elements.filter(
			(element) => scrollWidth > clientWidth && element.getBoundingClientRect().right > clientWidth + 1
		);
		/** A date and a time do not scroll: they need most of the room that they would take by themselves. */
		const isTooNarrow = (field: HTMLInputElement): boolean => {
			if (!['date', 'time'].includes(field.type)) return false;
			const free = field.cloneNode() as HTMLInputElement;
			free.style.cssText = 'position: absolute; inline-size: max-content; min-inline-size: 0';
			field.after(free);
			const needed = free.offsetWidth;
			free.remove();
			return field.offsetWidth < needed * 0.75;
		};
		const cut = elements.filter((element) => {
			const { overflowX, overflowY } = getComputedStyle(element);
			// One pixel is for who listens; the console's short view has «Tout afficher» beside it; a field of text scrolls,
			// and one for files lies unseen over its label.
			if (element.clientWidth <= 1 || element.closest('svg, [role=log]') !== null) return false;
			if (element instanceof HTMLInputElement) return isTooNarrow(element);
			const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
			return (
				(hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
				(hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
			);
		});
		/** What a dialog says is read through a slit, between its title and its buttons. */
		const slits = elements.filter(
			(element) =>
				element.parentElement instanceof HTMLDialogElement &&
				/auto|scroll/.test(getComputedStyle(element).overflowY) &&
				element.scrollHeight > element.clientHeight + 1 &&
				element.clientHeight < innerHeight / 3
		);
		return [
			...slits.map((element) => `no room: ${said(element)}`),
			...sideways.map((element) => `sideways: ${said(element)}`).slice(0, 5),
			...cut.map((element) => `cut: ${said(element)}`)
		];
	});
}

async function show(page: Page, { scheme, marks }: Look): Promise<void> {
	await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
	await page.evaluate((wished) => {
		for (const mark of ['contrast', 'text', 'leading', 'align']) {
			const value = wished[mark];
			if (value === undefined) document.documentElement.removeAttribute(`data-${mark}`);
			else document.documentElement.setAttribute(`data-${mark}`, value);
		}
	}, marks ?? {});
	// A busy browser draws the colours that it was asked for some frames later.
	await page.waitForFunction((asked) => matchMedia(`(prefers-color-scheme: ${asked})`).matches, scheme);
	await page.evaluate(
		() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
	);
}

async function look(
	context: BrowserContext,
	screens: readonly Screen[],
	looks: readonly Look[]
): Promise<void> {
	const page = await context.newPage();
	for (const screen of screens) {
		await test.step(screen.name, async () => {
			await page.goto(`${server.url}/healthz`);
			await screen.open(page, server.url);
			for (const each of looks) {
				await show(page, each);
				expect.soft(await findings(page, each.rules), `${screen.name}, ${each.name}`).toEqual([]);
				expect.soft(await losses(page), `${screen.name}, ${each.name}`).toEqual([]);
			}
		});
	}
	await page.close();
}

for (const { name, viewport, looks, tag } of ROUNDS) {
	test(`axe finds nothing at ${name}`, { tag }, async ({ browser }) => {
		test.setTimeout(600_000);
		const context = await browser.newContext({ viewport });
		await context.clock.install({ time: TEACHER.now });
		await look(context, PUBLIC_SCREENS, looks);
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
		await look(context, TEACHER_SCREENS, looks);
		await context.close();
	});

	test(`axe finds nothing on other people's screens at ${name}`, { tag: '@long' }, async ({ browser }) => {
		test.setTimeout(600_000);
		for (const { person, screens } of OTHER_SCREENS) {
			const context = await browser.newContext({ viewport });
			await context.clock.install({ time: TEACHER.now });
			const page = await context.newPage();
			await signInAs(page, server.url, person);
			await page.close();
			await look(context, screens, looks);
			await context.close();
		}
	});
}
