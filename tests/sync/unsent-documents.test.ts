// Documents that fail by themselves, arrive garbled, are many or slow: each has its state, and a validation waits.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeStore } from '../../src/lib/device/db/sealed-unit';
import { retry } from '../../src/lib/device/gestures/unsent';
import { prepareFor, validate } from '../../src/lib/device/gestures/validate';
import { readOutbox } from '../../src/lib/device/repositories/outbox';
import { TEACHER } from '../fixtures/people';
import { smallPdf, typedCandidates, withTrip } from './claim-typing';
import { serverBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { attachPdf, intercept, isUpload, left, openKeys, runByItself, type Sent } from './unsent-phone';

const KEY = 'RENNES-52525';
const { proxy } = await serverBehindProxy();
let phone: TestDevice;

beforeEach(async () => {
	phone = await TestDevice.open(proxy.url, TEACHER);
	await phone.acceptConditions();
}, 30_000);

afterEach(async () => {
	proxy.setFault(null);
	await phone.close();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The request that begins the upload of these bytes. */
function begins(request: Sent, bytes: Uint8Array): boolean {
	const metadata = new Headers(request.init?.headers).get('upload-metadata') ?? '';
	return request.method === 'POST' && metadata.includes(btoa(sha256(bytes)));
}

describe('faults.md 11: one of three files fails', { timeout: 60_000 }, () => {
	it('two of three are there, the third says why, and its retry sends that one alone', async () => {
		const files = [1, 2, 3].map((n) => smallPdf(`trois ${n}`, 3_000 + n));
		const ids: string[] = [];
		for (const [n, bytes] of files.entries()) ids.push(await attachPdf(phone, KEY, bytes, `trois-${n}.pdf`));
		const network = intercept(phone, (request) =>
			isUpload(request) && begins(request, files[1]!) ? new Response('', { status: 500 }) : null
		);
		await runByItself(phone);
		expect(await left(phone)).toMatchObject([{ kind: 'attachDocument', state: 'waiting', code: 'fault' }]);
		const states = (await phone.view(KEY)).documents.map(({ id, state }) => [ids.indexOf(id), state]);
		expect(states).toEqual(
			expect.arrayContaining([
				[0, 'saved'],
				[1, 'waiting'],
				[2, 'saved']
			])
		);
		network.remove();
		const second = intercept(phone, () => null);
		const [item] = await readOutbox(phone.store);
		await retry(phone.store, item!.operation.id);
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		const begun = second.log.filter((request) => isUpload(request) && request.method === 'POST');
		expect(begun).toHaveLength(1);
		const { documents } = await phone.serverClaim(KEY);
		const hashes = documents.filter(({ id }) => ids.includes(id)).map((document) => document.sha256);
		expect(hashes.sort()).toEqual(files.map(sha256).sort());
		second.remove();
	});

	it('refused for what it is, it does not hold up the good one behind it', async () => {
		const fake = new Uint8Array(smallPdf('pas un pdf', 2_000));
		fake.set(new TextEncoder().encode('MZ-not-a-pdf'));
		const bad = await attachPdf(phone, KEY, fake, 'faux.pdf');
		const good = await attachPdf(phone, KEY, smallPdf('bon', 2_500), 'bon.pdf');
		await runByItself(phone);
		expect(await left(phone)).toMatchObject([{ kind: 'attachDocument', state: 'toCorrect' }]);
		const { documents } = await phone.serverClaim(KEY);
		expect(documents.map(({ id }) => id)).toContain(good);
		expect(documents.map(({ id }) => id)).not.toContain(bad);
	});
});

describe('a large document on its way', { timeout: 60_000 }, () => {
	it('tells what the server took of it, part by part, up to the whole', async () => {
		const id = await attachPdf(phone, KEY, smallPdf('lourd', 2_500_000), 'lourd.pdf');
		await runByItself(phone);
		const shares = phone.steps.flatMap((step) =>
			step.kind === 'document' && step.documentId === id ? [step.sentShare] : []
		);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
		expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
		expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThanOrEqual(2);
	});
});

describe('bytes that arrive garbled', { timeout: 60_000 }, () => {
	const spoilt = async (request: Sent): Promise<void> => {
		const { body } = request.init ?? {};
		if (!(body instanceof Blob)) return;
		const bytes = new Uint8Array(await body.arrayBuffer());
		bytes[50] = (bytes[50] ?? 0) ^ 0xff;
		request.init!.body = new Blob([bytes]);
	};

	it('once are sent again from the start, from the store', async () => {
		let parts = 0;
		const network = intercept(phone, async (request) => {
			if (isUpload(request) && request.method === 'PATCH' && ++parts === 1) await spoilt(request);
			return null;
		});
		const bytes = smallPdf('brouillé', 4_000);
		const id = await attachPdf(phone, KEY, bytes, 'brouille.pdf');
		await runByItself(phone);
		network.remove();
		expect(await phone.unsent()).toEqual([]);
		expect(parts).toBe(2);
		const found = (await phone.serverClaim(KEY)).documents.find((document) => document.id === id);
		expect(found?.sha256).toBe(sha256(bytes));
	});

	it('each time are told and tried again later, never given up', async () => {
		const network = intercept(phone, async (request) => {
			if (isUpload(request) && request.method === 'PATCH') await spoilt(request);
			return null;
		});
		await attachPdf(phone, KEY, smallPdf('toujours', 4_000), 'toujours.pdf');
		await runByItself(phone);
		expect(await left(phone)).toMatchObject([{ state: 'waiting', code: 'document-hash-differs' }]);
		network.remove();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});

	it('are final only when the bytes of this device no longer have their own hash', async () => {
		const id = await attachPdf(phone, KEY, smallPdf('abîmé', 4_000), 'abime.pdf');
		await changeStore(phone.store, async (unit) => {
			const kept = (await unit.get('bytes', id))!;
			const bytes = kept.bytes.slice(0);
			new Uint8Array(bytes)[10] = 0;
			unit.put('bytes', id, { ...kept, bytes });
		});
		await runByItself(phone);
		expect(await left(phone)).toMatchObject([{ state: 'toCorrect', code: 'document-damaged' }]);
	});
});

describe('faults.md 10: a file is slower than its claim', { timeout: 60_000 }, () => {
	it('the validation waits for it, and the server never has one without the other', async () => {
		const key = 'RENNES-77833';
		let release: () => void = () => undefined;
		const gate = new Promise<null>((resolve) => (release = () => resolve(null)));
		const network = intercept(phone, (request) => (isUpload(request) ? gate : null));
		await phone.save(key, (entry) => withTrip(typedCandidates('12')(entry)));
		const id = await attachPdf(phone, key, smallPdf('lent', 5_000), 'lent.pdf');
		const { summary, violations } = await prepareFor(phone.store, key);
		expect(violations).toEqual([]);
		expect(await validate(phone.store, key, { summary, missingDocumentsSeen: true })).toEqual({ ok: true });
		phone.engine.wake();
		await expect.poll(() => phone.unsent()).toEqual(['attachDocument sending', 'validateClaim waiting']);
		const view = await phone.view(key);
		expect(view.isValidationPending).toBe(true);
		expect(view.documents.find((document) => document.id === id)?.state).toBe('sending');
		const during = await phone.serverClaim(key);
		expect(during.documents).toEqual([]);
		expect(during.remuneration.status).toBe('open');
		release();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		const after = await phone.serverClaim(key);
		expect(after.documents.map((document) => document.id)).toEqual([id]);
		expect(after.remuneration.status).toBe('validated');
		network.remove();
	});
});

describe('faults.md 8: many photos behind a proxy', { timeout: 120_000 }, () => {
	it('three of 5 MB for each claim arrive, no request over 10 MB', async () => {
		proxy.setFault(({ headers }) =>
			Number(headers['content-length'] ?? 0) > 10_000_000 ? { kind: 'answer', status: 413 } : null
		);
		const from = proxy.log.length;
		const wanted: [key: string, hash: string][] = [];
		for (const key of (await openKeys(phone)).slice(0, 3)) {
			for (const n of [1, 2, 3]) {
				const bytes = smallPdf(`${key} photo ${n}`, 5_000_000);
				await attachPdf(phone, key, bytes, `photo-${n}.pdf`);
				wanted.push([key, sha256(bytes)]);
			}
		}
		await runByItself(phone);
		expect(await phone.unsent()).toEqual([]);
		for (const [key, hash] of wanted) {
			expect((await phone.serverClaim(key)).documents.map((document) => document.sha256)).toContain(hash);
		}
		const largest = Math.max(...proxy.log.slice(from).map(({ requestBody }) => requestBody.length));
		expect(largest).toBeLessThan(1_100_000);
		expect(proxy.log.slice(from).some(({ fault }) => fault !== null)).toBe(false);
	});

	it('a proxy that lets through less makes the parts smaller', async () => {
		proxy.setFault(({ headers }) =>
			Number(headers['content-length'] ?? 0) > 300_000 ? { kind: 'answer', status: 413 } : null
		);
		const bytes = smallPdf('petites parts', 900_000);
		const id = await attachPdf(phone, KEY, bytes, 'petites.pdf');
		await runByItself(phone);
		expect(await phone.unsent()).toEqual([]);
		const found = (await phone.serverClaim(KEY)).documents.find((document) => document.id === id);
		expect(found?.sha256).toBe(sha256(bytes));
	});
});
