// What sealing costs: the same rows read and written through the store with and without the lock's codec, in the browser.
import { build } from 'vite';
import { resolve } from 'node:path';
import { test } from '@playwright/test';
import { startFloorServer } from './floor-server';
import { record } from './measures';

/** The store's own code, as one script for an empty page. */
async function benchScript(): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: resolve('src/lib') } },
		build: {
			write: false,
			lib: { entry: resolve('tests/bench/encryption-in-page.ts'), formats: ['iife'], name: 'bench' }
		}
	});
	const [output] = Array.isArray(result) ? result : [result];
	if (output === undefined || !('output' in output)) throw new Error('nothing was built');
	return output.output[0].code;
}

test('cost of encryption', async ({ browser }) => {
	const floor = await startFloorServer();
	const page = await browser.newPage();
	await page.goto(floor.url);
	await page.addScriptTag({ content: await benchScript() });
	const measured = await page.evaluate(() =>
		(globalThis as unknown as { bench: { measure(): Promise<Record<string, number>> } }).bench.measure()
	);
	for (const [name, milliseconds] of Object.entries(measured)) record(name, milliseconds);
	await page.close();
	await floor.stop();
});
