// Sends a document's bytes in parts, resumed where the server stands after a dead network or a closed tab.
// The upload's address is kept in the person's store, under the document's id; never in localStorage. Ends in the middle
// when the document is removed, whichever tab that happens in.
import { DetailedError, Upload, type FileReader as TusFileReader } from 'tus-js-client';
import type { Operation } from '$lib/contracts/operations';
import { UPLOAD_PART_BYTES } from '$lib/contracts/protocol';
import type { RefusalCode } from '$lib/contracts/refusal';
import type { PartialUpload } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { watch } from '../db/watch';
import { documentsToSend, readOutbox } from '../repositories/outbox';
import { refusalCodeOf, retryAfterMs } from '../sync/ask-server';
import type { Transport } from '../sync/transport';
import { sha256Hex } from '../sha256';
import { FetchStack } from './fetch-stack';

export type UploadResult =
	| { kind: 'uploaded' }
	/** The person removed it meanwhile; what the server has of it is still to be taken back. */
	| { kind: 'removed' }
	| { kind: 'signed-out' }
	/** `hasProgressed`: the server took a part of it in this attempt. */
	| { kind: 'unreachable'; retryAfterMs: number; hasProgressed: boolean }
	/** This document did not go through this time. */
	| { kind: 'failed'; code: RefusalCode }
	/** The server will never take these bytes. */
	| { kind: 'refused'; code: RefusalCode };

type Attachment = Extract<Operation, { kind: 'attachDocument' }>;

/** A Blob made anew from the kept bytes is read in slices, the same way in every browser. */
const blobReader: TusFileReader = {
	openFile: (blob: Blob) =>
		Promise.resolve({
			size: blob.size,
			slice: (start, end) => {
				const value = blob.slice(start, Math.min(end, blob.size));
				return Promise.resolve({ value, done: end >= blob.size });
			},
			close: () => undefined
		})
};

/** Bytes that are gone or changed on this device are told, never sent in place of the person's document. */
async function intactBytes(store: DeviceStore, { payload }: Attachment): Promise<ArrayBuffer | null> {
	const kept = await store.get('bytes', payload.documentId);
	if (!(kept?.bytes instanceof ArrayBuffer)) return null;
	if (kept.bytes.byteLength !== payload.byteLength || payload.byteLength === 0) return null;
	return (await sha256Hex(new Uint8Array(kept.bytes))) === payload.sha256 ? kept.bytes : null;
}

type Sent = Exclude<UploadResult, { kind: 'uploaded' }> | { kind: 'uploaded'; url: string };
type Remember = (upload: PartialUpload) => Promise<void>;
/** Told what the server took of the document's bytes, 0 to 1. */
type OnShare = (share: number) => void;

interface Sending {
	previous: PartialUpload | undefined;
	remember: Remember;
	partSize: number;
	onShare: OnShare;
	removed: AbortSignal;
}

/** Bytes of one part, smaller where a proxy on the way refuses larger ones (413). */
const PART_SIZES = [UPLOAD_PART_BYTES, UPLOAD_PART_BYTES / 4, UPLOAD_PART_BYTES / 16];

/**
 * Whatever the server received in place of the document (`document-hash-differs`) is forgotten, and the bytes are read
 * anew from the store and sent from the start, once at once, then with the item's own waits: it is final only if the
 * bytes kept here no longer have their own hash.
 */
export async function uploadDocument(
	store: DeviceStore,
	transport: Transport,
	operation: Attachment,
	onShare: OnShare = () => undefined
): Promise<UploadResult> {
	const removal = new AbortController();
	const { signal: removed } = removal;
	const stop = watch(
		store,
		['outbox'],
		() => readOutbox(store),
		(items) => {
			if (!documentsToSend(items).has(operation.payload.documentId)) removal.abort();
		},
		// What is wrong with the store is told by whoever writes next.
		() => undefined
	);
	try {
		const first = await uploadOnce(store, transport, operation, { onShare, removed });
		if (!isGarbled(first)) return first;
		await forget(store, operation);
		const second = await uploadOnce(store, transport, operation, { onShare, removed });
		if (!isGarbled(second)) return second;
		await forget(store, operation);
		return { kind: 'failed', code: 'document-hash-differs' };
	} finally {
		stop();
	}
}

function isGarbled(result: UploadResult): boolean {
	return result.kind === 'refused' && result.code === 'document-hash-differs';
}

