// What each gesture leaves in the outbox and in the draft, and what the person then sees.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ItemProblem, OutboxItem } from '../../../src/lib/device/db/rows';
import { changeStore } from '../../../src/lib/device/db/sealed-unit';
import type { DeviceStore } from '../../../src/lib/device/db/store';
import { attach, remove } from '../../../src/lib/device/gestures/documents';
import { keepDraft } from '../../../src/lib/device/gestures/keep-draft';
import { save } from '../../../src/lib/device/gestures/save';
import { accept, changeStatus } from '../../../src/lib/device/gestures/status-gestures';
import { discard, retry } from '../../../src/lib/device/gestures/unsent';
import { letPass } from '../../../src/lib/device/gestures/operations';
import { prepareFor, validate } from '../../../src/lib/device/gestures/validate';
import { readClaimRows } from '../../../src/lib/device/repositories/claim-rows';
import { readClaimView } from '../../../src/lib/device/repositories/claim-view';
import { outboxIn, putItem, readOutbox } from '../../../src/lib/device/repositories/outbox';
import { readUnsentItems } from '../../../src/lib/device/repositories/unsent-items';
import { KEY, kindsOf, openSample, sampleClaim, typed } from './device-samples';

async function saved(store: DeviceStore, candidates: string): Promise<void> {
	await keepDraft(store, KEY, typed(candidates));
	expect(await save(store, KEY)).toEqual({ ok: true });
}

function alter(store: DeviceStore, kind: string, change: Partial<OutboxItem>): Promise<void> {
	return changeStore(store, async (unit) => {
		for (const item of await outboxIn(unit)) {
			if (item.operation.kind === kind) putItem(unit, { ...item, ...change });
		}
	});
}

const refusal: Partial<OutboxItem> = {
	state: 'refused',
	frozenAt: '2026-11-25T20:00:00Z',
	problem: { outcome: 'refused', code: 'rules-broken', violations: [], conflicts: [] }
};

const ticket = {
	bytes: new Uint8Array([1, 2, 3]),
	format: 'pdf',
	name: 'billet.pdf',
	folder: 'travel',
	purpose: 'transportTicket'
} as const;

async function view(store: DeviceStore) {
	const found = await readClaimView(store, KEY, Date.now());
	if (found === null) throw new Error('the claim is not on the device');
	return found;
}

describe('autosave', () => {
	it('writes the draft only, however often', async () => {
		const store = await openSample();
		for (const text of ['1', '12', '12x']) await keepDraft(store, KEY, typed(text));
		expect(await kindsOf(store)).toEqual([]);
		const { entry, itemState, claim } = await view(store);
		expect(entry.remuneration.candidates).toBe('12x');
		expect(itemState).toBe('draft');
		expect(claim.content.remuneration).toEqual({ kind: 'candidates', candidates: null });
	});

	it('leaves no draft when all is typed back as it was', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('1'));
		await keepDraft(store, KEY, typed(''));
		expect((await view(store)).itemState).toBe('saved');
	});
});

describe('«Enregistrer»', () => {
	it('refuses what cannot be read, names the field, and keeps the draft', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12,5'));
		const result = await save(store, KEY);
		expect(result).toMatchObject({ ok: false, violations: [{ field: 'remuneration.candidates' }] });
		expect(await kindsOf(store)).toEqual([]);
		expect((await view(store)).entry.remuneration.candidates).toBe('12,5');
	});

	it('merges into an operation that was never sent', async () => {
		const store = await openSample();
		await saved(store, '12');
		await saved(store, '13');
		const [item, ...others] = await readOutbox(store);
		expect(others).toEqual([]);
		expect(item?.operation).toMatchObject({
			base: { revision: 1 },
			payload: { baseContent: sampleClaim().content, content: { remuneration: { candidates: 13 } } }
		});
	});

	it('makes a new operation after one that was frozen by its first attempt', async () => {
		const store = await openSample();
		await saved(store, '12');
		await alter(store, 'saveClaim', { frozenAt: '2026-11-25T20:00:00Z' });
		await saved(store, '13');
		const [first, second] = await readOutbox(store);
		expect(first?.operation).toMatchObject({ payload: { content: { remuneration: { candidates: 12 } } } });
		expect(second?.operation).toMatchObject({
			base: { after: first?.operation.id },
			payload: {
				baseContent: { remuneration: { candidates: 12 } },
				content: { remuneration: { candidates: 13 } }
			}
		});
	});

	it('puts a correction in the place of the refused save, and rebases what waits behind it under new ids', async () => {
		const store = await openSample();
		await saved(store, '12');
		await attach(store, KEY, ticket);
		const before = await readOutbox(store);
		await alter(store, 'saveClaim', refusal);
		await alter(store, 'attachDocument', { frozenAt: '2026-11-25T20:00:00Z', needsNewId: true });
		expect((await view(store)).itemState).toBe('toCorrect');
		await saved(store, '14');
		const after = await readOutbox(store);
		expect(after.map(({ operation }) => operation.kind)).toEqual(['saveClaim', 'attachDocument']);
		expect(after[0]?.operation).toMatchObject({
			base: { revision: 1 },
			payload: {
				baseContent: { remuneration: { candidates: null } },
				content: { remuneration: { candidates: 14 } }
			}
		});
		expect(after[1]?.operation.base).toEqual({ after: after[0]?.operation.id });
		const olds = new Set(before.map(({ operation }) => operation.id));
		expect(after.some(({ operation }) => olds.has(operation.id))).toBe(false);
		expect(after.every(({ state, frozenAt }) => state === 'waiting' && frozenAt === null)).toBe(true);
	});
});

