// The values that a PDF file is made of (ISO 32000-1 §7.3), and the limits within which they are read.

export class PdfName {
	constructor(readonly text: string) {}
}
export class PdfRef {
	constructor(readonly number: number) {}
}
/** A word that is no value: `obj`, `endobj`, `stream`… */
export class PdfKeyword {
	constructor(readonly text: string) {}
}
/** The text of a string does not matter here, only that it is one. */
export class PdfString {
	readonly isText = true;
}
export const PDF_STRING = new PdfString();

export class PdfDict {
	/** In the file's order, double keys included: readers differ in which one they take. */
	readonly entries: [string, PdfValue][] = [];

	/** Every value given to the key. */
	all(key: string): PdfValue[] {
		return this.entries.filter(([name]) => name === key).map(([, value]) => value);
	}

	/** The last value given to the key; null if there is none. */
	get(key: string): PdfValue {
		return this.all(key).at(-1) ?? null;
	}
}

export type PdfValue =
	null | boolean | number | PdfString | PdfName | PdfRef | PdfKeyword | PdfDict | PdfValue[];

export type PdfRefusalCode =
	| 'document-damaged'
	| 'document-mismatch'
	| 'document-encrypted'
	| 'document-active-content'
	| 'document-pages'
	| 'document-dimensions';

/** Ends the inspection from any depth; `inspectPdf` turns it into an answer. */
export class PdfRefusal extends Error {
	constructor(readonly code: PdfRefusalCode) {
		super(code);
	}
}

const STEPS_PER_INFLATED_BYTE = 2;

/** What an inspection may still spend; each loop over untrusted data draws on it, so that none runs away. */
export class WorkBudget {
	#steps: number;
	#inflated: number;

	constructor(steps: number, inflatedBytes: number) {
		this.#steps = steps;
		this.#inflated = inflatedBytes;
	}

	/** One step is about one byte or one value read. Exhausted: nobody makes such a file by accident. */
	spend(steps: number): void {
		this.#steps -= steps;
		if (this.#steps < 0) throw new PdfRefusal('document-dimensions');
	}

	/** Bytes that came out of a compressed stream, each of which may then be read. Exhausted: a decompression bomb. */
	spendInflated(bytes: number): void {
		this.#inflated -= bytes;
		this.#steps += bytes * STEPS_PER_INFLATED_BYTE;
		if (this.#inflated < 0) throw new PdfRefusal('document-dimensions');
	}
}
