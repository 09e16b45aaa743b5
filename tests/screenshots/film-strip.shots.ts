// The start of the app with no server, on a phone four times slower than this machine, frame by frame: one picture.
import { expect, test } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { signIn, untilReadyOffline } from '../e2e/steps';
import { slowDown, stopServiceWorkers } from '../bench/measures';

const PHONE = { width: 360, height: 740 };
const SLOWDOWN = 4;
/** A line of the list: only drawn from the person's own data. */
const FIRST_MISSION = 'main a[href^="/missions/"]';
const EVERY_MS = 100;
/** Past the first full frame: a page that moves afterwards is seen doing it. */
const AFTERWARDS_MS = 600;

interface Frame {
	atMs: number;
	jpeg: string;
}

/** What was on screen at each step: the last frame that was drawn until then. */
function steps(frames: readonly Frame[]): Frame[] {
	const end = frames.at(-1)?.atMs ?? 0;
	const shown: Frame[] = [];
	for (let atMs = 0; atMs <= end + EVERY_MS; atMs += EVERY_MS) {
		const frame = frames.filter((each) => each.atMs <= atMs).at(-1);
		if (frame !== undefined) shown.push({ atMs, jpeg: frame.jpeg });
	}
	return shown;
}

test('film strip of the start offline', async ({ browser }) => {
	const server = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext({ viewport: PHONE });
	await context.clock.install({ time: TEACHER.now });
	const first = await context.newPage();
	await signIn(first, server.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(first);
	await server.kill();
	await stopServiceWorkers(first);

	const page = await context.newPage();
	const session = await slowDown(page, SLOWDOWN);
	const frames: Frame[] = [];
	let startedAt = 0;
	session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
		frames.push({ atMs: Math.max(0, (metadata.timestamp ?? 0) * 1_000 - startedAt), jpeg: data });
		session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
	});
	await session.send('Page.startScreencast', { format: 'jpeg', quality: 70, maxWidth: 240, maxHeight: 494 });
	startedAt = Date.now();
	await page.goto(`${server.url}/missions`, { waitUntil: 'commit' });
	await page.waitForSelector(FIRST_MISSION);
	await page.waitForTimeout(AFTERWARDS_MS);
	await session.send('Page.stopScreencast');
	expect(frames.length).toBeGreaterThan(1);

	const strip = await browser.newPage({ viewport: { width: 1280, height: 400 } });
	const cells = steps(frames).map(
		({ atMs, jpeg }) =>
			`<figure><img alt="" src="data:image/jpeg;base64,${jpeg}"><figcaption>${atMs} ms</figcaption></figure>`
	);
	await strip.setContent(
		`<style>body{margin:8px;display:grid;grid-template-columns:repeat(8,1fr);gap:8px;font:14px sans-serif;background:#fff}
		figure{margin:0}img{inline-size:100%;border:1px solid #999}</style>${cells.join('')}`
	);
	await strip.screenshot({ path: 'docs/screenshots/offline-start-film.png', fullPage: true });
	await context.close();
	await server.stop();
});
