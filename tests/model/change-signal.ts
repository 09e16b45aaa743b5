// Something changed: whoever waits for the model to come to rest looks again. Knows nothing of what changed.

/** Longer than any answer of the server under load: a model that does not come to rest is a fault of its own. */
const LIMIT_MS = 30_000;

export class ChangeSignal {
	#waiting: (() => void)[] = [];

	readonly tell = (): void => {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const wake of waiting) wake();
	};

	/** @throws if nothing changes for half a minute; `describe` says what was waited for. */
	next(describe: () => string): Promise<void> {
		return new Promise((resolve, reject) => {
			const limit = setTimeout(() => reject(new Error(`nothing moves any more: ${describe()}`)), LIMIT_MS);
			this.#waiting.push(() => {
				clearTimeout(limit);
				resolve();
			});
		});
	}
}
