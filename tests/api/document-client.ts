// What a program that speaks our protocol can do with documents: the real tus client, and the few requests around it.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import type { Change, PullResponse, SessionResponse } from '../../src/lib/contracts/pull';
import type { PushResponse } from '../../src/lib/contracts/operations';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { UPLOAD_PART_BYTES } from '../../src/lib/contracts/protocol';
import { Browser } from './built-server';

export interface Announced {
	academy?: string;
	sha256?: string;
	byteLength?: number;
}

export type Sent = { url: string } | { status: number; code: string };

export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

export async function signedIn(origin: string, person: { identifier: string; password: string }) {
	const browser = new Browser(origin);
	const response = await browser.signIn(person.identifier, person.password);
	if (response.status !== 303) throw new Error(`sign-in was answered ${response.status}`);
	return browser;
}

export async function accountIdOf(browser: Browser): Promise<string> {
	return ((await (await browser.fetch('/api/session')).json()) as SessionResponse).account.id;
}

/** Sends bytes under what they are said to be; `options` are the client's own. */
export function send(
	browser: Browser,
	bytes: Uint8Array,
	announced: Announced = {},
	options: Partial<UploadOptions> = {}
): Promise<Sent> {
	const { academy = 'RENNES', sha256 = sha256Of(bytes), byteLength = bytes.length } = announced;
	return new Promise((resolve, reject) => {
		const upload = new Upload(Buffer.from(bytes), {
			endpoint: `${browser.origin}/api/uploads`,
			metadata: { sha256, academy, byteLength: String(byteLength) },
			headers: browser.cookie === null ? {} : { cookie: browser.cookie },
			chunkSize: UPLOAD_PART_BYTES,
			retryDelays: null,
			onSuccess: () => resolve({ url: upload.url ?? '' }),
			onError: (error) => {
				const response = error instanceof DetailedError ? error.originalResponse : null;
				if (response === null) reject(error);
				else resolve({ status: response.getStatus(), code: codeIn(response.getBody()) });
			},
			...options
		});
		upload.start();
	});
}

/** Sends the first part only, as a phone whose network then dies; gives the upload's address. */
export function sendFirstPart(browser: Browser, bytes: Uint8Array): Promise<string> {
	return new Promise((resolve, reject) => {
		const upload = new Upload(Buffer.from(bytes), {
			endpoint: `${browser.origin}/api/uploads`,
			metadata: { sha256: sha256Of(bytes), academy: 'RENNES', byteLength: String(bytes.length) },
			headers: { cookie: browser.cookie ?? '' },
			chunkSize: UPLOAD_PART_BYTES,
			retryDelays: null,
			onError: reject,
			onChunkComplete: () => {
				upload.abort().then(() => resolve(upload.url ?? ''), reject);
			}
		});
		upload.start();
	});
}

function codeIn(body: string): string {
	const answer: unknown = JSON.parse(body);
	const hasCode = typeof answer === 'object' && answer !== null && 'code' in answer;
	if (!hasCode || typeof answer.code !== 'string') throw new Error(`no refusal of ours: ${body}`);
	return answer.code;
}

/** Asks one bare request of the protocol. */
export function ask(
	browser: Browser,
	method: string,
	path: string,
	headers: Record<string, string> = {},
	body: BodyInit | null = null
): Promise<Response> {
	return browser.fetch(path, { method, body, headers: { 'tus-resumable': '1.0.0', ...headers } });
}

/** Names left in the staging folder: none once everything is received or refused, but receipts (`.json`). */
export function stagedNames(dataDir: string): string[] {
	const folder = join(dataDir, 'uploads');
	// Made with the first upload.
	return existsSync(folder) ? readdirSync(folder) : [];
}

export function storedPath(dataDir: string, accountId: string, bytes: Uint8Array): string {
	return join(dataDir, 'documents', 'RENNES', accountId, sha256Of(bytes));
}

export async function claimOf(browser: Browser, key: string): Promise<Claim> {
	const page = (await (
		await browser.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}`)
	).json()) as PullResponse;
	const found = page.changes.find(
		(change): change is Extract<Change, { entity: 'claim' }> => change.entity === 'claim' && change.id === key
	);
	if (found?.value == null) throw new Error(`${key} was not pulled`);
	return found.value;
}

/** Accepts the conditions and links uploaded PDF bytes to a claim; gives the document's id. */
export async function attachPdf(browser: Browser, key: string, bytes: Uint8Array): Promise<string> {
	const claim = await claimOf(browser, key);
	const documentId = crypto.randomUUID();
	const common = { academy: 'RENNES', madeAt: '2017-06-15T08:00:00Z' };
	const payload = {
		...{ documentId, folder: 'travel', purpose: 'other', name: 'ticket_peage.pdf', format: 'pdf' },
		...{ byteLength: bytes.length, sha256: sha256Of(bytes) }
	};
	const operations = [
		{
			...common,
			id: crypto.randomUUID(),
			kind: 'acceptConditions',
			claimId: null,
			base: null,
			payload: { version: 1 }
		},
		{
			...common,
			id: crypto.randomUUID(),
			kind: 'attachDocument',
			claimId: claim.id,
			base: { revision: claim.revision },
			payload
		}
	];
	const response = await browser.fetch('/api/sync/push', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations })
	});
	const { answers } = (await response.json()) as PushResponse;
	if (answers.some(({ outcome }) => outcome !== 'applied')) throw new Error(JSON.stringify(answers));
	return documentId;
}
