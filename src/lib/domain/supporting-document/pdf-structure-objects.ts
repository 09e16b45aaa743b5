// Finds every object of a PDF wherever it lies, in the file or in a compressed object stream, whatever its
// cross-reference table says: what some viewer could reach must be inspected.
import { findLastWord, findWord, hasWord, u8 } from './inspect-bytes';
import { isBlank, PdfLexer } from './pdf-structure-lexer';
import { decodeStream } from './pdf-structure-streams';
import { PdfDict, PdfName, PdfRef, PdfRefusal, type PdfValue, type WorkBudget } from './pdf-structure-values';

export interface PdfObject {
	value: PdfValue;
	/** Where a stream's data begins in the file; null if the object is no stream. */
	dataStart: number | null;
}

/** [chosen] An honest document of 5 Mo has some ten thousand objects. */
const MAX_OBJECTS = 300_000;

/** [chosen] A file saved a hundred times over itself; more would make each reference to the object a long search. */
const MAX_VERSIONS = 100;

export class PdfObjects {
	readonly all: PdfObject[] = [];
	/** Dictionaries after the word `trailer`, and those of cross-reference streams. */
	readonly trailers: PdfDict[] = [];
	readonly #byNumber = new Map<number, PdfObject[]>();
	readonly #bytes: Uint8Array;
	readonly #budget: WorkBudget;

	constructor(bytes: Uint8Array, budget: WorkBudget) {
		this.#bytes = bytes;
		this.#budget = budget;
		this.#readFile();
		this.#readTrailers();
		for (const object of [...this.all]) this.#readObjectStream(object);
	}

	/** Every version of the object that the reference names; none if it is missing. */
	versions(ref: PdfRef): readonly PdfObject[] {
		return this.#byNumber.get(ref.number) ?? [];
	}

	/** The value behind a reference (its last version), through at most ten others; null if it is missing. */
	resolve = (value: PdfValue): PdfValue => {
		let current = value;
		for (let hops = 0; current instanceof PdfRef; hops++) {
			if (hops > 10) return null;
			current = this.versions(current).at(-1)?.value ?? null;
		}
		return current;
	};

	/** A stream's bytes from its first one on; its end is the reader's affair. */
	dataOf(object: PdfObject): Uint8Array {
		return this.#bytes.subarray(object.dataStart ?? this.#bytes.length);
	}

	#add(number: number, object: PdfObject): void {
		if (this.all.length >= MAX_OBJECTS) throw new PdfRefusal('document-dimensions');
		this.all.push(object);
		const versions = this.#byNumber.get(number);
		if (versions === undefined) this.#byNumber.set(number, [object]);
		else if (versions.length < MAX_VERSIONS || number === NO_NUMBER) versions.push(object);
		else throw new PdfRefusal('document-dimensions');
	}

	#readFile(): void {
		const bytes = this.#bytes;
		const lastEnd = findLastWord(bytes, 'endstream', 0);
		for (let at = findWord(bytes, 'obj', 0); at !== -1; at = findWord(bytes, 'obj', at + 3)) {
			if (hasWord(bytes, at - 3, 'end')) continue;
			const lexer = new PdfLexer(bytes, at + 3, this.#budget);
			const { value, closer } = lexer.readBody();
			if (value === null) continue;
			const isStream = closer === 'stream' && value instanceof PdfDict;
			if (isStream && lexer.position > lastEnd) throw new PdfRefusal('document-damaged');
			this.#add(numberBefore(bytes, at), {
				value,
				dataStart: isStream ? dataStart(bytes, lexer.position) : null
			});
		}
	}

	#readTrailers(): void {
		for (
			let at = findWord(this.#bytes, 'trailer', 0);
			at !== -1;
			at = findWord(this.#bytes, 'trailer', at + 7)
		) {
			const { value } = new PdfLexer(this.#bytes, at + 7, this.#budget).readBody();
			if (value instanceof PdfDict) this.trailers.push(value);
		}
		for (const { value, dataStart: start } of this.all) {
			if (start !== null && value instanceof PdfDict && value.get('Root') !== null) this.trailers.push(value);
		}
	}

	/** Viewers know an object stream by `N` and `First`, whatever its `Type` says. */
	#readObjectStream(object: PdfObject): void {
		if (object.dataStart === null || !(object.value instanceof PdfDict)) return;
		const count = this.resolve(object.value.get('N'));
		const first = this.resolve(object.value.get('First'));
		if (typeof count !== 'number' || typeof first !== 'number') return;
		const content = decodeStream(object.value, this.dataOf(object), this.resolve, this.#budget);
		if (content === null) throw new PdfRefusal('document-damaged');
		const header = new PdfLexer(content, 0, this.#budget);
		for (let index = 0; index < count; index++) {
			const number = header.readValue();
			const offset = header.readValue();
			if (typeof number !== 'number' || typeof offset !== 'number') break;
			const value = new PdfLexer(content, first + offset, this.#budget).readValue();
			this.#add(number, { value, dataStart: null });
		}
	}
}

/** Of an object whose number cannot be read: no reference names it. */
const NO_NUMBER = -1;

/** The object's number: «12 0 obj» gives 12; `NO_NUMBER` if no two whole numbers stand before the word. */
function numberBefore(bytes: Uint8Array, at: number): number {
	const generation = wholeNumberEndingAt(bytes, skipBlanksBack(bytes, at));
	if (generation === null || generation.start === 0) return NO_NUMBER;
	return wholeNumberEndingAt(bytes, skipBlanksBack(bytes, generation.start))?.value ?? NO_NUMBER;
}

function skipBlanksBack(bytes: Uint8Array, end: number): number {
	let at = end;
	while (at > 0 && isBlank(u8(bytes, at - 1))) at--;
	return at;
}

function wholeNumberEndingAt(bytes: Uint8Array, end: number): { value: number; start: number } | null {
	let start = end;
	let value = 0;
	for (let scale = 1; start > 0 && scale <= 1e9; scale *= 10) {
		const digit = u8(bytes, start - 1) - 48;
		if (digit < 0 || digit > 9) break;
		value += digit * scale;
		start--;
	}
	return start === end ? null : { value, start };
}

/** Past the end of line that follows the word `stream`. */
function dataStart(bytes: Uint8Array, afterWord: number): number {
	if (u8(bytes, afterWord) === 13) return afterWord + (u8(bytes, afterWord + 1) === 10 ? 2 : 1);
	return afterWord + (u8(bytes, afterWord) === 10 ? 1 : 0);
}

/** True if the dictionary's `Type` or `Subtype` is one of the names. */
export function hasKind(dict: PdfDict, key: 'Type' | 'Subtype', name: string, objects: PdfObjects): boolean {
	return dict.all(key).some((value) => {
		const resolved = objects.resolve(value);
		return resolved instanceof PdfName && resolved.text === name;
	});
}
