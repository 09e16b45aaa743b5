// The ZIP itself: written piece by piece, read as a stranger's. Knows names and bytes, not what they mean.
// fflate lives in this room alone, and is loaded with it, when a person exports or imports.
import { unzipSync, Zip, ZipDeflate, ZipPassThrough, type UnzipFileInfo } from 'fflate';
import type { TransferRefusal } from '$lib/contracts/transfer-refusal';

/** [chosen] 30 claims × 3 photos of 5 MB, and as much again for texts: more than a person leaves unsent. */
export const MAX_ARCHIVE_BYTES = 512 * 1024 * 1024;
const MAX_ENTRIES = 5_100;
/** What we write: a file at the top, a document in its mission's folder, one of no mission. Nothing that leads elsewhere. */
const SAFE_NAME =
	/^(?:documents\/[A-Z][A-Z0-9_]{1,31}-\d{1,12}\/|a-rattacher\/)?[A-Za-z0-9_][A-Za-z0-9_. ()-]{0,119}$/;

export interface ArchiveEntry {
	path: string;
	bytes: Uint8Array<ArrayBuffer>;
	/** Photos and PDFs are compressed already. */
	isText: boolean;
}

/** One entry at a time in memory; what is written goes to Blobs, which the browser may keep on disk. */
export async function writeArchive(entries: AsyncIterable<ArchiveEntry>, at: Date): Promise<Blob> {
	let parts: BlobPart[] = [];
	let failure: Error | null = null;
	const zip = new Zip((error, chunk) => {
		if (error !== null) failure = error;
		else parts.push(chunk as Uint8Array<ArrayBuffer>);
	});
	for await (const { path, bytes, isText } of entries) {
		const file = isText ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
		file.mtime = at;
		zip.add(file);
		file.push(bytes, true);
		parts = [new Blob(parts)];
	}
	zip.end();
	if (failure !== null) throw failure as Error;
	return new Blob(parts, { type: 'application/zip' });
}

export type Listing =
	{ ok: true; archive: Archive } | { ok: false; code: TransferRefusal; name: string | null };

export interface Archive {
	names: ReadonlySet<string>;
	/** Null: no such entry, or its bytes do not have the announced length. */
	read(path: string, most: number): Uint8Array<ArrayBuffer> | null;
}

/**
 * Looks at every entry's name and announced size before anything is unpacked. An entry is unpacked into the announced
 * size at most, so that a bomb costs no more than it says; what it says is bounded here.
 */
export function openArchive(bytes: Uint8Array<ArrayBuffer>): Listing {
	const infos: UnzipFileInfo[] = [];
	try {
		unzipSync(bytes, { filter: (info) => infos.push(info) < 0 });
	} catch (error) {
		if (error instanceof Error) return { ok: false, code: 'not-an-export', name: null };
		throw error;
	}
	if (infos.length > MAX_ENTRIES) return { ok: false, code: 'too-large', name: null };
	const sizes = new Map<string, number>();
	let total = 0;
	for (const { name, originalSize, compression } of infos) {
		if (!SAFE_NAME.test(name) || sizes.has(name)) return { ok: false, code: 'unsafe-name', name };
		if (compression !== 0 && compression !== 8) return { ok: false, code: 'damaged', name };
		total += originalSize;
		if (total > MAX_ARCHIVE_BYTES) return { ok: false, code: 'too-large', name };
		sizes.set(name, originalSize);
	}
	const read: Archive['read'] = (path, most) => {
		const size = sizes.get(path);
		if (size === undefined || size > most) return null;
		try {
			const unpacked = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
			return unpacked?.length === size ? (unpacked as Uint8Array<ArrayBuffer>) : null;
		} catch (error) {
			if (error instanceof Error) return null;
			throw error;
		}
	};
	return { ok: true, archive: { names: new Set(sizes.keys()), read } };
}
