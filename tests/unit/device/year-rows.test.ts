// A school year as the device knows it: stored, typed and waiting, and nothing of an académie that is still closed.
import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { readYear } from '../../../src/lib/device/repositories/year-rows';
import { applyPage } from '../../../src/lib/device/sync/pull';
import type { Change } from '../../../src/lib/contracts/pull';
import type { Claim } from '../../../src/lib/domain/claim/claim';
import { entryFromContent } from '../../../src/lib/domain/claim/claim-entry';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { claim, id, mission52525, parisSummer, part } from '../domain/samples';
import { page, SAMPLE_CHANGES } from './device-samples';

const NOW = parisSummer('2017-10-15T10:00');
const ACCEPTED: Change = {
	entity: 'conditions',
	id: 'RENNES',
	value: { academy: 'RENNES', version: 1, acceptedAt: '2017-01-01T08:00:00Z' }
};

/** A claim of copies of a baccalauréat, whose pay is 5 € a copy. */
function copies(number: number, date: string, changes: Partial<Claim> = {}): Change[] {
	const mission: AssignedMission = {
		...mission52525,
		number,
		exam: 'BACCALAUREAT GENERAL',
		typeCode: 'CORRECTION_COPIES',
		payInput: 'copies',
		schedule: { kind: 'datedLines', lines: [{ date, time: '08:00', duration: null }] }
	};
	const value = claim({
		id: id(number),
		missionNumber: number,
		travel: part('none'),
		content: { remuneration: { kind: 'copies', copies: 14 }, trips: [] },
		...changes
	});
	return [
		{ entity: 'assignment', id: `RENNES-${number}`, value: mission },
		{ entity: 'claim', id: `RENNES-${number}`, value }
	];
}

const opened: DeviceStore[] = [];
async function storeWith(...changes: Change[]): Promise<DeviceStore> {
	const store = new DeviceStore(crypto.randomUUID());
	opened.push(store);
	await applyPage(store, page([...SAMPLE_CHANGES, ...changes]), null);
	return store;
}
afterAll(async () => {
	for (const store of opened) await store.destroy();
});

describe('a year', () => {
	it('is the newest that has claims, or the one that is asked for', async () => {
		const paid = { remuneration: part('accepted'), remunerationPaidOn: '2017-07-28' };
		const store = await storeWith(
			ACCEPTED,
			...copies(101, '2017-06-10', paid),
			...copies(102, '2017-09-04'),
			...copies(103, '2017-08-31')
		);
		const newest = await readYear(store, null, NOW);
		expect(newest).toMatchObject({ years: [2017, 2016, 2013], year: 2017, isAnyClosed: false });
		expect(newest.rows.map(({ key }) => key)).toEqual(['RENNES-102']);
		const before = await readYear(store, 2016, NOW);
		expect(before.rows.map(({ key }) => key)).toEqual(['RENNES-103', 'RENNES-101']);
		expect(before.rows[1]).toMatchObject({
			parts: { remuneration: { status: 'accepted', paidOn: '2017-07-28' } },
			estimate: { totalCents: 7000 }
		});
		expect((await readYear(store, 1999, NOW)).year).toBe(2017);
	});

	it('estimates what is typed and not saved yet', async () => {
		const store = await storeWith(ACCEPTED, ...copies(101, '2017-09-10'));
		const entry = entryFromContent({ remuneration: { kind: 'copies', copies: 20 }, trips: [] });
		await keepDraft(store, 'RENNES-101', entry);
		const { rows } = await readYear(store, 2017, NOW);
		expect(rows[0]?.estimate?.totalCents).toBe(10_000);
	});

	it('shows nothing of an académie whose conditions are not accepted, and says so', async () => {
		const store = await storeWith(...copies(101, '2017-09-10'));
		expect(await readYear(store, null, NOW)).toEqual({ years: [], year: null, rows: [], isAnyClosed: true });
	});

	it('marks a mission that was not done', async () => {
		const notDone = { at: '2017-09-11T08:00:00Z', by: 'S' };
		const store = await storeWith(ACCEPTED, ...copies(101, '2017-09-10', { notDone }));
		const { rows } = await readYear(store, 2017, NOW);
		expect(rows[0]).toMatchObject({ isNotDone: true, estimate: { lines: [] } });
	});
});
