// Where documents' bytes live, behind one interface: a local folder, or a bucket for several machines.
// Knows neither claims nor who may read.
import { join } from 'node:path';
import { config } from '../config';
import { LocalFolderStore } from './local-folder-store';
import { S3Store } from './s3-store';

/** A file is one person's, in one académie, under the SHA-256 of its bytes. */
export interface FileKey {
	academy: string;
	accountId: string;
	sha256: string;
}

/** What a store tells of a file without reading it. */
export interface StoredBytes {
	byteLength: number;
	/** When it was put, milliseconds since 1970 UTC by the clock of the disk or of the service. */
	storedAtMs: number;
}

export interface DocumentStore {
	/** Takes over a staged file of the local disk: durable once the promise resolves. Known bytes are replaced. */
	put(key: FileKey, stagedPath: string): Promise<void>;
	/** The bytes, or null if they are not there. */
	read(key: FileKey): Promise<Uint8Array<ArrayBuffer> | null>;
	/** Length and age, or null if the bytes are not there. */
	head(key: FileKey): Promise<StoredBytes | null>;
	/** Forgets the bytes; nothing if they are not there. */
	remove(key: FileKey): Promise<void>;
	/** Every file of an académie. */
	list(academy: string): AsyncIterable<StoredBytes & { key: FileKey }>;
}

let store: DocumentStore | null = null;

/** The store of this server: the bucket of its settings, or `DATA_DIR/documents`. */
export function documentStore(): DocumentStore {
	const { s3, dataDir } = config();
	store ??= s3 === null ? new LocalFolderStore(join(dataDir, 'documents')) : new S3Store(s3);
	return store;
}
