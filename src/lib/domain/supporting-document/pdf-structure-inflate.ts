// Undoes DEFLATE (RFC 1951, in its zlib wrapping RFC 1950), synchronously and within a budget: the domain waits for
// nothing, and a bomb is stopped after as many bytes as the budget allows.
import type { WorkBudget } from './pdf-structure-values';

/** What setting up an inflation costs, so that a hundred thousand tiny streams are not free. */
const STEPS_PER_INFLATION = 500;
const WINDOW = 32_768;
const LONGEST_MATCH = 258;

const LENGTH_BASE = [
	3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
	227, 258
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
	1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
	6145, 8193, 12_289, 16_385, 24_577
];
const DISTANCE_EXTRA = [
	0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** For each pattern of `bits` bits: symbol × 16 + length of its code; 0 where no code begins so. */
interface CodeTable {
	bits: number;
	entries: Uint16Array;
}

/** Data that breaks off or is wrong: viewers show what came before, so what came before is looked at. */
class BrokenData extends Error {}

/**
 * What the data holds, up to its own end mark (bytes after it are not read). Data that breaks off or is wrong gives
 * what came before. Not kept: only counted against the budget, in a window of fixed size.
 */
export function inflate(data: Uint8Array, budget: WorkBudget, isKept = true): Uint8Array {
	budget.spend(STEPS_PER_INFLATION);
	return new Inflation(data, budget, isKept).run();
}

class Inflation {
	readonly #data: Uint8Array;
	readonly #budget: WorkBudget;
	readonly #isKept: boolean;
	#at: number;
	#bits = 0;
	#bitCount = 0;
	#output = new Uint8Array(4 * WINDOW);
	#length = 0;
	#paid = 0;

	constructor(data: Uint8Array, budget: WorkBudget, isKept: boolean) {
		this.#data = data;
		this.#budget = budget;
		this.#isKept = isKept;
		const header = (data[0] ?? 0) * 256 + (data[1] ?? 0);
		this.#at = (header & 0x0f00) === 0x0800 && header % 31 === 0 ? 2 : 0;
	}

	run(): Uint8Array {
		try {
			for (let isLast = false; !isLast;) {
				isLast = this.#take(1) === 1;
				const kind = this.#take(2);
				if (kind === 0) this.#copyStored();
				else if (kind === 1) this.#copyCompressed(FIXED_LITERALS, FIXED_DISTANCES);
				else if (kind === 2) this.#copyCompressed(...this.#readTables());
				else throw new BrokenData();
			}
		} catch (error) {
			if (!(error instanceof BrokenData)) throw error;
		}
		this.#budget.spendInflated(this.#length - this.#paid);
		return this.#isKept ? this.#output.subarray(0, this.#length) : new Uint8Array(0);
	}

	#take(count: number): number {
		while (this.#bitCount < count) {
			const byte = this.#data[this.#at++];
			if (byte === undefined) throw new BrokenData();
			this.#bits |= byte << this.#bitCount;
			this.#bitCount += 8;
		}
		const value = this.#bits & ((1 << count) - 1);
		this.#bits >>>= count;
		this.#bitCount -= count;
		return value;
	}

	#symbol({ bits, entries }: CodeTable): number {
		while (this.#bitCount < bits && this.#at < this.#data.length) {
			this.#bits |= (this.#data[this.#at++] ?? 0) << this.#bitCount;
			this.#bitCount += 8;
		}
		const entry = entries[this.#bits & ((1 << bits) - 1)] ?? 0;
		const length = entry & 15;
		if (length === 0 || length > this.#bitCount) throw new BrokenData();
		this.#bits >>>= length;
		this.#bitCount -= length;
		return entry >> 4;
	}

	/** Room for one more match: pays for what is there, then grows, or slides the window if nothing is kept. */
	#makeRoom(): void {
		if (this.#length + LONGEST_MATCH <= this.#output.length) return;
		this.#budget.spendInflated(this.#length - this.#paid);
		if (this.#isKept) {
			const larger = new Uint8Array(this.#output.length * 2);
			larger.set(this.#output);
			this.#output = larger;
			this.#paid = this.#length;
		} else {
			this.#output.copyWithin(0, this.#length - WINDOW, this.#length);
			this.#length = WINDOW;
			this.#paid = WINDOW;
		}
	}

	#copyStored(): void {
		this.#at -= this.#bitCount >> 3;
		this.#bits = 0;
		this.#bitCount = 0;
		const length = this.#take(16);
		if ((this.#take(16) ^ 0xffff) !== length) throw new BrokenData();
		for (let index = 0; index < length; index++) {
			const byte = this.#data[this.#at++];
			if (byte === undefined) throw new BrokenData();
			this.#makeRoom();
			this.#output[this.#length++] = byte;
		}
	}

	#copyCompressed(literals: CodeTable, distances: CodeTable): void {
		for (;;) {
			const symbol = this.#symbol(literals);
			if (symbol === 256) return;
			this.#makeRoom();
			if (symbol < 256) {
				this.#output[this.#length++] = symbol;
				continue;
			}
			const length = this.#extended(symbol - 257, LENGTH_BASE, LENGTH_EXTRA);
			const distance = this.#extended(this.#symbol(distances), DISTANCE_BASE, DISTANCE_EXTRA);
			if (distance > this.#length) throw new BrokenData();
			for (let left = length; left > 0; left--, this.#length++) {
				this.#output[this.#length] = this.#output[this.#length - distance] ?? 0;
			}
		}
	}

	#extended(index: number, bases: readonly number[], extras: readonly number[]): number {
		const base = bases[index];
		const extra = extras[index];
		if (base === undefined || extra === undefined) throw new BrokenData();
		return base + this.#take(extra);
	}

	#readTables(): [literals: CodeTable, distances: CodeTable] {
		const literals = this.#take(5) + 257;
		const distances = this.#take(5) + 1;
		const ordered = new Uint8Array(19);
		const count = this.#take(4) + 4;
		for (const place of CODE_LENGTH_ORDER.slice(0, count)) ordered[place] = this.#take(3);
		const lengthTable = codeTable(ordered);
		const lengths = new Uint8Array(literals + distances);
		for (let at = 0; at < lengths.length;) {
			const symbol = this.#symbol(lengthTable);
			if (symbol < 16) lengths[at++] = symbol;
			else if (symbol === 16) {
				if (at === 0) throw new BrokenData();
				const previous = lengths[at - 1] ?? 0;
				at = fill(lengths, at, this.#take(2) + 3, previous);
			} else at = fill(lengths, at, symbol === 17 ? this.#take(3) + 3 : this.#take(7) + 11, 0);
		}
		return [codeTable(lengths.subarray(0, literals)), codeTable(lengths.subarray(literals))];
	}
}

function fill(lengths: Uint8Array, at: number, count: number, value: number): number {
	if (at + count > lengths.length) throw new BrokenData();
	lengths.fill(value, at, at + count);
	return at + count;
}

/** The canonical Huffman code of these lengths (RFC 1951 §3.2.2), by bit-reversed pattern. */
function codeTable(lengths: Uint8Array): CodeTable {
	const bits = Math.max(1, ...lengths);
	const entries = new Uint16Array(1 << bits);
	let code = 0;
	for (let length = 1; length <= bits; length++) {
		for (let symbol = 0; symbol < lengths.length; symbol++) {
			if (lengths[symbol] !== length) continue;
			if (code >= 1 << length) throw new BrokenData();
			const step = 1 << length;
			for (let at = reversed(code, length); at < entries.length; at += step)
				entries[at] = symbol * 16 + length;
			code++;
		}
		code <<= 1;
	}
	return { bits, entries };
}

function reversed(code: number, length: number): number {
	let result = 0;
	for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
	return result;
}

const FIXED_LITERALS = codeTable(
	Uint8Array.from({ length: 288 }, (_, symbol) =>
		symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8
	)
);
const FIXED_DISTANCES = codeTable(new Uint8Array(30).fill(5));
