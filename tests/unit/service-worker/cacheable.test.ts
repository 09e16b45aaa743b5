// The shell's cache takes our own files only: errors, redirects, portals and opaque answers stay out.
import { describe, expect, it } from 'vitest';
import { isCacheable } from '../../../service-worker/cacheable';

/** A Response as fetch gives it: `type`, `redirected` and `url` cannot be set by its constructor. */
function fetched(body: string, contentType: string, facts: Partial<Response> = {}): Response {
	const response = new Response(body, { headers: { 'content-type': contentType } });
	for (const [name, value] of Object.entries({ type: 'basic', ...facts })) {
		Object.defineProperty(response, name, { value });
	}
	return response;
}

const SHELL = '<script type="module">import("/_app/immutable/entry/start.abc.js")</script>';

describe('isCacheable', () => {
	it('takes a script and the real shell', async () => {
		expect(await isCacheable('/_app/immutable/a.js', fetched('1', 'text/javascript'))).toBe(true);
		expect(await isCacheable('/hors-ligne', fetched(SHELL, 'text/html'))).toBe(true);
	});

	it('refuses a portal that answers every address with its page', async () => {
		const portal = '<h1>Bienvenue sur le Wi-Fi</h1>';
		expect(await isCacheable('/_app/immutable/a.js', fetched(portal, 'text/html; charset=utf-8'))).toBe(
			false
		);
		expect(await isCacheable('/hors-ligne', fetched(portal, 'text/html'))).toBe(false);
	});

	it('refuses errors, redirected and opaque answers', async () => {
		const script = (facts: Partial<Response>) => fetched('1', 'text/javascript', facts);
		expect(await isCacheable('/_app/immutable/a.js', script({ status: 502 }))).toBe(false);
		expect(await isCacheable('/_app/immutable/a.js', script({ status: 206 }))).toBe(false);
		expect(await isCacheable('/_app/immutable/a.js', script({ redirected: true }))).toBe(false);
		expect(await isCacheable('/_app/immutable/a.js', script({ type: 'opaque' }))).toBe(false);
	});
});
