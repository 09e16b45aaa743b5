// Keeps this device and the server in step: sends, then learns, at each good moment. Loaded after the first paint.
import type { DeviceStore } from '../db/store';
import { changeSyncState } from '../repositories/sync-state';
import { askSession, type SessionAnswer } from './ask-session';
import { keepFinalPdfs } from './final-pdfs';
import { interruptible } from './interruptible';
import { keepDocuments } from './keep-documents';
import { nextTry } from './next-try';
import { DONE, type Outcome } from './outcome';
import { pullAll } from './pull';
import { LONGEST_WAIT_MS } from './patience';
import { pushAll, resumeInterrupted, type PushContext } from './push';
import type { SyncStep } from './sync-step';
import { takeTurn } from './turn';
import type { Transport } from './transport';

type SignedIn = Extract<SessionAnswer, { kind: 'signed-in' }>;

/** What the engine tells; it knows no screen. */
export interface EngineListener {
	onSession(session: SignedIn): void;
	onOtherAccount(session: SignedIn): void;
	/** An exchange (sending, then learning) is over. */
	onEnd(outcome: Outcome): void;
	/** `nextAttemptAt`: ms since 1970, while something waits to be sent. */
	onActivity(isSyncing: boolean, nextAttemptAt: number | null): void;
	onFault(error: unknown): void;
	onStep?(step: SyncStep): void;
}

export class SyncEngine {
	readonly #context: PushContext;
	readonly #listener: EngineListener;
	#isStopped = false;
	#running: Promise<void> | null = null;
	/** Downloads that give way to the next run. */
	#downloads: AbortController | null = null;
	#again = false;
	#isByHand = false;
	#failures = 0;
	/** Until then the server asked not to be asked (Retry-After). */
	#quietUntil = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(
		store: DeviceStore,
		transport: Transport,
		listener: EngineListener,
		chance: () => number = Math.random
	) {
		const onStep = (step: SyncStep) => listener.onStep?.(step);
		this.#context = { store, transport, chance, isStopped: () => this.#isStopped, onStep };
		this.#listener = listener;
	}

	/** Something is to be sent, or the network may be back. While a run goes on, another follows it. */
	wake(): void {
		// The timer that waits out the Retry-After does the rest.
		if (!this.#isQuiet()) this.#start();
	}

	/** False, too, for a time that only a clock that has since gone back makes far away. */
	#isQuiet(): boolean {
		const left = this.#quietUntil - Date.now();
		return left > 0 && left <= LONGEST_WAIT_MS;
	}

	/** At the person's word: at once, what was put off included. Resolves when a whole run begun after this call is over. */
	async syncNow(): Promise<void> {
		this.#isByHand = true;
		this.#start();
		while (this.#running !== null) await this.#running;
	}

	/** Nothing is sent or believed any more; resolves when the run in progress has ended. */
	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#clearTimer();
		this.#downloads?.abort();
		await this.#running;
	}

	#start(): void {
		if (this.#isStopped) return;
		if (this.#running === null) {
			this.#running = this.#runs();
			return;
		}
		this.#again = true;
		this.#downloads?.abort();
	}

	async #runs(): Promise<void> {
		this.#clearTimer();
		let outcome: Outcome;
		do {
			const isByHand = this.#isByHand;
			this.#again = false;
			this.#isByHand = false;
			this.#listener.onActivity(true, null);
			try {
				outcome = await this.#turn(isByHand);
			} catch (error) {
				outcome = { kind: 'unreachable', retryAfterMs: 0 };
				if (!this.#isStopped) this.#tellFault(error);
			}
		} while (this.#again && !this.#isStopped && (this.#isByHand || !this.#isQuiet()));
		this.#running = null;
		if (!this.#isStopped) await this.#plan(outcome);
	}

	#tellFault(error: unknown): void {
		this.#listener.onFault(error);
		this.#listener.onEnd({ kind: 'unreachable', retryAfterMs: 0 });
	}

	async #turn(isByHand: boolean): Promise<Outcome> {
		this.#listener.onStep?.({ kind: 'turn' });
		const outcome = await takeTurn(this.#context.store, async () => {
			const exchanged = await this.#exchange(isByHand);
			if (this.#isStopped) return exchanged;
			this.#quietUntil = exchanged.kind === 'unreachable' ? Date.now() + exchanged.retryAfterMs : 0;
			this.#listener.onEnd(exchanged);
			this.#listener.onActivity(false, null);
			if (exchanged.kind === 'done') await this.#download();
			return exchanged;
		});
		if (outcome !== null) return outcome;
		if (!this.#isStopped) this.#listener.onEnd({ kind: 'elsewhere' });
		return { kind: 'elsewhere' };
	}

	async #exchange(isByHand: boolean): Promise<Outcome> {
		const { store, transport, onStep } = this.#context;
		if (this.#isStopped) return DONE;
		// Before any question to the server: without a network nothing may stay «Envoi en cours».
		await resumeInterrupted(store);
		onStep?.({ kind: 'session' });
		const session = await askSession(transport);
		if (this.#isStopped) return DONE;
		if (session.kind !== 'signed-in') return session;
		if (session.account.id !== store.accountId) {
			this.#listener.onOtherAccount(session);
			return { kind: 'other-account' };
		}
		this.#listener.onSession(session);
		const pushed = await pushAll(this.#context, isByHand);
		if (pushed.kind !== 'done') return pushed;
		onStep?.({ kind: 'learning' });
		const pulled = await pullAll(this.#context);
		if (pulled.kind !== 'done') return pulled;
		await changeSyncState(store, { account: session.account, clockOffsetMs: session.clockOffsetMs });
		return DONE;
	}

	/** What can wait: it gives way as soon as something is to be sent. */
	async #download(): Promise<void> {
		if (this.#again) return;
		const { store, transport } = this.#context;
		this.#downloads = new AbortController();
		const yielding = interruptible(transport, this.#downloads.signal);
		try {
			await keepFinalPdfs(store, yielding);
			await keepDocuments(store, yielding);
		} catch (error) {
			// A full device, say: the exchange itself went through.
			this.#listener.onFault(error);
		} finally {
			this.#downloads = null;
		}
	}

	async #plan(outcome: Outcome): Promise<void> {
		this.#failures = outcome.kind === 'unreachable' ? this.#failures + 1 : 0;
		const { store, chance } = this.#context;
		const { delayMs, nextAttemptAt } = await nextTry(store, outcome, this.#failures, chance()).catch(
			(error: unknown) => {
				this.#listener.onFault(error);
				return { delayMs: 60_000, nextAttemptAt: null };
			}
		);
		if (this.#isStopped || this.#running !== null) return;
		this.#clearTimer();
		// A hidden page learns nothing new, but still sends what waits.
		this.#timer = setTimeout(() => {
			this.#timer = null;
			this.#start();
		}, delayMs);
		this.#listener.onActivity(false, nextAttemptAt);
	}

	#clearTimer(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
