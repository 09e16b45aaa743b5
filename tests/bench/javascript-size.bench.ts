// How much JavaScript a page asks for by itself, compressed as the server sends it at best.
import { gzipSync } from 'node:zlib';
import { test, type BrowserContext } from '@playwright/test';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { signIn } from '../e2e/steps';
import { record } from './measures';

async function javascriptBytes(context: BrowserContext, url: string, ready: string): Promise<number> {
	const page = await context.newPage();
	const sizes: Promise<number>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).byteLength));
	});
	await page.goto(url);
	await page.locator(ready).first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.close();
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('JavaScript of three pages', async ({ browser }) => {
	const app = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext({ serviceWorkers: 'block' });
	record('js_signin', await javascriptBytes(context, `${app.url}/connexion`, 'form'));
	const page = await context.newPage();
	await signIn(page, app.url, TEACHER.identifier, TEACHER.password);
	await page.close();
	record('js_list', await javascriptBytes(context, `${app.url}/missions`, 'main a[href^="/missions/"]'));
	record('js_claim', await javascriptBytes(context, `${app.url}/frais/${TEACHER.openClaim}`, '[role=tab]'));
	await context.close();
	await app.stop();
});
