// Documents' bytes in a bucket of an S3-compatible service, under the same names as in a folder, below a prefix.
import { readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { S3Settings } from '../s3-settings';
import type { DocumentStore, FileKey, StoredBytes } from './document-store';
import { filePath, isSafeName, safeName } from './file-path';
import { readListing } from './s3-listing';
import { S3Requests, type S3Answer, type S3Patience } from './s3-requests';
import { StoreUnavailable } from './store-unavailable';

/** An object of this age may be about to be swept: it is put anew rather than taken as it is. */
const TRUSTED_FOR_MS = 12 * 60 * 60 * 1000;

const NOT_FOUND = 404;
const EXISTS = 412;
const NOT_IMPLEMENTED = 501;

export class S3Store implements DocumentStore {
	readonly #requests: S3Requests;
	readonly #prefix: string;
	/** Services that do not know conditional puts say so once. */
	#putsConditionally = true;

	constructor(settings: S3Settings, patience: Partial<S3Patience> = {}) {
		this.#requests = new S3Requests(settings, patience);
		this.#prefix = settings.prefix;
	}

	/** The staged file goes only once the service has confirmed every byte by its hash. */
	async put(key: FileKey, stagedPath: string): Promise<void> {
		const path = this.#path(key);
		const bytes = new Uint8Array(await readFile(stagedPath));
		if (!(await this.#putNew(path, bytes)) && !(await this.#isAsGood(key, bytes.length))) {
			await this.#requests.send({ method: 'PUT', path, body: bodyOf(bytes) });
		}
		await rm(stagedPath, { force: true });
	}

	/** False: there is an object of that name, or the service takes no condition. */
	async #putNew(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
		if (!this.#putsConditionally) return false;
		const { status } = await this.#requests.send({
			method: 'PUT',
			path,
			headers: { 'if-none-match': '*' },
			body: bodyOf(bytes),
			expects: [EXISTS, NOT_IMPLEMENTED]
		});
		if (status === NOT_IMPLEMENTED) this.#putsConditionally = false;
		return status !== EXISTS && status !== NOT_IMPLEMENTED;
	}

	/** Names are hashes: the same length under the same name, put lately, is the same file. */
	async #isAsGood(key: FileKey, byteLength: number): Promise<boolean> {
		const known = await this.head(key);
		return (
			known !== null && known.byteLength === byteLength && Date.now() - known.storedAtMs < TRUSTED_FOR_MS
		);
	}

	async read(key: FileKey): Promise<Uint8Array<ArrayBuffer> | null> {
		const path = this.#path(key);
		const { status, bytes } = await this.#requests.send({ method: 'GET', path, expects: [NOT_FOUND] });
		return status === NOT_FOUND ? null : bytes;
	}

	async head(key: FileKey): Promise<StoredBytes | null> {
		const path = this.#path(key);
		const answer = await this.#requests.send({ method: 'HEAD', path, expects: [NOT_FOUND] });
		return answer.status === NOT_FOUND ? null : storedBytes(answer);
	}

	async remove(key: FileKey): Promise<void> {
		await this.#requests.send({ method: 'DELETE', path: this.#path(key), expects: [NOT_FOUND] });
	}

	async *list(academy: string): AsyncIterable<StoredBytes & { key: FileKey }> {
		const prefix = `${this.#prefix}${safeName(academy)}/`;
		let next: string | null = null;
		do {
			const query: Record<string, string> = { 'list-type': '2', prefix };
			if (next !== null) query['continuation-token'] = next;
			const { bytes } = await this.#requests.send({ method: 'GET', path: '', query });
			const page = readListing(new TextDecoder().decode(bytes));
			for (const { key: name, byteLength, storedAtMs } of page.objects) {
				const [accountId = '', sha256 = '', ...more] = name.slice(prefix.length).split('/');
				// What somebody else put below our prefix is not ours to judge.
				if (more.length > 0 || !isSafeName(accountId) || !isSafeName(sha256)) continue;
				yield { key: { academy, accountId, sha256 }, byteLength, storedAtMs };
			}
			next = page.next;
		} while (next !== null);
	}

	#path(key: FileKey): string {
		return `${this.#prefix}${filePath(key)}`;
	}
}

function bodyOf(bytes: Uint8Array<ArrayBuffer>): { bytes: Uint8Array<ArrayBuffer>; sha256: string } {
	return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function storedBytes({ headers }: S3Answer): StoredBytes {
	const byteLength = Number(headers.get('content-length') ?? NaN);
	const storedAtMs = Date.parse(headers.get('last-modified') ?? '');
	if (!Number.isInteger(byteLength) || Number.isNaN(storedAtMs)) {
		throw new StoreUnavailable('an answer without length or date');
	}
	return { byteLength, storedAtMs };
}
