// A letter typed into the filter of a list of 10,000 missions, until the frame that shows the result.
import { test, type Route } from '@playwright/test';
import type { Change, PullResponse } from '../../src/lib/contracts/pull';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { signIn } from '../e2e/steps';
import { median, record, slowDown } from './measures';

const MISSIONS = 10_000;
const TOWNS = ['PONTIVY', 'RENNES', 'BREST', 'QUIMPER', 'VANNES', 'LORIENT', 'FOUGERES', 'DINAN'];

/** The real page of the server, with its first assignment repeated under other numbers, towns and dates. */
async function multiply(route: Route): Promise<void> {
	const response = await route.fetch();
	const page = (await response.json()) as PullResponse;
	const model = page.changes.find((change) => change.entity === 'assignment')?.value;
	if (model === null || model === undefined) {
		await route.fulfill({ response });
		return;
	}
	const copies: Change[] = Array.from({ length: MISSIONS }, (_unused, index) => {
		const number = 500_000 + index;
		const town = TOWNS[index % TOWNS.length] ?? 'RENNES';
		return {
			entity: 'assignment',
			id: `${model.academy}-${number}`,
			value: {
				...model,
				number,
				centre: { label: `LYCEE ${index} ${town}`, uai: null, town, postalCode: null }
			}
		};
	});
	await route.fulfill({ response, json: { ...page, changes: [...page.changes, ...copies] } });
}

test('filter on 10,000 missions', async ({ browser }) => {
	const app = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext({ serviceWorkers: 'block' });
	await context.route('**/api/sync/pull*', multiply);
	const page = await context.newPage();
	await signIn(page, app.url, TEACHER.identifier, TEACHER.password);
	await page.goto(`${app.url}/missions`);
	const filter = page.getByRole('searchbox').first();
	await filter.waitFor();
	await page
		.getByText(/\(10\D?0\d\d lignes\)/)
		.first()
		.waitFor({ timeout: 120_000 });
	await slowDown(page, 4);
	await page.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { filterTimes: times });
		document.addEventListener(
			'input',
			(event) => {
				const typedAt = event.timeStamp;
				// The change is drawn in the next frame; the task after it is when the person sees it.
				requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - typedAt)));
			},
			true
		);
	});
	for (const word of ['QUIMPER', 'LYCEE 77', 'vannes']) {
		await filter.pressSequentially(word, { delay: 250 });
		await page
			.getByText(/\([\d\s]+lignes?\)/)
			.first()
			.waitFor();
		await filter.fill('');
		await page.waitForTimeout(300);
	}
	const times = await page.evaluate(() => (window as unknown as { filterTimes: number[] }).filterTimes);
	console.log('filter', times.map(Math.round).join(' '));
	record('filter_10000_ms_4x', median(times));
	await context.close();
	await app.stop();
});
