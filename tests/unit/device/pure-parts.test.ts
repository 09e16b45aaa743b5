// Ids, hashes, the choice of what to send, and the merge of typed text: no store, no network.
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src/lib/device/db/rows';
import { claimState } from '../../../src/lib/device/item-state';
import { sha256Hex } from '../../../src/lib/device/sha256';
import { chooseBatch, chooseUpload, nextDue } from '../../../src/lib/device/sync/choose-batch';
import { mergeTyped } from '../../../src/lib/device/sync/merge-typed';
import { newId, uuidV7 } from '../../../src/lib/device/uuid-v7';

describe('ids', () => {
	it('are UUIDv7 of the moment', () => {
		const id = uuidV7(
			0x017f22e279b0,
			0xcc3,
			new Uint8Array([0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
		);
		// The example of RFC 9562, appendix A.6.
		expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
	});

	it('grow, and never meet, ten thousand in a row', () => {
		const ids = Array.from({ length: 10_000 }, newId);
		expect([...ids].sort()).toEqual(ids);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('SHA-256', () => {
	it("is the server's, in lower-case hexadecimal", async () => {
		for (const length of [0, 1, 64, 1000]) {
			const bytes = new Uint8Array(randomBytes(length));
			const expected = createHash('sha256').update(bytes).digest('hex');
			expect(await sha256Hex(bytes)).toBe(expected);
		}
	});
});

const claimId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
let sequence = 0;

function item(claim: number, change: Partial<OutboxItem> = {}, kind = 'declareNotDone'): OutboxItem {
	sequence += 1;
	const payload = kind === 'attachDocument' ? { documentId: `document ${sequence}` } : {};
	const operation = { id: `op ${sequence}`, academy: 'RENNES', claimId: claimId(claim), kind, payload };
	return {
		operation: operation as unknown as OutboxItem['operation'],
		missionKey: null,
		sequence,
		state: 'waiting',
		frozenAt: null,
		attempts: 0,
		notBefore: 0,
		lastTrouble: null,
		problem: null,
		needsNewId: false,
		...change
	};
}

const ready = { now: 1000, tried: new Set<string>(), uploaded: new Set<string>() };
const ids = (items: readonly OutboxItem[]) => items.map(({ operation }) => operation.id);

describe('what is sent', () => {
	it('keeps the order within a claim, and lets the others go on past a refused one', () => {
		const [refused, behind, other] = [item(1, { state: 'refused' }), item(1), item(2)];
		expect(chooseBatch([refused, behind, other], ready)).toEqual([other]);
	});

	it('sends no document before its bytes, nor what follows it', () => {
		const [save, document, validation] = [item(1), item(1, {}, 'attachDocument'), item(1)];
		expect(chooseBatch([save, document, validation], ready)).toEqual([save]);
		expect(chooseUpload([save, document, validation], ready)).toBe(document);
		const uploaded = new Set([(document.operation.payload as { documentId: string }).documentId]);
		expect(ids(chooseBatch([save, document, validation], { ...ready, uploaded }))).toHaveLength(3);
	});

	it('waits for what is put off, and sends conditions before the claims of their académie', () => {
		const later = item(1, { notBefore: 2000 });
		expect(chooseBatch([later, item(1)], ready)).toEqual([]);
		const conditions = item(1, { notBefore: 2000 }, 'acceptConditions');
		conditions.operation = { ...conditions.operation, claimId: null };
		expect(chooseBatch([conditions, item(2)], ready)).toEqual([]);
	});

	it('is at most 100 at once', () => {
		expect(
			chooseBatch(
				Array.from({ length: 130 }, () => item(3)),
				ready
			)
		).toHaveLength(100);
	});

	it('is cut shorter after a failure, until the one that fails is alone', () => {
		const items = [item(1), item(1), item(2), item(3)];
		expect(ids(chooseBatch(items, { ...ready, most: 2 }))).toEqual(ids(items.slice(0, 2)));
		expect(ids(chooseBatch(items, { ...ready, most: 1 }))).toEqual(ids(items.slice(0, 1)));
	});

	it('sends what is suspect alone and after the others, and nothing of its claim before it', () => {
		const [suspect, behind, other] = [item(1, { attempts: 3 }), item(1), item(2)];
		expect(chooseBatch([suspect, behind, other], ready)).toEqual([other]);
		const tried = new Set(ids([other]));
		expect(chooseBatch([suspect, behind, other], { ...ready, tried })).toEqual([suspect]);
	});

	it('keeps a request under what proxies let through', () => {
		const heavy = () => {
			const made = item(3);
			return { ...made, operation: { ...made.operation, madeAt: 'x'.repeat(300_000) } };
		};
		expect(chooseBatch([heavy(), heavy(), heavy()], ready)).toHaveLength(2);
	});

	it('by hand tries what was put off; a clock gone back holds nothing up for days', () => {
		const later = item(1, { notBefore: 2_000 });
		expect(chooseBatch([later], { ...ready, isByHand: true })).toEqual([later]);
		const tomorrow = item(1, { notBefore: 1_000 + 24 * 3_600_000 });
		expect(chooseBatch([tomorrow], ready)).toEqual([tomorrow]);
	});

	it('is next due when the first of each claim is; never for what waits behind one to correct', () => {
		expect(nextDue([item(1, { notBefore: 9_000 }), item(1), item(2, { notBefore: 4_000 })], 1_000)).toBe(
			4_000
		);
		expect(nextDue([item(1, { state: 'refused' }), item(1)], 1_000)).toBeNull();
	});
});

describe('the state of a claim', () => {
	it('tells first what needs the person', () => {
		const all = (['waiting', 'sending', 'refused', 'conflict'] as const).map((state) => ({ state }));
		expect(claimState(all, true)).toBe('conflict');
		expect(claimState(all.slice(0, 3), true)).toBe('toCorrect');
		expect(claimState(all.slice(0, 2), true)).toBe('draft');
		expect(claimState(all.slice(0, 2), false)).toBe('sending');
		expect(claimState(all.slice(0, 1), false)).toBe('waiting');
		expect(claimState([], false)).toBe('saved');
	});
});

describe('merge of typed text', () => {
	const line = (id: string, text: string) => ({ id, text });

	it('keeps what each side changed, and mine on a field of both', () => {
		const base = { a: '1', b: '1', lines: [line('x', '1'), line('y', '1')] };
		const mine = { a: '2', b: '1', lines: [line('x', '2'), line('z', 'new')] };
		const server = { a: '3', b: '9', lines: [line('x', '1'), line('y', '1'), line('w', 'theirs')] };
		expect(mergeTyped(base, mine, server)).toEqual({
			a: '2',
			b: '9',
			lines: [line('x', '2'), line('w', 'theirs'), line('z', 'new')]
		});
	});

	it('loses nothing of mine against an untouched server, and nothing of theirs against an untouched draft', () => {
		const entry = fc.record({
			a: fc.string(),
			lines: fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), text: fc.string() }), {
				selector: ({ id }) => id
			})
		});
		fc.assert(
			fc.property(entry, entry, (base, changed) => {
				expect(mergeTyped(base, changed, base)).toEqual(changed);
				expect(mergeTyped(base, base, changed)).toEqual(changed);
			})
		);
	});
});
