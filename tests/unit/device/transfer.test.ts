// What is not sent leaves one device as a ZIP and comes into another of the same account; a bad ZIP changes nothing.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TransferFile } from '../../../src/lib/contracts/transfer-file';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import { DeviceDatabase } from '../../../src/lib/device/db/database';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { identityCodec } from '../../../src/lib/device/db/codec';
import { attach } from '../../../src/lib/device/gestures/documents';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { readInbox } from '../../../src/lib/device/repositories/inbox';
import { juryDraftKey } from '../../../src/lib/device/repositories/juries';
import { outboxIn, putItem, readOutbox } from '../../../src/lib/device/repositories/outbox';
import { REFERENCE_KEY, referenceIn } from '../../../src/lib/device/repositories/reference';
import { readUnsentItems } from '../../../src/lib/device/repositories/unsent-items';
import { sha256Hex } from '../../../src/lib/device/sha256';
import { newId } from '../../../src/lib/device/uuid-v7';
import { exportUnsentOf } from '../../../src/lib/device/transfer/export-unsent';
import { importUnsentInto } from '../../../src/lib/device/transfer/import-unsent';
import { readPdf } from '../../fixtures/pdf-text';
import { smallPdf } from '../../sync/claim-typing';
import { KEY, openSample, typed } from './device-samples';

const FONT = new Uint8Array(
	readFileSync(new URL('../../../src/lib/pdf/font/nomade-sans.ttf', import.meta.url))
);
const font = () => Promise.resolve(FONT);
const BILL = smallPdf('billet', 2_000);

async function filledDevice(): Promise<DeviceStore> {
	const store = await openSample();
	await keepDraft(store, KEY, typed('12'));
	expect(await save(store, KEY)).toEqual({ ok: true });
	for (let copy = 0; copy < 2; copy += 1) {
		const file = {
			bytes: BILL,
			format: 'pdf',
			name: 'billet.pdf',
			folder: 'travel',
			purpose: 'other'
		} as const;
		expect(await attach(store, KEY, file)).toMatchObject({ ok: true });
	}
	await keepDraft(store, KEY, typed('13'));
	return store;
}

/** As another app hands it over, once it was taken in. */
async function receive(store: DeviceStore, name: string): Promise<string> {
	const id = newId();
	const item = { name, format: 'pdf', byteLength: BILL.byteLength, sha256: await sha256Hex(BILL) } as const;
	await changeStore(store, async (unit) => {
		unit.put('inbox', id, {
			...item,
			receivedAt: '2017-06-15T08:00:00.000Z',
			problem: null,
			removedAt: null
		});
		unit.put('inboxBytes', id, { bytes: BILL.slice().buffer });
	});
	return id;
}

/** Another device of the same account, empty. */
function otherDevice(accountId: string): DeviceStore {
	return new DeviceStore(accountId, identityCodec, new DeviceDatabase(`other-${crypto.randomUUID()}`));
}

async function zipOf(store: DeviceStore): Promise<Uint8Array> {
	return new Uint8Array(await (await exportUnsentOf(store, null, font)).arrayBuffer());
}

function asFile(bytes: Uint8Array): Blob {
	return new Blob([bytes.slice()]);
}

function manifest(zip: Uint8Array): TransferFile {
	return JSON.parse(new TextDecoder().decode(unzipSync(zip)['imagin-non-envoyes.json'])) as TransferFile;
}

/** The same export with something changed in it. */
function tampered(
	zip: Uint8Array,
	change: (file: TransferFile, entries: Record<string, Uint8Array>) => unknown
): Uint8Array {
	const entries = unzipSync(zip);
	const file = manifest(zip);
	const json = change(file, entries) ?? file;
	const text = typeof json === 'string' ? json : JSON.stringify(json);
	return zipSync({ ...entries, 'imagin-non-envoyes.json': strToU8(text) } as Zippable);
}

async function contentOf(store: DeviceStore): Promise<unknown> {
	return Promise.all((['outbox', 'drafts', 'documents', 'bytes'] as const).map((table) => store.list(table)));
}

