// Web Locks of one device, as its tabs share them: one holder a name, in the order of asking; a dead tab lets go.
// Knows tabs by name only.

interface Asking {
	tab: string;
	begin: () => void;
}

interface LocksOfTab {
	request<T>(name: string, options: LockOptions, work: () => Promise<T>): Promise<T>;
}

export class TabLocks {
	readonly #holder = new Map<string, string>();
	readonly #queue = new Map<string, Asking[]>();
	/** What still runs of a dead page's code is never given a turn again. */
	readonly #dead = new Set<string>();
	readonly #changed: () => void;

	constructor(changed: () => void) {
		this.#changed = changed;
	}

	isWaiting(tab: string): boolean {
		return [...this.#queue.values()].some((queue) => queue.some((asking) => asking.tab === tab));
	}

	/** What the page finds in `navigator.locks`. */
	of(tab: string): LocksOfTab {
		return {
			request: async (name, { mode, signal }, work) => {
				// Told to a service worker, of which there is none here: nobody waits for it.
				if (mode === 'shared') return work();
				await new Promise<void>((resolve, reject) => {
					if (this.#dead.has(tab)) return;
					const asking = { tab, begin: resolve };
					this.#queue.set(name, [...(this.#queue.get(name) ?? []), asking]);
					signal?.addEventListener('abort', () => {
						const queue = this.#queue.get(name) ?? [];
						if (!queue.includes(asking)) return;
						this.#queue.set(
							name,
							queue.filter((other) => other !== asking)
						);
						reject(signal.reason as Error);
					});
					this.#next(name);
				});
				try {
					return await work();
				} finally {
					this.#release(name, tab);
				}
			}
		};
	}

	letGo(tab: string): void {
		this.#dead.add(tab);
		for (const [name, queue] of this.#queue) {
			this.#queue.set(
				name,
				queue.filter((asking) => asking.tab !== tab)
			);
		}
		for (const name of this.#holder.keys()) this.#release(name, tab);
	}

	#release(name: string, tab: string): void {
		if (this.#holder.get(name) !== tab) return;
		this.#holder.delete(name);
		this.#next(name);
	}

	#next(name: string): void {
		const [first, ...others] = this.#queue.get(name) ?? [];
		if (first !== undefined && !this.#holder.has(name)) {
			this.#holder.set(name, first.tab);
			this.#queue.set(name, others);
			first.begin();
		}
		this.#changed();
	}
}
