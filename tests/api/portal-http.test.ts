// Launches and second factor over HTTP, against the built server: sessions, origins, forms, headers, and what the log holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnrolmentResponse, LaunchResponse } from '../../src/lib/contracts/portal';
import type { SessionResponse } from '../../src/lib/contracts/pull';
import { startPortals } from '../fixtures/portal-stand-in/launch-environment';
import { authenticatorCode } from '../fixtures/authenticator';
import { BuiltServer, makeFolder, runBuilt, type Browser } from './built-server';

const NOW = '2019-02-04T10:00:00+01:00';
const PASSWORD = 'Demo-Nomade-2026';
const stand = await startPortals();
const folder = makeFolder();
const server = await BuiltServer.start({
	DATA_DIR: folder.path,
	IMAGIN_DATABASE_MARK: 'test',
	IMAGIN_LOAD_DEMO: '1',
	IMAGIN_TEST_NOW: NOW,
	...stand.environment
});

afterAll(async () => {
	await server.stop();
	await stand.stop();
	folder.remove();
});

async function signedIn(identifier: string): Promise<Browser> {
	const browser = server.browser();
	await browser.signIn(identifier, PASSWORD);
	return browser;
}

function json(browser: Browser, path: string, body: unknown, headers: Record<string, string> = {}) {
	return browser.fetch(path, {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json', ...headers }
	});
}

const LAUNCH = { academy: 'RENNES', activity: 'portal', mission: 148988 };
let marker: Browser;
let token: string;

beforeAll(async () => {
	marker = await signedIn('nguyen.thu-ha');
	const answer = await json(marker, '/api/portals/launch', LAUNCH);
	({ token } = (await answer.json()) as LaunchResponse);
});

describe('the opening page', () => {
	it('posts the token to the one configured application, and says nothing to anybody else', async () => {
		const response = await marker.post('/api/portals/opening', { token });
		expect(response.status).toBe(200);
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain(`form-action ${new URL(stand.portals.santorin.address).origin};`);
		expect(policy).toContain("frame-ancestors 'none'");
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(response.headers.get('referrer-policy')).toBe('strict-origin');
		const page = await response.text();
		expect(page).toContain(`<form method="post" action="${stand.portals.santorin.address}">`);
		expect(page).toContain(`value="${token}"`);
	});

	it.each([
		['nobody', null, 401],
		['another intervenant', 'sean.obrien', 403],
		['a gestionnaire', 'gestion.rennes', 403]
	])('not for %s', async (_who, identifier, status) => {
		const browser = identifier === null ? server.browser() : await signedIn(identifier);
		expect((await browser.post('/api/portals/opening', { token })).status).toBe(status);
	});

	it('not from another site, not as JSON, not without a token, not for a forged one', async () => {
		const other = { origin: 'https://elsewhere.example' };
		expect((await marker.post('/api/portals/opening', { token }, other)).status).toBe(403);
		expect((await json(marker, '/api/portals/opening', { token })).status).toBe(400);
		expect((await marker.post('/api/portals/opening', {})).status).toBe(400);
		expect((await marker.post('/api/portals/opening', { token: `${token}x` })).status).toBe(403);
		expect((await marker.post('/api/portals/opening', { token: 'x'.repeat(9_000) })).status).toBe(400);
	});
});

describe('where there is nothing to open, a window is told so by a page', () => {
	const window = { accept: 'text/html,application/xhtml+xml' };

	it.each([
		['nobody', null, 401, 'Votre session est terminée'],
		['another intervenant', 'sean.obrien', 403, 'Cet accès n’est plus valable']
	])('%s', async (_who, identifier, status, text) => {
		const browser = identifier === null ? server.browser() : await signedIn(identifier);
		const response = await browser.post('/api/portals/opening', { token }, window);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(response.headers.get('content-security-policy')).toContain("form-action 'none'");
		const page = await response.text();
		expect(page).toContain('<html lang="fr">');
		expect(page.replaceAll('&#39;', "'")).toContain(text);
		expect(page).not.toContain(token);
	});

	it('a tab that the browser opens again by its address', async () => {
		const response = await marker.fetch('/api/portals/opening', { headers: window });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('POST');
		expect(await response.text()).toContain('<html lang="fr">');
	});
});

