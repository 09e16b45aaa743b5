// Where documents' bytes live, behind one interface: a local folder now, a bucket for several machines.
// Knows neither claims nor who may read.
import { join } from 'node:path';
import { config } from '../config';
import { LocalFolderStore } from './local-folder-store';

/** A file is one person's, in one académie, under the SHA-256 of its bytes. */
export interface FileKey {
	academy: string;
	accountId: string;
	sha256: string;
}

export interface DocumentStore {
	/** Takes over a staged file of the local disk: durable once the promise resolves. Known bytes are replaced. */
	put(key: FileKey, stagedPath: string): Promise<void>;
	/** The bytes, or null if they are not there. */
	read(key: FileKey): Promise<Uint8Array<ArrayBuffer> | null>;
	/** True if the bytes are there. */
	has(key: FileKey): Promise<boolean>;
	/** Forgets the bytes; nothing if they are not there. */
	remove(key: FileKey): Promise<void>;
	/** Every file of an académie and when it was put, milliseconds since 1970 UTC. */
	list(academy: string): AsyncIterable<{ key: FileKey; storedAtMs: number }>;
}

let store: DocumentStore | null = null;

/** The store of this server: `DATA_DIR/documents`. */
export function documentStore(): DocumentStore {
	store ??= new LocalFolderStore(join(config().dataDir, 'documents'));
	return store;
}
