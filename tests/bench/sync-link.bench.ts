// How long 500 operations and documents of 2 MB take over a slow link, beside what the link itself needs for their
// bytes. The real client's sync, the built server. All 40 documents take seven minutes by the nature of the link:
// `npm run bench -- --link`; without it a tenth of them stands for all.
import { expect, test } from '@playwright/test';
import { freePort } from '../fixtures/app-server';
import { ChangeSignal } from '../model/change-signal';
import { clientScript } from '../model/client-script';
import { Ground, type Person } from '../model/ground';
import { ModelDevice } from '../model/model-device';
import { isKilled, type ModelPage } from '../model/model-page';
import { smallPdf } from '../sync/claim-typing';
import { record } from './measures';
import { startSlowLink, type SlowLink } from './slow-link';

const LINK = { bitsPerSecond: 1_600_000, roundTripMs: 150 };
const OPERATIONS = 500;
const DOCUMENTS = process.env['IMAGIN_BENCH_LINK'] === '1' ? 40 : 4;
const DOCUMENT_BYTES = 2_000_000;
const DAY = '2017-06-01';

async function onLink(work: (ground: Ground, link: SlowLink, url: string) => Promise<void>): Promise<void> {
	const port = await freePort();
	const link = await startSlowLink(port, LINK);
	const url = `http://localhost:${link.port}`;
	const ground = await Ground.start({ port, env: { ORIGIN: url } });
	try {
		await work(ground, link, url);
	} finally {
		await ground.stop();
		await link.stop();
	}
}

async function openPhone(ground: Ground, person: Person, url: string): Promise<ModelPage> {
	const device = new ModelDevice('phone', true, await clientScript(), url, new ChangeSignal());
	device.cookie = await ground.openSession(person.accountId);
	const page = device.open(person.accountId);
	if (page === null) throw new Error('no page');
	return page;
}

/** One exchange to its end. */
async function sync(page: ModelPage): Promise<number> {
	const before = page.outcomes.length;
	const startedAt = performance.now();
	page.sync(true);
	while (page.outcomes.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
	const ms = performance.now() - startedAt;
	if (page.outcomes.at(-1)?.kind !== 'done') throw new Error(JSON.stringify(page.outcomes.at(-1)));
	return ms;
}

async function fillOutbox(page: ModelPage, person: Person): Promise<number> {
	const bytes = await page.alive(async (client, store) => {
		for (const [index, { key }] of person.claims.entries()) {
			const view = await client.readClaimView(store, key, client.nowMs());
			if (view === null) throw new Error(`${key} is not here`);
			const remuneration = { ...view.entry.remuneration, candidates: String(100 + index) };
			await client.keepDraft(store, key, { ...view.entry, remuneration });
			const saved = await client.save(store, key);
			if (!saved.ok) throw new Error(saved.code);
			if (index >= DOCUMENTS) continue;
			const name = `recu-${index}.pdf`;
			const ready = {
				bytes: smallPdf(name, DOCUMENT_BYTES),
				name,
				format: 'pdf',
				folder: 'travel',
				purpose: 'other'
			};
			const attached = await client.attach(store, key, ready as Parameters<typeof client.attach>[2]);
			if (!attached.ok) throw new Error(attached.code);
		}
		const outbox = await client.readOutbox(store);
		const documents = await store.list('bytes');
		return (
			JSON.stringify(outbox.map(({ operation }) => operation)).length +
			documents.reduce((sum, { value }) => sum + value.byteLength, 0)
		);
	});
	if (isKilled(bytes)) throw new Error('the page died');
	return bytes;
}

test('sending over 1.6 Mbit/s with 150 ms there and back', async () => {
	test.setTimeout(20 * 60_000);
	await onLink(async (ground, link, url) => {
		const person = await ground.addPerson('Lien', Array<string>(OPERATIONS - DOCUMENTS).fill(DAY));
		const page = await openPhone(ground, person, url);
		await sync(page);
		const bytes = await fillOutbox(page, person);
		const before = link.bytes.up;
		const seconds = (await sync(page)) / 1_000;
		const carried = link.bytes.up - before;
		const left = await page.alive((client, store) => client.readOutbox(store));
		expect(left).toEqual([]);
		const own = (bytes * 8) / LINK.bitsPerSecond;
		process.stdout.write(
			`${OPERATIONS} operations, ${DOCUMENTS} documents of 2 MB: ${seconds.toFixed(1)} s; ` +
				`the link alone needs ${own.toFixed(1)} s for their ${bytes} bytes; ` +
				`${carried - bytes} bytes more went up; waiting ${(seconds - (carried * 8) / LINK.bitsPerSecond).toFixed(1)} s\n`
		);
		record('link_send_s', seconds);
		record('link_own_s', own);
		record('link_send_to_own', seconds / own);
		page.kill();
	});
});
