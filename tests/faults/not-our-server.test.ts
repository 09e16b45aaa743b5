// What networks do, at each of the server's doors: what is not our own answer is never data and is never
// kept; afterwards everything goes on. Real client, real server, a faulty network between them.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareFor, validate } from '../../src/lib/device/gestures/validate';
import { readEntries } from '../../src/lib/device/repositories/list-entries';
import { askServer } from '../../src/lib/device/sync/ask-server';
import { fetchBytes } from '../../src/lib/device/sync/fetch-bytes';
import { fetchDocument } from '../../src/lib/device/sync/fetch-document';
import { pullAll } from '../../src/lib/device/sync/pull';
import { pushAll } from '../../src/lib/device/sync/push';
import type { Transport } from '../../src/lib/device/sync/transport';
import type { Fault, ProxiedRequest } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { smallPdf, typedCandidates, withTrip } from '../sync/claim-typing';
import { serverBehindProxy } from '../sync/faulty-network';
import { TestDevice } from '../sync/test-device';
import { attachPdf } from '../sync/unsent-phone';

const KEY = 'RENNES-52525';
const json = { 'content-type': 'application/json' };
const FAULTS: [name: string, fault: Fault][] = [
	["200 with a portal's page", { kind: 'answer', status: 200, body: '<html>Bienvenue sur le Wi-Fi</html>' }],
	["200 with another's JSON", { kind: 'answer', status: 200, headers: json, body: '{"ok":true}' }],
	[
		'JSON cut short by a proxy',
		{ kind: 'answer', status: 200, headers: json, body: '{"protocol":2,"answers":[' }
	],
	['an empty 200', { kind: 'answer', status: 200, headers: json, body: '' }],
	['204', { kind: 'answer', status: 204 }],
	['302 to a login page', { kind: 'answer', status: 302, headers: { location: '/connexion' } }],
	['502', { kind: 'answer', status: 502, body: '<html>Bad gateway</html>' }],
	['a torn answer', { kind: 'truncate', share: 0.5 }],
	['no network', { kind: 'refuse' }]
];

const { proxy } = await serverBehindProxy();
let phone: TestDevice;
let tablet: TestDevice;
let round = 0;

beforeAll(async () => {
	phone = await TestDevice.open(proxy.url, TEACHER);
	await phone.acceptConditions();
	tablet = await TestDevice.open(proxy.url, TEACHER, 'tablet');
}, 60_000);

afterAll(() => Promise.all([phone.close(), tablet.close()]));

beforeEach(() => {
	round += 1;
});

afterEach(() => proxy.setFault(null));

function failing(fault: Fault, isHit: (request: ProxiedRequest) => boolean): void {
	proxy.setFault((request) => (isHit(request) ? fault : null));
}

async function typed(): Promise<void> {
	await phone.save(KEY, typedCandidates(String(round)));
}

/** All that the server ever told this device. */
async function known(): Promise<unknown> {
	return {
		sync: await phone.store.get('sync', 'state'),
		entries: await readEntries(phone.store),
		claims: await phone.store.list('claims'),
		reference: await phone.store.list('reference')
	};
}

/** The person's item is still there, once, and goes out when the server answers again. */
async function goesOutAfterwards(kind: string): Promise<void> {
	expect(await phone.unsent()).toEqual([`${kind} waiting`]);
	proxy.setFault(null);
	await phone.due();
	expect(await phone.sync()).toEqual({ kind: 'done' });
	expect(await phone.unsent()).toEqual([]);
}

describe.each(FAULTS)('%s', { timeout: 30_000 }, (_name, fault) => {
	it('in place of the session or of a page of the pull', async () => {
		await typed();
		const before = await known();
		failing(fault, ({ path }) => path === '/api/session');
		expect(await phone.sync()).toMatchObject({ kind: 'unreachable' });
		expect(await known()).toEqual(before);
		await goesOutAfterwards('saveClaim');

		const learned = await known();
		failing(fault, ({ path }) => path.startsWith('/api/sync/pull'));
		expect(await phone.sync()).toMatchObject({ kind: 'unreachable' });
		expect(await known()).toEqual(learned);
	});

	it('in place of the answers to an upload, or of a document', async () => {
		const bytes = smallPdf(`pièce ${round}`, 40_000);
		const id = await attachPdf(phone, KEY, bytes, `piece${round}.pdf`);
		for (const method of ['POST', 'PATCH']) {
			failing(fault, (request) => request.method === method && request.path.startsWith('/api/uploads'));
			await phone.due();
			await phone.sync();
			const documents = (await phone.serverClaim(KEY)).documents.filter((document) => document.id === id);
			// The head of a torn answer is our server's word: the upload may go on from there. Never both sent and waiting.
			if (fault.kind !== 'truncate') expect(documents).toEqual([]);
			expect(await phone.unsent()).toEqual(documents.length === 0 ? ['attachDocument waiting'] : []);
		}
		if ((await phone.unsent()).length > 0) await goesOutAfterwards('attachDocument');
		proxy.setFault(null);
		await phone.sync();
		const sent = (await phone.serverClaim(KEY)).documents.filter((document) => document.id === id);
		expect(sent).toHaveLength(1);

		failing(fault, ({ path }) => path.startsWith('/api/documents'));
		await tablet.sync();
		expect(await fetchDocument(tablet.store, tablet.browser, id)).toBeNull();
		expect(await tablet.store.get('bytes', id)).toBeUndefined();
		proxy.setFault(null);
		const found = await fetchDocument(tablet.store, tablet.browser, id);
		expect(Buffer.from(found!.bytes).equals(Buffer.from(bytes))).toBe(true);
	});
});

