// Two tabs type on one claim: each field keeps what was last typed in it, and nothing goes unsaid.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftKeeper } from '../../../src/lib/device/actions/save-draft';
import { type DeviceStore } from '../../../src/lib/device/db/store';
import { clashesOf, type Clash } from '../../../src/lib/device/gestures/draft-clashes';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { openStore } from '../../../src/lib/device/open-store.svelte';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import type { ClaimEntry } from '../../../src/lib/domain/claim/claim-entry';
import { KEY, openSample, typed } from './device-samples';
import { fakeLocalStorage } from './storage-samples';

let store: DeviceStore;

beforeEach(async () => {
	fakeLocalStorage();
	store = await openSample();
	openStore.set(store);
});

afterEach(() => {
	openStore.set(null);
	vi.unstubAllGlobals();
});

const shown = async (of = store): Promise<ClaimEntry> => (await readClaimView(of, KEY, Date.now()))!.entry;

function withComment(entry: ClaimEntry, comment: string): ClaimEntry {
	return { ...entry, trips: entry.trips.map((trip) => ({ ...trip, comment })) };
}

function withCandidates(entry: ClaimEntry, candidates: string): ClaimEntry {
	return { ...entry, remuneration: { ...entry.remuneration, candidates } };
}

/** A form as its screen has it: what it shows, its keeper, what it was told. */
async function tab() {
	const opened = await shown();
	const told: Clash[] = [];
	const keeper = new DraftKeeper(KEY, { opened, onClashes: (clashes) => told.push(...clashes) });
	const form = {
		entry: opened,
		told,
		keeper,
		async type(change: (entry: ClaimEntry) => ClaimEntry) {
			form.entry = change(form.entry);
			keeper.keep(form.entry);
			await keeper.flush();
		},
		async catchUp() {
			form.entry = (await keeper.catchUp(() => form.entry)) ?? form.entry;
		}
	};
	return form;
}

describe('two tabs on one claim', () => {
	it('different fields are both kept, and each tab shows both', async () => {
		const [first, second] = [await tab(), await tab()];
		await first.type((entry) => withCandidates(entry, '12'));
		await second.type((entry) => withComment(entry, 'péage'));
		expect(await shown()).toEqual(withComment(withCandidates(first.entry, '12'), 'péage'));
		await first.catchUp();
		await second.catchUp();
		expect(first.entry).toEqual(await shown());
		expect(second.entry).toEqual(await shown());
		expect([...first.told, ...second.told]).toEqual([]);
	});

	it('the same field: the last typed is kept, and the other text is told', async () => {
		const [first, second] = [await tab(), await tab()];
		await first.type((entry) => withCandidates(entry, '12'));
		await second.type((entry) => withCandidates(entry, '14'));
		expect((await shown()).remuneration.candidates).toBe('14');
		expect(second.told).toEqual([{ field: 'remuneration.candidates', mine: '14', theirs: '12' }]);
		await first.catchUp();
		expect(first.entry.remuneration.candidates).toBe('14');
		await first.type((entry) => withCandidates(entry, '15'));
		expect(first.told).toEqual([]);
		expect((await shown()).remuneration.candidates).toBe('15');
	});

	it('what is not yet kept here is never overwritten by what came from there', async () => {
		const [first, second] = [await tab(), await tab()];
		await second.type((entry) => withComment(entry, 'péage'));
		first.entry = withCandidates(first.entry, '9');
		first.keeper.keep(first.entry);
		await first.catchUp();
		expect(first.entry.remuneration.candidates).toBe('9');
		await first.keeper.flush();
		await first.catchUp();
		expect(first.entry).toEqual(withComment(withCandidates(second.entry, '9'), 'péage'));
	});

	it('saved in one tab, typed on in the other: nothing of either is lost', async () => {
		const [first, second] = [await tab(), await tab()];
		await first.type((entry) => withCandidates(entry, '12'));
		await second.catchUp();
		expect(await save(store, KEY)).toEqual({ ok: true });
		await second.type((entry) => withComment(entry, 'parking'));
		const now = await shown();
		expect(now.remuneration.candidates).toBe('12');
		expect(now.trips[0]?.comment).toBe('parking');
	});

	it('for any order of typing and looking, every field holds a text that was typed in it last by some tab', async () => {
		const step = fc.record({
			tab: fc.constantFrom(0, 1),
			field: fc.constantFrom('candidates', 'comment', null),
			text: fc.stringMatching(/^[0-9]{1,3}$/)
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				const other = await openSample();
				openStore.set(other);
				store = other;
				const tabs = [await tab(), await tab()];
				const last: Record<string, string> = {};
				for (const { tab: at, field, text } of steps) {
					const form = tabs[at]!;
					if (field === null) await form.catchUp();
					else {
						await form.type((entry) =>
							field === 'candidates' ? withCandidates(entry, text) : withComment(entry, text)
						);
						last[field] = text;
					}
				}
				const end = await shown();
				const texts = { candidates: end.remuneration.candidates, comment: end.trips[0]?.comment };
				for (const [field, text] of Object.entries(last)) {
					const held = texts[field as keyof typeof texts];
					// A tab that typed what it already showed changed nothing: then the other tab's text stands.
					const typedThere = steps.some((done) => done.field === field && done.text === held);
					expect(held === text || typedThere).toBe(true);
				}
				await Promise.all(tabs.map((form) => form.catchUp()));
				for (const form of tabs) expect(form.entry).toEqual(end);
				for (const form of tabs) await form.keeper.destroy();
			}),
			{ numRuns: 25 }
		);
	});

	it('without what a form knew, what it shows is what counts', async () => {
		await keepDraft(store, KEY, typed('1'));
		await keepDraft(store, KEY, typed('2'));
		expect((await shown()).remuneration.candidates).toBe('2');
	});
});

describe('clashes', () => {
	it('are fields changed on both sides to different texts, lines by their ids', () => {
		const line = (id: string, text: string) => ({ id, text });
		expect(clashesOf({ a: '1' }, { a: '2' }, { a: '3' })).toEqual([{ field: 'a', mine: '2', theirs: '3' }]);
		expect(clashesOf({ a: '1' }, { a: '2' }, { a: '2' })).toEqual([]);
		expect(clashesOf({ a: '1' }, { a: '1' }, { a: '3' })).toEqual([]);
		expect(clashesOf([line('x', '1')], [line('y', '5'), line('x', '2')], [line('x', '3')])).toEqual([
			{ field: 'x.text', mine: '2', theirs: '3' }
		]);
	});
});
