// The name under which a file lies in a store: `<académie>/<account>/<sha256>`, the same in a folder and a bucket.
import type { FileKey } from './document-store';

/** Keys become names of folders and objects: nothing that could climb out of the root. */
const SAFE_NAME = /^[A-Za-z0-9_-]{1,64}$/;

export function isSafeName(name: string): boolean {
	return SAFE_NAME.test(name);
}

/** @throws if a part of the key could name something else. */
export function safeName(name: string): string {
	if (!isSafeName(name)) throw new Error('This key cannot name a file.');
	return name;
}

export function filePath({ academy, accountId, sha256 }: FileKey): string {
	return `${safeName(academy)}/${safeName(accountId)}/${safeName(sha256)}`;
}
