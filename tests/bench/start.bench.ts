// First load and offline start to a usable mission list on a slow phone, and the floor of the same minutes.
import { test } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { signIn, untilReadyOffline } from '../e2e/steps';
import { startFloorServer } from './floor-server';
import { median, record, slowDown, stopServiceWorkers, timeUntilSeen } from './measures';

const SLOWDOWN = 4;
const ROUNDS = 9;
/** A line of the list: only drawn from the person's own data. */
const FIRST_MISSION = 'main a[href^="/missions/"]';

test('start of the app', async ({ browser }) => {
	const floor = await startFloorServer();
	const app = await startAppServer();
	const context = await browser.newContext();
	const first = await context.newPage();
	await signIn(first, app.url, TEACHER.identifier, TEACHER.password);

	const firstLoads: number[] = [];
	for (let round = 0; round < 3; round += 1) {
		// Signed in by the script's own way, which makes the key; the app itself never loaded: no worker, no store, no cache.
		const fresh = await browser.newContext();
		const page = await fresh.newPage();
		await page.route('**/accueil', (route) =>
			route.fulfill({ contentType: 'text/html', body: '<title>Accueil</title>' })
		);
		await signIn(page, app.url, TEACHER.identifier, TEACHER.password);
		await page.unroute('**/accueil');
		await slowDown(page, SLOWDOWN);
		firstLoads.push(await timeUntilSeen(page, `${app.url}/missions`, FIRST_MISSION));
		await fresh.close();
	}
	record('first_load_ms_4x', median(firstLoads));

	await untilReadyOffline(first);
	await first.goto(floor.url);
	await first.evaluate(() => navigator.serviceWorker.ready);
	await app.kill();
	await floor.stop();

	const offlineStarts: number[] = [];
	const floors: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const [url, selector, times] of [
			[floor.url, '#seen', floors],
			[`${app.url}/missions`, FIRST_MISSION, offlineStarts]
		] as const) {
			await stopServiceWorkers(first);
			const page = await context.newPage();
			await slowDown(page, SLOWDOWN);
			times.push(await timeUntilSeen(page, url, selector));
			await page.close();
		}
	}
	console.log(
		'floor',
		floors.map(Math.round).join(' '),
		'· offline',
		offlineStarts.map(Math.round).join(' ')
	);
	record('floor_ms_4x', median(floors));
	record('offline_start_ms_4x', median(offlineStarts));
	record('offline_start_to_floor', median(offlineStarts) / median(floors));
	await context.close();
	await app.stop();
});
