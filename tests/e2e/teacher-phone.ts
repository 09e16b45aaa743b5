// What most specs stand on: the built app at the teacher's day, and the teacher's phone on a network of its own that can
// fail. A test names what it needs of it; all ends with the test.
import {
	test as base,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { acceptConditionsBefore } from '../fixtures/accepted-conditions';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { ServerTruth } from './server-truth';
import { signIn, untilReadyOffline } from './steps';

export interface PhoneWishes extends BrowserContextOptions {
	/** What phone and server take for now; by default the teacher's day. */
	now?: string;
	/** Who signs in; by default the teacher. */
	person?: { identifier: string; password: string };
	/** How far they have come; by default with the conditions accepted before, and ready for no network. */
	upTo?: 'signedOut' | 'readyOffline';
	/** Runs in each page before the app does. */
	before?: () => void;
}

export interface Phone {
	context: BrowserContext;
	page: Page;
	proxy: FaultProxy;
	/** Takes all of it away. */
	end(): Promise<void>;
}

/** For who has a server of their own; the others ask the fixture of that name. */
export async function openPhone(
	browser: Browser,
	server: AppServer,
	{ now = TEACHER.now, person = TEACHER, upTo, before, ...options }: PhoneWishes = {}
): Promise<Phone> {
	const proxy = await startFaultProxy(server.port);
	const context = await browser.newContext(options);
	if (before !== undefined) await context.addInitScript(before);
	await context.clock.install({ time: now });
	if (upTo === undefined) {
		const at = new Date(now).toISOString();
		await acceptConditionsBefore(server.dataDir, { identifier: person.identifier, academy: 'RENNES', at });
	}
	const page = await context.newPage();
	if (upTo !== 'signedOut') {
		await signIn(page, proxy.url, person.identifier, person.password);
		await untilReadyOffline(page);
	}
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

interface Ground {
	/** What `phone` and `server` are like: `test.use({ phoneWishes: … })`. */
	phoneWishes: PhoneWishes;
	server: AppServer;
	/** What the server holds, asked beside the phone in a session of its own. */
	truth: ServerTruth;
	phone: Phone;
	/** One more phone, as its wishes say and not as `phoneWishes` do. */
	openPhone: (wishes?: PhoneWishes) => Promise<Phone>;
}

export const test = base.extend<Ground>({
	phoneWishes: [{}, { option: true }],
	server: async ({ phoneWishes }, use) => {
		const server = await startAppServer({ testNow: phoneWishes.now ?? TEACHER.now });
		await use(server);
		await server.stop();
	},
	truth: async ({ server, phoneWishes: { person = TEACHER } }, use) => {
		const truth = await ServerTruth.signedIn(server.url, person.identifier, person.password);
		await use(truth);
		await truth.close();
	},
	openPhone: async ({ browser, server }, use) => {
		const phones: Phone[] = [];
		await use(async (wishes) => {
			const phone = await openPhone(browser, server, wishes);
			phones.push(phone);
			return phone;
		});
		await Promise.all(phones.map((phone) => phone.end()));
	},
	phone: async ({ openPhone: open, phoneWishes }, use) => use(await open(phoneWishes))
});

/** Ids of the operations of this kind that reached the server and were answered, once for each time. */
export function answeredOperations({ log }: FaultProxy, kind: string): string[] {
	return log
		.filter(({ path, appStatus }) => path === '/api/sync/push' && appStatus === 200)
		.flatMap(({ requestBody }) => JSON.parse(requestBody.toString()).operations)
		.filter((operation: { kind: string }) => operation.kind === kind)
		.map(({ id }: { id: string }) => id);
}
