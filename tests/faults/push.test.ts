// Networks, portals and proxies at their worst between the real client and the real server: nothing doubled, nothing
// lost, and one item's trouble is not the others'.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeStore } from '../../src/lib/device/db/sealed-unit';
import { addGesture } from '../../src/lib/device/gestures/operations';
import { claimFolderIn } from '../../src/lib/device/repositories/claim-folder';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { outboxIn, putItem } from '../../src/lib/device/repositories/outbox';
import type { Fault } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { chooseSide } from '../../src/lib/device/gestures/resolve';
import { save } from '../../src/lib/device/gestures/save';
import { typedCandidates } from '../sync/claim-typing';
import { acceptedBehindProxy } from '../sync/faulty-network';
import { TestDevice } from '../sync/test-device';
import { isPush, openKeys, saveSomething } from '../sync/unsent-phone';

const KEY = 'RENNES-52525';
const { proxy } = await acceptedBehindProxy();
let phone: TestDevice;

beforeEach(async () => {
	phone = await TestDevice.open(proxy.url, TEACHER);
});

afterEach(async () => {
	proxy.setFault(null);
	await phone.close();
});

describe('push', () => {
	it('is applied once though its reply is dropped three times', async () => {
		const before = (await phone.folder(KEY)).claim.revision;
		const candidates = await saveSomething(phone, KEY);
		let drops = 0;
		proxy.setFault((request) => (isPush(request) && ++drops <= 3 ? { kind: 'dropReply' } : null));
		for (let attempt = 1; attempt <= 3; attempt += 1) {
			expect(await phone.sync()).toMatchObject({ kind: 'unreachable' });
			expect(await phone.unsent()).toEqual(['saveClaim waiting']);
		}
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		const claim = await phone.serverClaim(KEY);
		expect(claim.revision).toBe(before + 1);
		expect(claim.content.remuneration).toMatchObject({ candidates: Number(candidates) });
	});

	const answers: [string, Fault][] = [
		['401 of a portal', { kind: 'answer', status: 401, body: '<html>' }],
		['403', { kind: 'answer', status: 403 }],
		['409', { kind: 'answer', status: 409 }],
		['413', { kind: 'answer', status: 413 }],
		['422', { kind: 'answer', status: 422 }],
		['429', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }],
		['500', { kind: 'answer', status: 500 }],
		['502', { kind: 'answer', status: 502 }],
		['a redirect to a login page', { kind: 'answer', status: 302, headers: { location: '/login' } }],
		['a page under 200', { kind: 'answer', status: 200, body: '<html>Bienvenue sur le wifi</html>' }],
		[
			'JSON that is not ours',
			{ kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' }
		],
		['a torn reply', { kind: 'truncate', share: 0.5 }],
		['no network', { kind: 'refuse' }]
	];
	it.each(answers)('keeps its operations at %s, and sends them afterwards', async (_name, fault) => {
		const candidates = await saveSomething(phone, KEY);
		proxy.setFault((request) => (isPush(request) ? fault : null));
		await phone.sync();
		expect(await phone.unsent()).toEqual(['saveClaim waiting']);
		proxy.setFault(null);
		await phone.due();
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
		expect((await phone.serverClaim(KEY)).content.remuneration).toMatchObject({
			candidates: Number(candidates)
		});
	});

	it('refused for one claim goes on for the others', async () => {
		const keys = await openKeys(phone);
		expect(keys.length).toBeGreaterThanOrEqual(3);
		const [bad, ...good] = keys;
		// Taking back what was never validated: only a client gone wrong asks that.
		await changeStore(phone.store, async (unit) => {
			const folder = await claimFolderIn(phone.store, unit, bad!);
			await addGesture(unit, folder, { kind: 'withdrawValidation', payload: {} });
		});
		for (const key of good) {
			await phone.save(key, (entry) => ({
				...entry,
				trips: entry.trips.map((trip) => ({ ...trip, comment: `suite ${key}` })),
				remuneration: { ...entry.remuneration, candidates: '3', copies: '3' }
			}));
		}
		expect(await phone.sync()).toEqual({ kind: 'done' });
		const [left, ...others] = await readUnsentItems(phone.store);
		expect(others).toEqual([]);
		expect(left).toMatchObject({ missionKey: bad, state: 'toCorrect', code: 'claim-not-validated' });
	});

	it('whose batch fails for one item sends the others, and that one waits with its reason', async () => {
		const [bad, ...good] = await openKeys(phone);
		for (const key of [bad!, ...good]) await saveSomething(phone, key);
		const badId = (await phone.folder(bad!)).claim.id;
		const spy = phone.browser.fetch.bind(phone.browser);
		phone.browser.fetch = (path, init) => {
			const isBad = typeof init?.body === 'string' && init.body.includes(badId);
			const answer = () => Promise.resolve(new Response('<html>', { status: 422 }));
			return path === '/api/sync/push' && isBad ? answer() : spy(path, init);
		};
		await phone.sync();
		phone.browser.fetch = spy;
		const left = await readUnsentItems(phone.store);
		expect(left.map(({ missionKey, state }) => ({ missionKey, state }))).toEqual([
			{ missionKey: bad, state: 'waiting' }
		]);
		await phone.due();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
	});

	it('of two tabs goes out once for each operation', async () => {
		const tab = TestDevice.on(phone.browser, phone.store);
		const before = proxy.log.length;
		for (const key of await openKeys(phone)) await saveSomething(phone, key);
		await Promise.all([phone.sync(), tab.sync(), phone.sync(), tab.sync()]);
		const sent = proxy.log
			.slice(before)
			.filter(({ path }) => path === '/api/sync/push')
			.flatMap(({ requestBody }) => idsOf(requestBody));
		expect(sent.length).toBeGreaterThan(0);
		expect(new Set(sent).size).toBe(sent.length);
		expect(await phone.unsent()).toEqual([]);
		await tab.close();
	});

	it('interrupted with its tab is taken up by the next one', async () => {
		await saveSomething(phone, KEY);
		await changeStore(phone.store, async (unit) => {
			for (const item of await outboxIn(unit)) {
				putItem(unit, { ...item, state: 'sending', frozenAt: new Date().toISOString() });
			}
		});
		expect(await phone.sync()).toEqual({ kind: 'done' });
		expect(await phone.unsent()).toEqual([]);
	});
});

