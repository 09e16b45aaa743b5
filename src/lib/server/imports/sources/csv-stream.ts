// Reads a CSV of any length record by record: encoding, byte order mark, separator, quotes. Knows no column's meaning.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeWindows1252, type CsvRecord } from '../csv-file';

/** Characters of one record: an opening quote that never closes must not gather the whole file in memory. */
const MAX_RECORD = 256 * 1024;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The file cannot be read as a CSV at all. */
export class UnreadableCsv extends Error {
	override name = 'UnreadableCsv';
}

export interface SourceBytes {
	sha256: string;
	byteLength: number;
	encoding: 'utf-8' | 'windows-1252';
}

/** One pass over the bytes: their hash, and whether they are UTF-8. */
export async function lookAtBytes(path: string): Promise<SourceBytes> {
	const hash = createHash('sha256');
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let byteLength = 0;
	let isUtf8 = true;
	const tryDecode = (chunk?: Buffer) => {
		if (!isUtf8) return;
		try {
			decoder.decode(chunk, { stream: chunk !== undefined });
		} catch (error) {
			// The decoder's only refusal of plain bytes: they are not UTF-8.
			if (!(error instanceof TypeError)) throw error;
			isUtf8 = false;
		}
	};
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
		hash.update(chunk);
		byteLength += chunk.byteLength;
		tryDecode(chunk);
	}
	tryDecode();
	const encoding = isUtf8 || (await isMostlyUtf8(path)) ? 'utf-8' : 'windows-1252';
	return { sha256: hash.digest('hex'), byteLength, encoding };
}

/**
 * A few bytes that are none do not make a file of UTF-8 one of Windows-1252, whose accents would all be misread: its
 * lines are told instead. Counts accents that are whole against bytes that belong to none; a mark decides alone.
 */
async function isMostlyUtf8(path: string): Promise<boolean> {
	let whole = 0;
	let broken = 0;
	let awaited = 0;
	// What may come next: after four of the first bytes not every one that goes on (RFC 3629 §4).
	let [least, most] = [0x80, 0xbf];
	let isStart = true;
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
		if (isStart && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK)) return true;
		isStart = false;
		for (const byte of chunk) {
			if (awaited > 0) {
				if (byte >= least && byte <= most) {
					[least, most] = [0x80, 0xbf];
					awaited -= 1;
					if (awaited === 0) whole += 1;
					continue;
				}
				awaited = 0;
				broken += 1;
			}
			if (byte < 0x80) continue;
			if (byte >= 0xc2 && byte <= 0xf4) awaited = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
			else broken += 1;
			least = { 0xe0: 0xa0, 0xf0: 0x90 }[byte] ?? 0x80;
			most = { 0xed: 0x9f, 0xf4: 0x8f }[byte] ?? 0xbf;
		}
	}
	return whole > broken;
}

/** Bytes to text with one kind of line end, across the chunks' borders: the parser counts «\r\n» in quotes as two. */
function decoded(encoding: SourceBytes['encoding']): Transform {
	const decoder = new TextDecoder('utf-8');
	let held = '';
	const plainEnds = (text: string): string => {
		const whole = held + text;
		// The other half of a line end may be in the next chunk.
		held = whole.endsWith('\r') ? '\r' : '';
		return whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n');
	};
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const text = encoding === 'utf-8' ? decoder.decode(chunk, { stream: true }) : decodeWindows1252(chunk);
			done(null, plainEnds(text));
		},
		flush(done) {
			const rest = plainEnds(encoding === 'utf-8' ? decoder.decode() : '');
			done(null, held === '' ? rest : `${rest}\n`);
		}
	});
}

interface Parsed {
	record: string[];
	info: { lines: number };
}

/** Where reading stands: for whoever shows progress. */
export interface ReadSoFar {
	bytes: number;
}

/**
 * Every record with the line on which it begins; the first is the header. Empty lines are left out.
 * @throws UnreadableCsv for quotes that do not close.
 */
export async function* csvRecords(
	path: string,
	encoding: SourceBytes['encoding'],
	soFar: ReadSoFar = { bytes: 0 }
): AsyncGenerator<{ line: number; record: string[] }> {
	const file = createReadStream(path);
	file.on('data', (chunk) => (soFar.bytes += chunk.length));
	const text = decoded(encoding);
	const parser = parse({
		bom: true,
		delimiter: ';',
		record_delimiter: '\n',
		info: true,
		max_record_size: MAX_RECORD,
		relax_column_count: true,
		skip_empty_lines: true,
		skip_records_with_empty_values: true,
		trim: true
	});
	const fail = (error: Error) => parser.destroy(error);
	file.on('error', fail);
	text.on('error', fail);
	file.pipe(text).pipe(parser);
	try {
		for await (const { record, info } of parser as AsyncIterable<Parsed>) {
			const breaks = record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
			yield { line: info.lines - breaks, record: record.map((cell) => cell.normalize('NFC')) };
		}
	} catch (error) {
		if (error instanceof CsvError) throw new UnreadableCsv(error.code, { cause: error });
		throw error;
	} finally {
		file.destroy();
	}
}

/** The record's cells by the header's names; names of `columns` that the header lacks are empty. */
export function cellsByName(
	names: readonly string[],
	columns: readonly string[],
	line: number,
	record: readonly string[]
): CsvRecord {
	const cells: Record<string, string> = {};
	for (const column of columns) cells[column.replace(/\?$/, '')] = '';
	// Blanks in quotes are blanks: « » is no name, and "oui " is «oui».
	names.forEach((name, index) => (cells[name] = (record[index] ?? '').trim()));
	return { line, cells };
}
