// «+» and «×» on the phone: what each leaves in the outbox, what the person sees, and in what order words leave.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ItemProblem, OutboxItem } from '../../../src/lib/device/db/rows';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import type { DeviceStore } from '../../../src/lib/device/db/store';
import { sayCompetence } from '../../../src/lib/device/gestures/say-competence';
import { discard, retry } from '../../../src/lib/device/gestures/unsent';
import { outboxIn, putItem, readOutbox } from '../../../src/lib/device/repositories/outbox';
import {
	projectCompetences,
	type CompetenceRow
} from '../../../src/lib/device/repositories/project-competences';
import { readUnsentItems } from '../../../src/lib/device/repositories/unsent-items';
import { applyAnswers } from '../../../src/lib/device/sync/apply-answers';
import { chooseBatch } from '../../../src/lib/device/sync/choose-batch';
import { applyPage } from '../../../src/lib/device/sync/pull';
import { authorText, type CompetenceFile } from '../../../src/lib/domain/competence/competence';
import type { ExamOption } from '../../../src/lib/domain/competence/exam-option';
import { openSample, page } from './device-samples';

const BEP: ExamOption = {
	key: 'BEP-1',
	exam: 'BEP',
	speciality: '32404',
	label: 'CULTURE PROFESSIONNELLE',
	category: 'other'
};
const NEW: ExamOption = {
	...BEP,
	key: 'BCP-1',
	exam: 'BAC PRO',
	label: 'ECONOMIE-DROIT',
	category: 'bacPro'
};
const FILE: CompetenceFile = {
	academy: 'RENNES',
	postings: [],
	teachings: [],
	competences: [
		{
			option: BEP,
			words: [{ author: 'school', code: '0310055S', word: 'C', at: '2026-09-01T08:00:00Z', by: 'Chef' }]
		}
	]
};
const REFUSED: ItemProblem = { outcome: 'refused', code: 'activity-closed', violations: [], conflicts: [] };

async function openWithCompetences(): Promise<DeviceStore> {
	const store = await openSample();
	const cursor = (await store.get('sync', 'state'))?.cursor ?? null;
	await applyPage(
		store,
		page([
			{ entity: 'competences', id: 'RENNES', value: FILE },
			{ entity: 'examOptions', id: 'RENNES', value: { academy: 'RENNES', options: [NEW] } }
		]),
		cursor
	);
	return store;
}

async function rows(store: DeviceStore): Promise<CompetenceRow[]> {
	const file = await store.get('competences', 'RENNES');
	return file === undefined ? [] : projectCompetences(file, 'ME', await readOutbox(store));
}

async function rowOf(store: DeviceStore, key: string): Promise<[string, string]> {
	const row = (await rows(store)).find((found) => found.key === key);
	return [row?.words.map(authorText).join(' ') ?? 'none', row?.itemState ?? 'none'];
}

function alter(store: DeviceStore, change: Partial<OutboxItem>): Promise<void> {
	return changeStore(store, async (unit) => {
		for (const item of await outboxIn(unit)) putItem(unit, { ...item, ...change });
	});
}

const words = async (store: DeviceStore) =>
	(await readOutbox(store)).map(({ operation }) =>
		operation.kind === 'setCompetence' ? `${operation.payload.option} ${operation.payload.word}` : '?'
	);

