// What a broken phone could not send is sent from another device, or from both: once.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { exportUnsentOf } from '../../src/lib/device/transfer/export-unsent';
import { importUnsentInto } from '../../src/lib/device/transfer/import-unsent';
import { READER, TEACHER } from '../fixtures/people';
import { smallPdf, typedCandidates } from './claim-typing';
import { serverBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { attachPdf, saveSomething } from './unsent-phone';

const KEY = 'RENNES-52525';
const FONT = new Uint8Array(readFileSync(new URL('../../src/lib/pdf/font/nomade-sans.ttf', import.meta.url)));
const { server, proxy: cut } = await serverBehindProxy();

describe('exported on one device, imported on another', { timeout: 60_000 }, () => {
	it('is sent once, even if both devices send it, and never by another account', async () => {
		const phone = await TestDevice.open(cut.url, TEACHER);
		await phone.acceptConditions();
		const { revision } = (await phone.folder(KEY)).claim;
		await cut.down();
		const text = await saveSomething(phone, KEY);
		const id = await attachPdf(phone, KEY, smallPdf('billet', 4_000), 'billet.pdf');
		await phone.type('RENNES-77833', typedCandidates('7 ?'));
		const zip = await exportUnsentOf(phone.store, null, () => Promise.resolve(FONT));

		const other = await TestDevice.open(server.url, READER);
		expect(await importUnsentInto(other.store, zip)).toMatchObject({ ok: false, code: 'other-account' });
		expect(await readUnsentItems(other.store)).toEqual([]);

		const tablet = await TestDevice.open(server.url, TEACHER, 'tablet');
		expect(await importUnsentInto(tablet.store, zip)).toEqual({ ok: true, added: 3, known: 0, keptOwn: 0 });
		await tablet.sync();
		expect(await tablet.unsent()).toEqual([]);
		expect((await tablet.view('RENNES-77833')).entry.remuneration.candidates).toBe('7 ?');

		await cut.up();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		const claim = await phone.serverClaim(KEY);
		expect(claim.revision).toBe(revision + 2);
		expect(claim.content.trips[0]?.comment).toBe(`essai ${text}`);
		expect(claim.documents.map((document) => document.id)).toEqual([id]);
		expect(claim.history.filter(({ action }) => action === 'documentAttached')).toHaveLength(1);
		await Promise.all([phone.close(), tablet.close(), other.close()]);
	});
});
