// What a page of a pull may and may not change on the device.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { readClaimRows, readFirstClaimRows } from '../../../src/lib/device/repositories/claim-rows';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import { ENTRIES_PER_PAGE, readEntries } from '../../../src/lib/device/repositories/list-entries';
import { readSyncState } from '../../../src/lib/device/repositories/sync-state';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { applyPage } from '../../../src/lib/device/sync/pull';
import type { Change } from '../../../src/lib/contracts/pull';
import { id, mission52525 } from '../domain/samples';
import { KEY, kindsOf, openSample, page, sampleClaim, SAMPLE_CHANGES, typed } from './device-samples';

async function cursorOf(store: DeviceStore): Promise<string | null> {
	return (await readSyncState(store)).cursor;
}

describe('a page of a pull', () => {
	it('never puts an older revision over a newer one', async () => {
		const store = await openSample();
		const newer = sampleClaim({ revision: 7, fileNumber: '1-2' });
		await applyPage(store, page([{ entity: 'claim', id: KEY, value: newer }]), await cursorOf(store));
		const older = sampleClaim({ revision: 6 });
		await applyPage(store, page([{ entity: 'claim', id: KEY, value: older }]), await cursorOf(store));
		const view = await readClaimView(store, KEY, Date.now());
		expect(view?.serverClaim).toMatchObject({ revision: 7, fileNumber: '1-2' });
		expect((await readEntries(store))[0]?.claim?.revision).toBe(7);
	});

	it('leaves drafts and outbox alone, and shows what others changed beside what waits', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		await save(store, KEY);
		const [trip] = sampleClaim().content.trips;
		const theirs = sampleClaim({ revision: 2 });
		theirs.content = { ...theirs.content, trips: [{ ...trip!, comment: 'par la nationale' }] };
		await applyPage(store, page([{ entity: 'claim', id: KEY, value: theirs }]), await cursorOf(store));
		const view = await readClaimView(store, KEY, Date.now());
		expect(view?.claim.content.remuneration).toMatchObject({ candidates: 12 });
		expect(view?.claim.content.trips[0]?.comment).toBe('par la nationale');
		expect(await kindsOf(store)).toEqual(['saveClaim']);
	});

	it('is written once, with its cursor: the same page again changes nothing', async () => {
		const store = await openSample();
		const asked = await cursorOf(store);
		const next = page([{ entity: 'claim', id: KEY, value: sampleClaim({ revision: 3 }) }]);
		await applyPage(store, next, asked);
		await applyPage(store, page([{ entity: 'claim', id: KEY, value: null }]), asked);
		expect(await cursorOf(store)).toBe(next.cursor);
		expect((await readEntries(store))[0]?.claim?.revision).toBe(3);
	});

	it('of a resync removes what the server no longer speaks of, but nothing that the person has in hand', async () => {
		const store = await openSample();
		const other = { ...mission52525, number: 1, version: 1 };
		const changes: Change[] = [
			{ entity: 'assignment', id: 'RENNES-1', value: other },
			{ entity: 'claim', id: 'RENNES-1', value: sampleClaim({ id: id(77), missionNumber: 1 }) }
		];
		await applyPage(store, page(changes), await cursorOf(store));
		await keepDraft(store, KEY, typed('12'));
		await applyPage(store, page([], { resync: true, hasMore: true }), await cursorOf(store));
		expect(await readEntries(store)).toHaveLength(2);
		await applyPage(store, page([]), await cursorOf(store));
		expect((await readEntries(store)).map(({ key }) => key)).toEqual([KEY]);
		expect((await readClaimView(store, KEY, Date.now()))?.entry.remuneration.candidates).toBe('12');
	});

	it('opens 2,000 missions from four pages, the newest first by one read', async () => {
		const store = new DeviceStore(crypto.randomUUID());
		await applyPage(store, page(SAMPLE_CHANGES, { hasMore: true }), null);
		for (let start = 0; start < 2000; start += 400) {
			const changes = Array.from({ length: 400 }, (_, index): Change[] => {
				const number = 100_000 + start + index;
				const startsAt = `2026-01-${String(1 + (number % 28)).padStart(2, '0')}T08:00`;
				const schedule = { kind: 'period' as const, startsAt, endsAt: '2026-02-01T18:00' };
				const claim = sampleClaim({ id: id(number), missionNumber: number });
				return [
					{ entity: 'assignment', id: `RENNES-${number}`, value: { ...mission52525, number, schedule } },
					{ entity: 'claim', id: `RENNES-${number}`, value: claim }
				];
			}).flat();
			await applyPage(store, page(changes, { hasMore: start < 1600 }), await cursorOf(store));
		}
		const pages = await store.list('listPages');
		expect(pages.map(({ value }) => value.entries.length)).toEqual([500, 500, 500, 500, 1]);
		expect(ENTRIES_PER_PAGE).toBe(500);
		const now = Date.parse('2026-03-01T08:00:00Z');
		const first = await readFirstClaimRows(store, now);
		expect(first?.total).toBe(2000);
		expect(first?.rows.every(({ mission }) => JSON.stringify(mission.schedule).includes('2026-01-28'))).toBe(
			true
		);
		expect(await readClaimRows(store, now)).toHaveLength(2000);
	});
});
