// One teacher's phone on a network of its own that can fail, for the specs named after faults.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { AppServer } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { acceptConditionsIfAsked, signIn, untilAllSent, untilReadyOffline } from './steps';

export interface PhoneWishes extends BrowserContextOptions {
	/** What the phone takes for now; by default the teacher's day. */
	now?: string;
	/** Runs in each page before the app does. */
	before?: () => void;
}

export interface FaultPhone {
	context: BrowserContext;
	page: Page;
	proxy: FaultProxy;
	/** Takes all of it away. */
	end(): Promise<void>;
}

/** Signed in, ready for no network, conditions accepted, nothing left to send. */
export async function faultPhone(
	browser: Browser,
	server: AppServer,
	{ now = TEACHER.now, before, ...options }: PhoneWishes = {}
): Promise<FaultPhone> {
	const proxy = await startFaultProxy(server.port);
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
	if (before !== undefined) await context.addInitScript(before);
	await context.clock.install({ time: now });
	const page = await context.newPage();
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	await acceptConditionsIfAsked(page, 'RENNES');
	await untilAllSent(page);
	return {
		context,
		page,
		proxy,
		async end() {
			await context.close();
			await proxy.stop();
		}
	};
}

/** Ids of the operations of this kind that reached the server and were answered, once for each time. */
export function answeredOperations({ log }: FaultProxy, kind: string): string[] {
	return log
		.filter(({ path, appStatus }) => path === '/api/sync/push' && appStatus === 200)
		.flatMap(({ requestBody }) => JSON.parse(requestBody.toString()).operations)
		.filter((operation: { kind: string }) => operation.kind === kind)
		.map(({ id }: { id: string }) => id);
}
