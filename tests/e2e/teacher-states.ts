// What a teacher's screen is like besides as it opens: for what must be looked at there too.
import { expect } from '@playwright/test';
import { DISPLAY_CHOICES } from '../../src/lib/fr/screens/accessibility';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { FRAME_WORDS, IDLE_WORDS, QUIT_WORDS } from '../../src/lib/fr/screens/frame';
import { LOCK_WORDS } from '../../src/lib/fr/screens/lock';
import { quit, TRIP } from './device-steps';
import type { Screen } from './screens';
import { fillCandidates, fillTrip, openClaim, openTab } from './steps';

/**
 * What lies over the teacher's screens, or takes their place for a while; in this order and after those, for each leaves
 * something behind: a message, a draft, at last a locked device.
 */
export const TEACHER_STATES: Screen[] = [
	{
		name: 'menu-open',
		async open(page, url) {
			await page.goto(`${url}/missions`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const more = page.getByRole('navigation', { name: FRAME_WORDS.activities }).getByRole('button');
			if (await more.isVisible()) await more.click();
		}
	},
	{
		name: 'messages-open',
		async open(page, url) {
			await page.goto(`${url}/accessibilite`);
			const { alignment } = DISPLAY_CHOICES;
			await page.getByRole('radio', { name: alignment.justify }).check();
			await page.getByRole('radio', { name: alignment.start }).check();
			await page.getByRole('button', { name: FRAME_WORDS.showMessages }).click();
		}
	},
	{
		name: 'claim-to-confirm',
		async open(page) {
			await openClaim(page, 'RENNES-77833');
			await fillCandidates(page, '12');
			await openTab(page, 'travel');
			await fillTrip(page, 1, TRIP);
			await openTab(page, 'summary');
			await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
			await expect(page.getByRole('dialog').getByRole('button').last()).toBeVisible();
		}
	},
	{
		name: 'unsent-waiting',
		async open(page, url) {
			await page.goto(`${url}/envois`);
			await expect(page.getByText(/77833/).first()).toBeVisible();
		}
	},
	{
		name: 'quit',
		async open(page, url) {
			await page.goto(`${url}/missions`);
			await quit(page);
			await expect(page.getByRole('dialog', { name: QUIT_WORDS.title })).toBeVisible();
		}
	},
	{
		name: 'idle',
		async open(page, url) {
			await page.goto(`${url}/missions`);
			await page.waitForLoadState('networkidle');
			await page.clock.fastForward('26:00');
			await expect(page.getByRole('dialog', { name: IDLE_WORDS.title })).toBeVisible();
		}
	},
	{
		name: 'locked',
		async open(page, url) {
			await page.goto(`${url}/missions`);
			await page.waitForLoadState('networkidle');
			await page.clock.fastForward('31:00');
			await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeVisible();
		}
	}
];