describe('a word', () => {
	it('shows at once, waits to be sent, and carries what the person saw', async () => {
		const store = await openWithCompetences();
		expect(await sayCompetence(store, 'RENNES', BEP, 'C')).toBe(true);
		expect(await rowOf(store, 'BEP-1')).toEqual(['0310055S (C) ME (C)', 'waiting']);
		const [item] = await readOutbox(store);
		expect(item?.operation).toMatchObject({
			kind: 'setCompetence',
			claimId: null,
			base: null,
			payload: {
				option: 'BEP-1',
				word: 'C',
				seen: { label: BEP.label, words: [{ author: 'school', code: '0310055S', word: 'C' }] }
			}
		});
		expect(await readUnsentItems(store)).toMatchObject([
			{ kind: 'setCompetence', state: 'waiting', competence: { label: BEP.label, word: 'C' } }
		]);
	});

	it('that stands already sends nothing', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', BEP, 'C');
		expect(await sayCompetence(store, 'RENNES', BEP, 'C')).toBe(false);
		expect(await words(store)).toEqual(['BEP-1 C']);
	});

	it('never sent gives way to the next one; back to what the server has, nothing is left', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', BEP, 'C');
		await sayCompetence(store, 'RENNES', BEP, 'I');
		expect(await words(store)).toEqual(['BEP-1 I']);
		const own = { author: 'intervenant', code: 'ME', word: 'C', at: '2026-10-01T08:00:00Z', by: '' } as const;
		const cursor = (await store.get('sync', 'state'))?.cursor ?? null;
		const competences = FILE.competences.map((known) => ({ ...known, words: [...known.words, own] }));
		await applyPage(
			store,
			page([{ entity: 'competences', id: 'RENNES', value: { ...FILE, competences } }]),
			cursor
		);
		await sayCompetence(store, 'RENNES', BEP, 'C');
		expect(await words(store)).toEqual([]);
		expect(await rowOf(store, 'BEP-1')).toEqual(['0310055S (C) ME (C)', 'saved']);
	});

	it('sent and not answered stays, and the next one leaves only after its answer', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', BEP, 'C');
		await alter(store, { frozenAt: '2026-11-25T20:00:00Z' });
		await sayCompetence(store, 'RENNES', BEP, 'I');
		await sayCompetence(store, 'RENNES', NEW, 'C');
		expect(await words(store)).toEqual(['BEP-1 C', 'BEP-1 I', 'BCP-1 C']);
		const batch = chooseBatch(await readOutbox(store), {
			now: Date.now(),
			tried: new Set(),
			uploaded: new Set()
		});
		expect(batch.map(({ sequence }) => sequence)).toEqual([1, 3]);
		expect(await rowOf(store, 'BEP-1')).toEqual(['0310055S (C) ME (I)', 'waiting']);
	});
});

describe('a refused word', () => {
	it('changes nothing that stands, stays in sight «À corriger», and holds up no other', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', NEW, 'C');
		await alter(store, { state: 'refused', frozenAt: '2026-11-25T20:00:00Z', problem: REFUSED });
		expect(await rowOf(store, 'BCP-1')).toEqual(['', 'toCorrect']);
		await sayCompetence(store, 'RENNES', BEP, 'C');
		const ready = { now: Date.now(), tried: new Set<string>(), uploaded: new Set<string>() };
		expect(chooseBatch(await readOutbox(store), ready).map(({ sequence }) => sequence)).toEqual([2]);
		expect((await readUnsentItems(store)).map(({ state, code }) => [state, code])).toEqual([
			['toCorrect', 'activity-closed'],
			['waiting', null]
		]);
	});

	it('can be tried again under a new id, or given up', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', NEW, 'C');
		const [first] = await readOutbox(store);
		await alter(store, { state: 'refused', frozenAt: '2026-11-25T20:00:00Z', problem: REFUSED });
		await retry(store, first!.operation.id);
		const [again] = await readOutbox(store);
		expect(again).toMatchObject({ state: 'waiting', frozenAt: null, problem: null });
		expect(again?.operation.id).not.toBe(first?.operation.id);
		expect(await discard(store, again!.operation.id)).toBe(true);
		expect(await rows(store)).toHaveLength(1);
	});
});

describe('the server’s answer', () => {
	it('lays the word down at once, also on an option that was added', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', NEW, 'C');
		const sent = await readOutbox(store);
		const id = sent[0]!.operation.id;
		await applyAnswers(store, sent, [{ id, outcome: 'applied', claim: null }], Date.now());
		expect(await readOutbox(store)).toEqual([]);
		const file = await store.get('competences', 'RENNES');
		expect(file?.competences.at(-1)?.option).toEqual(NEW);
		expect((await rowOf(store, 'BCP-1'))[1]).toBe('saved');
	});

	it('to a repeat lays nothing down: another device may have spoken since', async () => {
		const store = await openWithCompetences();
		await sayCompetence(store, 'RENNES', BEP, 'C');
		const sent = await readOutbox(store);
		const id = sent[0]!.operation.id;
		await applyAnswers(store, sent, [{ id, outcome: 'already-applied', revision: null }], Date.now());
		expect(await readOutbox(store)).toEqual([]);
		expect(await rowOf(store, 'BEP-1')).toEqual(['0310055S (C)', 'saved']);
	});
});