describe('the export', { timeout: 30_000 }, () => {
	it('holds the operations, the drafts, the documents under their names, and a PDF to read', async () => {
		const store = await filledDevice();
		const zip = await zipOf(store);
		const entries = unzipSync(zip);
		expect(Object.keys(entries).sort()).toEqual([
			'a-lire.pdf',
			`documents/${KEY}/billet (2).pdf`,
			`documents/${KEY}/billet.pdf`,
			'imagin-non-envoyes.json'
		]);
		expect(entries[`documents/${KEY}/billet.pdf`]).toEqual(new Uint8Array(BILL));
		const file = manifest(zip);
		expect(file).toMatchObject({ format: 'imagin-nomade-unsent', version: 2, accountId: store.accountId });
		expect(file.operations.map(({ operation }) => operation.kind)).toEqual([
			'saveClaim',
			'attachDocument',
			'attachDocument'
		]);
		expect(file.drafts).toMatchObject([{ missionKey: KEY, entry: { remuneration: { candidates: '13' } } }]);
		const { text } = await readPdf(entries['a-lire.pdf']!);
		for (const words of [
			'Enregistrement de l’état de frais',
			'Nombre de candidats : 12',
			'Brouillon d’état de frais',
			'Nombre de candidats : 13',
			'billet (2).pdf',
			'En attente d’envoi',
			'52525'
		]) {
			expect(text).toContain(words);
		}
	});

	it('holds what other apps handed over, and another device has it again, whole', async () => {
		const store = await filledDevice();
		const id = await receive(store, 'Billet Quimper (août).pdf');
		const zip = await zipOf(store);
		expect(unzipSync(zip)['a-rattacher/Billet_Quimper_aout.pdf']).toEqual(new Uint8Array(BILL));
		expect(manifest(zip)).toMatchObject({
			version: 3,
			received: [{ id, name: 'Billet Quimper (août).pdf' }]
		});
		expect((await readPdf(unzipSync(zip)['a-lire.pdf']!)).text).toContain('Pièces à rattacher');

		const other = otherDevice(store.accountId);
		expect(await importUnsentInto(other, asFile(zip))).toMatchObject({ ok: true, known: 0 });
		expect(await readInbox(other)).toEqual(await readInbox(store));
		expect((await other.get('inboxBytes', id))?.bytes).toEqual(BILL.slice().buffer);
		expect(await importUnsentInto(other, asFile(zip))).toMatchObject({ ok: true, added: 0 });
	});

	it('of which a received file was changed is refused, and changes nothing', async () => {
		const store = await filledDevice();
		await receive(store, 'billet.pdf');
		const zip = await zipOf(store);
		const other = otherDevice(store.accountId);
		const changed = tampered(zip, (_file, entries) => {
			entries['a-rattacher/billet.pdf'] = strToU8('<script>');
		});
		expect(await importUnsentInto(other, asFile(changed))).toMatchObject({
			ok: false,
			code: 'document-differs'
		});
		const unnamed = tampered(zip, (file) => ({ ...file, received: [] }));
		expect(await importUnsentInto(other, asFile(unnamed))).toMatchObject({ ok: false, code: 'malformed' });
		expect(await readInbox(other)).toEqual([]);
	});

	it('of one item or one claim holds that alone', async () => {
		const store = await filledDevice();
		const [first] = await readOutbox(store);
		const one = await exportUnsentOf(store, { id: first!.operation.id }, font);
		const file = manifest(new Uint8Array(await one.arrayBuffer()));
		expect([file.operations.length, file.drafts.length]).toEqual([1, 0]);
		const other = await exportUnsentOf(store, { missionKey: 'RENNES-1' }, font);
		expect(manifest(new Uint8Array(await other.arrayBuffer())).operations).toEqual([]);
	});

	it('freezes what left: later typing makes a new operation', async () => {
		const store = await filledDevice();
		await zipOf(store);
		await keepDraft(store, KEY, typed('14'));
		await save(store, KEY);
		const kinds = (await readOutbox(store)).map(({ operation }) => operation.kind);
		expect(kinds).toEqual(['saveClaim', 'attachDocument', 'attachDocument', 'saveClaim']);
	});
});