it('nothing stands in for a final récapitulatif', { timeout: 30_000 }, async () => {
	const key = 'RENNES-77833';
	await phone.type(key, (entry) => withTrip(typedCandidates('12')(entry)));
	const { summary, violations } = await prepareFor(phone.store, key);
	expect(violations).toEqual([]);
	await validate(phone.store, key, { summary, missingDocumentsSeen: true });
	for (const [name, fault] of FAULTS) {
		failing(fault, ({ path }) => path.includes('/recapitulatif'));
		await phone.sync();
		expect(await phone.unsent(), name).toEqual([]);
		expect(await phone.store.heads('finalPdfs'), name).toEqual([]);
	}
	proxy.setFault(null);
	await phone.sync();
	const { claim } = await phone.view(key);
	const final = await phone.store.get('finalPdfs', `${claim.id}/${claim.finalSummary?.version}`);
	expect(createHash('sha256').update(new Uint8Array(final!.bytes)).digest('hex')).toBe(
		claim.finalSummary?.sha256
	);
});

describe('a request that hangs', () => {
	const hanging = (path: string): Transport => ({
		origin: phone.browser.origin,
		fetch: (asked, init) => (asked.startsWith(path) ? hang(init?.signal) : phone.browser.fetch(asked, init))
	});

	it('ends by our own patience, and is then «unreachable»', async () => {
		const patience = 200;
		const answer = await askServer(hanging('/'), '/api/sync/pull', undefined, patience);
		expect(answer).toEqual({ kind: 'unreachable', retryAfterMs: 0 });
	});

	it('after half a document ends by the silence, not by its length', async () => {
		const path = '/api/documents/RENNES/x';
		const silent: Transport = {
			origin: phone.browser.origin,
			fetch: (_path, init) => {
				const body = new ReadableStream<Uint8Array>({
					start(stream) {
						stream.enqueue(new Uint8Array(10));
						init?.signal?.addEventListener('abort', () => stream.error(init.signal?.reason));
					}
				});
				return Promise.resolve(new Response(body));
			}
		};
		expect(await fetchBytes(silent, path, 'x', 200)).toBeNull();
	});
});

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
	return new Promise((_resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason as Error));
	});
}

describe('a reply out of order', { timeout: 30_000 }, () => {
	/** Its answers to `path` come only when they are let go; they were asked for before that. */
	function late(path: string): { transport: Transport; asked: Promise<void>; letGo: () => void } {
		let letGo: () => void = () => undefined;
		let tellAsked: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => (letGo = resolve));
		const asked = new Promise<void>((resolve) => (tellAsked = resolve));
		const transport: Transport = {
			origin: phone.browser.origin,
			fetch: async (to, init) => {
				const answer = await phone.browser.fetch(to, init);
				if (!to.startsWith(path)) return answer;
				tellAsked();
				await gate;
				return answer;
			}
		};
		return { transport, asked, letGo: () => letGo() };
	}

	async function elsewhere(candidates: string): Promise<number> {
		await tablet.sync();
		await tablet.save(KEY, typedCandidates(candidates));
		await tablet.sync();
		return (await tablet.serverClaim(KEY)).revision;
	}

	const contextOn = (transport: Transport) => ({
		store: phone.store,
		transport,
		chance: () => 0,
		isStopped: () => false
	});

	it('of a pull never overwrites what a later one told', async () => {
		await elsewhere('71');
		const { transport, asked, letGo } = late('/api/sync/pull');
		const older = pullAll(contextOn(transport));
		await asked;
		const newest = await elsewhere('72');
		await phone.sync();
		const state = await phone.store.get('sync', 'state');
		expect((await phone.folder(KEY)).claim.revision).toBe(newest);
		letGo();
		expect(await older).toEqual({ kind: 'done' });
		expect((await phone.folder(KEY)).claim.revision).toBe(newest);
		expect((await phone.store.get('sync', 'state'))?.cursor).toBe(state?.cursor);
	});

	it('of a push never overwrites what a pull told meanwhile', async () => {
		await typed();
		const { transport, asked, letGo } = late('/api/sync/push');
		const pushed = pushAll(contextOn(transport));
		await asked;
		const newest = await elsewhere('73');
		await pullAll(contextOn(phone.browser));
		expect((await phone.folder(KEY)).claim.revision).toBe(newest);
		letGo();
		expect(await pushed).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		expect((await phone.folder(KEY)).claim.revision).toBe(newest);
		expect((await phone.view(KEY)).entry.remuneration.candidates).toBe('73');
	});
});