describe('«Valider»', () => {
	it('sends the draft and the very summary that was seen, and shows «Validé» at once', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		const { summary, violations, missing } = await prepareFor(store, KEY);
		expect(violations).toEqual([]);
		expect(missing.map(({ purpose }) => purpose)).toContain('iban');
		expect(await validate(store, KEY, { summary, missingDocumentsSeen: true })).toEqual({ ok: true });
		expect(await kindsOf(store)).toEqual(['saveClaim', 'validateClaim']);
		const { isValidationPending, itemState } = await view(store);
		expect({ isValidationPending, itemState }).toEqual({ isValidationPending: true, itemState: 'waiting' });
		expect(await readClaimView(store, KEY, Date.now())).toMatchObject({
			claim: { remuneration: { status: 'validated' }, travel: { status: 'validated' }, fileNumber: null },
			serverClaim: { remuneration: { status: 'open' } }
		});
	});

	it('validates nothing else than what was seen', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		const { summary } = await prepareFor(store, KEY);
		await keepDraft(store, KEY, typed('13'));
		const result = await validate(store, KEY, { summary, missingDocumentsSeen: true });
		expect(result).toMatchObject({ ok: false, code: 'summary-changed' });
		expect(await kindsOf(store)).toEqual([]);
	});

	it('cannot be given twice, by two taps at once', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		const { summary } = await prepareFor(store, KEY);
		const seen = { summary, missingDocumentsSeen: true };
		const results = await Promise.all([validate(store, KEY, seen), validate(store, KEY, seen)]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await kindsOf(store)).toEqual(['saveClaim', 'validateClaim']);
	});

	it('taken back before it was sent leaves nothing for the server', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		const { summary } = await prepareFor(store, KEY);
		await validate(store, KEY, { summary, missingDocumentsSeen: true });
		expect(await changeStatus(store, KEY, 'withdrawValidation')).toEqual({ ok: true });
		expect(await kindsOf(store)).toEqual(['saveClaim']);
		expect((await view(store)).claim.remuneration.status).toBe('open');
	});

	it('does not show as validated behind a save that was refused', async () => {
		const store = await openSample();
		await keepDraft(store, KEY, typed('12'));
		const { summary } = await prepareFor(store, KEY);
		await validate(store, KEY, { summary, missingDocumentsSeen: true });
		await alter(store, 'saveClaim', refusal);
		const { claim, entry, itemState } = await view(store);
		expect(claim.remuneration.status).toBe('open');
		expect(entry.remuneration.candidates).toBe('12');
		expect(itemState).toBe('toCorrect');
	});
});

describe('documents', () => {
	it('keep bytes, length and hash with the operation, and open from this device', async () => {
		const store = await openSample();
		const result = await attach(store, KEY, ticket);
		if (!result.ok) throw new Error(result.code);
		const kept = await store.get('bytes', result.document.id);
		expect(kept?.bytes).toBeInstanceOf(ArrayBuffer);
		expect(kept).toMatchObject({
			byteLength: 3,
			sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81'
		});
		expect((await view(store)).documents).toMatchObject([{ state: 'waiting', isOnDevice: true }]);
	});

	it('stop at 20 a folder', async () => {
		const store = await openSample();
		for (let count = 0; count < 20; count += 1) await attach(store, KEY, ticket);
		expect(await attach(store, KEY, ticket)).toEqual({ ok: false, code: 'document-count' });
		expect(await attach(store, KEY, { ...ticket, folder: 'pay', purpose: 'iban' })).toMatchObject({
			ok: true
		});
	});

	it('taken out before they were sent leave nothing, and what followed keeps its chain', async () => {
		const store = await openSample();
		const result = await attach(store, KEY, ticket);
		if (!result.ok) throw new Error(result.code);
		await saved(store, '5');
		expect(await remove(store, KEY, result.document.id)).toEqual({ ok: true });
		expect(await kindsOf(store)).toEqual(['saveClaim']);
		expect((await readOutbox(store))[0]?.operation.base).toEqual({ revision: 1 });
		expect(await store.get('bytes', result.document.id)).toBeUndefined();
	});
});

