// Thousands of missions on a slow phone: counts and places stay right. Times are measured by the bench, not here.
import { expect, test, type Route } from '@playwright/test';
import type { Change, PullResponse } from '../../src/lib/contracts/pull';
import { LIST_WORDS } from '../../src/lib/fr/screens/list';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { signIn } from './steps';

const MISSIONS = 5_000;
const TOWNS = ['PONTIVY', 'RENNES', 'BREST', 'QUIMPER', 'VANNES'];

/** The real page of the server, with its first assignment repeated under other numbers and towns. */
async function multiply(route: Route): Promise<void> {
	const response = await route.fetch();
	const page = (await response.json()) as PullResponse;
	const model = page.changes.find((change) => change.entity === 'assignment')?.value;
	if (model === null || model === undefined) return route.fulfill({ response });
	const copies: Change[] = Array.from({ length: MISSIONS }, (_unused, index) => {
		const number = 500_000 + index;
		const town = TOWNS[index % TOWNS.length] ?? 'RENNES';
		const centre = { label: `LYCEE ${index} ${town}`, uai: null, town, postalCode: null };
		return { entity: 'assignment', id: `${model.academy}-${number}`, value: { ...model, number, centre } };
	});
	return route.fulfill({ response, json: { ...page, changes: [...page.changes, ...copies] } });
}

test('faults.md 34: 75 s to load 50 contacts on a low phone; 5 000 missions are listed, filtered and scrolled rightly', async ({
	browser
}) => {
	test.setTimeout(180_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	// The worker would answer the pull's page by itself.
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		serviceWorkers: 'block'
	});
	await context.clock.install({ time: TEACHER.now });
	await context.route('**/api/sync/pull*', multiply);
	const page = await context.newPage();
	await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
	await page.goto(`${server.url}/missions`);
	const heading = page.getByRole('heading', { level: 2 }).first();
	const counted = async () => Number((await heading.innerText()).replace(/\D+/g, ''));
	await expect.poll(counted, { timeout: 60_000 }).toBeGreaterThanOrEqual(MISSIONS);
	const all = await counted();
	const cdp = await context.newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });

	await page.reload();
	await expect.poll(counted, { timeout: 60_000 }).toBe(all);
	const filter = page.getByLabel(LIST_WORDS.filter);
	await filter.pressSequentially('quimper');
	await expect.poll(counted).toBe(MISSIONS / TOWNS.length);
	await expect(filter).toBeFocused();
	await filter.fill('LYCEE 4999');
	await expect.poll(counted).toBe(1);
	await filter.fill('');
	await expect.poll(counted).toBe(all);

	// To the end, screen by screen: each row once, in the order of the first, and what was in sight stays there.
	const rows = page.getByRole('table').getByRole('row');
	let shown = await rows.count();
	for (let screens = 0; screens < 5; screens += 1) {
		const last = rows.last();
		await last.scrollIntoViewIfNeeded();
		const anchor = await last.innerText();
		await expect.poll(() => rows.count()).toBeGreaterThan(shown);
		await expect(
			page
				.getByRole('row')
				.filter({ hasText: anchor.split('\n')[0] ?? '' })
				.first()
		).toBeVisible();
		shown = await rows.count();
	}
	const numbers = await page.evaluate(() =>
		[...document.querySelectorAll('table a')].map((link) => link.getAttribute('href'))
	);
	expect(numbers.length).toBeGreaterThan(40);
	expect(new Set(numbers).size).toBe(numbers.length);
	await context.close();
	await server.stop();
});
