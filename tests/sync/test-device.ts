// A phone without a screen: the real store, gestures and sync, speaking HTTP to the real server through a proxy.
// Import 'fake-indexeddb/auto' before this file.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { identityCodec } from '../../src/lib/device/db/codec';
import { DeviceDatabase } from '../../src/lib/device/db/database';
import { changeStore } from '../../src/lib/device/db/sealed-unit';
import { DeviceStore } from '../../src/lib/device/db/store';
import { setClockOffset } from '../../src/lib/device/clock';
import { keepDraft } from '../../src/lib/device/gestures/keep-draft';
import { save } from '../../src/lib/device/gestures/save';
import { accept } from '../../src/lib/device/gestures/status-gestures';
import { readClaimFolder, type ClaimFolder } from '../../src/lib/device/repositories/claim-folder';
import { readClaimView, type ClaimView } from '../../src/lib/device/repositories/claim-view';
import { outboxIn, putItem, readOutbox } from '../../src/lib/device/repositories/outbox';
import { askSession } from '../../src/lib/device/sync/ask-session';
import { SyncEngine } from '../../src/lib/device/sync/engine';
import type { Outcome } from '../../src/lib/device/sync/outcome';
import type { SyncStep } from '../../src/lib/device/sync/sync-step';
import type { Transport } from '../../src/lib/device/sync/transport';
import { nowMs } from '../../src/lib/device/clock';
import type { ClaimEntry } from '../../src/lib/domain/claim/claim-entry';
import type { Claim } from '../../src/lib/domain/claim/claim';

/** Keeps the session's cookie, as a browser does; follows no redirect. */
export class Browser implements Transport {
	#cookie = '';

	constructor(readonly origin: string) {}

	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set('cookie', this.#cookie);
		headers.set('origin', this.origin);
		headers.set('sec-fetch-site', 'same-origin');
		const response = await fetch(`${this.origin}${path}`, { ...init, headers, redirect: 'manual' });
		for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? '';
		return response;
	}

	async signIn(identifier: string, password: string): Promise<void> {
		const body = new URLSearchParams({ identifier, password });
		const headers = { accept: 'text/html' };
		const response = await this.fetch('/connexion', { method: 'POST', body, headers });
		await response.text();
		if (response.status !== 303) throw new Error(`sign-in was answered ${response.status}`);
	}

	forgetSession(): void {
		this.#cookie = '';
	}
}

export class TestDevice {
	readonly outcomes: Outcome[] = [];
	readonly faults: unknown[] = [];
	/** What each run told that it was doing. */
	readonly steps: SyncStep[] = [];
	otherAccounts: string[] = [];

	private constructor(
		readonly browser: Browser,
		readonly store: DeviceStore,
		public engine: SyncEngine
	) {}

	/** Signs in and makes the first pull. `name` tells two devices of one person apart in this process. */
	static async open(
		origin: string,
		person: { identifier: string; password: string },
		name = 'phone'
	): Promise<TestDevice> {
		const browser = new Browser(origin);
		await browser.signIn(person.identifier, person.password);
		const session = await askSession(browser);
		if (session.kind !== 'signed-in') throw new Error(`the session is ${session.kind}`);
		setClockOffset(session.clockOffsetMs);
		const store = new DeviceStore(
			session.account.id,
			identityCodec,
			new DeviceDatabase(`${session.account.id}-${name}-${crypto.randomUUID()}`)
		);
		const device = TestDevice.on(browser, store);
		await device.sync();
		return device;
	}

	static on(browser: Browser, store: DeviceStore): TestDevice {
		const device: TestDevice = new TestDevice(
			browser,
			store,
			new SyncEngine(store, browser, {
				onSession: ({ clockOffsetMs }) => setClockOffset(clockOffsetMs),
				onOtherAccount: ({ account }) => device.otherAccounts.push(account.id),
				onEnd: (outcome) => device.outcomes.push(outcome),
				onActivity: () => undefined,
				onStep: (step) => device.steps.push(step),
				onFault: (error) => device.faults.push(error)
			})
		);
		return device;
	}

	/** What was put off is due: the tests do not wait for the clock. */
	due(): Promise<void> {
		return changeStore(this.store, async (unit) => {
			for (const item of await outboxIn(unit)) putItem(unit, { ...item, notBefore: 0 });
		});
	}

	/** One whole exchange. */
	async sync(): Promise<Outcome | undefined> {
		await this.engine.syncNow();
		if (this.faults.length > 0) throw new Error('the sync failed', { cause: this.faults[0] });
		return this.outcomes.at(-1);
	}

	async acceptConditions(): Promise<void> {
		await accept(this.store, 'RENNES', 1);
		await this.sync();
	}

	async view(key: string): Promise<ClaimView> {
		const view = await readClaimView(this.store, key, nowMs());
		if (view === null) throw new Error(`${key} is not on the device`);
		return view;
	}

	async folder(key: string): Promise<ClaimFolder> {
		const folder = await readClaimFolder(this.store, key);
		if (folder === null) throw new Error(`${key} is not on the device`);
		return folder;
	}

	async type(key: string, change: (entry: ClaimEntry) => ClaimEntry): Promise<void> {
		await keepDraft(this.store, key, change((await this.view(key)).entry));
	}

	async save(key: string, change: (entry: ClaimEntry) => ClaimEntry): Promise<void> {
		await this.type(key, change);
		const result = await save(this.store, key);
		if (!result.ok) throw new Error(`not saved: ${JSON.stringify(result)}`);
	}

	/** Kinds and states of what is not sent. */
	async unsent(): Promise<string[]> {
		return (await readOutbox(this.store)).map(({ operation, state }) => `${operation.kind} ${state}`);
	}

	/** The claim as the server tells it to a new device. */
	async serverClaim(key: string): Promise<Claim> {
		let cursor: string | null = null;
		for (;;) {
			const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
			const response = await this.browser.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}${query}`);
			const page = (await response.json()) as {
				cursor: string;
				hasMore: boolean;
				changes: { entity: string; id: string; value: unknown }[];
			};
			const found = page.changes.findLast(({ entity, id }) => entity === 'claim' && id === key);
			if (found !== undefined) return found.value as Claim;
			if (!page.hasMore) throw new Error(`the server knows no ${key}`);
			cursor = page.cursor;
		}
	}

	close(): Promise<void> {
		return this.engine.stop();
	}
}
