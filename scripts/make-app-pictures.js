// Pictures that the system shows of the app: the screenshots of its installation, iOS' first picture at a start, the
// signs of the shortcuts. Run by hand against a server with the demo (the address is the argument); the result is
// committed: static/install, static/icons.
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { BROWSER_FLAGS, findWholeBrowser } from './browser.js';

const server = process.argv[2];
const mark = readFileSync('static/favicon.svg', 'utf8');
const executablePath = findWholeBrowser();
const browser = await chromium.launch({
	args: BROWSER_FLAGS,
	...(executablePath === null ? {} : { executablePath })
});

/** iPhones and iPads in portrait, by their pixels (src/app.html names the same). */
const STARTS = [
	[750, 1334],
	[1170, 2532],
	[1179, 2556],
	[1206, 2622],
	[1290, 2796],
	[1640, 2360]
];
for (const [width = 0, height = 0] of STARTS) {
	const page = await browser.newPage({ viewport: { width, height } });
	await page.setContent(
		`<body style="margin:0;display:grid;place-items:center;height:100vh;background:#f6f5f1"><div style="width:28%">${mark}</div>`
	);
	await page.screenshot({ path: `static/install/start-${width}x${height}.png` });
	await page.close();
}

/** As lib/ui/kit/Icon.svelte draws them. */
const icons = readFileSync('src/lib/ui/kit/Icon.svelte', 'utf8');
for (const [name, icon] of [
	['missions', 'missions'],
	['claims', 'claims'],
	['receipt', 'camera']
]) {
	const path = new RegExp(`\\b${icon}:\\s*'([^']+)'`).exec(icons)?.[1];
	const page = await browser.newPage({ viewport: { width: 96, height: 96 } });
	await page.setContent(
		`<body style="margin:0"><svg width="96" height="96" viewBox="-8 -8 40 40" style="background:#0c3f4d" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`
	);
	await page.screenshot({ path: `static/icons/shortcut-${name}.png` });
	await page.close();
}
/** @param {import('@playwright/test').Page} page */
async function signIn(page) {
	await page.goto(`${server}/connexion`);
	await page.locator('input[name=identifier], input[autocomplete=username]').first().fill('camille.rousseau');
	await page.locator('input[type=password]').first().fill('Demo-Nomade-2026');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/accueil');
	await page.getByText('Prêt hors connexion').waitFor({ timeout: 60_000 });
}

const FORMS = [
	{ form: 'narrow', width: 360, height: 740, scale: 2 },
	{ form: 'wide', width: 1280, height: 800, scale: 1 }
];
// Without an address: all but the screenshots.
for (const { form, width, height, scale } of server === undefined ? [] : FORMS) {
	const context = await browser.newContext({
		viewport: { width, height },
		deviceScaleFactor: scale,
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		colorScheme: 'light'
	});
	const page = await context.newPage();
	await signIn(page);
	const shoot = async (/** @type {string} */ name, /** @type {string} */ path) => {
		await page.goto(server + path);
		await page.locator('main h2').first().waitFor();
		await page.getByText('Prêt hors connexion').waitFor();
		await page.getByRole('button', { name: 'Effacer' }).click();
		await page.mouse.move(0, 0);
		await page.evaluate(() => window.scrollTo(0, 0));
		await page.waitForTimeout(300);
		await page.screenshot({ path: `static/install/${name}-${form}.png` });
	};
	await shoot('accueil', '/accueil');
	if (form === 'narrow') await shoot('missions', '/missions');
	await context.close();
}

await browser.close();
