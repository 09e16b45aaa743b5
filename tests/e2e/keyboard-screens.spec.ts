// Every screen without a pointer: Tab reaches all that can be pressed, one sees where one is, dialogs hold the focus and
// give it back at Escape.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { FRAME_WORDS, QUIT_WORDS } from '../../src/lib/fr/screens/frame';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { draftCandidates } from './device-steps';
import { walk } from './keyboard-walk';
import { OTHER_SCREENS, PUBLIC_SCREENS, TEACHER_SCREENS, type Screen } from './screens';
import { acceptConditionsIfAsked, signIn, signInAs, untilReadyOffline } from './steps';

let server: AppServer;

test.beforeAll(async () => {
	server = await startAppServer({ testNow: TEACHER.now });
});

test.afterAll(() => server.stop());

type Key = Parameters<typeof walk>[1];

interface Way {
	viewport: { width: number; height: number };
	key: Key;
	/** `@proof`: with `npm run test:proofs`. A teacher has a phone, the others a desk. */
	teacher: string[];
	others: string[];
}
const WAYS: Way[] = [
	{ viewport: { width: 360, height: 740 }, key: 'Tab', teacher: [], others: ['@proof'] },
	{ viewport: { width: 1280, height: 800 }, key: 'Shift+Tab', teacher: ['@proof'], others: ['@proof'] }
];

async function closeByEscape(page: Page, name: string): Promise<void> {
	const dialog = page.getByRole('dialog');
	await page.keyboard.press('Escape');
	await expect.soft(dialog, `${name}: Escape closes it`).toBeHidden();
	await expect
		.soft(async () => {
			const where = await page.evaluate(() => {
				const active = document.activeElement;
				const opener: unknown = Reflect.get(window, 'lastPressed');
				if (opener instanceof Element && opener.isConnected) return active === opener ? 'back' : 'elsewhere';
				return active === document.body ? 'nowhere' : 'back';
			});
			expect(where, `${name}: where the focus is after Escape`).toBe('back');
		})
		.toPass({ timeout: 5_000 });
}

async function walkAll(context: BrowserContext, key: Key, screens: readonly Screen[]): Promise<void> {
	const page = await context.newPage();
	await page.addInitScript(() => {
		addEventListener(
			'click',
			({ target }) => {
				if (!(target instanceof Element) || target.closest('dialog') !== null) return;
				Object.assign(window, { lastPressed: target.closest('button, a') });
			},
			true
		);
	});
	for (const screen of screens) {
		await test.step(screen.name, async () => {
			await page.goto(`${server.url}/healthz`);
			await screen.open(page, server.url);
			const isDialog = await page.getByRole('dialog').isVisible();
			const { stops, ...faults } = await walk(page, key);
			expect.soft(stops.length, screen.name).toBeGreaterThan(0);
			expect.soft(faults, screen.name).toEqual({
				unreached: [],
				unmarked: [],
				covered: [],
				numbered: [],
				behind: []
			});
			if (isDialog) await closeByEscape(page, screen.name);
		});
	}
	await page.close();
}

for (const { viewport, key, teacher, others } of WAYS) {
	test(
		`every screen of the teacher by keyboard at ${viewport.width} pixels, by ${key}`,
		{ tag: teacher },
		async ({ browser }) => {
			test.setTimeout(300_000);
			const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
			await context.clock.install({ time: TEACHER.now });
			await walkAll(context, key, PUBLIC_SCREENS);
			const page = await context.newPage();
			await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
			await untilReadyOffline(page);
			await acceptConditionsIfAsked(page, 'RENNES');
			await page.close();
			await walkAll(context, key, TEACHER_SCREENS);
			await context.close();
		}
	);

	test(
		`other people's screens by keyboard at ${viewport.width} pixels, by ${key}`,
		{ tag: others },
		async ({ browser }) => {
			test.setTimeout(600_000);
			for (const { person, screens } of OTHER_SCREENS) {
				const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
				await context.clock.install({ time: TEACHER.now });
				const page = await context.newPage();
				await signInAs(page, server.url, person);
				await page.close();
				await walkAll(context, key, screens);
				await context.close();
			}
		}
	);
}

for (const { viewport } of WAYS) {
	test(`«Quitter» asks, and staying leads back to where one was, at ${viewport.width} pixels`, async ({
		browser
	}) => {
		const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
		await context.clock.install({ time: TEACHER.now });
		const page = await context.newPage();
		await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await acceptConditionsIfAsked(page, 'RENNES');
		await draftCandidates(page, TEACHER.openClaim, '17');
		const leave = page.getByRole('button', { name: FRAME_WORDS.quit });
		const menu = page.getByRole('banner').getByRole('button', { name: FRAME_WORDS.menu });
		const isPhone = await menu.isVisible();
		if (isPhone) await menu.press('Enter');
		await leave.press('Enter');
		await expect(page.getByRole('dialog', { name: QUIT_WORDS.title })).toBeVisible();
		const { stops, ...faults } = await walk(page, 'Tab');
		expect(stops.length).toBeGreaterThan(4);
		expect(faults).toEqual({ unreached: [], unmarked: [], covered: [], numbered: [], behind: [] });
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(isPhone ? menu : leave).toBeFocused();
		await context.close();
	});
}
