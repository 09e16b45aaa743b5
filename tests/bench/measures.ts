// How a measure is taken and kept: medians, and one file a name for scripts/bench.js to collect.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';

const FOLDER = join('test-results', 'bench');

export function record(name: string, value: number): void {
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, `${name}.json`), JSON.stringify(value));
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new Error('nothing was measured');
	return middle;
}

/** Of the times, the one that ninety-five of a hundred do not pass. */
export function p95(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

/** Ms of each run, one after the other. */
export async function timed(times: number, run: (n: number) => Promise<void>): Promise<number[]> {
	const taken: number[] = [];
	for (let n = 0; n < times; n += 1) {
		const startedAt = performance.now();
		await run(n);
		taken.push(performance.now() - startedAt);
	}
	return taken;
}

/** A phone of the small kind: the page's main thread at a quarter of this machine's speed. */
export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
	return session;
}

/** Ends the service workers, as hours without the app do: the next start wakes one up. */
export async function stopServiceWorkers(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('ServiceWorker.enable');
	await session.send('ServiceWorker.stopAllWorkers');
	await session.detach();
}

/**
 * Ms from the navigation's start to the first frame in which `selector` is on the page, by the page's own clock.
 * The watch is laid before the page's first script.
 */
export async function timeUntilSeen(page: Page, url: string, selector: string): Promise<number> {
	await page.addInitScript((wanted) => {
		const watch = () => {
			if (document.querySelector(wanted) === null) {
				requestAnimationFrame(watch);
				return;
			}
			// This frame paints it; the task after the frame is when it can be seen.
			requestAnimationFrame(() => setTimeout(() => Object.assign(window, { seenAt: performance.now() })));
		};
		watch();
	}, selector);
	await page.goto(url, { waitUntil: 'commit' });
	const seen = await page.waitForFunction(() => (window as unknown as { seenAt?: number }).seenAt, null, {
		timeout: 60_000
	});
	return (await seen.jsonValue()) as number;
}
