// What a person's devices began to send and have not finished, for who asks what is kept on them.
import { readFile } from 'node:fs/promises';
import { isMissing } from './missing-file';
import { stagedIdsOf, stagedPath } from './staging';

export interface StagedFile {
	academy: string;
	sha256: string;
	/** As announced. */
	byteLength: number;
	/** What came so far; null: it was finished or swept meanwhile. */
	read(): Promise<Uint8Array | null>;
}

/** A description that is half written is left out: nothing of the file has come yet. */
export async function stagedFilesOf(owner: string): Promise<StagedFile[]> {
	const files = await Promise.all((await stagedIdsOf(owner)).map(described));
	return files.filter((file) => file !== null);
}

async function described(id: string): Promise<StagedFile | null> {
	const text = await readOrNull(`${stagedPath(id)}.json`);
	if (text === null) return null;
	const metadata = metadataIn(text.toString());
	if (metadata === null) return null;
	const { academy, sha256, byteLength } = metadata;
	if (typeof academy !== 'string' || typeof sha256 !== 'string') return null;
	return { academy, sha256, byteLength: Number(byteLength), read: () => readOrNull(stagedPath(id)) };
}

function metadataIn(text: string): Record<string, unknown> | null {
	try {
		const description: unknown = JSON.parse(text);
		const metadata = (description as { metadata?: unknown } | null)?.metadata;
		return typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>) : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

async function readOrNull(path: string): Promise<Buffer | null> {
	try {
		return await readFile(path);
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}
