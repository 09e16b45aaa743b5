// The kit's catalogue in every look, on a phone and at a desk, from the development server: `npm run screenshots -- kit`.
// What a component says with too little contrast, or without a name, fails here.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { CATALOGUE_WORDS } from '../../src/catalogue/catalogue-words';
import { freePort } from '../fixtures/app-server';

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
	(['default', 'strong', 'inverted'] as const).map((contrast) => ({ colorScheme, contrast }))
);

let vite: ViteDevServer;
/** The development server opens databases, though the catalogue asks for none. */
const data = mkdtempSync(join(tmpdir(), 'nomade-kit-'));

test.beforeAll(async () => {
	process.env['DATA_DIR'] = data;
	vite = await createServer({ logLevel: 'error', server: { port: await freePort(), strictPort: true } });
	await vite.listen();
});

test.afterAll(async () => {
	await vite.close();
	rmSync(data, { recursive: true, force: true });
});

for (const { colorScheme, contrast } of LOOKS) {
	test(`the kit in ${colorScheme}, ${contrast}`, async ({ browser }) => {
		const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
		const page = await context.newPage();
		for (const width of [360, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(`http://localhost:${String(vite.config.server.port)}/kit?contrast=${contrast}`);
			await expect(page.getByRole('heading', { name: CATALOGUE_WORDS.deskPieces })).toBeVisible();
			const path = `test-results/kit/kit-${width}-${colorScheme}-${contrast}.png`;
			await page.screenshot({ path, fullPage: true });
		}
		await page.getByRole('button', { name: CATALOGUE_WORDS.open }).click();
		await page.screenshot({ path: `test-results/kit/kit-dialog-${colorScheme}-${contrast}.png` });
		await page.getByRole('dialog').press('Escape');
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
		await context.close();
	});
}
