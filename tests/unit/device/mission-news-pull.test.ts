// What a page of a pull does to missions that change or are taken away, in the lists of the device.
import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Change, PullResponse } from '../../../src/lib/contracts/pull';
import { seeMission } from '../../../src/lib/device/actions/see-mission';
import type { DeviceStore } from '../../../src/lib/device/db/store';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { readMissions } from '../../../src/lib/device/live/missions.svelte';
import { openStore } from '../../../src/lib/device/open-store.svelte';
import { readEntries } from '../../../src/lib/device/repositories/list-entries';
import { readSyncState } from '../../../src/lib/device/repositories/sync-state';
import { applyPage } from '../../../src/lib/device/sync/pull';
import { newsOf } from '../../../src/lib/domain/mission/mission-news';
import { mission52525 } from '../domain/samples';
import { KEY, openSample, page, typed } from './device-samples';

let store: DeviceStore;

beforeEach(async () => {
	store = await openSample();
	openStore.set(store);
});

async function learn(changes: Change[], more: Partial<PullResponse> = {}): Promise<void> {
	await applyPage(store, page(changes, more), (await readSyncState(store)).cursor);
}

const assignment = (value: Extract<Change, { entity: 'assignment' }>['value']): Change => ({
	entity: 'assignment',
	id: KEY,
	value
});
const NO_CLAIM: Change = { entity: 'claim', id: KEY, value: null };

async function listed() {
	return (await readMissions(store)).map((mission) => ({ number: mission.number, news: newsOf(mission) }));
}

it('a change is told until the mission is opened, also over a second exchange', async () => {
	expect(await listed()).toEqual([{ number: 52525, news: null }]);
	await learn([assignment({ ...mission52525, quality: 'PRÉSIDENT', version: 2 })]);
	await learn([assignment({ ...mission52525, quality: 'PRÉSIDENT', version: 2 })]);
	expect(await listed()).toEqual([{ number: 52525, news: 'modified' }]);
	await seeMission(KEY);
	expect(await listed()).toEqual([{ number: 52525, news: null }]);
	await learn([assignment({ ...mission52525, quality: 'PRÉSIDENT', version: 2 })]);
	expect(await listed()).toEqual([{ number: 52525, news: null }]);
});

it('an assignment that the server takes away stays listed as «Annulée», seen or not', async () => {
	await learn([assignment(null), NO_CLAIM]);
	expect(await listed()).toEqual([{ number: 52525, news: 'cancelled' }]);
	await seeMission(KEY);
	await learn([]);
	expect(await listed()).toEqual([{ number: 52525, news: 'cancelled' }]);
	await learn([assignment({ ...mission52525, version: 3 })]);
	expect(await listed()).toEqual([{ number: 52525, news: 'modified' }]);
});

it('an assignment that is taken away keeps its mission beside the claim that the person typed into', async () => {
	await keepDraft(store, KEY, typed('12'));
	await learn([assignment(null), NO_CLAIM]);
	const [entry] = await readEntries(store);
	expect(entry?.claim).not.toBeNull();
	expect(entry?.mission?.withdrawnAt).toBe('2026-11-25T20:00:00.000Z');
});

it('goes with the académie that the person lost, in one page or in two', async () => {
	await learn([assignment(null), NO_CLAIM], { hasMore: true });
	expect(await listed()).toHaveLength(1);
	await learn([{ entity: 'academy', id: 'RENNES', value: null }]);
	expect(await readEntries(store)).toEqual([]);
	store = await openSample();
	await learn([assignment(null), NO_CLAIM, { entity: 'academy', id: 'RENNES', value: null }]);
	expect(await readEntries(store)).toEqual([]);
});

it('of a lost académie, what the person has in hand stays with its mission', async () => {
	await keepDraft(store, KEY, typed('12'));
	await learn([assignment(null), NO_CLAIM, { entity: 'academy', id: 'RENNES', value: null }]);
	const [entry] = await readEntries(store);
	expect([entry?.mission?.number, entry?.claim?.missionNumber]).toEqual([52525, 52525]);
});
