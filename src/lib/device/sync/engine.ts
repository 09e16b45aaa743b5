// Keeps this device and the server in step: sends, then learns, at each good moment. Loaded after the first paint.
import type { DeviceStore } from '../db/store';
import { readOutbox } from '../repositories/outbox';
import { changeSyncState } from '../repositories/sync-state';
import { askSession, type SessionAnswer } from './ask-session';
import { backoffMs } from './backoff';
import { keepFinalPdfs } from './final-pdfs';
import { keepDocuments } from './keep-documents';
import { DONE, type Outcome } from './outcome';
import { pullAll } from './pull';
import { pushAll, resumeInterrupted, type PushContext } from './push';
import { takeTurn } from './turn';
import type { Transport } from './transport';

const EVERY_MS = 2 * 60 * 1000;

type SignedIn = Extract<SessionAnswer, { kind: 'signed-in' }>;

/** What the engine tells; it knows no screen. */
export interface EngineListener {
	onSession(session: SignedIn): void;
	onOtherAccount(session: SignedIn): void;
	onEnd(outcome: Outcome): void;
	onActivity(isSyncing: boolean, nextAttemptAt: number | null): void;
	onFault(error: unknown): void;
}

export class SyncEngine {
	readonly #context: PushContext;
	readonly #listener: EngineListener;
	#isStopped = false;
	#running: Promise<void> | null = null;
	#again = false;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(
		store: DeviceStore,
		transport: Transport,
		listener: EngineListener,
		chance: () => number = Math.random
	) {
		this.#context = { store, transport, chance, isStopped: () => this.#isStopped };
		this.#listener = listener;
	}

	/** Something is to be sent, or the network may be back. While a run goes on, another follows it. */
	wake(): void {
		if (this.#isStopped) return;
		if (this.#running !== null) {
			this.#again = true;
			return;
		}
		this.#running = this.#runs();
	}

	/** Resolves when a whole run that began after this call is over. */
	async syncNow(): Promise<void> {
		this.wake();
		while (this.#running !== null) await this.#running;
	}

	/** Nothing is sent or believed any more; resolves when the run in progress has ended. */
	async stop(): Promise<void> {
		this.#isStopped = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		await this.#running;
	}

	async #runs(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#listener.onActivity(true, null);
		let outcome: Outcome;
		do {
			this.#again = false;
			try {
				outcome = await takeTurn(this.#context.store, () => this.#run());
			} catch (error) {
				outcome = { kind: 'unreachable', retryAfterMs: 0 };
				if (!this.#isStopped) this.#listener.onFault(error);
			}
		} while (this.#again && !this.#isStopped);
		this.#running = null;
		if (this.#isStopped) return;
		this.#listener.onEnd(outcome);
		await this.#plan(outcome);
	}

	async #run(): Promise<Outcome> {
		const { store, transport } = this.#context;
		if (this.#isStopped) return DONE;
		const session = await askSession(transport);
		if (this.#isStopped) return DONE;
		if (session.kind !== 'signed-in') return session;
		if (session.account.id !== store.accountId) {
			this.#listener.onOtherAccount(session);
			return { kind: 'other-account' };
		}
		this.#listener.onSession(session);
		await resumeInterrupted(store);
		const pushed = await pushAll(this.#context);
		if (pushed.kind !== 'done') return pushed;
		const pulled = await pullAll(this.#context);
		if (pulled.kind !== 'done') return pulled;
		await changeSyncState(store, { account: session.account, clockOffsetMs: session.clockOffsetMs });
		await keepFinalPdfs(store, transport);
		await keepDocuments(store, transport);
		return DONE;
	}

	/** Soon while something waits; else every two minutes. */
	async #plan(outcome: Outcome): Promise<void> {
		this.#failures = outcome.kind === 'unreachable' ? this.#failures + 1 : 0;
		const waiting = (await readOutbox(this.#context.store)).filter(({ state }) => state === 'waiting');
		let delay = EVERY_MS;
		if (outcome.kind === 'unreachable' && waiting.length > 0) {
			delay = Math.max(outcome.retryAfterMs, backoffMs(this.#failures, this.#context.chance()));
		} else if (outcome.kind === 'done' && waiting.length > 0) {
			const first = Math.min(...waiting.map(({ notBefore }) => notBefore));
			delay = Math.min(EVERY_MS, Math.max(first - Date.now(), backoffMs(1, this.#context.chance())));
		}
		if (this.#isStopped || this.#running !== null) return;
		this.#timer = setTimeout(() => this.#tick(), delay);
		this.#listener.onActivity(false, delay < EVERY_MS ? Date.now() + delay : null);
	}

	/** A hidden page learns nothing new, but still sends what waits. */
	#tick(): void {
		this.#timer = null;
		this.wake();
	}
}