function idsOf(body: Buffer): string[] {
	const { operations } = JSON.parse(body.toString()) as { operations: { id: string }[] };
	return operations.map(({ id }) => id);
}

describe('conflict', () => {
	it('keeps both versions, and the person chooses', async () => {
		const tablet = await TestDevice.open(proxy.url, TEACHER, 'tablet');
		const theirs = await (async () => {
			await tablet.save(KEY, (entry) => ({
				...entry,
				remuneration: { ...entry.remuneration, candidates: '41' },
				trips: entry.trips.map((trip) => ({ ...trip, arrivalTown: 'VANNES' }))
			}));
			await tablet.sync();
			return tablet.serverClaim(KEY);
		})();
		await phone.save(KEY, typedCandidates('42'));
		expect(await phone.sync()).toEqual({ kind: 'done' });
		const view = await phone.view(KEY);
		expect(view.itemState).toBe('conflict');
		expect(view.problem?.conflicts).toMatchObject([
			{ field: 'remuneration.candidates', mine: 42, theirs: 41 }
		]);
		expect(view.serverClaim).toEqual(theirs);
		expect(view.entry.remuneration.candidates).toBe('42');
		expect(view.entry.trips[0]?.arrivalTown).toBe('VANNES');
		// Nothing goes before the choice; what the other changed elsewhere stays.
		expect(await save(phone.store, KEY)).toMatchObject({ ok: false, code: 'revision-stale' });
		expect(await chooseSide(phone.store, KEY, 'mine')).toEqual({ ok: true });
		expect(await phone.sync()).toEqual({ kind: 'done' });
		const settled = await phone.serverClaim(KEY);
		expect(settled.content.remuneration).toMatchObject({ candidates: 42 });
		expect(settled.content.trips[0]?.arrivalTown).toBe('VANNES');
		expect(await phone.unsent()).toEqual([]);
		await tablet.close();
	});
});
