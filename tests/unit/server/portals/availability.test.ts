// Whether an application answers, asked of real servers that answer, fail, hang or are gone.
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availabilityOf, PATIENCE_MS } from '$lib/server/portals/availability';
import { startPortalStandIn, type StandIn } from '../../../fixtures/portal-stand-in/portal-stand-in';

let portal: StandIn;
beforeAll(async () => {
	portal = await startPortalStandIn('SANTORIN');
});
afterAll(() => portal.stop());

/** Nothing is kept between two looks. */
const look = (address = portal.address, patienceMs = 20_000) => availabilityOf(address, patienceMs, 0);

describe('an application', () => {
	it('that answers is available', async () => {
		portal.mode = 'available';
		expect(await look()).toBe('available');
	});

	it('that knows no HEAD is asked with GET', async () => {
		portal.mode = 'withoutHead';
		expect(await look()).toBe('available');
		expect(portal.methods.slice(-2)).toEqual(['HEAD', 'GET']);
	});

	it('that answers by a fault is failing', async () => {
		portal.mode = 'failing';
		expect(await look()).toBe('failing');
	});

	it('that hangs is given up in time', async () => {
		portal.mode = 'hanging';
		// It never answers: that there is a word at all is its being given up.
		expect(await look(portal.address, 400)).toBe('unreachable');
		expect(PATIENCE_MS).toBe(3_000);
	});

	it('that nobody serves is unreachable, and so is what speaks no HTTP', async () => {
		const mute = createServer((socket) => socket.resume().end('SSH-2.0\r\n')).listen(0, '127.0.0.1');
		await once(mute, 'listening');
		const { port } = mute.address() as AddressInfo;
		expect(await look(`http://127.0.0.1:${port}/`)).toBe('unreachable');
		mute.close();
		await once(mute, 'close');
		expect(await look(`http://127.0.0.1:${port}/`)).toBe('unreachable');
	});

	it('is looked at once for who press at the same moment', async () => {
		const other = await startPortalStandIn('CYCLADES');
		const found = await Promise.all(
			Array.from({ length: 20 }, () => availabilityOf(other.address, 20_000, 10_000))
		);
		expect(new Set(found)).toEqual(new Set(['available']));
		expect(other.methods).toEqual(['HEAD']);
		await other.stop();
	});
});
