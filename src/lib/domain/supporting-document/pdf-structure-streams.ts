// Undoes the filters of a PDF stream (ISO 32000-1 §7.4) within a budget: a bomb is stopped, never filled into memory.
import { inflate } from './pdf-structure-inflate';
import { PdfDict, PdfName, PdfRefusal, type PdfValue, type WorkBudget } from './pdf-structure-values';

type Resolve = (value: PdfValue) => PdfValue;

const SHORT_NAMES: Record<string, string> = {
	Fl: 'FlateDecode',
	AHx: 'ASCIIHexDecode',
	A85: 'ASCII85Decode',
	LZW: 'LZWDecode',
	RL: 'RunLengthDecode'
};

/** Names of the filters in order of undoing. */
export function filtersOf(dict: PdfDict, resolve: Resolve): string[] {
	const filter = resolve(dict.get('Filter'));
	return (Array.isArray(filter) ? filter.map(resolve) : [filter]).flatMap((name) =>
		name instanceof PdfName ? [SHORT_NAMES[name.text] ?? name.text] : []
	);
}

/**
 * The stream's content, or null where a filter is not one of those read here (Flate with its predictors, ASCIIHex,
 * ASCII85). `data` may go past the stream's end: compressed data ends itself.
 */
export function decodeStream(
	dict: PdfDict,
	data: Uint8Array,
	resolve: Resolve,
	budget: WorkBudget
): Uint8Array | null {
	const filters = filtersOf(dict, resolve);
	const parameters = resolve(dict.get('DecodeParms') ?? dict.get('DP'));
	let content = data;
	for (const [index, filter] of filters.entries()) {
		const own = resolve(Array.isArray(parameters) ? (parameters[index] ?? null) : parameters);
		if (filter === 'FlateDecode') content = undoPredictor(inflate(content, budget), own, resolve);
		else if (filter === 'ASCIIHexDecode') content = undoAsciiHex(content, budget);
		else if (filter === 'ASCII85Decode') content = undoAscii85(content, budget);
		else return null;
	}
	return content;
}

/** Counts what a compressed stream swells to, each Flate layer included, keeping at most one layer in memory. */
export function measureStream(dict: PdfDict, data: Uint8Array, resolve: Resolve, budget: WorkBudget): void {
	const filters = filtersOf(dict, resolve);
	if (!filters.includes('FlateDecode')) return;
	let content = data;
	for (const [index, filter] of filters.entries()) {
		if (filter === 'ASCIIHexDecode') content = undoAsciiHex(content, budget);
		else if (filter === 'ASCII85Decode') content = undoAscii85(content, budget);
		else if (filter !== 'FlateDecode') return;
		else if (filters.indexOf('FlateDecode', index + 1) === -1) return void inflate(content, budget, false);
		else content = inflate(content, budget);
	}
}

/** PNG predictors (10 to 15); TIFF's (2) is never used where structure is stored, and is refused. */
function undoPredictor(content: Uint8Array, parameters: PdfValue, resolve: Resolve): Uint8Array {
	if (!(parameters instanceof PdfDict)) return content;
	const number = (key: string, fallback: number): number => {
		const value = resolve(parameters.get(key));
		return typeof value === 'number' ? value : fallback;
	};
	const predictor = number('Predictor', 1);
	if (predictor === 1) return content;
	if (predictor < 10 || number('Colors', 1) !== 1 || number('BitsPerComponent', 8) !== 8) {
		throw new PdfRefusal('document-damaged');
	}
	const columns = number('Columns', 1);
	if (!Number.isInteger(columns) || columns < 1 || columns > 65_535) throw new PdfRefusal('document-damaged');
	const rows = Math.floor(content.length / (columns + 1));
	const output = new Uint8Array(rows * columns);
	for (let row = 0; row < rows; row++) {
		const kind = content[row * (columns + 1)] ?? 0;
		for (let column = 0; column < columns; column++) {
			const at = row * columns + column;
			const left = column > 0 ? (output[at - 1] ?? 0) : 0;
			const up = row > 0 ? (output[at - columns] ?? 0) : 0;
			const corner = column > 0 && row > 0 ? (output[at - columns - 1] ?? 0) : 0;
			output[at] = (content[row * (columns + 1) + 1 + column] ?? 0) + predicted(kind, left, up, corner);
		}
	}
	return output;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
	if (kind === 1) return left;
	if (kind === 2) return up;
	if (kind === 3) return (left + up) >> 1;
	if (kind !== 4) return 0;
	const estimate = left + up - corner;
	const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value));
	if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}

/** The value of a hexadecimal digit, or -1. */
function hexDigit(byte: number): number {
	if (byte >= 48 && byte <= 57) return byte - 48;
	const letter = byte | 32;
	return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function undoAsciiHex(data: Uint8Array, budget: WorkBudget): Uint8Array {
	const end = data.indexOf(62);
	const digits = data.subarray(0, end === -1 ? data.length : end);
	budget.spend(digits.length);
	const output = new Uint8Array((digits.length + 1) >> 1);
	let count = 0;
	for (const byte of digits) {
		const digit = hexDigit(byte);
		if (digit === -1) continue;
		output[count >> 1] = (output[count >> 1] ?? 0) | (count % 2 === 0 ? digit << 4 : digit);
		count++;
	}
	return output.subarray(0, (count + 1) >> 1);
}

function undoAscii85(data: Uint8Array, budget: WorkBudget): Uint8Array {
	const end = data.indexOf(126);
	const digits = data.subarray(0, end === -1 ? data.length : end);
	budget.spend(digits.length);
	const output: number[] = [];
	let group: number[] = [];
	const flush = (): void => {
		const size = group.length;
		if (size < 2) return;
		while (group.length < 5) group.push(84);
		const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
		for (let index = 0; index < size - 1; index++) output.push(Math.floor(value / 256 ** (3 - index)) & 0xff);
		group = [];
	};
	for (const byte of digits) {
		if (byte === 122 && group.length === 0) output.push(0, 0, 0, 0);
		else if (byte >= 33 && byte <= 117) group.push(byte - 33);
		if (group.length === 5) flush();
	}
	flush();
	return Uint8Array.from(output);
}
