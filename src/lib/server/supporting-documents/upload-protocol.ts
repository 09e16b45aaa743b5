// Resumable uploads: each request belongs to the account that began the upload, and a whole file is checked before it
// enters the store. The protocol (tus) is @tus/server's; who may upload where is told by the caller.
import { randomUUID } from 'node:crypto';
import { ERRORS, MemoryLocker, Server, type Upload } from '@tus/server';
import { MAX_DOCUMENT_BYTES } from '../../contracts/protocol';
import { Refused } from '../refused';
import { receiveDocument } from './receive-document';
import { promisedFile, StagedUploads } from './staged-uploads';
import { ownerMark } from './staging';

const LOCKED_RETRY_SECONDS = 5;

const UPLOADS_PATH = '/api/uploads';
/** Names the answer's header in which the received hash is echoed. */
export const RECEIPT_HEADER = 'x-document-sha256';

/** Who asks, and in which académies they may deposit documents. */
export interface Uploader {
	accountId: string;
	mayDepositIn: (academy: string) => boolean;
}

interface Asking {
	uploader: Uploader;
	/** What our own rules, or a fault, say instead of the protocol's answer. */
	instead: Error | null;
}

const asking = new WeakMap<object, Asking>();
let server: Server | null = null;

/** Answers one request of the protocol for this person. @throws Refused for what our own rules say no to. */
export async function answerUpload(request: Request, uploader: Uploader): Promise<Response> {
	server ??= makeServer();
	const context: Asking = { uploader, instead: null };
	asking.set(request, context);
	const response = await server.handleWeb(request);
	if (context.instead !== null) throw context.instead;
	return response;
}

function askingOf(request: object): Asking {
	const context = asking.get(request);
	if (context === undefined) throw new Error('This request did not come by answerUpload.');
	return context;
}

function makeServer(): Server {
	return new Server({
		path: UPLOADS_PATH,
		datastore: new StagedUploads(),
		locker: new MemoryLocker(),
		maxSize: MAX_DOCUMENT_BYTES,
		relativeLocation: true,
		// Same origin only: no other site is told anything.
		allowedOrigins: () => false,
		namingFunction: (request) => `${ownerMark(askingOf(request).uploader.accountId)}-${randomUUID()}`,
		onIncomingRequest: async (request, id) => {
			// Another person's upload is not told from one that does not exist.
			if (!id.startsWith(`${ownerMark(askingOf(request).uploader.accountId)}-`))
				throw new Refused('not-found');
			await Promise.resolve();
		},
		onUploadCreate: async (request, upload) => {
			const metadata = checkedStart(upload, askingOf(request).uploader);
			await Promise.resolve();
			return { metadata };
		},
		onUploadFinish: (_request, upload) => finish(upload),
		onResponseError: (request, error) => {
			askingOf(request).instead = instead(error);
			return undefined;
		}
	});
}

/** The metadata to keep: the device's, and whose upload it is by the session alone. */
function checkedStart(upload: Upload, uploader: Uploader): NonNullable<Upload['metadata']> {
	const metadata = { ...upload.metadata, account: uploader.accountId };
	const promised = promisedFile(metadata);
	if (!uploader.mayDepositIn(promised.academy)) throw new Refused('forbidden');
	if (upload.size === undefined || upload.size !== promised.byteLength) throw new Refused('malformed');
	if (upload.size === 0) throw new Refused('document-empty');
	return metadata;
}

/** The description of a received file stays for a while, for a device that lost this answer. */
async function finish(upload: Upload): Promise<{ headers: Record<string, string> }> {
	const promised = promisedFile(upload.metadata);
	await receiveDocument(upload.id, promised);
	return { headers: { [RECEIPT_HEADER]: promised.sha256 } };
}

/** Null: the protocol's own answer stands (a wrong offset, say, that the client puts right by itself). */
function instead(error: Error | { status_code: number; body: string }): Error | null {
	const status = 'status_code' in error && typeof error.status_code === 'number' ? error.status_code : null;
	if (status === 413) return new Refused('document-too-large');
	if (status === 404 || status === 410) return new Refused('not-found');
	// Another request of the same upload does not end: the device may ask again.
	if (error === ERRORS.ERR_LOCK_TIMEOUT)
		return new Refused('busy', { retryAfterSeconds: LOCKED_RETRY_SECONDS });
	// 501: a part of the protocol that is not offered here.
	if (status !== null && (status < 500 || status === 501)) return null;
	return error instanceof Error ? error : new Error(error.body);
}
