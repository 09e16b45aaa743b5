// A claim filled without a network, sent once, and its final PDF: real client code, real server, real HTTP.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { remove } from '../../src/lib/device/gestures/documents';
import { accept, changeStatus } from '../../src/lib/device/gestures/status-gestures';
import { prepareFor, validate } from '../../src/lib/device/gestures/validate';
import { readAcademies } from '../../src/lib/device/live/academies.svelte';
import { fetchDocument } from '../../src/lib/device/sync/fetch-document';
import { READER, TEACHER } from '../fixtures/people';
import { smallPdf, typedCandidates, withTrip } from './claim-typing';
import { serverBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { attachPdf } from './unsent-phone';

const KEY = 'RENNES-77833';
const { proxy } = await serverBehindProxy();

const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(Buffer.from(bytes)).digest('hex');

describe('the main journey, without a screen', () => {
	it('fills 77833 without a network and sends it once', { timeout: 60_000 }, async () => {
		const phone = await TestDevice.open(proxy.url, TEACHER);
		await proxy.down();
		await accept(phone.store, 'RENNES', 1);
		expect((await readAcademies(phone.store))[0]?.acceptance?.version).toBe(1);
		await phone.save(KEY, (entry) => withTrip(typedCandidates('12')(entry)));
		const files = [smallPdf('péage', 3_000), smallPdf('repas', 1_500_000)];
		const ids: string[] = [];
		for (const [index, bytes] of files.entries()) {
			ids.push(await attachPdf(phone, KEY, bytes, `ticket-${index}.pdf`, 'otherCosts'));
		}
		const { summary, violations } = await prepareFor(phone.store, KEY);
		expect(violations).toEqual([]);
		expect(await validate(phone.store, KEY, { summary, missingDocumentsSeen: true })).toEqual({ ok: true });
		expect((await phone.view(KEY)).isValidationPending).toBe(true);
		await phone.sync();
		expect(phone.outcomes.at(-1)?.kind).toBe('unreachable');
		expect(await phone.unsent()).toHaveLength(5);

		await proxy.up();
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		const { claim, itemState, documents } = await phone.view(KEY);
		expect(itemState).toBe('saved');
		expect(claim.remuneration.status).toBe('validated');
		expect(claim.travel.status).toBe('validated');
		expect(claim.fileNumber).toMatch(/^\d+-\d+$/);
		expect(claim.content.remuneration).toEqual({ kind: 'candidates', candidates: 12 });
		expect(documents.map(({ id, state }) => ({ id, state }))).toEqual(
			ids.map((id) => ({ id, state: 'saved' }))
		);
		expect(claim.history.filter(({ action }) => action === 'validate').length).toBeGreaterThan(0);

		const final = await phone.store.get('finalPdfs', `${claim.id}/${claim.finalSummary?.version}`);
		expect(sha256(final!.bytes)).toBe(claim.finalSummary?.sha256);
		expect(Buffer.from(final!.bytes).subarray(0, 5).toString()).toBe('%PDF-');

		// Another device of the same person gets all of it, the documents byte for byte.
		const tablet = await TestDevice.open(proxy.url, TEACHER, 'tablet');
		expect(await tablet.serverClaim(KEY)).toEqual(claim);
		await proxy.down();
		for (const [index, id] of ids.entries()) {
			const found = await fetchDocument(tablet.store, tablet.browser, id);
			expect(Buffer.from(found!.bytes).equals(Buffer.from(files[index]!))).toBe(true);
		}
		await proxy.up();

		// Taken back on the tablet, then changed there; the phone learns of it.
		expect(await changeStatus(tablet.store, KEY, 'withdrawValidation')).toEqual({ ok: true });
		await tablet.sync();
		expect(await remove(tablet.store, KEY, ids[0]!)).toEqual({ ok: true });
		await tablet.sync();
		await phone.sync();
		expect((await phone.view(KEY)).documents.map(({ id }) => id)).toEqual([ids[1]]);
		// What was deleted elsewhere leaves no copy here.
		expect((await phone.store.heads('bytes')).map(([id]) => id)).toEqual([ids[1]]);
		expect((await phone.view(KEY)).claim.remuneration.status).toBe('open');
		await Promise.all([phone.close(), tablet.close()]);
	});

	it('sends nothing of one person under the session of another', { timeout: 30_000 }, async () => {
		const phone = await TestDevice.open(proxy.url, TEACHER);
		await phone.type('RENNES-52525', (entry) => ({ ...entry, trips: entry.trips }));
		await accept(phone.store, 'RENNES', 1);
		await phone.browser.signIn(READER.identifier, READER.password);
		const pushes = () => proxy.log.filter(({ path }) => path === '/api/sync/push').length;
		const before = pushes();
		expect(await phone.sync()).toEqual({ kind: 'other-account' });
		expect(phone.otherAccounts).toHaveLength(1);
		expect(await phone.unsent()).toEqual(['acceptConditions waiting']);
		expect(pushes()).toBe(before);
		await phone.browser.signIn(TEACHER.identifier, TEACHER.password);
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		await phone.close();
	});

	it(
		'pauses when the session ends, keeps all, and goes on after a sign-in',
		{ timeout: 30_000 },
		async () => {
			const phone = await TestDevice.open(proxy.url, TEACHER);
			await phone.save('RENNES-52525', typedCandidates('7'));
			phone.browser.forgetSession();
			expect(await phone.sync()).toEqual({ kind: 'signed-out' });
			expect(await phone.unsent()).toEqual(['saveClaim waiting']);
			await phone.browser.signIn(TEACHER.identifier, TEACHER.password);
			expect(await phone.sync()).toEqual({ kind: 'done' });
			expect(await phone.unsent()).toEqual([]);
			expect((await phone.serverClaim('RENNES-52525')).content.remuneration).toMatchObject({ candidates: 7 });
			await phone.close();
		}
	);
});
