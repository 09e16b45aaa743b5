// Documents on a bad network: resumed where they stood, byte for byte, and never attached before they are whole.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { accept } from '../../src/lib/device/gestures/status-gestures';
import { changeStore } from '../../src/lib/device/db/sealed-unit';
import { fetchDocument } from '../../src/lib/device/sync/fetch-document';
import { TEACHER } from '../fixtures/people';
import { smallPdf, typedCandidates } from '../sync/claim-typing';
import { serverBehindProxy } from '../sync/faulty-network';
import { TestDevice } from '../sync/test-device';
import { attachPdf } from '../sync/unsent-phone';

const KEY = 'RENNES-52525';
const { proxy } = await serverBehindProxy();

async function phoneWith(
	bytes: Uint8Array<ArrayBuffer>,
	name: string
): Promise<{ phone: TestDevice; id: string }> {
	const phone = await TestDevice.open(proxy.url, TEACHER);
	await accept(phone.store, 'RENNES', 1);
	return { phone, id: await attachPdf(phone, KEY, bytes, name) };
}

const patches = () =>
	proxy.log.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/api/uploads'));

describe('a document', () => {
	it(
		'cut in mid-upload is resumed by another tab from where the server stands',
		{ timeout: 60_000 },
		async () => {
			const bytes = smallPdf('long', 4_500_000);
			const { phone, id } = await phoneWith(bytes, 'longue.pdf');
			let parts = 0;
			proxy.setFault(({ method }) =>
				method === 'PATCH' && ++parts > 2 ? { kind: 'cutUpload', share: 0.5 } : null
			);
			await phone.sync();
			expect(await phone.unsent()).toEqual(['attachDocument waiting']);
			expect((await phone.serverClaim(KEY)).documents).toEqual([]);
			await phone.close();

			proxy.setFault(null);
			const sentBefore = patches().length;
			const next = TestDevice.on(phone.browser, phone.store);
			expect(await next.sync()).toEqual({ kind: 'done' });
			expect(await next.unsent()).toEqual([]);
			const resent = patches()
				.slice(sentBefore)
				.reduce((sum, { requestBody }) => sum + requestBody.length, 0);
			expect(resent).toBeLessThan(bytes.length - 2_000_000);
			const tablet = await TestDevice.open(proxy.url, TEACHER, 'tablet');
			const found = await fetchDocument(tablet.store, tablet.browser, id);
			expect(Buffer.from(found!.bytes).equals(Buffer.from(bytes))).toBe(true);
			await Promise.all([next.close(), tablet.close()]);
		}
	);

	it('whose last reply is lost is not sent again', { timeout: 60_000 }, async () => {
		const bytes = smallPdf('réponse perdue', 200_000);
		const { phone } = await phoneWith(bytes, 'perdue.pdf');
		let isDropped = false;
		proxy.setFault(({ method }) => {
			if (method !== 'PATCH' || isDropped) return null;
			isDropped = true;
			return { kind: 'dropReply' };
		});
		await phone.sync();
		proxy.setFault(null);
		const sentBefore = patches().length;
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		const resent = patches()
			.slice(sentBefore)
			.reduce((sum, { requestBody }) => sum + requestBody.length, 0);
		expect(resent).toBe(0);
		await phone.close();
	});

	it('that fails by itself holds up its own claim only', { timeout: 60_000 }, async () => {
		const { phone } = await phoneWith(smallPdf('bloqué', 1_000), 'bloque.pdf');
		await phone.save('RENNES-77833', typedCandidates('8'));
		proxy.setFault(({ path }) => (path.startsWith('/api/uploads') ? { kind: 'answer', status: 500 } : null));
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual(['attachDocument waiting']);
		proxy.setFault(null);
		await phone.close();
	});

	it(
		'whose bytes were lost on the device is told, and nothing else is sent in its place',
		{ timeout: 60_000 },
		async () => {
			const { phone, id } = await phoneWith(smallPdf('perdu', 1_000), 'perdu.pdf');
			await changeStore(phone.store, async (unit) => {
				const kept = await unit.get('bytes', id);
				unit.put('bytes', id, { ...kept!, bytes: new ArrayBuffer(0) });
			});
			await phone.sync();
			expect(await phone.unsent()).toEqual(['attachDocument refused']);
			await phone.close();
		}
	);
});
