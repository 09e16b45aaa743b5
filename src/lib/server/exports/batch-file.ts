// Makes a file of a batch while its lines pass: compressed pieces, length and hash of the whole. Knows no line.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Characters of one piece at least: read back one at a time, so that memory stays the same for any batch. */
const PIECE_LENGTH = 128 * 1024;

export class BatchFile {
	readonly #hash = createHash('sha256');
	readonly #pieces: Uint8Array[] = [];
	#waiting = '';
	#bytes = 0;

	/** Compressed beside the event loop: whoever waits for an answer is served between two pieces. */
	async add(text: string): Promise<void> {
		this.#waiting += text;
		if (this.#waiting.length >= PIECE_LENGTH) await this.#put();
	}

	/** @param last what closes the file. */
	async end(last: string): Promise<{ sha256: string; bytes: number; pieces: Uint8Array[] }> {
		this.#waiting += last;
		await this.#put();
		return { sha256: this.#hash.digest('hex'), bytes: this.#bytes, pieces: this.#pieces };
	}

	async #put(): Promise<void> {
		const bytes = Buffer.from(this.#waiting);
		this.#waiting = '';
		this.#hash.update(bytes);
		this.#bytes += bytes.byteLength;
		this.#pieces.push(await compress(bytes));
	}
}
