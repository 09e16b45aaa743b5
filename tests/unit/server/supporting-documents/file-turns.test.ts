// Work on one file goes one after the other.
import { describe, expect, it } from 'vitest';
import { inFileTurn } from '$lib/server/supporting-documents/file-turns';

const key = { academy: 'RENNES', accountId: 'a1', sha256: 'f'.repeat(64) };

describe('work on one file', () => {
	it('goes one after the other, also after one that failed; other files do not wait', async () => {
		const done: string[] = [];
		let openGate = () => {};
		const gate = new Promise<void>((resolve) => (openGate = resolve));
		const first = inFileTurn(key, async () => {
			await gate;
			done.push('first');
			throw new Error('disk full');
		});
		const second = inFileTurn(key, async () => {
			done.push('second');
			await Promise.resolve();
		});
		await inFileTurn({ ...key, accountId: 'a2' }, async () => {
			done.push('other');
			await Promise.resolve();
		});
		openGate();
		await expect(first).rejects.toThrow('disk full');
		await second;
		expect(done).toEqual(['other', 'first', 'second']);
	});
});
