// Rows of faults.md that are tried on the built server by HTTP: what it stores, once, of whatever size, and what not.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../src/lib/contracts/protocol';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import type { Browser } from '../api/built-server';
import { accountIdOf, ask, claimOf, send, sha256Of, signedIn, storedPath } from '../api/document-client';
import { codeOf, patch, patchAt, promise, start, storedRows } from '../api/upload-requests';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startFaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const server = await serverAtTeachersDay();
/** A second process on the same files. */
let other: AppServer;
let teacher: Browser;
let here: Browser;
let there: Browser;
let accountId: string;

beforeAll(async () => {
	other = await startAppServer({ testNow: TEACHER.now, dataDir: server.dataDir });
	teacher = here = await signedIn(server.url, TEACHER);
	there = await signedIn(other.url, TEACHER);
	accountId = await accountIdOf(teacher);
});

afterAll(() => other.stop());

const isStoredWhole = (bytes: Uint8Array) => {
	const path = storedPath(server.dataDir, accountId, bytes);
	return existsSync(path) && readFileSync(path).equals(bytes);
};

/** A PDF of exactly so many bytes: blanks before its end are allowed. */
function pdfOf(byteLength: number): Buffer<ArrayBuffer> {
	const pdf = smallPdf(`${byteLength}`, byteLength - 2_000);
	const text = Buffer.from(pdf).toString('latin1');
	const at = text.lastIndexOf('startxref');
	const padded = `${text.slice(0, at)}${' '.repeat(byteLength - pdf.length)}${text.slice(at)}`;
	return Buffer.from(padded, 'latin1');
}

it('faults.md 3: same uuid and hash stored twice: 20 identical POSTs at once to two processes make one row', async () => {
	const bytes = smallPdf('vingt fois', 30_000);
	expect(await send(teacher, bytes)).toHaveProperty('url');
	const { id: claimId, revision } = await claimOf(teacher, 'RENNES-52525');
	const common = { academy: 'RENNES', madeAt: TEACHER.now };
	const accept = { ...common, id: crypto.randomUUID(), kind: 'acceptConditions', claimId: null, base: null };
	const file = { name: 'ticket.pdf', format: 'pdf', byteLength: bytes.length, sha256: sha256Of(bytes) };
	const payload = { documentId: crypto.randomUUID(), folder: 'travel', purpose: 'other', ...file };
	const attach = {
		...common,
		id: crypto.randomUUID(),
		kind: 'attachDocument',
		claimId,
		base: { revision },
		payload
	};
	const body = JSON.stringify({
		protocol: PROTOCOL_VERSION,
		operations: [{ ...accept, payload: { version: 1 } }, attach]
	});
	const answers = await Promise.all(
		Array.from({ length: 20 }, async (_, at) => {
			const response = await (at % 2 === 0 ? here : there).fetch('/api/sync/push', {
				...{ method: 'POST', body, headers: { 'content-type': 'application/json' } }
			});
			return [response.status, await response.text()] as const;
		})
	);
	expect(answers.map(([status]) => status)).toEqual(Array.from({ length: 20 }, () => 200));
	const outcomes = answers.map(([, text]) => {
		const [, answer] = (JSON.parse(text) as { answers: { outcome: string; claim?: { revision: number } }[] })
			.answers;
		return [answer?.outcome, answer?.claim?.revision];
	});
	// A process that waited too long for the other may say «retry», and never does it twice.
	const applied = outcomes.filter(([outcome]) => outcome !== 'retry');
	expect(applied.length).toBeGreaterThan(0);
	expect(applied).toEqual(applied.map(() => ['applied', revision + 1]));
	expect((await claimOf(teacher, 'RENNES-52525')).documents).toHaveLength(1);
});

it('faults.md 3: the same file sent 20 times at once is one file and one row', async () => {
	const bytes = smallPdf('en même temps', 200_000);
	const sent = await Promise.all(
		Array.from({ length: 20 }, (_, at) => send(at % 2 === 0 ? here : there, bytes))
	);
	expect(sent.filter((answer) => !('url' in answer))).toEqual([]);
	expect(await storedRows(server.dataDir, bytes)).toEqual([[accountId, bytes.length, 'pdf']]);
	expect(isStoredWhole(bytes)).toBe(true);
});

