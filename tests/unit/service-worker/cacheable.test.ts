// The shell's cache takes our own build's files only: errors, redirects, portals, opaque answers and another build's
// pages stay out.
import { describe, expect, it } from 'vitest';
import { isCacheable, isLater, isOnNeed } from '../../../service-worker/cacheable';

/** A Response as fetch gives it: `type`, `redirected` and `url` cannot be set by its constructor. */
function fetched(
	body: string,
	contentType: string,
	facts: Partial<Response> = {},
	headers: Record<string, string> = {}
): Response {
	const response = new Response(body, { headers: { 'content-type': contentType, ...headers } });
	for (const [name, value] of Object.entries({ type: 'basic', ...facts })) {
		Object.defineProperty(response, name, { value });
	}
	return response;
}

const START = '/_app/immutable/entry/start.abc.js';
const PAGE_FILE = '/_app/immutable/nodes/5.x_-y.js';
const BUILD = new Set([START, PAGE_FILE, '/_app/immutable/assets/a.css']);
const SHELL = `<link href="${PAGE_FILE}"><script type="module">import("${START}")</script>`;
const takes = (pathname: string, response: Response) => isCacheable(pathname, response, BUILD);

describe('isCacheable', () => {
	it('takes scripts, styles, pictures and the real shell', async () => {
		expect(await takes('/_app/immutable/a.js', fetched('1', 'text/javascript'))).toBe(true);
		expect(await takes('/_app/immutable/a.js', fetched('1', 'application/javascript'))).toBe(true);
		expect(await takes('/_app/immutable/a.css', fetched('1', 'text/css'))).toBe(true);
		expect(await takes('/icon.png', fetched('1', 'image/png'))).toBe(true);
		expect(await takes('/hors-ligne', fetched(SHELL, 'text/html'))).toBe(true);
	});

	it('refuses a portal that answers every address with its page, or with its JSON', async () => {
		const portal = '<h1>Bienvenue sur le Wi-Fi</h1>';
		expect(await takes('/_app/immutable/a.js', fetched(portal, 'text/html; charset=utf-8'))).toBe(false);
		expect(await takes('/icon.png', fetched(portal, 'text/html'))).toBe(false);
		expect(await takes('/hors-ligne', fetched(portal, 'text/html'))).toBe(false);
		expect(await takes('/_app/immutable/a.js', fetched('{}', 'application/json'))).toBe(false);
		expect(await takes('/_app/immutable/a.css', fetched('', ''))).toBe(false);
	});

	it('refuses errors, redirected, empty and opaque answers', async () => {
		const script = (facts: Partial<Response>) => fetched('1', 'text/javascript', facts);
		const refuses = async (response: Response) =>
			expect(await takes('/_app/immutable/a.js', response)).toBe(false);
		await refuses(script({ status: 502 }));
		await refuses(script({ status: 206 }));
		await refuses(script({ redirected: true }));
		await refuses(script({ type: 'opaque' }));
		await refuses(fetched('', 'text/javascript', {}, { 'content-length': '0' }));
	});

	it('refuses the page of another build, whose files this worker does not keep', async () => {
		const newer = SHELL.replace('nodes/5.x_-y', 'nodes/5.newer');
		expect(await takes('/missions', fetched(newer, 'text/html'))).toBe(false);
	});
});

describe('the decoder of HEIC photos and what draws PDFs', () => {
	it('stay outside of the first installation and of what is fetched by itself later; no other script does', () => {
		for (const name of ['heic-worker.BOBthbRt.js', 'pdf-pages-worker.DK3_x-9a.js']) {
			const script = `/_app/immutable/assets/${name}`;
			expect([isOnNeed(script), isLater(script)]).toEqual([true, false]);
		}
		expect(isOnNeed('/_app/immutable/chunks/B3l4EoTG.js')).toBe(false);
		expect(isOnNeed('/_app/immutable/assets/sign-in-page.abc.js')).toBe(false);
	});
});
