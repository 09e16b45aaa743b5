// Documents over HTTP, on the built server: only whole, honest, own files enter; only those who may read them do.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OperationAnswer, PushResponse } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { buildJpeg, bytesOf, exifBlock, GPS_TAG, jpegSegment } from '../fixtures/documents/image-builder';
import { GESTIONNAIRE, READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import { Browser } from '../sync/test-device';

const server = await serverAtTeachersDay();
let teacher: Browser;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function signedIn(person: { identifier: string; password: string }): Promise<Browser> {
	const browser = new Browser(server.url);
	await browser.signIn(person.identifier, person.password);
	return browser;
}

async function push(browser: Browser, operation: object): Promise<OperationAnswer> {
	const response = await browser.fetch('/api/sync/push', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations: [operation] })
	});
	const [answer] = ((await response.json()) as PushResponse).answers;
	if (answer === undefined) throw new Error('no answer');
	return answer;
}

async function openClaim(): Promise<Claim> {
	const page = (await (
		await teacher.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}`)
	).json()) as PullResponse;
	for (const change of page.changes) {
		if (change.entity === 'claim' && change.id === TEACHER.openClaim && change.value !== null)
			return change.value;
	}
	throw new Error('the claim is missing');
}

beforeAll(async () => {
	teacher = await signedIn(TEACHER);
	await push(teacher, {
		id: randomUUID(),
		academy: 'RENNES',
		claimId: null,
		base: null,
		madeAt: '',
		kind: 'acceptConditions',
		payload: { version: 1 }
	});
}, 60_000);

const TUS = { 'tus-resumable': '1.0.0' };

interface PromisedUpload {
	sha256: string;
	byteLength: number;
	academy?: string;
}

function begin(
	browser: Browser,
	{ sha256: hash, byteLength, academy = 'RENNES' }: PromisedUpload
): Promise<Response> {
	const encoded = (text: string) => Buffer.from(text).toString('base64');
	const metadata = `sha256 ${encoded(hash)},academy ${encoded(academy)},byteLength ${encoded(String(byteLength))}`;
	return browser.fetch('/api/uploads', {
		method: 'POST',
		headers: { ...TUS, 'upload-length': String(byteLength), 'upload-metadata': metadata }
	});
}

function send(
	browser: Browser,
	path: string,
	offset: number,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Response> {
	return browser.fetch(path, {
		method: 'PATCH',
		headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
		body: bytes
	});
}

/** The path of a new upload of these bytes, under a hash that may be another's. */
async function begun(bytes: Uint8Array, hash = sha256(bytes), browser = teacher): Promise<string> {
	const response = await begin(browser, { sha256: hash, byteLength: bytes.byteLength });
	expect(response.status).toBe(201);
	return response.headers.get('location') ?? '';
}

function attachment(claim: Claim, bytes: Uint8Array, more: object = {}) {
	return {
		id: randomUUID(),
		academy: 'RENNES',
		claimId: claim.id,
		base: { revision: claim.revision },
		madeAt: '',
		kind: 'attachDocument',
		payload: {
			documentId: randomUUID(),
			folder: 'travel',
			purpose: 'transportTicket',
			name: 'ticket.pdf',
			format: 'pdf',
			byteLength: bytes.byteLength,
			sha256: sha256(bytes),
			...more
		}
	};
}

const staged = async () =>
	(await readdir(join(server.dataDir, 'uploads'))).filter((name) => !name.endsWith('.json'));

describe('an upload', () => {
	it('is checked before «whole» is said, even if the server died after the last byte', async () => {
		const bytes = smallPdf('died', 2_000);
		const path = await begun(bytes);
		await send(teacher, path, 0, bytes.slice(0, 1_000));
		await server.kill();
		const file = join(server.dataDir, 'uploads', path.slice(path.lastIndexOf('/') + 1));
		await writeFile(
			file,
			bytes.map((byte, at) => (at === 1_500 ? byte + 1 : byte))
		);
		await server.restart();
		const wrong = await teacher.fetch(path, { method: 'HEAD', headers: TUS });
		expect(wrong.status).toBe(422);
		expect(await staged()).toEqual([]);
	});

	it('of a picture that tells a place is refused and leaves nothing', async () => {
		const bytes = buildJpeg({ extra: [jpegSegment(0xe1, bytesOf('Exif\0\0', exifBlock([GPS_TAG])))] });
		const response = await send(teacher, await begun(bytes), 0, bytes);
		expect(((await response.json()) as { code: string }).code).toBe('document-mismatch');
		expect(await staged()).toEqual([]);
		expect((await send(teacher, await begun(buildJpeg()), 0, buildJpeg())).status).toBe(204);
	});
});

describe('a document', () => {
	it('is attached, handed out byte for byte to its owner and the gestionnaire alone, and deleted with its bytes', async () => {
		const bytes = smallPdf('attached', 10_000);
		await send(teacher, await begun(bytes), 0, bytes);
		const operation = attachment(await openClaim(), bytes);
		const answer = await push(teacher, operation);
		expect(answer.outcome).toBe('applied');
		const path = `/api/documents/RENNES/${operation.payload.documentId}`;

		const own = await teacher.fetch(path);
		expect(sha256(new Uint8Array(await own.arrayBuffer()))).toBe(sha256(bytes));
		expect(own.headers.get('content-disposition')).toBe('attachment; filename="ticket.pdf"');
		expect(own.headers.get('x-content-type-options')).toBe('nosniff');
		expect(own.headers.get('content-security-policy')).toContain('sandbox');
		expect(own.headers.get('cache-control')).toBe('no-store');
		const gestionnaire = await signedIn(GESTIONNAIRE);
		expect((await gestionnaire.fetch(path)).status).toBe(200);
		const elsewhere = await signedIn({ ...GESTIONNAIRE, identifier: 'gestion.toulouse' });
		expect((await elsewhere.fetch(path)).status).toBe(404);
		expect((await (await signedIn(READER)).fetch(path)).status).toBe(404);
		expect((await new Browser(server.url).fetch(path)).status).toBe(401);

		const claim = await openClaim();
		expect(claim.documents.map(({ name }) => name)).toEqual(['ticket.pdf']);
		const removal = {
			...operation,
			id: randomUUID(),
			base: { revision: claim.revision },
			kind: 'deleteDocument',
			payload: { documentId: operation.payload.documentId }
		};
		expect((await push(teacher, removal)).outcome).toBe('applied');
		expect((await teacher.fetch(path)).status).toBe(404);
		const files = await readdir(join(server.dataDir, 'documents', 'RENNES'), { recursive: true });
		expect(files.filter((name) => name.endsWith(sha256(bytes)))).toEqual([]);
		expect((await openClaim()).history.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['documentAttached', 'documentDeleted'])
		);
	});

	it('shared by two claims’ references keeps its bytes until the last one goes', async () => {
		const bytes = smallPdf('twice', 3_000);
		await send(teacher, await begun(bytes), 0, bytes);
		const first = attachment(await openClaim(), bytes);
		await push(teacher, first);
		const second = attachment(await openClaim(), bytes, { name: 'double.pdf' });
		await push(teacher, second);
		const remove = async (documentId: string) =>
			push(teacher, {
				...first,
				id: randomUUID(),
				base: { revision: (await openClaim()).revision },
				kind: 'deleteDocument',
				payload: { documentId }
			});
		await remove(first.payload.documentId);
		const path = `/api/documents/RENNES/${second.payload.documentId}`;
		expect((await teacher.fetch(path)).status).toBe(200);
		await remove(second.payload.documentId);
		expect((await teacher.fetch(path)).status).toBe(404);
	});

	it.each([
		['with a name that breaks the rule', { name: 'reçu été.pdf' }, 'document-name'],
		['called a picture', { name: 'ticket.jpg', format: 'jpeg' }, 'document-mismatch'],
		['of another length than its bytes', { byteLength: 1 }, 'document-mismatch']
	])('%s is refused by the server too', async (_what, more, code) => {
		const bytes = smallPdf('honest', 2_500);
		await send(teacher, await begun(bytes), 0, bytes);
		expect(await push(teacher, attachment(await openClaim(), bytes, more))).toMatchObject({
			outcome: 'refused',
			code
		});
	});

	it('is the twentieth of its folder at most', async () => {
		const bytes = smallPdf('many', 1_500);
		await send(teacher, await begun(bytes), 0, bytes);
		for (let at = 1; at <= 20; at += 1) {
			const answer = await push(teacher, attachment(await openClaim(), bytes, { name: `piece-${at}.pdf` }));
			expect(answer.outcome).toBe('applied');
		}
		expect(await push(teacher, attachment(await openClaim(), bytes, { name: 'piece-21.pdf' }))).toMatchObject(
			{
				outcome: 'refused',
				code: 'document-count'
			}
		);
	});

	it('of another person cannot be attached by its hash', async () => {
		const bytes = smallPdf('the reader’s', 2_000);
		const reader = await signedIn(READER);
		await send(reader, await begun(bytes, sha256(bytes), reader), 0, bytes);
		expect(await push(teacher, attachment(await openClaim(), bytes, { folder: 'pay' }))).toMatchObject({
			outcome: 'retry',
			code: 'document-missing-bytes'
		});
	});
});
