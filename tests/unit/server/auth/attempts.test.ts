// How often a password may be tried: by account and network, by network, and by account from everywhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAttempt, EVERYWHERE_LIMIT } from '$lib/server/auth/attempts';
import { Refused } from '$lib/server/refused';
import { openOwnDatabases } from '../own-databases';

const NOW = Date.parse('2026-06-15T08:00:00Z');
let close: () => Promise<void>;

beforeAll(async () => {
	close = await openOwnDatabases();
});

afterAll(() => close());

/** Seconds to wait, or 0 for an attempt that may go on. */
async function tried(identifier: string, address: string, at = NOW, isKnown = false): Promise<number> {
	try {
		await beginAttempt(identifier, address, at, isKnown);
		return 0;
	} catch (error) {
		if (!(error instanceof Refused) || error.code !== 'too-many-attempts') throw error;
		return error.details.retryAfterSeconds ?? -1;
	}
}

/** One wrong password from each of so many networks, past all delays of the account. */
async function guessFromEverywhere(identifier: string, times: number, firstAt = NOW): Promise<number> {
	let at = firstAt;
	for (let i = 0; i < times; i += 1) {
		const seconds = await tried(identifier, `198.51.${Math.floor(i / 200)}.${i % 200}`, at);
		at += seconds * 1000;
	}
	return at;
}

describe('guesses at one account from many networks', () => {
	it('are slowed after the fiftieth, wherever the next one comes from', async () => {
		await guessFromEverywhere('de.partout', EVERYWHERE_LIMIT.freeAttempts);
		expect(await tried('de.partout', '203.0.113.1')).toBe(1);
		expect(await tried('un.autre', '203.0.113.1')).toBe(0);
	});

	it('wait for half a minute at most', async () => {
		let at = await guessFromEverywhere('sans.fin', EVERYWHERE_LIMIT.freeAttempts);
		for (let i = 0; i < 12; i += 1) {
			const seconds = await tried('sans.fin', `203.0.113.${i}`, at);
			expect(seconds).toBeLessThanOrEqual(30);
			at += seconds * 1000;
			await tried('sans.fin', `192.0.2.${i}`, at);
		}
		expect(await tried('sans.fin', '203.0.113.200', at)).toBe(30);
	});

	it('hold up neither a device that is known nor count against who was held up', async () => {
		await guessFromEverywhere('titulaire', EVERYWHERE_LIMIT.freeAttempts);
		for (let i = 0; i < 8; i += 1) expect(await tried('titulaire', '203.0.113.9')).toBe(1);
		// The five free ones from this network are still there.
		expect(await tried('titulaire', '203.0.113.9', NOW + 1000)).toBe(0);
		expect(await tried('titulaire', '203.0.113.77', NOW + 1001, true)).toBe(0);
	});

	it('that one network hammers hold up nobody elsewhere', async () => {
		for (let i = 0; i < 80; i += 1) await tried('martele', '203.0.113.50');
		expect(await tried('martele', '203.0.113.51')).toBe(0);
	});

	it('forgiven, give back the attempt and start the network anew', async () => {
		for (let i = 0; i < EVERYWHERE_LIMIT.freeAttempts + 5; i += 1) {
			const attempt = await beginAttempt('juste', '203.0.113.60', NOW, false);
			await attempt.forgive();
		}
		expect(await tried('juste', '203.0.113.60')).toBe(0);
	});
});
