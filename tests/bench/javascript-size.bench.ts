// How much JavaScript a page asks for by itself, compressed as the server sends it at best.
import { gzipSync } from 'node:zlib';
import { test, type BrowserContext } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { acceptConditions, signIn } from '../e2e/steps';
import { record } from './measures';

interface PageBytes {
	/** What the page must have before it can be used: Kit's entry, its own nodes, and all that these import. */
	usable: number;
	/** That, and what it fetches by itself once it can be used: the sync engine, the worker's registration. */
	withSync: number;
}

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** Files that are there before the page can be used: what Kit starts from, and what that names statically. */
function neededBefore(files: Map<string, string>): Set<string> {
	const waiting = [...files.keys()].filter((path) => /\/immutable\/(entry|nodes)\//.test(path));
	const needed = new Set<string>();
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		const source = files.get(path);
		if (source === undefined || needed.has(path)) continue;
		needed.add(path);
		for (const [, name] of source.matchAll(STATIC_IMPORT)) {
			waiting.push(new URL(name ?? '', `http://x${path}`).pathname);
		}
	}
	return needed;
}

async function javascriptBytes(context: BrowserContext, url: string, ready: string): Promise<PageBytes> {
	const page = await context.newPage();
	const bodies: Promise<[string, string]>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		const path = new URL(response.url()).pathname;
		bodies.push(response.text().then((text) => [path, text]));
	});
	await page.goto(url);
	await page.locator(ready).first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.close();
	const files = new Map(await Promise.all(bodies));
	const needed = neededBefore(files);
	const bytes = { usable: 0, withSync: 0 };
	for (const [path, text] of files) {
		const size = gzipSync(text, { level: 9 }).byteLength;
		bytes.withSync += size;
		if (needed.has(path)) bytes.usable += size;
	}
	return bytes;
}

function recordPage(name: string, { usable, withSync }: PageBytes): void {
	record(name, usable);
	record(`${name}_with_sync`, withSync);
}

test('JavaScript of three pages', async ({ browser }) => {
	const app = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext({ serviceWorkers: 'block' });
	recordPage('js_signin', await javascriptBytes(context, `${app.url}/connexion`, 'form'));
	const page = await context.newPage();
	await signIn(page, app.url, TEACHER.identifier, TEACHER.password);
	await acceptConditions(page, 'RENNES');
	await page.close();
	recordPage('js_list', await javascriptBytes(context, `${app.url}/missions`, 'main a[href^="/missions/"]'));
	recordPage(
		'js_claim',
		await javascriptBytes(context, `${app.url}/frais/${TEACHER.openClaim}`, '[role=tab]')
	);
	await context.close();
	await app.stop();
});
