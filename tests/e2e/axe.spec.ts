// axe finds nothing and nothing is out of reach of the eye: each screen, on a phone and on a desk, in light and in dark;
// on the phone also in each contrast, with letters twice as large, at 320 pixels, at 400 % and with its text spaced as
// WCAG 1.4.12 has it. Every rule that axe has, what lies over the screens and the looks marked `isProof` go with
// `npm run test:proofs`.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { findings, losses, unsaid } from './screen-faults';
import { OTHER_SCREENS, PUBLIC_SCREENS, TEACHER_SCREENS, type Screen } from './screens';
import { TEACHER_STATES } from './teacher-states';
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
	/** Another size of the window than the round's. */
	viewport?: { width: number; height: number };
	/** WCAG 1.4.12, as a person's own style sheet sets it. */
	isSpaced?: boolean;
	/** Of the proofs alone. */
	isProof?: boolean;
}

const COLOURS = ['color-contrast', 'link-in-text-block'];
const REINFORCED = [...COLOURS, 'color-contrast-enhanced'];
const isWhole = () => test.info().project.name === 'proofs';
const SIZES_OF_THINGS = ['target-size', 'color-contrast'];
const SCHEMES: readonly Look[] = [
	{ name: 'light', scheme: 'light' },
	{ name: 'dark', scheme: 'dark', rules: COLOURS }
];
/** Every pair of colours is computed by tests/unit/ui/kit: here they are looked at once, on the phone. */
const DESK_SCHEMES: readonly Look[] = SCHEMES.map((each) => ({ ...each, isProof: each.scheme === 'dark' }));
/** Where there is least room: every setting. */
const SETTINGS: readonly Look[] = [
	...(['light', 'dark'] as const).map((scheme): Look => ({
		...{ name: `reinforced, ${scheme}`, scheme, isProof: true },
		...{ marks: { contrast: 'strong' }, rules: REINFORCED }
	})),
	{ name: 'inverted', scheme: 'light', isProof: true, marks: { contrast: 'inverted' }, rules: REINFORCED },
	{ name: '320 pixels', scheme: 'light', isProof: true, viewport: { width: 320, height: 640 }, rules: [] },
	// A window of 1280 by 1024 at 400 %.
	{ name: '400 %', scheme: 'light', isProof: true, viewport: { width: 320, height: 256 }, rules: [] },
	{ name: 'spaced', scheme: 'light', isProof: true, isSpaced: true, rules: [] },
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
	{ name: '1280 pixels', viewport: { width: 1280, height: 800 }, looks: DESK_SCHEMES, tag: ['@long'] },
	{ name: '360 pixels in every setting', viewport: PHONE, looks: SETTINGS, tag: ['@long'] }
];

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

async function show(page: Page, { scheme, marks, isSpaced = false }: Look): Promise<void> {
	await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
	await page.evaluate((wished) => {
		for (const mark of ['contrast', 'text', 'leading', 'align']) {
			const value = wished[mark];
			if (value === undefined) document.documentElement.removeAttribute(`data-${mark}`);
			else document.documentElement.setAttribute(`data-${mark}`, value);
		}
	}, marks ?? {});
	await page.evaluate(
		([css, isWanted]) => {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(css);
			document.adoptedStyleSheets = isWanted ? [sheet] : [];
		},
		[SPACED, isSpaced] as const
	);
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
			const usual = page.viewportSize();
			for (const each of looks.filter(({ isProof }) => isWhole() || !isProof)) {
				const size = each.viewport ?? usual;
				if (size !== null) await page.setViewportSize(size);
				await show(page, each);
				expect.soft(await findings(page, isWhole(), each.rules), `${screen.name}, ${each.name}`).toEqual([]);
				expect.soft(await losses(page), `${screen.name}, ${each.name}`).toEqual([]);
			}
			if (isWhole()) expect.soft(await unsaid(page), screen.name).toEqual([]);
			if (usual !== null) await page.setViewportSize(usual);
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
			expect.soft(await findings(page, isWhole()), 'conditions to accept').toEqual([]);
			await acceptConditions(page, 'RENNES');
		}
		await page.close();
		await look(context, isWhole() ? [...TEACHER_SCREENS, ...TEACHER_STATES] : TEACHER_SCREENS, looks);
		await context.close();
	});

	// They sit at a desk: a phone's looks at theirs go with the proofs.
	const others = viewport === PHONE ? '@proof' : '@long';
	test(`axe finds nothing on other people's screens at ${name}`, { tag: others }, async ({ browser }) => {
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
