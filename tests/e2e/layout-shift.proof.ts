// Nothing that is read or pressed moves while a page of the teacher comes: measured by the browser itself.
import { expect } from '@playwright/test';
import { openTab } from './steps';
import { test } from './teacher-phone';

/** Web Vitals' «good» is 0.1; a screen that is read from the device has no reason to come near it. */
const MOST = 0.02;

const PAGES = [
	'/accueil',
	'/missions',
	'/frais',
	'/frais/RENNES-77833',
	'/frais/RENNES-77833?onglet=deplacement',
	'/envois',
	'/competences',
	'/portail',
	'/mes-donnees',
	'/notifications',
	'/aide/frais'
];

test('no page of the teacher shifts while it comes', { tag: '@long' }, async ({ phone: { page, proxy } }) => {
	await page.addInitScript(() => {
		const shifts: { value: number; what: string }[] = [];
		Object.assign(window, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const shift = entry as PerformanceEntry & {
					value: number;
					hadRecentInput: boolean;
					sources: { node: Node | null }[];
				};
				if (shift.hadRecentInput) continue;
				const what = shift.sources.map(({ node }) =>
					node instanceof Element ? `${node.nodeName}.${node.className}` : (node?.nodeName ?? '?')
				);
				shifts.push({ value: shift.value, what: what.join(' ') });
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
	const measured: Record<string, { sum: number; what: string[] }> = {};
	for (const path of PAGES) {
		await page.goto(proxy.url + path);
		await expect(page.locator('main h1')).toBeVisible();
		await page.waitForTimeout(1_500);
		const shifts = await page.evaluate(
			() => (window as unknown as { shifts: { value: number; what: string }[] }).shifts
		);
		const sum = shifts.reduce((total, { value }) => total + value, 0);
		measured[path] = { sum: Math.round(sum * 10_000) / 10_000, what: shifts.map(({ what }) => what) };
	}
	expect(Object.entries(measured).filter(([, { sum }]) => sum > MOST)).toEqual([]);
});

test(
	'no field nor button that takes the focus lies under what stays on the screen',
	{ tag: '@long' },
	async ({ phone: { page, proxy } }) => {
		for (const tab of ['remuneration', 'travel', 'summary'] as const) {
			await page.goto(`${proxy.url}/frais/RENNES-77833`);
			await openTab(page, tab);
			const covered: string[] = [];
			for (let press = 0; press < 40; press += 1) {
				await page.keyboard.press('Tab');
				const hidden = await page.evaluate(() => {
					const focused = document.activeElement;
					if (focused === null || focused.closest('main') === null) return null;
					const { x, y, width, height } = focused.getBoundingClientRect();
					const top = document.elementFromPoint(x + width / 2, y + height / 2);
					const isSeen = top !== null && (focused.contains(top) || top.contains(focused));
					return isSeen ? null : `${focused.nodeName} ${focused.textContent?.trim().slice(0, 40)}`;
				});
				if (hidden !== null) covered.push(hidden);
			}
			expect([tab, covered]).toEqual([tab, []]);
		}
	}
);
