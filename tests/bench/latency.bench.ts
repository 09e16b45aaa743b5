// What a press costs on a slow phone, through a whole claim: the longest interaction (INP), the longest task after the page
// has loaded, and how far the page moved by itself. Durations: printed and kept, never a gate.
import { expect, test, type Page } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { TRIP } from '../e2e/device-steps';
import {
	acceptConditions,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	signIn,
	untilReadyOffline,
	validate
} from '../e2e/steps';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { record, slowDown } from './measures';

const SLOWDOWN = 4;
/** Kit's entry, the store and the rows: the page is loaded. */
const LOAD_MS = 3_000;

interface Watched {
	interactions: { name: string; target: string; duration: number }[];
	longTasks: { at: number; duration: number }[];
	shift: number;
}

/** From before the page's first script on. */
async function watch(page: Page): Promise<void> {
	await page.addInitScript((loadMs) => {
		const seen: Watched = { interactions: [], longTasks: [], shift: 0 };
		Object.assign(window, { seen });
		const label = (node: Node | null) =>
			node instanceof Element
				? `${node.tagName.toLowerCase()} «${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().slice(0, 30)}»`
				: '';
		const observe = (type: string, each: (entry: PerformanceEntry) => void, more = {}) =>
			new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
				type,
				buffered: true,
				...more
			} as PerformanceObserverInit);
		observe(
			'event',
			(entry) => {
				const { interactionId, target } = entry as PerformanceEventTiming;
				if (interactionId > 0)
					seen.interactions.push({ name: entry.name, target: label(target), duration: entry.duration });
			},
			{ durationThreshold: 16 }
		);
		observe('longtask', ({ startTime, duration }) => {
			if (startTime > loadMs) seen.longTasks.push({ at: startTime, duration });
		});
		observe('layout-shift', (entry) => {
			const { value, hadRecentInput } = entry as PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
			};
			if (!hadRecentInput && entry.startTime > loadMs) seen.shift += value;
		});
	}, LOAD_MS);
}

async function seenOn(page: Page): Promise<Watched> {
	// The browser hands over what it saw a moment after the frame.
	await page.waitForTimeout(1_000);
	return page.evaluate(() => Reflect.get(window, 'seen') as Watched);
}

test('latency through a whole claim', async ({ browser }) => {
	const server = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext();
	const page = await context.newPage();
	await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	await acceptConditions(page, 'RENNES');
	await watch(page);
	await slowDown(page, SLOWDOWN);
	await openClaim(page, 'RENNES-77833');
	await page.waitForTimeout(LOAD_MS);

	await fillCandidates(page, '');
	await page.getByLabel(PAY_WORDS.candidates).pressSequentially('12', { delay: 150 });
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await openTab(page, 'summary');
	await openTab(page, 'tracking');
	await validate(page);
	const seen = await seenOn(page);

	expect(seen.interactions.length).toBeGreaterThan(8);
	const slowest = [...seen.interactions].sort((a, b) => b.duration - a.duration);
	const longest = [...seen.longTasks].sort((a, b) => b.duration - a.duration);
	console.log(
		'slowest',
		slowest.slice(0, 6).map(({ name, target, duration }) => `${duration} ms ${name} ${target}`)
	);
	console.log(
		'longest tasks',
		longest.slice(0, 6).map(({ at, duration }) => `${Math.round(duration)} ms at ${Math.round(at)}`)
	);
	record('inp_ms_4x', slowest[0]?.duration ?? 0);
	record('long_task_ms_4x', longest[0]?.duration ?? 0);
	record('claim_layout_shift', seen.shift);
	await context.close();
	await server.stop();
});