describe('asking for a launch', () => {
	it.each([
		[{ ...LAUNCH, address: 'https://elsewhere.example' }],
		[{ ...LAUNCH, activity: 'claims' }],
		[{ ...LAUNCH, mission: '148988' }],
		[{ ...LAUNCH, academy: '../RENNES' }],
		[{ academy: 'RENNES' }],
		[null]
	])('%j is no request', async (body) => {
		expect((await json(marker, '/api/portals/launch', body)).status).toBe(400);
	});

	it('nobody, and another site, are refused before anything is looked at', async () => {
		expect((await json(server.browser(), '/api/portals/launch', LAUNCH)).status).toBe(401);
		const other = { origin: 'https://elsewhere.example' };
		expect((await json(marker, '/api/portals/launch', LAUNCH, other)).status).toBe(403);
	});

	it('an application that is away is 424: our own server is not', async () => {
		stand.portals.cyclades.mode = 'failing';
		const teacher = await signedIn('sean.obrien');
		const response = await json(teacher, '/api/portals/launch', {
			academy: 'RENNES',
			activity: 'eps',
			mission: null
		});
		expect(response.status).toBe(424);
		expect(await response.json()).toMatchObject({ code: 'portal-unavailable' });
	});
});

it('the public key is anybody’s, and nothing but public', async () => {
	const { keys } = (await (await server.browser().fetch('/api/portals/keys')).json()) as {
		keys: Record<string, string>[];
	};
	expect(keys).toHaveLength(1);
	expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' });
	expect(keys[0]).not.toHaveProperty('d');
});

describe('the second factor', () => {
	it.each([
		['helene.marchand', 200],
		['vincent.caron', 200],
		['julien.fabre', 403],
		['nguyen.thu-ha', 403],
		['gestion.rennes', 403],
		['admin.rennes', 403],
		['centre.rennes', 403],
		['etab.rennes', 403]
	])('%s asking how it stands: %i', async (identifier, status) => {
		const response = await (await signedIn(identifier)).fetch('/api/second-factor');
		expect(response.status).toBe(status);
		expect(response.headers.get('cache-control')).toBe('no-store');
	});

	it('a wrong password begins no enrolment and ends no session', async () => {
		const browser = await signedIn('helene.marchand');
		const wrong = await json(browser, '/api/second-factor/enrolment', { password: 'x', code: null });
		expect(wrong.status).toBe(422);
		const right = await json(browser, '/api/second-factor/enrolment', { password: PASSWORD, code: null });
		expect(right.status).toBe(200);
		expect((await json(browser, '/api/second-factor/confirmation', { code: '000000' })).status).toBe(422);
	});

	it('is not for whoever is not signed in', async () => {
		for (const step of ['enrolment', 'confirmation', 'verification']) {
			expect((await json(server.browser(), `/api/second-factor/${step}`, {})).status).toBe(401);
		}
	});
});

describe('who lost telephone and codes', () => {
	const environment = { DATA_DIR: folder.path, IMAGIN_DATABASE_MARK: 'test' };
	const reset = (...args: string[]) => runBuilt(environment, ['second-factor-reset', ...args]);

	it('starts anew once the operator has taken the factor away', async () => {
		let browser = await signedIn('vincent.caron');
		const begun = await json(browser, '/api/second-factor/enrolment', { password: PASSWORD, code: null });
		const { secret } = (await begun.json()) as EnrolmentResponse;
		const { serverTime } = (await (await browser.fetch('/api/session')).json()) as SessionResponse;
		const code = authenticatorCode(secret, Date.parse(serverTime));
		expect((await json(browser, '/api/second-factor/confirmation', { code })).status).toBe(200);
		const standing = async () => (await browser.fetch('/api/second-factor')).json();
		expect(await standing()).toMatchObject({ isEnrolled: true, recoveryCodesLeft: 10 });

		expect((await reset('vincent.caron')).code).toBe(0);
		// A session that waited for the code is over, too.
		expect((await browser.fetch('/api/second-factor')).status).toBe(401);
		browser = await signedIn('vincent.caron');
		expect(await standing()).toMatchObject({ isEnrolled: false, passedUntil: null });
		expect((await reset('vincent.caron')).code).toBe(1);
	});

	it('the command says what it wants, and knows nobody who is not there', async () => {
		expect((await reset()).code).toBe(2);
		expect((await reset('nobody.here')).code).toBe(1);
	});
});

it('the log names neither person nor token nor mission', () => {
	const output = server.output();
	expect(output).toContain('"event":"portal launch"');
	for (const secret of [token, '14E0100005NTH', 'nguyen.thu-ha', '148988'])
		expect(output).not.toContain(secret);
});
