// Runs in the browser: the store's own reads and writes, by turns with and without the codec that seals.
import { aesCodec } from '../../src/lib/device/db/aes-codec';
import { identityCodec, type Codec } from '../../src/lib/device/db/codec';
import type { Draft, KeptBytes } from '../../src/lib/device/db/rows';
import { changeStore } from '../../src/lib/device/db/sealed-unit';
import { DeviceStore } from '../../src/lib/device/db/store';

const ROUNDS = 60;
const DOCUMENT_BYTES = 2 * 1024 * 1024;

/** About as much text as a claim with three trips. */
const DRAFT = {
	missionKey: 'RENNES-52525',
	claimId: 'claim',
	entry: { trips: Array.from({ length: 24 }, (_, at) => ({ id: `trip-${at}`, comment: 'x'.repeat(60) })) },
	keptAt: new Date(0).toISOString()
} as unknown as Draft;

const DOCUMENT: KeptBytes = {
	bytes: crypto.getRandomValues(new Uint8Array(64 * 1024)).buffer,
	byteLength: DOCUMENT_BYTES,
	sha256: ''
};

function document(): KeptBytes {
	const bytes = new Uint8Array(DOCUMENT_BYTES);
	for (let at = 0; at < DOCUMENT_BYTES; at += DOCUMENT.bytes.byteLength) {
		bytes.set(new Uint8Array(DOCUMENT.bytes), at);
	}
	return { ...DOCUMENT, bytes: bytes.buffer };
}

function median(times: number[]): number {
	return times.sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function timed(times: number[], work: () => Promise<unknown>): Promise<void> {
	const start = performance.now();
	await work();
	times.push(performance.now() - start);
}

async function measureOne(name: string, codec: Codec, measured: Map<string, number[]>): Promise<void> {
	const id = crypto.randomUUID();
	const store = new DeviceStore(id, codec);
	const times = (what: string) => {
		const key = `${what}_${name}_ms`;
		const list = measured.get(key) ?? [];
		measured.set(key, list);
		return list;
	};
	const big = document();
	await timed(times('write_draft'), () =>
		changeStore(store, async (unit) => unit.put('drafts', 'row', DRAFT))
	);
	await timed(times('write_document'), () =>
		changeStore(store, async (unit) => unit.put('bytes', 'row', big))
	);
	store.close();
	const again = new DeviceStore(id, codec);
	// The database is open before the time is taken.
	await again.heads('drafts');
	await timed(times('read_draft'), () => again.get('drafts', 'row'));
	await timed(times('read_document'), () => again.get('bytes', 'row'));
	await again.destroy();
}

/** Milliseconds, medians, by what is done and by codec (`plain`, `sealed`). */
export async function measure(): Promise<Record<string, number>> {
	const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
	const measured = new Map<string, number[]>();
	for (let round = 0; round < ROUNDS; round += 1) {
		await measureOne('plain', identityCodec, measured);
		await measureOne('sealed', aesCodec(key), measured);
	}
	return Object.fromEntries([...measured].map(([name, times]) => [name, median(times)]));
}
