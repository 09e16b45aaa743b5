// Only our own JSON under a 2xx is an answer; everything else leaves the outbox as it is.
import { describe, expect, it } from 'vitest';
import { askServer, retryAfterMs } from '../../../src/lib/device/sync/ask-server';
import { backoffMs } from '../../../src/lib/device/sync/backoff';
import type { Transport } from '../../../src/lib/device/sync/transport';

function answering(make: () => Response | Promise<Response>): Transport {
	return { origin: 'http://localhost', fetch: async () => make() };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	answering(() => Response.json(body, { status, headers }));
const html = (status: number, headers: Record<string, string> = {}) =>
	answering(
		() =>
			new Response('<html>Bienvenue</html>', { status, headers: { 'content-type': 'text/html', ...headers } })
	);
const ask = (transport: Transport) => askServer(transport, '/api/session');

describe('an answer', () => {
	it('is ours only as JSON under a 2xx', async () => {
		expect(await ask(json(200, { a: 1 }))).toMatchObject({ kind: 'ok', body: { a: 1 } });
		expect(await ask(html(200))).toMatchObject({ kind: 'unreachable' });
		expect(await ask(html(302, { location: '/login' }))).toMatchObject({ kind: 'unreachable' });
		const torn = new Response('{"answers": [', { headers: { 'content-type': 'application/json' } });
		expect(await ask(answering(() => torn))).toMatchObject({ kind: 'unreachable' });
		const dead = answering(() => Promise.reject(new TypeError('fetch failed')));
		expect(await ask(dead)).toMatchObject({ kind: 'unreachable' });
	});

	it('401 pauses, whoever says it', async () => {
		expect(await ask(json(401, { code: 'signed-out' }))).toEqual({ kind: 'signed-out' });
		expect(await ask(html(401))).toEqual({ kind: 'signed-out' });
	});

	it('that asks us to wait is waited for', async () => {
		expect(await ask(json(429, { code: 'busy' }, { 'retry-after': '7' }))).toEqual({
			kind: 'unreachable',
			retryAfterMs: 7000
		});
		expect(await ask(html(503))).toEqual({ kind: 'unreachable', retryAfterMs: 0 });
		const now = Date.parse('2026-11-25T20:00:00Z');
		expect(retryAfterMs('Wed, 25 Nov 2026 20:00:30 GMT', now)).toBe(30_000);
		expect(retryAfterMs('99999999', now)).toBe(3_600_000);
		expect(retryAfterMs('soon', now)).toBe(0);
	});

	it('that refuses tells why only if the words are ours', async () => {
		expect(await ask(json(403, { code: 'forbidden' }))).toEqual({
			kind: 'failed',
			status: 403,
			code: 'forbidden'
		});
		expect(await ask(json(403, { code: 'made-up' }))).toEqual({ kind: 'failed', status: 403, code: null });
		expect(await ask(html(413))).toEqual({ kind: 'failed', status: 413, code: null });
		expect(await ask(html(500))).toEqual({ kind: 'failed', status: 500, code: null });
	});

	it('is asked for again after 2 s, doubling to 60 s, less up to a half by chance', () => {
		expect([1, 2, 3, 6, 50].map((failures) => backoffMs(failures, 0))).toEqual([
			2000, 4000, 8000, 60_000, 60_000
		]);
		expect(backoffMs(1, 0.999)).toBeGreaterThanOrEqual(1000);
	});
});
