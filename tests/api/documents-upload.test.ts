// Resumable uploads over HTTP, by the real tus client, on the built server: what is taken, what is refused, and
// what is on the disk afterwards.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../src/lib/contracts/protocol';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { READER, TEACHER, GESTIONNAIRE } from '../fixtures/people';
import { smallPdf } from '../sync/claim-typing';
import { Browser } from './built-server';
import {
	accountIdOf,
	ask,
	send,
	sendFirstPart,
	sha256Of,
	signedIn,
	stagedNames,
	storedPath
} from './document-client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PATCH_AT = (offset: number) => ({
	'tus-resumable': '1.0.0',
	'content-type': 'application/offset+octet-stream',
	'upload-offset': String(offset)
});

let server: AppServer;
let teacher: Browser;
let teacherId: string;

beforeAll(async () => {
	server = await startAppServer({ testNow: TEACHER.now, port: 4230 });
	teacher = await signedIn(server.url, TEACHER);
	teacherId = await accountIdOf(teacher);
});

afterAll(() => server.stop());

async function storedRows(bytes: Uint8Array): Promise<unknown[]> {
	const database = createClient({
		url: pathToFileURL(join(server.dataDir, 'academies', 'RENNES.db')).href,
		timeout: 2000
	});
	const { rows } = await database.execute({
		sql: 'SELECT account_id, byte_length, format FROM stored_files WHERE sha256 = ?',
		args: [sha256Of(bytes)]
	});
	database.close();
	return rows.map((row) => [row['account_id'], row['byte_length'], row['format']]);
}

function uploadParts(): string[] {
	return stagedNames(server.dataDir).filter((name) => !name.endsWith('.json'));
}

