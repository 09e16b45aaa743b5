// A phone and a server one protocol apart still deliver and learn. The phone is the real client code; what
// another release would say or read otherwise is put into its requests and answers on their way.
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { readOutbox } from '../../src/lib/device/repositories/outbox';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { typedCandidates } from '../sync/claim-typing';
import { TestDevice } from '../sync/test-device';

type Fields = Record<string, unknown>;

const KEY = 'RENNES-52525';
const OTHER = 'RENNES-77833';
const server = await serverAtTeachersDay();
let phone: TestDevice;
let plain: TestDevice['browser']['fetch'];
let typedCount = 0;

beforeAll(async () => {
	phone = await TestDevice.open(server.url, TEACHER);
	await phone.acceptConditions();
	plain = phone.browser.fetch.bind(phone.browser);
}, 60_000);

afterAll(() => phone.close());

afterEach(() => {
	phone.browser.fetch = plain;
});

interface Change {
	/** What a push of this phone says. */
	push?: (body: Fields) => Fields;
	/** The protocol that a pull of this phone tells; null: none. */
	pullProtocol?: number | null;
	/** What the server answers. */
	answer?: (body: Fields) => Fields;
}

/** From here on, requests and answers are those of another release. */
function otherRelease({ push, pullProtocol, answer }: Change): void {
	phone.browser.fetch = async (path, init = {}) => {
		let to = path;
		let asked = init;
		if (path.startsWith('/api/sync/pull') && pullProtocol !== undefined) {
			const url = new URL(path, server.url);
			url.searchParams.delete('protocol');
			if (pullProtocol !== null) url.searchParams.set('protocol', String(pullProtocol));
			to = url.pathname + url.search;
		}
		if (path === '/api/sync/push' && push !== undefined) {
			asked = { ...init, body: JSON.stringify(push(JSON.parse(String(init.body)) as Fields)) };
		}
		const response = await plain(to, asked);
		if (answer === undefined || !path.startsWith('/api/sync/') || !response.ok) return response;
		return Response.json(answer((await response.json()) as Fields));
	};
}

async function type(key: string): Promise<number> {
	typedCount += 1;
	const candidates = typedCount;
	await phone.save(key, typedCandidates(String(candidates)));
	return candidates;
}

async function expectOnServer(key: string, candidates: number): Promise<void> {
	phone.browser.fetch = plain;
	expect((await phone.serverClaim(key)).content.remuneration).toMatchObject({ candidates });
}

const operationsOf = (body: Fields) => body['operations'] as Fields[];

describe('a phone of the protocol before', { timeout: 30_000 }, () => {
	it('delivers its outbox and learns what it can read', async () => {
		const candidates = await type(KEY);
		otherRelease({
			push: (body) => ({ ...body, protocol: OLDEST_PROTOCOL_VERSION }),
			pullProtocol: OLDEST_PROTOCOL_VERSION
		});
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		await expectOnServer(KEY, candidates);
	});

	it('and of one before that, is told to update and keeps everything', async () => {
		await type(KEY);
		const tooOld = OLDEST_PROTOCOL_VERSION - 1;
		otherRelease({ push: (body) => ({ ...body, protocol: tooOld }) });
		expect(await phone.sync()).toEqual({ kind: 'too-old' });
		expect(await phone.unsent()).toEqual(['saveClaim waiting']);
		// A phone with nothing to send learns it from its pull.
		const cursor = (await phone.store.get('sync', 'state'))?.cursor;
		const pull = await plain(`/api/sync/pull?protocol=${tooOld}&cursor=${cursor}`);
		expect({ status: pull.status, body: await pull.json() }).toMatchObject({
			status: 426,
			body: { code: 'protocol-too-old' }
		});
		// Updated: as if nothing had been.
		phone.browser.fetch = plain;
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
	});
});