describe('what is not sent', () => {
	it('counts drafts, waiting and refused ones', async () => {
		const store = await openSample();
		await saved(store, '12');
		await alter(store, 'saveClaim', refusal);
		await accept(store, 'RENNES', 1);
		await accept(store, 'RENNES', 1);
		await keepDraft(store, KEY, typed('13'));
		const states = (await readUnsentItems(store)).map(({ kind, state }) => `${kind} ${state}`);
		expect(states).toEqual(['saveClaim toCorrect', 'acceptConditions waiting', 'draft draft']);
	});

	it('counts a conflict and the draft kept over it once, and gives both up together', async () => {
		const store = await openSample();
		await saved(store, '12');
		const problem: ItemProblem = {
			outcome: 'conflict',
			code: 'revision-stale',
			violations: [],
			conflicts: []
		};
		await alter(store, 'saveClaim', { state: 'conflict', problem });
		await keepDraft(store, KEY, typed('13'));
		const [item, ...more] = await readUnsentItems(store);
		expect([item?.state, more]).toEqual(['conflict', []]);
		expect(await discard(store, item!.id)).toBe(true);
		expect(await readUnsentItems(store)).toEqual([]);
	});

	it('tried again after a refusal goes under a new id', async () => {
		const store = await openSample();
		await saved(store, '12');
		const [item] = await readOutbox(store);
		await alter(store, 'saveClaim', refusal);
		await retry(store, item!.operation.id);
		const [again] = await readOutbox(store);
		expect(again?.operation.id).not.toBe(item?.operation.id);
		expect(again).toMatchObject({ state: 'waiting', frozenAt: null, problem: null });
	});

	it('is not given up once the server may have it', async () => {
		const store = await openSample();
		await saved(store, '12');
		await alter(store, 'saveClaim', { frozenAt: '2026-11-25T20:00:00Z' });
		const [item] = await readOutbox(store);
		expect(await discard(store, item!.operation.id)).toBe(false);
		expect(await kindsOf(store)).toEqual(['saveClaim']);
	});

	it('set aside by this device is tried again under the same id: the server may have it', async () => {
		const store = await openSample();
		await saved(store, '12');
		const [item] = await readOutbox(store);
		const problem: ItemProblem = { outcome: 'refused', code: 'fault', violations: [], conflicts: [] };
		await alter(store, 'saveClaim', { ...refusal, problem, lastTrouble: 'no-answer', attempts: 20 });
		expect(await readUnsentItems(store)).toMatchObject([
			{ state: 'toCorrect', code: 'no-answer', isSetAside: true, wasSent: true, attempts: 20 }
		]);
		await retry(store, item!.operation.id);
		expect(await readOutbox(store)).toMatchObject([
			{ operation: { id: item!.operation.id }, state: 'waiting', attempts: 0, problem: null }
		]);
	});

	it('in trouble lets the documents right behind it pass, and not what follows them', async () => {
		const store = await openSample();
		await saved(store, '12');
		for (const name of ['un.pdf', 'deux.pdf', 'trois.pdf']) await attach(store, KEY, { ...ticket, name });
		await changeStatus(store, KEY, 'declareNotDone');
		const names = async () =>
			(await readOutbox(store)).map(({ operation }) =>
				operation.kind === 'attachDocument' ? operation.payload.name : operation.kind
			);
		const one = (await readOutbox(store)).find(
			({ operation }) => operation.kind === 'attachDocument' && operation.payload.name === 'un.pdf'
		);
		await changeStore(store, (unit) => letPass(unit, one!.operation.id));
		expect(await names()).toEqual(['saveClaim', 'deux.pdf', 'trois.pdf', 'un.pdf', 'declareNotDone']);
		const outbox = await readOutbox(store);
		const after = outbox.map(({ operation: { base } }) =>
			base !== null && 'after' in base ? base.after : null
		);
		const ids = outbox.map(({ operation }) => operation.id);
		// «un» still needs what it needed; the declaration comes after them all.
		expect(after).toEqual([null, ids[0], ids[1], ids[0], ids[3]]);
	});

	it('does not hold up a document that is added behind it', async () => {
		const store = await openSample();
		await attach(store, KEY, { ...ticket, name: 'un.pdf' });
		await alter(store, 'attachDocument', { attempts: 1 });
		await attach(store, KEY, { ...ticket, name: 'deux.pdf' });
		const names = (await readOutbox(store)).map(({ operation }) =>
			operation.kind === 'attachDocument' ? operation.payload.name : operation.kind
		);
		expect(names).toEqual(['deux.pdf', 'un.pdf']);
	});

	it('shows in the list of claims', async () => {
		const store = await openSample();
		const during = Date.parse('2014-05-20T10:00:00+02:00');
		await keepDraft(store, KEY, typed('9'));
		expect(await readClaimRows(store, during)).toMatchObject([{ key: KEY, itemState: 'draft' }]);
		expect(await readClaimRows(store, Date.parse('2018-05-22T12:00:00+02:00'))).toEqual([]);
	});
});
