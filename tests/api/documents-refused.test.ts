// Uploads that the built server does not take, and that each leaves nothing behind.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../src/lib/contracts/protocol';
import { GESTIONNAIRE, READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import { Browser } from './built-server';
import { ask, send, signedIn, stagedNames } from './document-client';
import { codeOf, patch, promise, start, storedRows } from './upload-requests';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay({ port: 4233 });
let teacher: Browser;

beforeAll(async () => {
	teacher = await signedIn(server.url, TEACHER);
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
		expect(await storedRows(server.dataDir, bytes)).toEqual([]);
		expect(stagedNames(server.dataDir)).toEqual(before);
	});

	it('more bytes than were announced', async () => {
		const bytes = smallPdf('trop', 2_000);
		const started = await start(teacher, bytes);
		const more = await patch(teacher, started, Buffer.concat([bytes, Buffer.from('more')]));
		expect(more.status).toBe(413);
		expect(await storedRows(server.dataDir, bytes)).toEqual([]);
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
