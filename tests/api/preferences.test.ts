// GET and PUT /api/preferences: each person's own accessibility settings, on the built server.
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_DISPLAY, type DisplaySettings } from '../../src/lib/domain/display/display-settings';
import { GESTIONNAIRE, NEWCOMER, READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from '../sync/test-device';

const server = await serverAtTeachersDay();
const PATH = '/api/preferences';
const BIG: DisplaySettings = {
	contrast: 'strong',
	textSize: 200,
	lineSpacing: 'wider',
	alignment: 'justify'
};

let sophie: Browser;
let anne: Browser;

async function signedIn({
	identifier,
	password
}: {
	identifier: string;
	password: string;
}): Promise<Browser> {
	const browser = new Browser(server.url);
	await browser.signIn(identifier, password);
	return browser;
}

function put(browser: Browser, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
	return browser.fetch(PATH, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
}

async function read(browser: Browser): Promise<unknown> {
	return (await browser.fetch(PATH)).json();
}

beforeAll(async () => {
	[sophie, anne] = await Promise.all([signedIn(TEACHER), signedIn(READER)]);
}, 60_000);

describe('the preferences of an account', () => {
	it('are nothing at first, then the last written, on every device of the person and of nobody else', async () => {
		expect(await read(sophie)).toEqual({ display: null, changedAt: null });
		const first = (await (await put(sophie, { display: BIG })).json()) as { changedAt: string };
		expect(first).toMatchObject({ display: BIG });
		// By the server's clock, which is at the teacher's day.
		expect(first.changedAt).toMatch(/^2017-06-15T/);
		const other = await signedIn(TEACHER);
		expect(await read(other)).toEqual(first);
		expect(await read(anne)).toEqual({ display: null, changedAt: null });

		await put(other, { display: DEFAULT_DISPLAY });
		expect(await read(sophie)).toMatchObject({ display: DEFAULT_DISPLAY });
		await put(anne, { display: BIG });
		expect(await read(sophie)).toMatchObject({ display: DEFAULT_DISPLAY });
	});

	it('are kept for a gestionnaire too', async () => {
		const desk = await signedIn(GESTIONNAIRE);
		expect((await put(desk, { display: BIG })).status).toBe(200);
		expect(await read(desk)).toMatchObject({ display: BIG });
	});

	it('survive a restart of the server', async () => {
		await put(anne, { display: BIG });
		await server.restart();
		expect(await read(anne)).toMatchObject({ display: BIG });
	});
});

describe('what is refused', () => {
	it.each([
		['no JSON', '{'],
		['no settings', {}],
		['an unknown contrast', { display: { ...BIG, contrast: 'pink' } }],
		['a size of the letters that is none of ours', { display: { ...BIG, textSize: 110 } }],
		['a size as text', { display: { ...BIG, textSize: '200' } }],
		['a missing field', { display: { contrast: 'strong' } }],
		['a field more', { display: { ...BIG, accountId: 'somebody' } }],
		['somebody’s id beside', { display: BIG, accountId: 'somebody' }],
		['two kilobytes', { display: BIG, more: 'x'.repeat(2_000) }]
	])('%s', async (_what, body) => {
		const before = await read(sophie);
		const response = await put(sophie, body);
		expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed' }]);
		expect(await read(sophie)).toEqual(before);
	});

	it('another site, and another kind of content', async () => {
		const foreign = await fetch(server.url + PATH, {
			method: 'PUT',
			headers: { 'content-type': 'application/json', origin: 'https://ailleurs.example' },
			body: JSON.stringify({ display: BIG })
		});
		expect(foreign.status).toBe(403);
		const text = await put(sophie, { display: BIG }, { 'content-type': 'text/plain' });
		expect(text.status).toBeGreaterThanOrEqual(400);
	});

	it.each(['GET', 'PUT'])('%s by nobody', async (method) => {
		const nobody = new Browser(server.url);
		const response = method === 'GET' ? await nobody.fetch(PATH) : await put(nobody, { display: BIG });
		expect(response.status).toBe(401);
		expect(response.headers.get('cache-control')).toContain('no-store');
	});

	it('by whoever has not changed the first password', async () => {
		const newcomer = await signedIn(NEWCOMER);
		expect((await put(newcomer, { display: BIG })).status).toBe(403);
	});
});
