// Removes the bytes of a file that no row speaks of any more.
import { findStoredFile } from '../repositories/stored-files';
import { documentStore, type FileKey } from './document-store';
import { inFileTurn } from './file-turns';

/** Removes the bytes unless a row came back meanwhile (the person sent the same file again). */
export async function forgetBytes(key: FileKey): Promise<boolean> {
	return inFileTurn(key, async () => {
		if ((await findStoredFile(key.academy, key.accountId, key.sha256)) !== null) return false;
		await documentStore().remove(key);
		return true;
	});
}
