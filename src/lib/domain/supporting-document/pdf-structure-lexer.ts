// Reads PDF values out of bytes (ISO 32000-1 §7.2), as leniently as viewers do: what a viewer could read must be seen.
import {
	PDF_STRING,
	PdfDict,
	PdfKeyword,
	PdfName,
	PdfRef,
	PdfRefusal,
	type PdfString,
	type PdfValue,
	type WorkBudget
} from './pdf-structure-values';

const MAX_DEPTH = 100;
/** [chosen] No honest dictionary is longer; each look-up reads it through. */
const MAX_DICT_ITEMS = 50_000;
const CLOSERS = new Set(['endobj', 'obj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);

/** White space of PDF: NUL, tab, line feed, form feed, carriage return, blank. */
export function isBlank(byte: number): boolean {
	return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
}

/** `( ) < > [ ] { } / %` */
function isDelimiter(byte: number): boolean {
	return (
		byte === 40 ||
		byte === 41 ||
		byte === 60 ||
		byte === 62 ||
		byte === 91 ||
		byte === 93 ||
		byte === 123 ||
		byte === 125 ||
		byte === 47 ||
		byte === 37
	);
}

export class PdfLexer {
	/** Next byte to read. */
	position: number;
	readonly #bytes: Uint8Array;
	readonly #budget: WorkBudget;

	constructor(bytes: Uint8Array, position: number, budget: WorkBudget) {
		this.#bytes = bytes;
		this.position = position;
		this.#budget = budget;
	}

	/** The value here, and the keyword that follows it (`endobj`, `stream`…), past which the position stands. */
	readBody(): { value: PdfValue; closer: string } {
		const start = this.position;
		const items = this.#readItems('', 0);
		this.#budget.spend(this.position - start + 1);
		const last = items.at(-1);
		return { value: items[0] ?? null, closer: last instanceof PdfKeyword ? last.text : '' };
	}

	/** One value alone, as object streams hold them. */
	readValue(): PdfValue {
		const start = this.position;
		const value = this.#readItem(0);
		this.#budget.spend(this.position - start + 1);
		return value instanceof PdfKeyword ? null : value;
	}

	/** Items up to the closing mark, or to a word that ends an object: an unclosed dictionary is still read. */
	#readItems(close: ']' | '>>' | '', depth: number): PdfValue[] {
		if (depth > MAX_DEPTH) throw new PdfRefusal('document-damaged');
		const items: PdfValue[] = [];
		for (;;) {
			const before = this.position;
			const item = this.#readItem(depth);
			if (!(item instanceof PdfKeyword)) {
				items.push(item);
				continue;
			}
			if (item.text === 'R') {
				const number = items.at(-2);
				if (typeof number === 'number') items.splice(-2, 2, new PdfRef(number));
			} else if (item.text === '' || (item.text === close && close !== '')) return items;
			else if (CLOSERS.has(item.text)) {
				if (close === '') items.push(item);
				else this.position = before;
				return items;
			}
		}
	}

	#readItem(depth: number): PdfValue {
		this.#skipBlanks();
		const bytes = this.#bytes;
		const at = this.position;
		const byte = bytes[at];
		if (byte === undefined) return new PdfKeyword('');
		if (byte === 60 && bytes[at + 1] === 60) {
			this.position += 2;
			return this.#pairUp(this.#readItems('>>', depth + 1));
		}
		if (byte === 62 && bytes[at + 1] === 62) return this.#mark('>>');
		if (byte === 91) {
			this.position++;
			return this.#readItems(']', depth + 1);
		}
		if (byte === 93) return this.#mark(']');
		if (byte === 40) return this.#skipString();
		if (byte === 60) return this.#skipHexString();
		if (byte === 47) return this.#readName();
		if (isDelimiter(byte)) return this.#mark(String.fromCharCode(byte));
		return this.#readWord();
	}

	#mark(text: string): PdfKeyword {
		this.position += text.length;
		return new PdfKeyword(text);
	}

	#pairUp(items: PdfValue[]): PdfDict {
		if (items.length > MAX_DICT_ITEMS) throw new PdfRefusal('document-dimensions');
		const dict = new PdfDict();
		for (let index = 0; index + 1 < items.length;) {
			const [name, value] = [items[index], items[index + 1]];
			if (name instanceof PdfName && value !== undefined) {
				dict.entries.push([name.text, value]);
				index += 2;
			} else index++;
		}
		return dict;
	}

	#skipBlanks(): void {
		for (;;) {
			const byte = this.#bytes[this.position];
			if (byte === undefined) return;
			if (isBlank(byte)) this.position++;
			else if (byte === 37) this.#skipComment();
			else return;
		}
	}

	#skipComment(): void {
		let byte = this.#bytes[this.position];
		while (byte !== undefined && byte !== 10 && byte !== 13) byte = this.#bytes[++this.position];
	}

	#skipString(): PdfString {
		let open = 0;
		for (; this.position < this.#bytes.length; this.position++) {
			const byte = this.#bytes[this.position];
			if (byte === 92) this.position++;
			else if (byte === 40) open++;
			else if (byte === 41 && --open === 0) break;
		}
		this.position++;
		return PDF_STRING;
	}

	#skipHexString(): PdfString {
		const end = this.#bytes.indexOf(62, this.position);
		this.position = end === -1 ? this.#bytes.length : end + 1;
		return PDF_STRING;
	}

	/** `/J#53` is `/JS`: escapes are undone, or a name could hide. */
	#readName(): PdfName {
		this.position++;
		const word = this.#regularCharacters();
		if (!word.includes('#')) return new PdfName(word);
		return new PdfName(
			word.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		);
	}

	#readWord(): PdfValue {
		const word = this.#regularCharacters();
		if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
		if (word === 'true' || word === 'false') return word === 'true';
		if (word === 'null') return null;
		// «0R», «1obj»: a number run into a word, which lenient viewers take apart.
		const glued = /^\d+(?=(?:R|obj|endobj)$)/.exec(word);
		if (glued === null) return new PdfKeyword(word);
		this.position -= word.length - glued[0].length;
		return Number(glued[0]);
	}

	#regularCharacters(): string {
		const start = this.position;
		let byte = this.#bytes[this.position];
		while (byte !== undefined && !isBlank(byte) && !isDelimiter(byte)) byte = this.#bytes[++this.position];
		// Longer than any name or number that means something: read on, but keep only the head.
		return String.fromCharCode(...this.#bytes.subarray(start, Math.min(this.position, start + 256)));
	}
}
