// The app with stand-ins of the remote applications, and a person's phone on it. One server a file of tests.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Page } from '@playwright/test';
import { FRAME_WORDS } from '../../src/lib/fr/screens/frame';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startPortals, type Portals } from '../fixtures/portal-stand-in/launch-environment';
import { openPhone, type Phone, type PhoneWishes } from './teacher-phone';

/** Where the whole menu is in sight. */
export const DESK = { viewport: { width: 1280, height: 800 } };
const PASSWORD = 'Demo-Nomade-2026';

export interface PortalGround {
	server: AppServer;
	portals: Portals;
	/** The server's clock or a few seconds ahead of it, in milliseconds since 1970 UTC. */
	now(): number;
	phoneOf(browser: Browser, identifier: string, wishes?: PhoneWishes): Promise<Phone>;
	stop(): Promise<void>;
}

/** `env` beside what makes launches possible; `port` where somebody must know it before. */
export async function startPortalGround(
	testNow: string,
	{ env = {}, port }: { env?: Record<string, string>; port?: number } = {}
): Promise<PortalGround> {
	const { portals, environment, stop } = await startPortals();
	const startedAt = Date.now();
	const server = await startAppServer({
		testNow,
		env: { ...environment, ...env },
		...(port === undefined ? {} : { port })
	});
	const now = () => Date.parse(testNow) + Date.now() - startedAt;
	for (const portal of Object.values(portals)) portal.trust(server.url, now);
	return {
		server,
		portals,
		now,
		phoneOf: (browser, identifier, wishes = {}) =>
			openPhone(browser, server, {
				now: testNow,
				person: { identifier, password: PASSWORD },
				upTo: 'readyOffline',
				...wishes
			}),
		stop: async () => {
			await server.stop();
			await stop();
		}
	};
}

export async function go(page: Page, path: string): Promise<void> {
	await page.goto(new URL(path, page.url()).href);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** An activity in the menu, where all of it is in sight (1280 pixels). */
export function menuLink(page: Page, name: string) {
	return page
		.getByRole('navigation', { name: FRAME_WORDS.activities })
		.getByRole('link', { name, exact: true });
}

/** The last message of the console. */
export function lastMessage(page: Page) {
	return page.getByRole('log').locator('p').last();
}

export async function expectNoAxeFinding(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	expect(
		violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
	).toEqual([]);
}
