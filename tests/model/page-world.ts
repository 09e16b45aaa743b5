// The world that one page of the app lives in: its own realm, storage door, clock and timers, all of which end at
// once when the page is killed. Knows browsers' interfaces; must not know the app.
import { createContext, type Script } from 'node:vm';
import { IDBKeyRange, type IDBDatabase, type IDBFactory } from 'fake-indexeddb';

interface RawTransaction {
	db: IDBDatabase;
	_state: string;
	_abort(name: string): void;
}
type Connection = IDBDatabase & { _rawDatabase: { transactions: RawTransaction[] } };

/** What the device takes for now may jump back; the time that passed never does, and timers go by that. */
export interface Clocks {
	now(): number;
	elapsed(): number;
}

interface Timer {
	due: number;
	delay: number;
	run: () => void;
}

/** Below, timers are the libraries' own turns of the event loop and run by themselves. */
const OWN_TURN_MS = 50;
/** Up to this, a page that waits for its timer is asking again and again for something. */
const ASKS_AGAIN_MS = 1_000;

const CLOCK_SCRIPT = `{
	const Real = Date;
	globalThis.Date = class extends Real {
		constructor(...parts) { if (parts.length === 0) super(deviceNow()); else super(...parts); }
		static now() { return deviceNow(); }
	};
}`;

export class PageWorld {
	isDead = false;
	/** Kills the page at this many further beginnings or ends of a write; null: it lives. */
	killAfter: number | null = null;
	readonly #timers = new Set<Timer>();
	readonly #connections = new Set<Connection>();
	readonly #onKill: () => void;
	readonly #onWait: () => void;

	constructor(
		private readonly factory: IDBFactory,
		private readonly clocks: Clocks,
		{ onKill, onWait }: { onKill: () => void; onWait: () => void }
	) {
		this.#onKill = onKill;
		this.#onWait = onWait;
	}

	/** Runs the app's script in a realm of its own and gives what it left in `page`. */
	open<T>(script: Script, clock: Script, navigator: object): T {
		const context = createContext({
			...{
				AbortController,
				AbortSignal,
				Blob,
				CustomEvent,
				DOMException,
				Event,
				EventTarget,
				Headers,
				Response,
				TextDecoder,
				TextEncoder
			},
			// Of one realm with the storage's and the network's, as in a browser.
			...{
				ArrayBuffer,
				DataView,
				Uint8Array,
				URL,
				URLSearchParams,
				atob,
				btoa,
				console: this.#console(),
				crypto,
				performance,
				queueMicrotask,
				structuredClone
			},
			...{ IDBKeyRange, indexedDB: this.#door(), navigator, deviceNow: () => this.clocks.now() },
			setTimeout: (run: () => void, delay = 0) => this.#setTimeout(run, delay),
			clearTimeout: (timer: Timer | ReturnType<typeof setTimeout>) => this.#clearTimeout(timer),
			setInterval: () => ({}),
			clearInterval: () => undefined
		});
		clock.runInContext(context);
		script.runInContext(context);
		return (context as { page: T }).page;
	}

	static clockScript(make: (source: string) => Script): Script {
		return make(CLOCK_SCRIPT);
	}

	/** As SIGKILL does: transactions under way never were, nothing runs or answers any more. */
	kill(): void {
		if (this.isDead) return;
		this.isDead = true;
		this.#timers.clear();
		for (const connection of this.#connections) this.#cut(connection);
		this.#onKill();
	}

	/** The delay of a timer by which the page asks again soon; undefined: none. */
	asksAgain(): number | undefined {
		return [...this.#timers].find(({ delay }) => delay <= ASKS_AGAIN_MS)?.delay;
	}

	runDueTimers(): void {
		for (const timer of [...this.#timers]) {
			if (timer.due > this.clocks.elapsed() || !this.#timers.delete(timer)) continue;
			timer.run();
		}
	}

	/** What a dead page's library still complains of is nobody's concern. */
	#console(): Pick<Console, 'log' | 'warn' | 'error' | 'debug'> {
		const say =
			(how: 'log' | 'warn' | 'error' | 'debug') =>
			(...words: unknown[]) => {
				if (!this.isDead) console[how](...words);
			};
		return { log: say('log'), warn: say('warn'), error: say('error'), debug: say('debug') };
	}

	#setTimeout(run: () => void, delay: number): Timer | ReturnType<typeof setTimeout> {
		const unlessDead = () => {
			if (!this.isDead) run();
		};
		if (delay < OWN_TURN_MS) return setTimeout(unlessDead, delay);
		const timer = { due: this.clocks.elapsed() + delay, delay, run: unlessDead };
		this.#timers.add(timer);
		this.#onWait();
		return timer;
	}

	#clearTimeout(timer: Timer | ReturnType<typeof setTimeout>): void {
		if (timer !== null && 'due' in timer) this.#timers.delete(timer);
		else clearTimeout(timer);
	}

	#door() {
		const { factory } = this;
		return {
			open: (name: string, version?: number) => {
				// A dead page's request is never answered.
				if (this.isDead) return { addEventListener: () => undefined };
				const request = version === undefined ? factory.open(name) : factory.open(name, version);
				request.addEventListener('success', () => this.#adopt(request.result as Connection));
				return request;
			},
			deleteDatabase: (name: string) => factory.deleteDatabase(name),
			databases: () => factory.databases(),
			cmp: (left: unknown, right: unknown) => factory.cmp(left, right)
		};
	}

	#adopt(connection: Connection): void {
		if (this.isDead) return this.#cut(connection);
		this.#connections.add(connection);
		const begin = connection.transaction.bind(connection);
		connection.transaction = (...asked: Parameters<typeof begin>) => {
			const transaction = begin(...asked);
			if (asked[1] === 'readwrite') {
				transaction.addEventListener('complete', () => this.#count());
				this.#count();
			}
			return transaction;
		};
	}

	#cut(connection: Connection): void {
		for (const transaction of connection._rawDatabase.transactions) {
			if (transaction.db === connection && transaction._state !== 'finished')
				transaction._abort('AbortError');
		}
		connection.close();
	}

	#count(): void {
		if (this.killAfter === null) return;
		this.killAfter -= 1;
		if (this.killAfter <= 0) this.kill();
	}
}
