// tus's file store over the staging folder, which also knows what became of an upload once its bytes moved on.
import { mkdirSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import { Refused } from '../refused';
import { inFileTurn } from './file-turns';
import { isMissing } from './missing-file';
import { isReceived, receiveDocument, type PromisedFile } from './receive-document';
import { isStagedId, removeStaged, stagedPath, stagingFolder } from './staging';
import { syncToDisk } from './sync-to-disk';
import { beginWithinQuota } from './upload-quota';

/**
 * What was announced with the upload: by the device, but for the account, which the server adds.
 * @throws Refused `malformed`.
 */
export function promisedFile(metadata: Upload['metadata']): PromisedFile {
	const { academy, account, sha256, byteLength } = metadata ?? {};
	const isWhole = typeof byteLength === 'string' && /^\d{1,10}$/.test(byteLength);
	const isHash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
	if (typeof academy !== 'string' || typeof account !== 'string' || !isWhole || !isHash) {
		throw new Refused('malformed');
	}
	return { academy, accountId: account, sha256, byteLength: Number(byteLength) };
}

export class StagedUploads extends FileStore {
	constructor() {
		mkdirSync(stagingFolder(), { recursive: true });
		super({ directory: stagingFolder() });
	}

	/** @throws Refused `upload-quota` before anything is written. */
	override create(upload: Upload): Promise<Upload> {
		return beginWithinQuota(upload.id, promisedFile(upload.metadata), () => super.create(upload));
	}

	/** An offset is told only of bytes that a power cut leaves there: a device never goes on after a hole. */
	override async write(...part: Parameters<FileStore['write']>): Promise<number> {
		const offset = await super.write(...part);
		await syncToDisk(stagedPath(part[1]));
		return offset;
	}

	/** Taken back by who began it, half sent or whole: its receipt goes too, what entered the store is not touched. */
	override async remove(id: string): Promise<void> {
		const described = isStagedId(id) ? await this.configstore.get(id) : undefined;
		if (described === undefined) throw new Refused('not-found');
		await inFileTurn(promisedFile(described.metadata), () => removeStaged(id));
	}

	/**
	 * A device that lost the last answer asks where its upload stands: whole, if the bytes are in the store. Bytes
	 * that all came before the process died are received now, so that «whole» is never said of a file not checked.
	 */
	override async getUpload(id: string): Promise<Upload> {
		if (!isStagedId(id)) throw new Refused('not-found');
		const described = await this.configstore.get(id);
		if (described === undefined) throw new Refused('not-found');
		const promised = promisedFile(described.metadata);
		const whole = new Upload({
			id,
			size: promised.byteLength,
			offset: promised.byteLength,
			...(described.metadata === undefined ? {} : { metadata: described.metadata })
		});
		if (!(await isThere(stagedPath(id)))) {
			if (await isReceived(promised)) return whole;
			throw new Refused('not-found');
		}
		const upload = await super.getUpload(id);
		if (upload.offset !== promised.byteLength) return upload;
		await receiveDocument(id, promised);
		return whole;
	}
}

async function isThere(path: string): Promise<boolean> {
	try {
		await access(path);
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}
