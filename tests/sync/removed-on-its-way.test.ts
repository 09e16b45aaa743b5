// A document removed while its bytes are on their way: nothing more of it leaves, and nothing of it stays at the server.
import 'fake-indexeddb/auto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { remove } from '../../src/lib/device/gestures/documents';
import { discard } from '../../src/lib/device/gestures/unsent';
import { readOutbox } from '../../src/lib/device/repositories/outbox';
import { TEACHER } from '../fixtures/people';
import { smallPdf } from './claim-typing';
import { serverBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { attachPdf, intercept, isUpload, runByItself, type Interception } from './unsent-phone';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

const KEY = 'RENNES-52525';
const { server, proxy } = await serverBehindProxy();
let phone: TestDevice;

beforeEach(async () => {
	phone = await TestDevice.open(proxy.url, TEACHER);
	await phone.acceptConditions();
});

afterEach(() => phone.close());

/** What of uploads under way lies at the server. */
function staged(): string[] {
	const folder = join(server.dataDir, 'uploads');
	return existsSync(folder) ? readdirSync(folder) : [];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Does this before the nth part leaves, and a moment later lets it go. */
function beforePart(nth: number, work: () => Promise<unknown>): Interception {
	let parts = 0;
	return async (request) => {
		if (!isUpload(request) || request.method !== 'PATCH' || ++parts !== nth) return null;
		await work();
		await pause(200);
		return null;
	};
}

async function expectNothingLeft(id: string): Promise<void> {
	expect(await phone.unsent()).toEqual([]);
	expect(staged()).toEqual([]);
	expect((await phone.serverClaim(KEY)).documents.map((document) => document.id)).not.toContain(id);
	for (const table of ['documents', 'bytes', 'uploads'] as const) {
		expect(await phone.store.get(table, id)).toBeUndefined();
	}
	const after = intercept(phone, () => null);
	await phone.sync();
	expect(after.log.filter(isUpload)).toEqual([]);
	after.remove();
}

it('between two parts: the next one does not leave, and the upload is taken back', async () => {
	const id = await attachPdf(phone, KEY, smallPdf('retiré', 3_500_000), 'retire.pdf');
	const network = intercept(
		phone,
		beforePart(2, () => remove(phone.store, KEY, id))
	);
	await runByItself(phone);
	network.remove();
	const asked = network.log.filter(isUpload).map(({ method }) => method);
	expect(asked).toEqual(['POST', 'PATCH', 'PATCH', 'DELETE']);
	await expectNothingLeft(id);
});

it('given up from the list of what is not sent: the same; what waits behind it goes', async () => {
	const id = await attachPdf(phone, KEY, smallPdf('abandonné', 3_500_000), 'abandonne.pdf');
	const next = await attachPdf(phone, KEY, smallPdf('suivant', 3_000), 'suivant.pdf');
	const network = intercept(
		phone,
		beforePart(2, async () => {
			const items = await readOutbox(phone.store);
			const item = items.find(
				({ operation }) => operation.kind === 'attachDocument' && operation.payload.documentId === id
			);
			expect(await discard(phone.store, item!.operation.id)).toBe(true);
		})
	);
	await runByItself(phone);
	network.remove();
	const asked = network.log.filter(isUpload).map(({ method }) => method);
	expect(asked).toEqual(['POST', 'PATCH', 'PATCH', 'DELETE', 'POST', 'PATCH']);
	expect((await phone.serverClaim(KEY)).documents.map((document) => document.id)).toContain(next);
	expect(await phone.store.list('uploads')).toEqual([]);
	expect(await phone.unsent()).toEqual([]);
});

it('while the upload is being begun: no part leaves', async () => {
	const id = await attachPdf(phone, KEY, smallPdf('à peine', 2_500_000), 'a-peine.pdf');
	const before = staged();
	const network = intercept(phone, async (request) => {
		if (!isUpload(request) || request.method !== 'POST') return null;
		await remove(phone.store, KEY, id);
		await pause(200);
		return null;
	});
	await runByItself(phone);
	network.remove();
	const asked = network.log.filter(isUpload).map(({ method }) => method);
	expect(asked).toEqual(['POST', 'DELETE']);
	expect(staged()).toEqual(before);
});

it('with no network: what the server has of it is taken back at the next exchange', async () => {
	const id = await attachPdf(phone, KEY, smallPdf('sans réseau', 3_500_000), 'sans-reseau.pdf');
	const before = staged();
	let parts = 0;
	const dead = intercept(phone, (request) => {
		if (isUpload(request) && request.method === 'PATCH') parts += 1;
		return parts > 1 ? 'dies' : null;
	});
	await runByItself(phone);
	dead.remove();
	expect(staged().length).toBeGreaterThan(before.length);
	expect(await remove(phone.store, KEY, id)).toEqual({ ok: true });
	const network = intercept(phone, () => null);
	await phone.sync();
	network.remove();
	expect(network.log.filter(isUpload).map(({ method }) => method)).toEqual(['DELETE']);
	expect(staged()).toEqual(before);
	expect(await phone.store.list('uploads')).toEqual([]);
});
