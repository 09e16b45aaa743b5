// What is on the device against what the server says: drafts over newer versions, parts that closed meanwhile, and
// stores that an earlier version of the app left in mid-conflict.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import type { DeviceStore } from '../../../src/lib/device/db/store';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { resolve } from '../../../src/lib/device/gestures/resolve';
import { save } from '../../../src/lib/device/gestures/save';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import { outboxIn, putItem, readOutbox } from '../../../src/lib/device/repositories/outbox';
import { applyPage } from '../../../src/lib/device/sync/pull';
import { readSyncState } from '../../../src/lib/device/repositories/sync-state';
import type { Claim, ClaimContent } from '../../../src/lib/domain/claim/claim';
import { entryFromContent } from '../../../src/lib/domain/claim/claim-entry';
import { trip77833 } from '../domain/samples';
import { KEY, openSample, page, sampleClaim, typed } from './device-samples';

const content = (candidates: number | null, trip = {}): ClaimContent => ({
	remuneration: { kind: 'candidates', candidates },
	trips: [trip77833(trip)]
});

async function pull(store: DeviceStore, changes: Partial<Claim>): Promise<void> {
	const change = { entity: 'claim' as const, id: KEY, value: sampleClaim({ revision: 2, ...changes }) };
	await applyPage(store, page([change]), (await readSyncState(store)).cursor);
}

async function view(store: DeviceStore) {
	const found = await readClaimView(store, KEY, Date.now());
	if (found === null) throw new Error('the claim is not on the device');
	return found;
}

const accepted = { status: 'accepted', statusBeforeCancel: null, isExported: false } as const;

describe('a draft and a newer version', () => {
	it('typed in the very moment that it came is a conflict, not the last word', async () => {
		const store = await openSample();
		const seen = (await view(store)).entry;
		await pull(store, { content: content(15) });
		const { clashes } = await keepDraft(store, KEY, typed('14'), seen);
		expect(clashes).toEqual([]);
		const { standing, entry } = await view(store);
		expect(standing.conflicts).toEqual([
			{ field: 'remuneration.candidates', base: '', mine: '14', theirs: '15' }
		]);
		expect(entry.remuneration.candidates).toBe('14');
	});

	it('another field that came in that moment is taken over, and not put back by the form', async () => {
		const store = await openSample();
		const seen = (await view(store)).entry;
		await pull(store, { content: content(null, { comment: 'du bureau' }) });
		await keepDraft(store, KEY, typed('14'), seen);
		const { standing, entry } = await view(store);
		expect(standing.conflicts).toEqual([]);
		expect(entry.trips[0]?.comment).toBe('du bureau');
		expect(await save(store, KEY)).toEqual({ ok: true });
		const [item] = await readOutbox(store);
		expect(item?.operation).toMatchObject({
			base: { revision: 2 },
			payload: {
				baseContent: content(null, { comment: 'du bureau' }),
				content: content(14, { comment: 'du bureau' })
			}
		});
	});

	it('typing on after taking over, the next version of that field asks nothing', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('14'));
		await pull(store, { content: content(null, { comment: 'du bureau' }) });
		const { entry } = await view(store);
		await keepDraft(
			store,
			KEY,
			{ ...entry, remuneration: { ...entry.remuneration, candidates: '15' } },
			entry
		);
		await pull(store, { revision: 3, content: content(null, { comment: 'corrigé' }) });
		const now = await view(store);
		expect(now.standing.conflicts).toEqual([]);
		expect(now.entry.trips[0]?.comment).toBe('corrigé');
		expect(now.entry.remuneration.candidates).toBe('15');
	});

	it('typed back to the other version is no conflict any more', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('14'));
		await pull(store, { content: content(15) });
		expect((await view(store)).standing.conflicts).toHaveLength(1);
		const { entry } = await view(store);
		await keepDraft(
			store,
			KEY,
			{ ...entry, remuneration: { ...entry.remuneration, candidates: '15' } },
			entry
		);
		expect((await view(store)).hasDraft).toBe(false);
		expect((await view(store)).standing.conflicts).toEqual([]);
	});
});

