// Resumable uploads over HTTP, by the real tus client, on the built server: what is taken, and
// what is on the disk afterwards.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CAMILLE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import type { Browser } from './built-server';
import { accountIdOf, ask, send, sendFirstPart, signedIn, stagedNames, storedPath } from './document-client';
import { patchAt, start, storedRows } from './upload-requests';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay({ port: 4230 });
let teacher: Browser;
let teacherId: string;

beforeAll(async () => {
	teacher = await signedIn(server.url, TEACHER);
	teacherId = await accountIdOf(teacher);
});

function uploadParts(): string[] {
	return stagedNames(server.dataDir).filter((name) => !name.endsWith('.json'));
}

describe('a document', () => {
	it('is stored byte for byte under its hash, known by one row, and leaves the staging folder', async () => {
		const bytes = smallPdf('aller', 2_500_000);
		expect(await send(teacher, bytes)).toEqual({ url: expect.stringContaining('/api/uploads/') as string });
		expect(readFileSync(storedPath(server.dataDir, teacherId, bytes)).equals(bytes)).toBe(true);
		expect(await storedRows(server.dataDir, bytes)).toEqual([[teacherId, bytes.length, 'pdf']]);
		expect(uploadParts()).toEqual([]);
	});

	it('sent twice is one file and one row', async () => {
		const bytes = smallPdf('deux fois', 5_000);
		await send(teacher, bytes);
		expect(await send(teacher, bytes)).toHaveProperty('url');
		expect(await storedRows(server.dataDir, bytes)).toEqual([[teacherId, bytes.length, 'pdf']]);
	});

	it('taken back leaves nothing under way, half sent or whole; what is in the store stays, and of another nothing goes', async () => {
		const bytes = smallPdf('repris', 2_000_000);
		const half = new URL(await sendFirstPart(teacher, bytes)).pathname;
		const begun = half.slice(half.lastIndexOf('/') + 1);
		const other = await signedIn(server.url, CAMILLE);
		expect((await ask(other, 'DELETE', half)).status).toBe(404);
		expect(stagedNames(server.dataDir)).toEqual(expect.arrayContaining([begun, `${begun}.json`]));
		expect((await ask(teacher, 'DELETE', half)).status).toBe(204);
		expect((await ask(teacher, 'DELETE', half)).status).toBe(404);
		const whole = await send(teacher, bytes);
		expect(whole).toHaveProperty('url');
		const path = 'url' in whole ? new URL(whole.url).pathname : '';
		expect((await ask(teacher, 'DELETE', path)).status).toBe(204);
		const ids = [begun, path.slice(path.lastIndexOf('/') + 1)];
		expect(stagedNames(server.dataDir).filter((name) => ids.some((id) => name.startsWith(id)))).toEqual([]);
		expect(readFileSync(storedPath(server.dataDir, teacherId, bytes)).equals(bytes)).toBe(true);
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
			headers: { ...patchAt(0), 'content-length': bytes.length, cookie: teacher.cookie ?? '' }
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
			30_000
		);
		const standing = await ask(teacher, 'HEAD', path);
		expect(standing.headers.get('upload-offset')).toBe(String(half.length));
		const rest = await ask(teacher, 'PATCH', path, patchAt(half.length), bytes.slice(half.length));
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
