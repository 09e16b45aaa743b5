// Two devices of one person, random typing, saving, sending, learning and losing replies, in any order: in the end
// both show what the server holds, no operation was applied twice, and no draft was lost on the way.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSide } from '../../src/lib/device/gestures/resolve';
import { save } from '../../src/lib/device/gestures/save';
import { TEACHER } from '../fixtures/people';
import { acceptedBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';

const KEY = 'RENNES-52525';
const { proxy } = await acceptedBehindProxy();

type Step =
	| { kind: 'candidates'; device: 0 | 1; value: number }
	| { kind: 'comment'; device: 0 | 1; value: string }
	| { kind: 'save'; device: 0 | 1 }
	| { kind: 'sync'; device: 0 | 1; drops: number };

const device = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constant('candidates' as const), device, value: fc.integer({ min: 0, max: 9999 }) }),
	fc.record({
		kind: fc.constant('comment' as const),
		device,
		value: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
	}),
	fc.record({ kind: fc.constant('save' as const), device }),
	fc.record({ kind: fc.constant('sync' as const), device, drops: fc.integer({ min: 0, max: 2 }) })
);

async function play(devices: [TestDevice, TestDevice], { kind, ...more }: Step): Promise<void> {
	const phone = devices[more.device];
	if (kind === 'save') {
		// Nothing is saved over a version that was not chosen against.
		const { conflicts } = (await phone.view(KEY)).standing;
		const result = await save(phone.store, KEY);
		return expect(result).toMatchObject(
			conflicts.length > 0 ? { ok: false, code: 'revision-stale' } : { ok: true }
		);
	}
	if (kind === 'sync') {
		let left = 'drops' in more ? more.drops : 0;
		proxy.setFault(({ path }) =>
			path.startsWith('/api/sync/') && left-- > 0 ? { kind: 'dropReply' } : null
		);
		await phone.sync();
		proxy.setFault(null);
		return;
	}
	const value = 'value' in more ? String(more.value) : '';
	await phone.type(KEY, (entry) =>
		kind === 'candidates'
			? { ...entry, remuneration: { ...entry.remuneration, candidates: value } }
			: { ...entry, trips: entry.trips.map((trip) => ({ ...trip, comment: value })) }
	);
	// What was typed is what is shown, whatever came in between.
	const { entry } = await phone.view(KEY);
	expect(kind === 'candidates' ? entry.remuneration.candidates : entry.trips[0]?.comment).toBe(value);
}

/** Saves and sends until nothing is left: on a conflict the person chooses what they had typed. */
async function settle(phone: TestDevice): Promise<void> {
	for (let round = 0; round < 10; round += 1) {
		await phone.due();
		await phone.sync();
		const { hasDraft, standing } = await phone.view(KEY);
		if (!hasDraft && (await phone.unsent()).length === 0) return;
		if (standing.conflicts.length > 0)
			expect(await chooseSide(phone.store, KEY, 'mine')).toEqual({ ok: true });
		else if (hasDraft) await phone.save(KEY, (entry) => entry);
	}
	const { items } = await phone.folder(KEY);
	throw new Error(`not settled: ${JSON.stringify({ items, outcomes: phone.outcomes })}`);
}

describe('two devices of one person', () => {
	it('converge, apply nothing twice, and lose no draft', { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
				const devices: [TestDevice, TestDevice] = [
					await TestDevice.open(proxy.url, TEACHER, 'phone'),
					await TestDevice.open(proxy.url, TEACHER, 'tablet')
				];
				const before = proxy.log.length;
				const start = (await devices[0].serverClaim(KEY)).revision;
				for (const next of steps) await play(devices, next);
				for (const phone of devices) await settle(phone);
				for (const phone of devices) await phone.sync();
				const claim = await devices[0].serverClaim(KEY);
				for (const phone of devices) {
					const view = await phone.view(KEY);
					expect(view.serverClaim).toEqual(claim);
					expect(view.claim).toEqual(claim);
					expect(view.hasDraft).toBe(false);
				}
				// Each operation's id raised the revision by one at most, however often it was sent.
				const ids = proxy.log.slice(before).flatMap(({ path, requestBody }) => {
					if (path !== '/api/sync/push') return [];
					const body = JSON.parse(requestBody.toString()) as { operations: { id: string }[] };
					return body.operations.map(({ id }) => id);
				});
				expect(claim.revision - start).toBeLessThanOrEqual(new Set(ids).size);
				await Promise.all(devices.map((phone) => phone.close()));
			}),
			{ numRuns: 25 }
		);
	});
});