function forget(store: DeviceStore, { payload }: Attachment): Promise<void> {
	return changeStore(store, (unit) => Promise.resolve(unit.delete('uploads', payload.documentId)));
}

async function uploadOnce(
	store: DeviceStore,
	transport: Transport,
	operation: Attachment,
	watching: Pick<Sending, 'onShare' | 'removed'>
): Promise<UploadResult> {
	const { documentId, sha256 } = operation.payload;
	const bytes = await intactBytes(store, operation);
	if (watching.removed.aborted) return { kind: 'removed' };
	if (bytes === null) return { kind: 'refused', code: 'document-damaged' };
	// Also of a document removed meanwhile: by its address the upload is taken back.
	const remember = (upload: PartialUpload) =>
		changeStore(store, (unit) => Promise.resolve(unit.put('uploads', documentId, upload)));
	const blob = new Blob([bytes]);
	let result: Sent = { kind: 'failed', code: 'document-too-large' };
	for (const partSize of PART_SIZES) {
		const previous = await store.get('uploads', documentId);
		const sent = await send(blob, transport, operation, { previous, remember, partSize, ...watching });
		if (sent !== 'too-large') {
			result = sent;
			break;
		}
	}
	if (result.kind !== 'uploaded') return result;
	await remember({ url: result.url, sha256, isComplete: true });
	return { kind: 'uploaded' };
}

function send(
	blob: Blob,
	transport: Transport,
	{ academy, payload }: Attachment,
	{ previous, remember, partSize, onShare, removed }: Sending
): Promise<Sent | 'too-large'> {
	const { sha256, byteLength } = payload;
	return new Promise((resolve, reject) => {
		let remembering: Promise<void> = Promise.resolve();
		let hasProgressed = false;
		const end = (result: Sent | 'too-large') => {
			remembering.then(() => resolve(removed.aborted ? { kind: 'removed' } : result), reject);
		};
		// One that is just being begun is heard of first: without an address it could not be taken back.
		const leave = () => {
			if (upload.url !== null) upload.abort().then(() => end({ kind: 'removed' }), reject);
		};
		const upload = new Upload(blob, {
			endpoint: '/api/uploads',
			uploadUrl: previous?.sha256 === sha256 ? previous.url : null,
			metadata: { sha256, academy, byteLength: String(byteLength) },
			uploadSize: byteLength,
			chunkSize: partSize,
			// The sync has its own waits; two of them would multiply.
			retryDelays: null,
			storeFingerprintForResuming: false,
			httpStack: new FetchStack(transport),
			fileReader: blobReader,
			onChunkComplete: (_part, accepted) => {
				hasProgressed = true;
				onShare(accepted / byteLength);
			},
			// No byte leaves before this device knows where it goes: whoever ends the app then finds the upload again.
			onBeforeRequest: () => remembering,
			onUploadUrlAvailable: () => {
				const { url } = upload;
				if (url !== null) remembering = remember({ url, sha256, isComplete: false });
				if (removed.aborted) leave();
			},
			onSuccess: () => end({ kind: 'uploaded', url: upload.url ?? '' }),
			onError: (error) => end(resultOf(error, hasProgressed))
		});
		removed.addEventListener('abort', leave, { once: true });
		upload.start();
	});
}

function resultOf(
	error: Error | DetailedError,
	hasProgressed: boolean
): Exclude<UploadResult, { kind: 'uploaded' }> | 'too-large' {
	const response = error instanceof DetailedError ? error.originalResponse : null;
	if (response === null) return { kind: 'unreachable', retryAfterMs: 0, hasProgressed };
	const status = response.getStatus();
	const code = refusalCodeOf(response.getBody());
	if (status === 401) return { kind: 'signed-out' };
	if (code !== null && code.startsWith('document-')) return { kind: 'refused', code };
	if (code !== null) return { kind: 'failed', code };
	if (status === 413) return 'too-large';
	const serverMs = Date.parse(response.getHeader('date') ?? '');
	const wait = retryAfterMs(response.getHeader('retry-after') ?? null, serverMs || Date.now());
	// A page of somebody else under a 2xx or 3xx, a gateway's 50x.
	if (status < 400 || [429, 502, 503, 504].includes(status)) {
		return { kind: 'unreachable', retryAfterMs: wait, hasProgressed };
	}
	return { kind: 'failed', code: 'fault' };
}