describe('a part that closed meanwhile', () => {
	it('shows what holds there; what was typed for it stays, also after the other part was saved', async () => {
		const store = await openSample();
		const start = typed('14');
		await keepDraft(store, KEY, {
			...start,
			trips: start.trips.map((trip) => ({ ...trip, comment: 'Bac' }))
		});
		await pull(store, { content: content(12), remuneration: accepted });
		const { standing, entry } = await view(store);
		expect(entry.remuneration.candidates).toBe('12');
		expect(entry.trips[0]?.comment).toBe('Bac');
		expect(standing.conflicts).toEqual([]);
		const kept = { field: 'remuneration.candidates', base: '', mine: '14', theirs: '12' };
		expect(standing.stranded).toEqual([kept]);
		await keepDraft(store, KEY, {
			...entry,
			trips: entry.trips.map((trip) => ({ ...trip, comment: 'Bac et bus' }))
		});
		expect((await view(store)).standing.stranded).toEqual([kept]);
		expect(await save(store, KEY)).toEqual({ ok: true });
		const [item] = await readOutbox(store);
		expect(item?.operation).toMatchObject({ payload: { content: content(12, { comment: 'Bac et bus' }) } });
		expect((await view(store)).standing.stranded).toMatchObject([{ mine: '14', theirs: '12' }]);
	});

	it('cancelled as a whole: nothing is asked, all of it is kept and shown', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('14'));
		expect(await save(store, KEY)).toEqual({ ok: true });
		const cancelled = { ...accepted, status: 'cancelled' as const, statusBeforeCancel: 'open' as const };
		await pull(store, { remuneration: cancelled, travel: cancelled });
		const { standing, claim } = await view(store);
		expect(standing.stranded).toEqual([
			{ field: 'remuneration.candidates', base: '', mine: '14', theirs: '' }
		]);
		expect(claim.content).toEqual(sampleClaim().content);
	});
});

describe('a store left in mid-conflict', () => {
	async function inConflict(): Promise<DeviceStore> {
		const store = await openSample();
		await keepDraft(store, KEY, typed('14'));
		await save(store, KEY);
		await pull(store, { content: content(15) });
		await changeStore(store, async (unit) => {
			for (const item of await outboxIn(unit)) {
				const problem = {
					outcome: 'conflict',
					code: 'revision-stale',
					violations: [],
					conflicts: []
				} as const;
				putItem(unit, {
					...item,
					state: 'conflict',
					frozenAt: 'x',
					problem: { ...problem, violations: [], conflicts: [] }
				});
			}
		});
		return store;
	}

	it('by the version before, whose draft stands on theirs, still asks for the choice', async () => {
		const store = await inConflict();
		const { id } = (await view(store)).serverClaim;
		await changeStore(store, async (unit) => {
			unit.put('drafts', id, {
				missionKey: KEY,
				claimId: id,
				entry: entryFromContent(content(14)),
				baseRevision: 2,
				baseContent: content(15),
				keptAt: '2026-11-25T20:00:00Z'
			});
		});
		const { standing } = await view(store);
		expect(standing.conflicts).toMatchObject([{ base: '', mine: '14', theirs: '15' }]);
		expect(await save(store, KEY)).toMatchObject({ ok: false, code: 'revision-stale' });
	});

	it('sends the choice under a new id, standing on what was seen', async () => {
		const store = await inConflict();
		const [before] = await readOutbox(store);
		const { current } = (await view(store)).standing;
		const theirs = { 'remuneration.candidates': 'theirs' } as const;
		expect(await resolve(store, KEY, theirs, current.content)).toEqual({ ok: true });
		const [after, ...others] = await readOutbox(store);
		expect(others).toEqual([]);
		expect(after?.operation.id).not.toBe(before?.operation.id);
		expect(after).toMatchObject({
			state: 'waiting',
			problem: null,
			operation: { base: { revision: 2 }, payload: { baseContent: content(15), content: content(15) } }
		});
	});
});