describe('what a president typed for a member of a jury', { timeout: 30_000 }, () => {
	const MEMBER = '0192f0c1-0000-7000-8000-00000000d001';
	const JURY_KEY = juryDraftKey(MEMBER);
	const typedFor = (candidates: string) => ({
		missionKey: KEY,
		claimId: MEMBER,
		entry: { remuneration: typed(candidates).remuneration, trips: [] },
		baseRevision: 0,
		baseContent: { remuneration: { kind: 'none' as const }, trips: [] },
		keptAt: '2026-11-25T20:00:00.000Z',
		isJury: true as const
	});
	const typeFor = (store: DeviceStore, candidates: string) =>
		changeStore(store, (unit) => Promise.resolve(unit.put('drafts', JURY_KEY, typedFor(candidates))));

	async function president(): Promise<DeviceStore> {
		const store = await openSample();
		await typeFor(store, '17');
		await changeStore(store, async (unit) => {
			const member = {
				claimId: MEMBER,
				fullName: 'Erwan Morvan',
				juries: ['0412'],
				status: 'gestionnaireToHandle' as const,
				isExported: false,
				isNotDone: false,
				pay: null
			};
			const juries = { [KEY]: { academy: 'RENNES', missionNumber: 52525, members: [member] } };
			unit.put('reference', REFERENCE_KEY, { ...(await referenceIn(unit)), juries });
		});
		return store;
	}

	it('is in the file, to read and to take up on another device, as it is in the list', async () => {
		const store = await president();
		const [listed] = await readUnsentItems(store);
		for (const wanted of [null, { id: listed!.id }, { missionKey: KEY }]) {
			const zip = new Uint8Array(await (await exportUnsentOf(store, wanted, font)).arrayBuffer());
			// A build that knows no juries takes none of it for a claim of its own.
			expect(manifest(zip).drafts).toEqual([]);
			const { text } = await readPdf(unzipSync(zip)['a-lire.pdf']!);
			for (const words of ['Brouillon de rémunération d’un membre de jury', 'Erwan Morvan', ': 17'])
				expect(text).toContain(words);
			const other = otherDevice(store.accountId);
			expect(await importUnsentInto(other, asFile(zip))).toEqual({
				ok: true,
				added: 1,
				known: 0,
				keptOwn: 0
			});
			expect(await other.get('drafts', JURY_KEY)).toEqual(await store.get('drafts', JURY_KEY));
			expect(await importUnsentInto(other, asFile(zip))).toMatchObject({ added: 0, known: 1 });
		}
	});

	it('never takes the place of what was typed on that device', async () => {
		const zip = await zipOf(await president());
		const other = await openSample();
		const same = new DeviceStore(manifest(zip).accountId, identityCodec, other.db);
		await typeFor(same, '18');
		expect(await importUnsentInto(same, asFile(zip))).toMatchObject({ added: 0, keptOwn: 1 });
		expect((await same.get('drafts', JURY_KEY))?.entry.remuneration.candidates).toBe('18');
	});

	it('is of one draft a member, and of a claim that is not the person’s own', async () => {
		const zip = await zipOf(await president());
		const other = otherDevice(manifest(zip).accountId);
		const twice = tampered(zip, (file) => ({
			...file,
			juryDrafts: [file.juryDrafts![0], file.juryDrafts![0]]
		}));
		expect(await importUnsentInto(other, asFile(twice))).toMatchObject({ ok: false, code: 'malformed' });
		const { pay, basePay, ...draft } = manifest(zip).juryDrafts![0]!;
		const own = {
			...draft,
			entry: { remuneration: pay, trips: [] },
			baseRevision: 0,
			baseContent: { remuneration: basePay, trips: [] }
		};
		const both = tampered(zip, (file) => ({ ...file, drafts: [own] }));
		expect(await importUnsentInto(other, asFile(both))).toMatchObject({ ok: false, code: 'malformed' });
		expect(await other.list('drafts')).toEqual([]);
	});
});

describe('the import', { timeout: 30_000 }, () => {
	it('brings the same ids in the same order, bytes and drafts, once however often', async () => {
		const store = await filledDevice();
		const zip = await zipOf(store);
		const other = otherDevice(store.accountId);
		expect(await importUnsentInto(other, asFile(zip))).toEqual({ ok: true, added: 4, known: 0, keptOwn: 0 });
		const ids = async (from: DeviceStore) => (await readOutbox(from)).map(({ operation }) => operation);
		expect(await ids(other)).toEqual(await ids(store));
		const [document] = await other.list('documents');
		expect(document?.value).toMatchObject({ isSent: false, missionKey: KEY });
		expect(new Uint8Array((await other.get('bytes', document!.key))!.bytes)).toEqual(new Uint8Array(BILL));
		expect(await importUnsentInto(other, asFile(zip))).toEqual({ ok: true, added: 0, known: 4, keptOwn: 0 });
		expect(await ids(other)).toHaveLength(3);
	});

	it('keeps what needs the person as it was, and never writes over a draft of this device', async () => {
		const store = await filledDevice();
		await changeStore(store, async (unit) => {
			const [item] = await outboxIn(unit);
			const problem = {
				outcome: 'refused' as const,
				code: 'rules-broken' as const,
				violations: [
					{ code: 'required' as const, field: 'remuneration.candidates', severity: 'blocking' as const }
				],
				conflicts: []
			};
			putItem(unit, { ...item!, state: 'refused', frozenAt: '2026-11-25T20:00:00Z', problem });
		});
		const zip = await zipOf(store);
		const other = await openSample(store.accountId + '-x');
		const same = new DeviceStore(store.accountId, identityCodec, other.db);
		await keepDraft(same, KEY, typed('99'));
		expect(await importUnsentInto(same, asFile(zip))).toEqual({ ok: true, added: 3, known: 0, keptOwn: 1 });
		const [refused] = await readOutbox(same);
		expect(refused).toMatchObject({ state: 'refused', problem: { violations: [{ code: 'required' }] } });
		const [draft] = await same.list('drafts');
		expect(draft?.value.entry.remuneration.candidates).toBe('99');
	});

	it('tells a document whose bytes the first device had lost, rather than refuse the rest', async () => {
		const store = await filledDevice();
		const [document] = await store.list('documents');
		await changeStore(store, (unit) => Promise.resolve(unit.delete('bytes', document!.key)));
		const other = otherDevice(store.accountId);
		expect(await importUnsentInto(other, asFile(await zipOf(store)))).toMatchObject({ ok: true });
		const states = (await readOutbox(other)).map(({ state, problem }) => [state, problem?.code ?? null]);
		expect(states).toContainEqual(['refused', 'document-damaged']);
	});
});

