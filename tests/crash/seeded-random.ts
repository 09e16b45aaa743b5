// Chance that can be told again: the same seed gives the same choices.

export class SeededRandom {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** 0 ≤ x < 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number, both bounds included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	/** True once in `times`. */
	oneIn(times: number): boolean {
		return this.next() * times < 1;
	}

	pick<Item>(items: readonly Item[]): Item | undefined {
		return items[Math.floor(this.next() * items.length)];
	}
}
