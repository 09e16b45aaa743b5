// Room for copies of documents: what the browser tells, and what is done where it tells nothing.
import { describe, expect, it } from 'vitest';
import { hasRoomFor } from '../../../src/lib/device/sync/keep-documents';

const storage = (estimate: StorageEstimate) => ({ estimate: () => Promise.resolve(estimate) });

describe('copies of documents that the server has', () => {
	it('are brought while they leave 30 % free, the copy itself counted', async () => {
		expect(await hasRoomFor(100, storage({ usage: 600, quota: 1_000 }))).toBe(true);
		expect(await hasRoomFor(101, storage({ usage: 600, quota: 1_000 }))).toBe(false);
	});

	it('are brought where the browser does not tell', async () => {
		expect(await hasRoomFor(100, undefined)).toBe(true);
		expect(await hasRoomFor(100, storage({}))).toBe(true);
	});
});