describe('a phone of the protocol after', { timeout: 30_000 }, () => {
	const next = PROTOCOL_VERSION + 1;

	it('delivers what this server can read; a kind that it cannot waits on the phone, alone', async () => {
		await type(KEY);
		const candidates = await type(OTHER);
		const waiting = (await phone.folder(KEY)).claim.id;
		otherRelease({
			push: (body) => ({
				...body,
				protocol: next,
				urgency: 'none',
				operations: operationsOf(body).map((operation) =>
					operation['claimId'] === waiting ? { ...operation, kind: 'saveClaimInVerse' } : operation
				)
			}),
			pullProtocol: next
		});
		expect(await phone.sync()).toEqual({ kind: 'done' });
		const [left, ...others] = await readOutbox(phone.store);
		expect(others).toEqual([]);
		expect(left).toMatchObject({ state: 'waiting', problem: null, lastTrouble: 'operation-unknown' });
		expect(left?.operation.claimId).toBe(waiting);
		await expectOnServer(OTHER, candidates);

		// The server is updated: it goes out by itself.
		await phone.due();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});

	it('with a field more in an operation loses none of it to a server that would skip it', async () => {
		await type(KEY);
		otherRelease({
			push: (body) => ({
				...body,
				protocol: next,
				operations: operationsOf(body).map((operation) => ({ ...operation, signature: 'S. V.' }))
			})
		});
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect((await readOutbox(phone.store)).map(({ lastTrouble }) => lastTrouble)).toEqual([
			'operation-unknown'
		]);
		phone.browser.fetch = plain;
		await phone.due();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});

	it('of garbage is refused as garbage: only what is newer waits', async () => {
		const garbage = JSON.stringify({ protocol: PROTOCOL_VERSION, operations: [{ id: 'x', kind: 'verse' }] });
		const headers = { 'content-type': 'application/json' };
		const response = await plain('/api/sync/push', { method: 'POST', headers, body: garbage });
		expect(await response.json()).toMatchObject({
			answers: [{ id: 'x', outcome: 'refused', code: 'malformed' }]
		});
		expect((await plain('/api/sync/pull?protocol=two')).status).toBe(400);
	});
});

describe('a server of the protocol after', { timeout: 30_000 }, () => {
	const next = PROTOCOL_VERSION + 1;
	const rates = { entity: 'rates', id: 'RENNES', value: { perKm: 41 } };

	it('is believed for all that this phone can read, item by item', async () => {
		const candidates = await type(KEY);
		await type(OTHER);
		const puzzling = (await phone.folder(OTHER)).claim.id;
		const idOf = new Map(
			(await readOutbox(phone.store)).map(({ operation }) => [operation.id, operation.claimId])
		);
		otherRelease({
			answer: (body) => ({
				...body,
				protocol: next,
				weather: 'fair',
				...('changes' in body ? { changes: [rates, ...(body['changes'] as Fields[])] } : {}),
				...('answers' in body
					? {
							answers: (body['answers'] as Fields[]).map((answer) =>
								idOf.get(String(answer['id'])) === puzzling
									? { id: answer['id'], outcome: 'sleeping' }
									: { ...answer, mood: 1 }
							)
						}
					: {})
			})
		});
		expect(await phone.sync()).toEqual({ kind: 'done' });
		const left = await readOutbox(phone.store);
		expect(left.map(({ operation, state }) => [operation.claimId, state])).toEqual([[puzzling, 'waiting']]);
		await expectOnServer(KEY, candidates);
		await phone.due();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});

	it('that refuses for a reason without a sentence here: kept, and the person reads that an update helps', async () => {
		await type(KEY);
		otherRelease({
			push: (body) => ({
				...body,
				operations: operationsOf(body).map((operation) => ({
					...operation,
					kind: 'withdrawValidation',
					payload: {}
				}))
			}),
			answer: (body) => ({
				...body,
				...('answers' in body
					? { answers: (body['answers'] as Fields[]).map((answer) => ({ ...answer, code: 'moon-not-full' })) }
					: {})
			})
		});
		await phone.sync();
		expect(await readUnsentItems(phone.store)).toMatchObject([
			{ missionKey: KEY, state: 'toCorrect', code: 'protocol-too-old' }
		]);
	});
});
