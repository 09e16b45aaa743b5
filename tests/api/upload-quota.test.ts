// A quota a person, of what is stored and of what is under way, also for uploads that begin together.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import { READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import type { Browser } from './built-server';
import { ask, attachPdf, claimOf, send, signedIn } from './document-client';
import { patch, promise } from './upload-requests';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MEGABYTE = 1024 * 1024;
const server = await serverAtTeachersDay({
	env: { UPLOAD_QUOTA_STORED_MB: '4', UPLOAD_QUOTA_STAGED_MB: '3' }
});
let teacher: Browser;

beforeAll(async () => {
	teacher = await signedIn(server.url, TEACHER);
});

/** Just under a megabyte, so that four fit and five do not. */
const file = (text: string) => smallPdf(text, MEGABYTE - 20_000);

/** Begins an upload: its path, or the refusal's status and code. */
async function begin(browser: Browser, bytes: Uint8Array): Promise<string | [number, unknown]> {
	const response = await ask(browser, 'POST', '/api/uploads', promise(bytes));
	if (response.status === 201) return response.headers.get('location') ?? '';
	return [response.status, await response.json()];
}

describe('the quota', () => {
	let paths: string[] = [];
	const files = Array.from({ length: 20 }, (_, at) => file(`ensemble ${at}`));

	it('of what is under way holds for 20 uploads that begin at the same moment: three go on', async () => {
		const begun = await Promise.all(files.map((bytes) => begin(teacher, bytes)));
		paths = begun.filter((answer) => typeof answer === 'string');
		expect(paths).toHaveLength(3);
		const [status, body] = begun.find((answer) => typeof answer !== 'string') as [number, unknown];
		expect(status).toBe(507);
		expect(body).toMatchObject({ code: 'upload-quota', message: REFUSAL_SENTENCES['upload-quota'] });
	});

	it('is another one for another person', async () => {
		expect(await send(await signedIn(server.url, READER), file('autre personne'))).toHaveProperty('url');
	});

	it('of what is stored counts what is under way: bytes are in one of the two at every moment', async () => {
		for (const path of paths) expect((await ask(teacher, 'DELETE', path)).status).toBe(204);
		const first = files.slice(0, 3);
		const started = await Promise.all(first.map((bytes) => begin(teacher, bytes)));
		// While these are received, others try again and again to slip in.
		let isReceived = false;
		const slipped: unknown[] = [];
		const trying = (async () => {
			for (let at = 3; !isReceived; at = at === 19 ? 3 : at + 1)
				slipped.push(await begin(teacher, files[at]!));
		})();
		for (const [at, path] of started.entries()) {
			const bytes = Buffer.from(first[at]!);
			expect((await patch(teacher, path as string, bytes)).status).toBe(204);
		}
		isReceived = true;
		await trying;
		// Three are stored; one more has room, and no second one.
		expect(slipped.filter((answer) => typeof answer === 'string').length).toBeLessThanOrEqual(1);
		for (const path of slipped) if (typeof path === 'string') await ask(teacher, 'DELETE', path);
		expect(await send(teacher, files[3]!)).toHaveProperty('url');
		expect(await send(teacher, files[4]!)).toEqual({ status: 507, code: 'upload-quota' });
	});

	it('takes a file that is stored already: it needs no more room', async () => {
		expect(await send(teacher, files[0]!)).toHaveProperty('url');
	});

	it('has room again once a document is deleted', async () => {
		const documentId = await attachPdf(teacher, 'RENNES-52525', files[0]!);
		const claim = await claimOf(teacher, 'RENNES-52525');
		const operation = {
			...{
				id: crypto.randomUUID(),
				academy: 'RENNES',
				claimId: claim.id,
				base: { revision: claim.revision }
			},
			...{ madeAt: TEACHER.now, kind: 'deleteDocument', payload: { documentId } }
		};
		const pushed = await teacher.fetch('/api/sync/push', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations: [operation] })
		});
		expect(await pushed.json()).toMatchObject({ answers: [{ outcome: 'applied' }] });
		expect(await send(teacher, files[4]!)).toHaveProperty('url');
		expect(await send(teacher, files[5]!)).toEqual({ status: 507, code: 'upload-quota' });
	});
});
