// One run of sending: what was tried, what passed, and how an item that fails is put back. Knows no HTTP.
import { MAX_OPERATIONS_PER_PUSH } from '$lib/contracts/protocol';
import type { ItemTrouble, OutboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { letPass } from '../gestures/operations';
import { outboxIn, putItem } from '../repositories/outbox';
import { askSession } from './ask-session';
import { afterFailure } from './patience';
import type { SyncStep } from './sync-step';
import type { Transport } from './transport';

export interface PushContext {
	store: DeviceStore;
	transport: Transport;
	chance: () => number;
	/** True once this store is no longer the one open: answers are then dropped. */
	isStopped: () => boolean;
	/** Told what is being done, for a screen. */
	onStep?: (step: SyncStep) => void;
}

/** One failing item after another and none that passes: it is the server, not they. */
const FAILURES_IN_A_ROW = 3;

export class PushRun {
	readonly tried = new Set<string>();
	/** Operations in the next request: halved by a failure until its cause is alone, doubled by a success. */
	most = MAX_OPERATIONS_PER_PUSH;
	#othersPass = false;
	#failuresInARow = 0;

	constructor(
		readonly context: PushContext,
		readonly isByHand: boolean
	) {}

	get looksBroken(): boolean {
		return this.#failuresInARow >= FAILURES_IN_A_ROW;
	}

	/** The server took something: what fails beside it fails by itself. */
	notePassed(): void {
		this.#othersPass = true;
		this.#failuresInARow = 0;
		this.most = Math.min(MAX_OPERATIONS_PER_PUSH, this.most * 2);
	}

	/** Writes what became of some items; those that are gone meanwhile stay gone. */
	async change(
		items: readonly OutboxItem[],
		next: (item: OutboxItem, asSent: OutboxItem) => OutboxItem
	): Promise<void> {
		if (items.length === 0) return;
		const sent = new Map(items.map((item) => [item.operation.id, item]));
		await changeStore(this.context.store, async (unit) => {
			for (const item of await outboxIn(unit)) {
				const asSent = sent.get(item.operation.id);
				if (asSent !== undefined) putItem(unit, next(item, asSent));
			}
		});
	}

	/** Waiting again, as before the attempt but frozen. */
	putBack(items: readonly OutboxItem[]): Promise<void> {
		return this.change(items, (item) => ({ ...item, state: 'waiting' }));
	}

	/** It failed by itself: it waits, longer each time, or is set aside; the other documents of its claim pass it. */
	async fail(
		item: OutboxItem,
		code: ItemTrouble,
		more: { retryAfterMs?: number; hasProgressed?: boolean } = {}
	): Promise<void> {
		const { chance, store } = this.context;
		const failure = {
			code,
			now: Date.now(),
			chance: chance(),
			retryAfterMs: more.retryAfterMs ?? 0,
			isByHand: this.isByHand,
			othersPass: this.#othersPass
		};
		this.tried.add(item.operation.id);
		this.#failuresInARow += 1;
		await this.change([item], (kept, { attempts }) =>
			afterFailure({ ...kept, attempts: more.hasProgressed === true ? 0 : attempts }, failure)
		);
		await changeStore(store, (unit) => letPass(unit, item.operation.id));
	}

	/** After a request that nobody answered: is it the network, or this request? */
	async isServerThere(): Promise<boolean> {
		const session = await askSession(this.context.transport);
		return session.kind === 'signed-in';
	}
}
