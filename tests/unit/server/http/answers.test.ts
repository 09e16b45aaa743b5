// Every refusal has a status and a sentence; another site’s requests are told apart; bodies have a bound.
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '$lib/contracts/refusal';
import { landingPath, safeReturnPath } from '$lib/server/auth';
import { readConfig } from '$lib/server/config';
import { readJson } from '$lib/server/http/json';
import { refuse } from '$lib/server/http/refusal-response';
import { isFormWithoutUs, isSameOrigin } from '$lib/server/http/same-origin';

it.each(REFUSAL_CODES)(
	'%s is answered with an error status, its code and a French sentence',
	async (code) => {
		const response = refuse(code, { requestId: 'r1', retryAfterSeconds: 1.2 });
		expect(response.status).toBeGreaterThanOrEqual(400);
		expect(response.headers.get('retry-after')).toBe('2');
		const body = (await response.json()) as Record<string, string>;
		expect(body).toMatchObject({ code, requestId: 'r1' });
		expect(body['message']).toMatch(/^\p{Lu}.*[.!?]$/su);
	}
);

describe('a request that changes something', () => {
	const ORIGIN = 'https://imagin.example.fr';
	const check = (headers: Record<string, string>, method = 'POST') =>
		isSameOrigin(new Request(`${ORIGIN}/api/sync/push`, { method, headers }), ORIGIN);
	it.each([
		[{ origin: ORIGIN, 'sec-fetch-site': 'same-origin' }, true],
		[{ origin: ORIGIN }, true],
		[{}, true],
		[{ origin: 'https://evil.example' }, false],
		[{ origin: 'null' }, false],
		[{ 'sec-fetch-site': 'same-site' }, false],
		[{ 'sec-fetch-site': 'cross-site', origin: ORIGIN }, false],
		[{ 'sec-fetch-site': 'none' }, false]
	])('%j → %s', (headers, expected) => expect(check(headers as Record<string, string>)).toBe(expected));
	it('reading is open', () => expect(check({ origin: 'https://evil.example' }, 'GET')).toBe(true));
});

describe('a form that changes something', () => {
	const ORIGIN = 'https://imagin.example.fr';
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'TEXT/PLAIN;charset=utf-8',
		'application/x-sveltekit-formdata'
	];
	const check = (type: string, origin: string | null, method = 'POST') =>
		isFormWithoutUs(
			new Request(`${ORIGIN}/connexion`, {
				method,
				headers: { 'content-type': type, ...(origin === null ? {} : { origin }) }
			}),
			ORIGIN
		);
	it.each(types)('of type %s names us as its sender', (type) => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			for (const origin of [null, 'null', 'https://evil.example', `${ORIGIN}.evil.example`])
				expect(check(type, origin, method), `${method} ${origin}`).toBe(true);
			expect(check(type, ORIGIN, method)).toBe(false);
		}
	});
	it('is none of JSON, which a foreign page cannot send unasked', () =>
		expect(check('application/json', null)).toBe(false));
	it('reading is open', () => expect(isFormWithoutUs(new Request(`${ORIGIN}/x`), ORIGIN)).toBe(false));
});

describe('a JSON body', () => {
	const post = (body: BodyInit, type = 'application/json') =>
		new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } });
	it('is read', async () => expect(await readJson(post('{"a":"é"}'))).toEqual({ a: 'é' }));
	it.each([
		['not JSON', post('{')],
		['a form', post('{}', 'text/plain')],
		['broken UTF-8', post(new Uint8Array([0x22, 0xff, 0x22]))]
	])('is refused: %s', async (_name, request) => {
		await expect(readJson(request)).rejects.toMatchObject({ code: 'malformed' });
	});
	it('is refused past its bound, whatever length it announces', async () => {
		await expect(readJson(post(`"${'x'.repeat(2000)}"`), 1000)).rejects.toMatchObject({ code: 'malformed' });
	});
});

it.each([
	'//evil.example',
	'/\\evil.example',
	'https://evil.example',
	'/api/session',
	'/connexion',
	'/a?b',
	''
])('«%s» is no path to return to', (path) => expect(safeReturnPath(path)).toBeNull());

it('a first password comes before the page asked for', () => {
	const account = {
		id: 'a',
		identifier: 'a',
		fullName: 'A',
		mustChangePassword: true,
		standing: 'open' as const,
		withheldRoles: [],
		roles: []
	};
	expect(landingPath(account, '/frais')).toBe('/mot-de-passe');
});

describe('the environment', () => {
	it.each([
		[{ IMAGIN_TEST_NOW: '2017-06-15 08:00' }, /IMAGIN_TEST_NOW/],
		[{ IMAGIN_DATABASE_MARK: 'prod' }, /IMAGIN_DATABASE_MARK/],
		[{ LIBSQL_URL: 'http://db.example:8080' }, /\{database\}/],
		[{ LIBSQL_URL: 'ftp://{database}.example' }, /LIBSQL_URL/]
	])('%j is refused', (environment, message) => {
		expect(() => readConfig(environment as Record<string, string>)).toThrow(message);
	});
	it('is production on this machine by default, without a demo', () => {
		expect(readConfig({})).toMatchObject({ databaseMark: 'production', host: '127.0.0.1', loadsDemo: false });
	});
});