it('faults.md 8: sync fails for ever after many photos: 30 claims × 3 photos arrive through a proxy of 10 MB', async () => {
	const proxy = await startFaultProxy(server.port);
	const lengths: number[] = [];
	proxy.setFault(({ headers }) => {
		const length = Number(headers['content-length'] ?? 0);
		lengths.push(length);
		return length > 10_000_000 ? { kind: 'answer', status: 413, body: '<html>trop gros</html>' } : null;
	});
	const through = await signedIn(proxy.url, TEACHER);
	// As large as they may be, now and then.
	const photos = Array.from({ length: 90 }, (_, at) => pdfOf(at % 15 === 0 ? 5_000_000 : 300_000 + at));
	const queues = [0, 1, 2].map(async (queue) => {
		for (let at = queue; at < photos.length; at += 3) {
			expect(await send(through, photos[at]!)).toHaveProperty('url');
		}
	});
	await Promise.all(queues);
	await proxy.stop();
	expect(photos.filter((bytes) => !isStoredWhole(bytes))).toEqual([]);
	expect(Math.max(...lengths)).toBeLessThanOrEqual(1024 * 1024);
});

it.each([
	['0.4 MB', 400_000],
	['0.6 MB', 600_000],
	['5 MB', 5_000_000],
	['one byte under the limit', MAX_DOCUMENT_BYTES - 1],
	['the limit', MAX_DOCUMENT_BYTES]
])(
	'faults.md 9: photos over 512 KB fail only in production: %s is stored, whole and in one request',
	async (_what, size) => {
		const bytes = pdfOf(size);
		expect(bytes).toHaveLength(size);
		const path = await start(teacher, bytes);
		expect((await patch(teacher, path, bytes)).status).toBe(204);
		expect(isStoredWhole(bytes)).toBe(true);
		// And as the app sends it, in parts.
		expect(await send(teacher, bytes)).toHaveProperty('url');
	}
);

it('faults.md 9: one byte over the limit is explained, and nothing of it stays', async () => {
	const bytes = pdfOf(MAX_DOCUMENT_BYTES + 1);
	const refused = await ask(teacher, 'POST', '/api/uploads', promise(bytes));
	expect(refused.status).toBe(413);
	expect(await refused.json()).toMatchObject({
		code: 'document-too-large',
		message: REFUSAL_SENTENCES['document-too-large']
	});
	expect([await storedRows(server.dataDir, bytes), isStoredWhole(bytes)]).toEqual([[], false]);
});

it('faults.md 13: restored file has 0 bytes: empty, other or fewer bytes are refused and not stored', async () => {
	const bytes = smallPdf('vidé', 40_000);
	const empty = await ask(teacher, 'POST', '/api/uploads', promise(new Uint8Array()));
	expect([empty.status, await codeOf(empty)]).toEqual([422, 'document-empty']);
	// Announced whole, sent empty: nothing is lost and nothing is stored; the device may go on.
	const path = await start(teacher, bytes);
	const nothing = await ask(teacher, 'PATCH', path, patchAt(0), Buffer.alloc(0));
	expect([nothing.status, nothing.headers.get('upload-offset')]).toEqual([204, '0']);
	expect(await storedRows(server.dataDir, bytes)).toEqual([]);
	// Never finished: attaching it is not possible.
	const half = await patch(teacher, path, Buffer.from(bytes.subarray(0, 20_000)));
	expect([half.status, half.headers.get('x-document-sha256')]).toEqual([204, null]);
	// Finished with other bytes than promised.
	const rest = Buffer.from(bytes.subarray(20_000)).fill(0x20, 100, 200);
	const wrong = await ask(teacher, 'PATCH', path, patchAt(20_000), rest);
	expect([wrong.status, await codeOf(wrong)]).toEqual([422, 'document-hash-differs']);
	expect([await storedRows(server.dataDir, bytes), isStoredWhole(bytes)]).toEqual([[], false]);
	// What was refused is gone: the same bytes are sent anew, from the start.
	expect((await ask(teacher, 'HEAD', path)).status).toBe(404);
	expect(await send(teacher, bytes)).toHaveProperty('url');
});