describe('a document', () => {
	it('is stored byte for byte under its hash, known by one row, and leaves the staging folder', async () => {
		const bytes = smallPdf('aller', 2_500_000);
		expect(await send(teacher, bytes)).toEqual({ url: expect.stringContaining('/api/uploads/') as string });
		expect(readFileSync(storedPath(server.dataDir, teacherId, bytes)).equals(bytes)).toBe(true);
		expect(await storedRows(bytes)).toEqual([[teacherId, bytes.length, 'pdf']]);
		expect(uploadParts()).toEqual([]);
	});

	it('sent twice is one file and one row', async () => {
		const bytes = smallPdf('deux fois', 5_000);
		await send(teacher, bytes);
		expect(await send(teacher, bytes)).toHaveProperty('url');
		expect(await storedRows(bytes)).toEqual([[teacherId, bytes.length, 'pdf']]);
	});

	it('cut off goes on where it stood after the server was killed and started again', async () => {
		const bytes = smallPdf('coupé', 3_000_000);
		const url = await sendFirstPart(teacher, bytes);
		await server.kill();
		await server.restart();
		const standing = await ask(teacher, 'HEAD', new URL(url).pathname);
		expect(standing.headers.get('upload-offset')).toBe(String(1024 * 1024));
		let sent = 0;
		const resumed = await send(
			teacher,
			bytes,
			{},
			{
				uploadUrl: url,
				onChunkComplete: (size) => (sent += size)
			}
		);
		expect(resumed).toEqual({ url });
		expect(sent).toBe(bytes.length - 1024 * 1024);
		expect(readFileSync(storedPath(server.dataDir, teacherId, bytes)).equals(bytes)).toBe(true);
	});

	it('whose connection hangs half-way is taken over by the next one, with what had come', async () => {
		const bytes = smallPdf('suspendu', 200_000);
		const path = await start(teacher, bytes);
		const half = bytes.slice(0, 100_000);
		const hanging = request(server.url + path, {
			method: 'PATCH',
			headers: { ...PATCH_AT(0), 'content-length': bytes.length, cookie: teacher.cookie ?? '' }
		});
		const ended = once(hanging, 'close');
		// Its end is the point: whether by an answer or a cut is the network's business.
		hanging.on('error', () => hanging.destroy());
		hanging.write(half);
		await vi.waitFor(
			() =>
				expect(readFileSync(join(server.dataDir, 'uploads', path.split('/').at(-1) ?? ''))).toHaveLength(
					half.length
				),
			5_000
		);
		const standing = await ask(teacher, 'HEAD', path);
		expect(standing.headers.get('upload-offset')).toBe(String(half.length));
		const rest = await ask(teacher, 'PATCH', path, PATCH_AT(half.length), bytes.slice(half.length));
		expect(rest.status).toBe(204);
		expect(readFileSync(storedPath(server.dataDir, teacherId, bytes)).equals(bytes)).toBe(true);
		hanging.destroy();
		await ended;
	});

	it('whose last answer was lost is told whole, and nothing is sent again', async () => {
		const bytes = smallPdf('réponse perdue', 4_000);
		const sent = await send(teacher, bytes);
		const { pathname } = new URL('url' in sent ? sent.url : '');
		const standing = await ask(teacher, 'HEAD', pathname);
		expect([standing.status, standing.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
	});
});

describe('what is not taken', () => {
	it.each([
		[
			'other bytes than promised',
			smallPdf('a', 900),
			{ sha256: 'f'.repeat(64) },
			422,
			'document-hash-differs'
		],
		['an empty file', new Uint8Array(), {}, 422, 'document-empty'],
		['a file above the limit', new Uint8Array(MAX_DOCUMENT_BYTES + 1), {}, 413, 'document-too-large'],
		[
			'a program named .pdf',
			new TextEncoder().encode('MZ\x90\0 This program cannot be run'),
			{},
			415,
			'document-unsupported'
		],
		[
			'a page of a site',
			new TextEncoder().encode('<html><script>alert(1)</script>'),
			{},
			415,
			'document-unsupported'
		],
		['half a PDF', smallPdf('moitié', 2_000).slice(0, 900), {}, 422, 'document-damaged'],
		['a length other than promised', smallPdf('b', 900), { byteLength: 5 }, 400, 'malformed'],
		['a hash that is none', smallPdf('c', 900), { sha256: '../../etc/passwd' }, 400, 'malformed'],
		[
			'an académie where one is no intervenant',
			smallPdf('d', 900),
			{ academy: 'TOULOUSE' },
			403,
			'forbidden'
		],
		['an académie that does not exist', smallPdf('e', 900), { academy: '../..' }, 403, 'forbidden']
	])('%s', async (_what, bytes, announced, status, code) => {
		const before = stagedNames(server.dataDir);
		expect(await send(teacher, bytes, announced)).toEqual({ status, code });
		expect(await storedRows(bytes)).toEqual([]);
		expect(stagedNames(server.dataDir)).toEqual(before);
	});

	it('more bytes than were announced', async () => {
		const bytes = smallPdf('trop', 2_000);
		const started = await start(teacher, bytes);
		const more = await patch(teacher, started, Buffer.concat([bytes, Buffer.from('more')]));
		expect(more.status).toBe(413);
		expect(await storedRows(bytes)).toEqual([]);
	});

	it('anything of somebody who is not signed in, or who is no intervenant', async () => {
		const bytes = smallPdf('dehors', 900);
		expect(await send(new Browser(server.url), bytes)).toEqual({ status: 401, code: 'signed-out' });
		const gestionnaire = await signedIn(server.url, GESTIONNAIRE);
		expect(await send(gestionnaire, bytes)).toEqual({ status: 403, code: 'forbidden' });
	});

	it('anything that another site sends in the person’s name', async () => {
		const bytes = smallPdf('ailleurs', 900);
		const elsewhere = { origin: 'https://ailleurs.example' };
		const response = await ask(teacher, 'POST', '/api/uploads', { ...promise(bytes), ...elsewhere });
		expect([response.status, await codeOf(response)]).toEqual([403, 'forbidden-origin']);
	});

	it('somebody else’s upload: it is not told from one that does not exist', async () => {
		const bytes = smallPdf('à moi', 2_000);
		const mine = await start(teacher, bytes);
		const other = await signedIn(server.url, READER);
		const unknown = `${mine.slice(0, -4)}0000`;
		for (const [who, path] of [
			[other, mine],
			[other, unknown],
			[teacher, unknown]
		] as const) {
			const answers = [
				await ask(who, 'HEAD', path),
				await patch(who, path, Buffer.from(bytes)),
				await ask(who, 'DELETE', path)
			];
			expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
			expect(await codeOf(answers[1]!)).toBe('not-found');
		}
		expect((await patch(teacher, mine, Buffer.from(bytes))).status).toBe(204);
	});

	it('more than one person’s share of the staging folder; others go on', async () => {
		const reader = await signedIn(server.url, READER);
		const full = new Uint8Array(MAX_DOCUMENT_BYTES);
		const share = (200 * 1024 * 1024) / MAX_DOCUMENT_BYTES;
		const paths: string[] = [];
		for (let count = 0; count < share; count += 1) paths.push(await start(reader, full));
		const refused = await ask(reader, 'POST', '/api/uploads', promise(full));
		expect([refused.status, await codeOf(refused)]).toEqual([507, 'upload-quota']);
		expect(await send(teacher, smallPdf('autre', 900))).toHaveProperty('url');
		for (const path of paths) expect((await ask(reader, 'DELETE', path)).status).toBe(204);
		expect(await send(reader, smallPdf('encore', 900))).toHaveProperty('url');
	});
});

function promise(bytes: Uint8Array): Record<string, string> {
	const encode = (text: string) => Buffer.from(text).toString('base64');
	const metadata = { sha256: sha256Of(bytes), academy: 'RENNES', byteLength: String(bytes.length) };
	const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${encode(value)}`);
	return { 'upload-length': String(bytes.length), 'upload-metadata': pairs.join(',') };
}

async function start(browser: Browser, bytes: Uint8Array): Promise<string> {
	const response = await ask(browser, 'POST', '/api/uploads', promise(bytes));
	expect(response.status).toBe(201);
	return response.headers.get('location') ?? '';
}

function patch(browser: Browser, path: string, body: Buffer<ArrayBuffer>): Promise<Response> {
	return ask(browser, 'PATCH', path, PATCH_AT(0), body);
}

async function codeOf(response: Response): Promise<string> {
	return ((await response.json()) as { code: string }).code;
}
