// One tab of the app on one device: the real client code of one person's store, in a world that can be killed.
// Knows the client's doors; must not know what a history does with them.
import type { IDBFactory } from 'fake-indexeddb';
import { Script } from 'node:vm';
import type { ChangeSignal } from './change-signal';
import type * as Client from './client-page';
import { PAGE_HEADER } from './network';
import { PageWorld, type Clocks } from './page-world';
import type { TabLocks } from './tab-locks';

type Store = InstanceType<typeof Client.DeviceStore>;
type Engine = InstanceType<typeof Client.SyncEngine>;
type Outcome = Parameters<ConstructorParameters<typeof Client.SyncEngine>[2]['onEnd']>[0];

/** What a page finds on its device. */
export interface PageHome extends Clocks {
	factory: InstanceType<typeof IDBFactory>;
	cookie: string;
	/** Null: a browser without Web Locks. */
	locks: TabLocks | null;
	/** What seals this person's rows on this device. */
	dataKey(accountId: string): Promise<CryptoKey>;
	/** Lets time pass on this device. */
	skewMs: number;
}

const KILLED = Symbol('killed');
export type Killed = typeof KILLED;
const clock = PageWorld.clockScript((source) => new Script(source));

export class ModelPage {
	readonly client: typeof Client;
	readonly store: Store;
	readonly outcomes: Outcome[] = [];
	readonly faults: unknown[] = [];
	/** The engine is at work; it may be waiting for the network, for a lock or for a timer. */
	isBusy = false;
	/** «Quitter» was said: it ends by itself once what is under way has come back. */
	isLeaving = false;
	#isDownloading = false;
	#isFaulty = false;
	readonly #world: PageWorld;
	readonly #engine: Engine;
	readonly #network = new AbortController();
	readonly #death: Promise<Killed>;

	constructor(
		readonly name: string,
		readonly accountId: string,
		readonly home: PageHome,
		script: Script,
		private readonly origin: string,
		private readonly changed: ChangeSignal
	) {
		let die: (killed: Killed) => void = () => undefined;
		this.#death = new Promise((resolve) => (die = resolve));
		this.#world = new PageWorld(home.factory, home, {
			onKill: () => {
				this.isBusy = false;
				this.#network.abort();
				home.locks?.letGo(name);
				die(KILLED);
				changed.tell();
			},
			onWait: changed.tell
		});
		const navigator = home.locks === null ? {} : { locks: home.locks.of(name) };
		this.client = this.#world.open<typeof Client>(script, clock, navigator);
		const { DeviceStore, SyncEngine, aesCodec, setClockOffset } = this.client;
		this.store = new DeviceStore(accountId, aesCodec(home.dataKey(accountId)));
		const transport = { origin, fetch: (path: string, init?: RequestInit) => this.#fetch(path, init) };
		const listener = {
			onSession: ({ clockOffsetMs }: { clockOffsetMs: number }) => setClockOffset(clockOffsetMs),
			onOtherAccount: () => undefined,
			onEnd: (outcome: Outcome) => {
				this.outcomes.push(outcome);
				this.#isDownloading = !this.#isFaulty && outcome.kind !== 'elsewhere';
			},
			onActivity: (isSyncing: boolean) => this.#follow(isSyncing),
			onFault: (error: unknown) => {
				this.#isFaulty = true;
				this.faults.push(error);
			}
		};
		this.#engine = new SyncEngine(this.store, transport, listener, () => 0.5);
	}

	/** The engine says «no longer sending» before its downloads and again when it has planned its next run. */
	#follow(isSyncing: boolean): void {
		const isDownloading = !isSyncing && this.#isDownloading;
		this.#isDownloading = false;
		this.#isFaulty = false;
		this.isBusy = isSyncing || isDownloading;
		this.changed.tell();
	}

	get isDead(): boolean {
		return this.#world.isDead;
	}

	/** A person can still do something here. */
	get isInUse(): boolean {
		return !this.isDead && !this.isLeaving;
	}

	/** What the person does; `KILLED` if the page died before it was done: then it was or it was not. */
	async alive<T>(work: (client: typeof Client, store: Store) => Promise<T>): Promise<T | Killed> {
		if (this.isDead) return KILLED;
		const working = work(this.client, this.store);
		// The race below tells a failure; after a death nobody is left to be told.
		working.catch(() => undefined);
		return Promise.race([working, this.#death]);
	}

	/** By itself, or at the person's word: then what was put off is tried too. */
	sync(isByHand: boolean): void {
		if (!this.isInUse) return;
		if (!isByHand) return this.#engine.wake();
		this.#engine.syncNow().catch((error: unknown) => this.faults.push(error));
	}

	async leave(): Promise<void> {
		if (!this.isInUse) return;
		this.isLeaving = true;
		await Promise.race([this.#engine.stop(), this.#death]);
		if (!this.isDead) this.store.close();
		this.kill();
	}

	kill(): void {
		this.#world.kill();
	}

	killAfter(writes: number): void {
		this.#world.killAfter = writes;
	}

	isWaitingForTurn(): boolean {
		return this.home.locks?.isWaiting(this.name) === true;
	}

	/** Waits on its own short timer, as for the lease of another tab. */
	asksAgain(): boolean {
		return this.#world.asksAgain() !== undefined;
	}

	runDueTimers(): void {
		this.#world.runDueTimers();
	}

	async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set('cookie', this.home.cookie);
		headers.set('origin', this.origin);
		headers.set('sec-fetch-site', 'same-origin');
		headers.set(PAGE_HEADER, this.name);
		const ends = [this.#network.signal, ...(init.signal == null ? [] : [init.signal])];
		const signal = AbortSignal.any(ends);
		const response = await fetch(`${this.origin}${path}`, { ...init, headers, signal, redirect: 'manual' });
		for (const cookie of response.headers.getSetCookie()) this.home.cookie = cookie.split(';')[0] ?? '';
		return response;
	}
}

export function isKilled(value: unknown): value is Killed {
	return value === KILLED;
}