describe('a ZIP that is not taken', () => {
	const path = `documents/${KEY}/billet.pdf`;
	const cases: [string, string, (zip: Uint8Array) => Uint8Array][] = [
		[
			'that is another account’s',
			'other-account',
			(zip) => tampered(zip, (file) => ({ ...file, accountId: 'b' }))
		],
		['cut short', 'not-an-export', (zip) => zip.slice(0, zip.length - 200)],
		['that is no ZIP', 'not-an-export', () => strToU8('<html>'.repeat(100))],
		['without our JSON', 'not-an-export', () => zipSync({ 'photo.jpg': strToU8('x') })],
		['of another app', 'not-an-export', (zip) => tampered(zip, (file) => ({ ...file, format: 'other' }))],
		['of a newer app', 'newer-version', (zip) => tampered(zip, (file) => ({ ...file, version: 4 }))],
		['whose JSON is torn', 'damaged', (zip) => tampered(zip, (file) => JSON.stringify(file).slice(0, 400))],
		[
			'of another shape',
			'malformed',
			(zip) => tampered(zip, (file) => ({ ...file, operations: [{ operation: { kind: 'dropAll' } }] }))
		],
		[
			'with one operation twice',
			'malformed',
			(zip) => tampered(zip, (file) => ({ ...file, operations: [...file.operations, file.operations[0]] }))
		],
		[
			'that leads out of its folder',
			'unsafe-name',
			(zip) => tampered(zip, (_file, entries) => void (entries['../../evil.pdf'] = strToU8('x')))
		],
		[
			'with an absolute name',
			'unsafe-name',
			(zip) => tampered(zip, (_file, entries) => void (entries['/etc/passwd'] = strToU8('x')))
		],
		[
			'with a file nobody speaks of',
			'malformed',
			(zip) => tampered(zip, (_file, entries) => void (entries[`documents/${KEY}/x.pdf`] = strToU8('x')))
		],
		[
			'whose document is missing',
			'document-missing',
			(zip) => tampered(zip, (_file, entries) => void delete entries[path])
		],
		[
			'whose document was changed',
			'document-differs',
			(zip) =>
				tampered(zip, (_file, entries) => {
					const changed = entries[path]!.slice();
					changed[100] = (changed[100] ?? 0) ^ 1;
					entries[path] = changed;
				})
		],
		[
			'whose document is a program',
			'document-refused',
			(zip) =>
				tampered(zip, (file, entries) => {
					const program = strToU8('MZ'.padEnd(BILL.byteLength, '\0'));
					entries[path] = program;
					const hash = sha256(program);
					for (const { operation } of file.operations) {
						if (operation.kind === 'attachDocument') operation.payload.sha256 = hash;
					}
					entries[`documents/${KEY}/billet (2).pdf`] = program;
				})
		],
		[
			'that is a bomb',
			'damaged',
			(zip) => tampered(zip, (_file, entries) => void (entries[path] = new Uint8Array(60_000_000)))
		]
	];
	let zip: Uint8Array;
	let other: DeviceStore;

	beforeAll(async () => {
		const store = await filledDevice();
		zip = await zipOf(store);
		other = await openSample(`${store.accountId}-other`);
		other = new DeviceStore(store.accountId, identityCodec, other.db);
		await keepDraft(other, KEY, typed('99'));
		await save(other, KEY);
	}, 30_000);

	it.each(cases)('%s: %s, and nothing is changed', { timeout: 20_000 }, async (_name, code, spoil) => {
		const before = await contentOf(other);
		expect(await importUnsentInto(other, asFile(spoil(zip)))).toMatchObject({ ok: false, code });
		expect(await contentOf(other)).toEqual(before);
	});

	it('that announces more than anybody leaves unsent is refused before it is unpacked', async () => {
		const huge = { size: 600 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error('read')) };
		expect(await importUnsentInto(other, huge)).toMatchObject({ ok: false, code: 'too-large' });
		// The size in the central directory, of a file whose name we know, forged to 1 GB.
		const forged = zip.slice();
		const view = new DataView(forged.buffer);
		for (let at = 0; at + 4 < forged.length; at += 1) {
			if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000_000_000, true);
		}
		expect(await importUnsentInto(other, asFile(forged))).toMatchObject({
			ok: false,
			code: 'too-large'
		});
	});
});

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
