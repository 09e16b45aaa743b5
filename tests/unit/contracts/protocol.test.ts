// Versions of the protocol: the one before is always taken, and what came later is told to those who can read it.
import { describe, expect, it } from 'vitest';
import {
	ENTITY_SINCE,
	isToldTo,
	learnsMore,
	OLDEST_PROTOCOL_VERSION,
	PROTOCOL_VERSION
} from '../../../src/lib/contracts/protocol';

const SINCE = { claim: 1, rates: 3, maps: 5 };

it('takes the outbox of the protocol before, and of those before it whose words still mean the same', () => {
	expect(OLDEST_PROTOCOL_VERSION).toBeLessThan(PROTOCOL_VERSION);
	expect(OLDEST_PROTOCOL_VERSION).toBe(2);
});

it('tells the present protocol every entity', () => {
	for (const entity of Object.keys(ENTITY_SINCE)) expect(isToldTo(PROTOCOL_VERSION, entity)).toBe(true);
	expect(isToldTo(PROTOCOL_VERSION, 'unheard-of')).toBe(false);
});

describe('an entity that came later', () => {
	it('is told from its version on', () => {
		expect([1, 2, 3, 4].map((protocol) => isToldTo(protocol, 'rates', SINCE))).toEqual([
			false,
			false,
			true,
			true
		]);
	});

	it('has to be learned by a device that was not told of it, and by no other', () => {
		expect(learnsMore(2, 3, SINCE)).toBe(true);
		expect(learnsMore(1, 4, SINCE)).toBe(true);
		expect(learnsMore(1, 2, SINCE)).toBe(false);
		expect(learnsMore(3, 4, SINCE)).toBe(false);
		expect(learnsMore(5, 3, SINCE)).toBe(false);
	});
});
