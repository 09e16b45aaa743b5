// A line of heavy work with an end: past it people are told to come back, instead of everybody waiting for ever.
import { Refused } from '../refused';

export interface QueueBounds {
	/** Pieces of work at the same time. */
	workers: number;
	/** Pieces of work that may wait. */
	places: number;
	/** Told in `Retry-After` when every place is taken. */
	retryAfterSeconds: number;
}

export class BoundedQueue {
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	constructor(private readonly bounds: QueueBounds) {}

	/** @throws Refused `busy` when every place is taken. */
	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#running >= this.bounds.workers) {
			if (this.#waiting.length >= this.bounds.places) {
				throw new Refused('busy', { retryAfterSeconds: this.bounds.retryAfterSeconds });
			}
			// The worker that ends hands its place over: the count does not change.
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		} else {
			this.#running += 1;
		}
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) this.#running -= 1;
			else next();
		}
	}
}
