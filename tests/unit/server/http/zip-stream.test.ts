// Archives as another program reads them.
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { zipStream, type ZipEntry } from '$lib/server/http/zip-stream';

const AT = new Date('2026-11-26T10:20:30Z');

async function* given(entries: ZipEntry[]): AsyncGenerator<ZipEntry> {
	for (const entry of entries) yield await Promise.resolve(entry);
}

describe('an archive', () => {
	it('is read back byte for byte, names in UTF-8 and empty files included', async () => {
		const bytes = crypto.getRandomValues(new Uint8Array(60_000));
		const entries = [
			{ name: 'LISEZ-MOI.txt', bytes: new TextEncoder().encode('é') },
			{ name: 'RENNES/pièces/ticket_1.pdf', bytes },
			{ name: 'vide', bytes: new Uint8Array() }
		];
		const done = vi.fn();
		const whole = await new Response(zipStream(given(entries), AT, done)).arrayBuffer();
		const read = unzipSync(new Uint8Array(whole));
		expect(Object.keys(read)).toEqual(entries.map(({ name }) => name));
		for (const { name, bytes: wanted } of entries)
			expect(Buffer.from(read[name] ?? [])).toEqual(Buffer.from(wanted));
		expect(done).toHaveBeenCalledOnce();
	});

	it('reads the next file when the last is taken, and stops when nobody takes it any more', async () => {
		const asked: string[] = [];
		let isReturned = false;
		async function* watched(): AsyncGenerator<ZipEntry> {
			try {
				for (const name of ['a', 'b', 'c']) {
					asked.push(name);
					yield await Promise.resolve({ name, bytes: new Uint8Array(10) });
				}
			} finally {
				isReturned = true;
			}
		}
		const done = vi.fn();
		const reader = zipStream(watched(), AT, done).getReader();
		await reader.read();
		expect(asked).toEqual(['a']);
		await reader.cancel();
		expect([asked, isReturned]).toEqual([['a'], true]);
		expect(done).toHaveBeenCalledOnce();
	});

	it('that breaks ends as broken, not as whole', async () => {
		async function* broken(): AsyncGenerator<ZipEntry> {
			yield await Promise.resolve({ name: 'a', bytes: new Uint8Array(10) });
			throw new Error('a disk that fails');
		}
		const done = vi.fn();
		await expect(new Response(zipStream(broken(), AT, done)).arrayBuffer()).rejects.toThrow();
		expect(done).toHaveBeenCalledOnce();
	});
});
