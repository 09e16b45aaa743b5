// A store that the browser emptied: told with what went, never taken for an empty outbox.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
	isTrimmed,
	lossWasRead,
	noteKept,
	noteLoss,
	noteTrimmed,
	unreadLoss
} from '../../../src/lib/device/space/kept-mark';
import { openSample } from './device-samples';
import { fakeLocalStorage } from './storage-samples';

afterEach(() => vi.unstubAllGlobals());

const ACCOUNT = 'e42b3725-cad5-4a50-9a2b-78f927784f27';

describe('faults.md: all local data gone', () => {
	it('the count outside IndexedDB tells what went, until the person has read it', () => {
		const kept = fakeLocalStorage();
		expect(noteLoss(ACCOUNT)).toBeNull();
		noteKept(ACCOUNT, 3);
		noteKept(ACCOUNT, 2);
		expect(noteLoss(ACCOUNT)).toBe(2);
		// Before the person has read it the page is opened again, filled again, and emptied again with one more.
		expect(unreadLoss(ACCOUNT)).toBe(2);
		noteKept(ACCOUNT, 1);
		expect(noteLoss(ACCOUNT)).toBe(3);
		lossWasRead(ACCOUNT);
		expect(unreadLoss(ACCOUNT)).toBeNull();
		expect(noteLoss(ACCOUNT)).toBeNull();
		expect([...kept]).toEqual([]);
	});

	it('says that nothing waited where nothing did', () => {
		fakeLocalStorage();
		noteKept(ACCOUNT, 0);
		expect(noteLoss(ACCOUNT)).toBe(0);
	});

	it('one account is no word about another, and nothing of it stays once the data left at their word', async () => {
		const kept = fakeLocalStorage();
		const store = await openSample();
		noteKept(store.accountId, 2);
		noteTrimmed(store.accountId);
		noteKept(ACCOUNT, 5);
		await store.destroy();
		expect(isTrimmed(store.accountId)).toBe(false);
		expect([...kept]).toEqual([[`imagin-kept-${ACCOUNT}`, '5']]);
	});

	it('holds an opaque id and a number, whatever else stands there', () => {
		const kept = fakeLocalStorage();
		kept.set(`imagin-kept-${ACCOUNT}`, 'oops');
		expect(noteLoss(ACCOUNT)).toBeNull();
	});

	it('does without where storage is forbidden or full', () => {
		vi.stubGlobal('localStorage', {
			getItem: () => null,
			setItem: () => {
				throw new DOMException('full', 'QuotaExceededError');
			},
			removeItem: () => undefined
		});
		expect(() => noteKept(ACCOUNT, 1)).not.toThrow();
		expect(noteLoss(ACCOUNT)).toBeNull();
	});
});
