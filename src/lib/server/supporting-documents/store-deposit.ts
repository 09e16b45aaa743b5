// Takes bytes that the desk deposits into the store of the claim's owner: checked as any other, then durable, then known
// by its row. Knows neither claims nor who may deposit.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { carriesMetadata, stripImageMetadata } from '../../domain/supporting-document/image-metadata';
import { inspectDocument } from '../../domain/supporting-document/inspect-document';
import { refusalToStore } from '../../domain/supporting-document/inspect-storable';
import { MAX_DOCUMENT_BYTES } from '../../domain/supporting-document/limits';
import type { DocumentFormat } from '../../domain/supporting-document/supporting-document';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { insertStoredFile } from '../repositories/stored-files';
import { documentStore } from './document-store';
import { inFileTurn, inPersonTurn } from './file-turns';
import { ownerMark, removeStaged, stagedPath, stagingFolder } from './staging';

export interface CheckedBytes {
	bytes: Uint8Array;
	format: DocumentFormat;
	sha256: string;
}

/**
 * What a scanner or a camera gives, without position and the like: no hash was promised of it, so that a picture is put
 * right here and not refused, as it is on the phone. @throws Refused with the reason why these bytes are not taken.
 */
export function checkedDeposit(given: Uint8Array): CheckedBytes {
	if (given.length === 0) throw new Refused('document-empty');
	if (given.length > MAX_DOCUMENT_BYTES) throw new Refused('document-too-large');
	const inspection = inspectDocument(given);
	if (!inspection.ok) throw new Refused(inspection.code);
	const { format } = inspection;
	if (format === 'heic' || format === 'avif' || format === 'webp') throw new Refused('document-unsupported');
	const bytes =
		format !== 'pdf' && carriesMetadata(given, format) ? stripImageMetadata(given, format) : given;
	const refusal = refusalToStore(bytes, format);
	if (refusal !== null) throw new Refused(refusal);
	return { bytes, format, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Known bytes of the same person are stored once. A crash in between leaves bytes that a sweep takes away. */
export function storeDeposit(
	academy: string,
	accountId: string,
	{ bytes, format, sha256 }: CheckedBytes
): Promise<void> {
	const key = { academy, accountId, sha256 };
	return inPersonTurn(accountId, () =>
		inFileTurn(key, async () => {
			const stagedId = `${ownerMark(accountId)}-${randomUUID()}`;
			await mkdir(stagingFolder(), { recursive: true });
			try {
				await writeFile(stagedPath(stagedId), bytes);
				await documentStore().put(key, stagedPath(stagedId));
			} finally {
				await removeStaged(stagedId);
			}
			await insertStoredFile(
				academy,
				{ accountId, sha256, byteLength: bytes.length, format },
				new Date(nowMs()).toISOString()
			);
		})
	);
}
