// Signing in by an identity provider: a real one, run by this test, against the built server.
import type { Client } from '@libsql/client';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SessionResponse } from '../../src/lib/contracts/pull';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startFederatedApp, type FederatedApp } from '../fixtures/oidc/federated-app';
import type { IdentityProvider } from '../fixtures/oidc/identity-provider';
import { WebBrowser } from '../fixtures/oidc/web-browser';
import { TEACHER } from '../fixtures/people';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Sophie Vasseur's NUMEN in the demo's RENNES. */
const NUMEN = '14E0100002SVA';
const WAY = 'imagin_federation';
let served: FederatedApp;
let app: AppServer;
let provider: IdentityProvider;
let directory: Client;

beforeAll(async () => {
	served = await startFederatedApp({
		sophie: { name: 'Sophie Vasseur', numen: NUMEN },
		double: { name: 'Sophie Vasseur', numen: NUMEN },
		nouvelle: { name: 'Nora Le Gall', numen: '14E2600001NLG', roles: ['gestionnaire@RENNES', 'autre'] },
		sans: { name: 'Sans Numen', roles: ['gestionnaire'], academie: 'RENNES' }
	});
	({ app, provider, directory } = served);
});

afterAll(() => served.stop());

async function sessionOf(browser: WebBrowser): Promise<SessionResponse['account'] | null> {
	const response = await browser.fetch(`${app.url}/api/session`, { headers: { accept: 'application/json' } });
	return response.status === 401 ? null : ((await response.json()) as SessionResponse).account;
}

/** Where the app sends the browser that comes back by this address. */
async function landing(browser: WebBrowser, back: string | URL): Promise<string | null> {
	return (await browser.fetch(back)).headers.get('location');
}

async function signedIn(login: string, query = ''): Promise<WebBrowser> {
	const browser = new WebBrowser();
	const where = await landing(browser, await browser.authorized(app.url, login, query));
	if (where === null || where.includes('federation='))
		throw new Error(`${login} was led to ${String(where)}`);
	return browser;
}

describe('a person of the provider', () => {
	it('is shown the button, and signed in as the account of their NUMEN', async () => {
		const browser = new WebBrowser();
		const page = await (await browser.fetch(`${app.url}/connexion?retour=/frais`)).text();
		expect(page).toContain('href="/connexion/federation?retour=%2Ffrais"');
		const back = await browser.authorized(app.url, 'sophie', '?retour=/frais');
		expect(await landing(browser, back)).toBe('/frais?connecte');
		expect(await sessionOf(browser)).toMatchObject({ identifier: TEACHER.identifier, isByProvider: true });
	});

	it('is the same account at the next sign-in, by the subject alone', async () => {
		const first = await sessionOf(await signedIn('sophie'));
		delete provider.people['sophie']?.['numen'];
		expect((await sessionOf(await signedIn('sophie')))?.id).toBe(first?.id);
		provider.people['sophie'] = { name: 'Sophie Vasseur', numen: NUMEN };
		const { rows } = await directory.execute('SELECT count(*) AS n FROM identities');
		expect(rows[0]?.['n']).toBe(1);
	});

	it('with a NUMEN that another subject has is refused, and told whom to ask', async () => {
		const browser = new WebBrowser();
		const where = await landing(browser, await browser.authorized(app.url, 'double'));
		expect(where).toBe('/connexion?federation=unknown');
		expect(await (await browser.fetch(app.url + String(where))).text()).toContain(
			'Demandez à l’administrateur'
		);
		expect(await sessionOf(browser)).toBeNull();
	});

	it('without an account gets one where that is allowed, with the roles that the provider tells', async () => {
		const account = await sessionOf(await signedIn('nouvelle'));
		expect(account).toMatchObject({
			identifier: '14E2600001NLG',
			fullName: 'Nora Le Gall',
			roles: [{ academy: 'RENNES', role: 'gestionnaire' }]
		});
	});

	it('loses at the next sign-in what the provider no longer tells, in every open session', async () => {
		const before = await signedIn('nouvelle');
		expect((await before.fetch(`${app.url}/gestion`)).status).toBe(200);
		provider.people['nouvelle'] = {
			name: 'Nora Le Gall',
			numen: '14E2600001NLG',
			roles: 'chefCentre administrateur@NANTES',
			academie: ['TOULOUSE']
		};
		const after = await sessionOf(await signedIn('nouvelle'));
		// NANTES is not served here.
		expect(after?.roles).toEqual([{ academy: 'TOULOUSE', role: 'chefCentre' }]);
		expect((await before.fetch(`${app.url}/gestion`)).status).toBe(403);
	});

	it('keeps what an import granted', async () => {
		expect((await sessionOf(await signedIn('sophie')))?.roles).toEqual([
			{ academy: 'RENNES', role: 'intervenant' }
		]);
	});

	it('without a NUMEN gets no account', async () => {
		const browser = new WebBrowser();
		expect(await landing(browser, await browser.authorized(app.url, 'sans'))).toBe(
			'/connexion?federation=unknown'
		);
	});
});

describe('a return that is not the one asked for', () => {
	/** The return is refused, whatever was changed, and nobody is signed in. */
	async function expectRefused(browser: WebBrowser, back: URL): Promise<void> {
		expect(await landing(browser, back)).toBe('/connexion?federation=refused');
		expect(await sessionOf(browser)).toBeNull();
	}

	function changeKept(browser: WebBrowser, change: Record<string, string>): void {
		const kept = decodeURIComponent(browser.cookie(app.url, WAY) ?? '');
		const changed = { ...(JSON.parse(kept) as object), ...change };
		browser.setCookie(app.url, WAY, encodeURIComponent(JSON.stringify(changed)), '/connexion/federation');
	}

	it('by its state is refused', async () => {
		const browser = new WebBrowser();
		const back = await browser.authorized(app.url, 'sophie');
		back.searchParams.set('state', 'un autre');
		await expectRefused(browser, back);
	});

	it.each(['nonce', 'verifier'])('by its %s is refused', async (field) => {
		const browser = new WebBrowser();
		const back = await browser.authorized(app.url, 'sophie');
		changeKept(browser, { [field]: 'x'.repeat(43) });
		await expectRefused(browser, back);
	});

	it('in another browser is refused: nobody is signed in by somebody else’s return', async () => {
		const back = await new WebBrowser().authorized(app.url, 'sophie');
		await expectRefused(new WebBrowser(), back);
	});

	it('used twice is refused, also by who kept the cookie', async () => {
		const browser = new WebBrowser();
		const back = await browser.authorized(app.url, 'sophie');
		const kept = browser.cookie(app.url, WAY) ?? '';
		expect(await landing(browser, back)).toContain('/accueil');
		browser.clear(app.url);
		await expectRefused(browser, back);
		browser.setCookie(app.url, WAY, kept, '/connexion/federation');
		await expectRefused(browser, back);
	});

	it('of another issuer is refused', async () => {
		const browser = new WebBrowser();
		const back = await browser.authorized(app.url, 'sophie');
		back.searchParams.set('iss', 'http://localhost:1');
		await expectRefused(browser, back);
	});

	it('that carries a no of the provider is told', async () => {
		const browser = new WebBrowser();
		const back = await browser.authorized(app.url, 'sophie');
		back.searchParams.delete('code');
		back.searchParams.set('error', 'access_denied');
		await expectRefused(browser, back);
	});
});

describe('the way back', () => {
	it.each([
		'//ailleurs.example',
		'https://ailleurs.example',
		'/\\ailleurs.example',
		'/connexion',
		'/api/session'
	])('never leads to %s', async (path) => {
		const browser = new WebBrowser();
		const query = `?retour=${encodeURIComponent(path)}`;
		expect(await landing(browser, await browser.authorized(app.url, 'sophie', query))).toBe(
			'/accueil?connecte'
		);
	});

	it('is looked at again where the browser’s own cookie was changed', async () => {
		const browser = new WebBrowser();
		const back = await browser.authorized(app.url, 'sophie');
		const kept = JSON.parse(decodeURIComponent(browser.cookie(app.url, WAY) ?? '')) as object;
		const changed = JSON.stringify({ ...kept, returnPath: '//ailleurs.example' });
		browser.setCookie(app.url, WAY, encodeURIComponent(changed), '/connexion/federation');
		expect(await landing(browser, back)).toBe('/accueil?connecte');
	});
});

describe('the server’s half of a device’s key', () => {
	const ask = (browser: WebBrowser, device: string) =>
		browser.fetch(`${app.url}/api/session/device`, {
			method: 'POST',
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: JSON.stringify({ device })
		});

	it('is given to a new device, and again only against a fresh proof', async () => {
		const device = randomUUID();
		const browser = await signedIn('sophie');
		const first = (await (await ask(browser, device)).json()) as { recoveryKey: string };
		expect(first.recoveryKey).toMatch(/^[A-Za-z0-9+/]{43}=$/);
		expect(await (await ask(browser, device)).json()).toMatchObject({ recoveryKey: first.recoveryKey });

		await directory.execute(
			'UPDATE sessions SET authenticated_at = authenticated_at - 1200 WHERE id_token IS NOT NULL'
		);
		expect((await ask(browser, device)).status).toBe(403);
		expect((await ask(browser, randomUUID())).status).toBe(200);

		// The provider's own session is not proof enough: it must ask anew.
		const back = await browser.authorized(app.url, 'sophie', '?a-nouveau&retour=/accueil');
		expect(await landing(browser, back)).toBe('/accueil?connecte');
		expect(await (await ask(browser, device)).json()).toMatchObject({ recoveryKey: first.recoveryKey });
	});

	it('is not given to a session that a local password opened', async () => {
		const browser = new WebBrowser();
		const body = new URLSearchParams({ identifier: TEACHER.identifier, password: TEACHER.password });
		await browser.fetch(`${app.url}/connexion`, { method: 'POST', body });
		expect((await ask(browser, randomUUID())).status).toBe(403);
	});
});

describe('«Quitter»', () => {
	it('leads on to the provider’s exit, with the hint, and back; a lock does not', async () => {
		const browser = await signedIn('sophie');
		const quit = await browser.fetch(`${app.url}/deconnexion`, { method: 'POST' });
		expect(quit.headers.get('location')).toBe('/connexion?deconnecte');
		const refresh = (await browser.fetch(`${app.url}/connexion?deconnecte`)).headers.get('refresh') ?? '';
		const exit = new URL(refresh.replace('0;url=', ''));
		expect(exit.href.startsWith(`${provider.issuer}/session/end`)).toBe(true);
		expect(exit.searchParams.get('post_logout_redirect_uri')).toBe(`${app.url}/connexion`);
		expect(exit.searchParams.get('id_token_hint')).toMatch(/^ey/);
		expect((await browser.fetch(exit)).status).toBe(200);
		// Once: the next look at the page stays.
		expect((await browser.fetch(`${app.url}/connexion`)).headers.get('refresh')).toBeNull();

		const locked = await signedIn('sophie');
		await locked.fetch(`${app.url}/deconnexion?verrou`, { method: 'POST' });
		expect(await sessionOf(locked)).toBeNull();
		expect((await locked.fetch(`${app.url}/connexion`)).headers.get('refresh')).toBeNull();
	});

	it('tells no log who signed in', () => {
		for (const personal of [NUMEN, 'Vasseur', 'sophie', 'eyJ']) expect(app.output()).not.toContain(personal);
	});
});

describe('a provider that cannot be used', () => {
	it('that is down is told as such; local accounts go on', async () => {
		const gone = await startAppServer({
			testNow: TEACHER.now,
			env: { ...provider.env, OIDC_ISSUER: 'http://localhost:9' }
		});
		const browser = new WebBrowser();
		expect(await landing(browser, `${gone.url}/connexion/federation`)).toBe(
			'/connexion?federation=unreachable'
		);
		const body = new URLSearchParams({ identifier: TEACHER.identifier, password: TEACHER.password });
		expect(
			(await browser.fetch(`${gone.url}/connexion`, { method: 'POST', body })).headers.get('location')
		).toBe('/accueil');
		await gone.stop();
	});

	it('that calls itself otherwise is not believed', async () => {
		const issuer = provider.issuer.replace('localhost', '127.0.0.1');
		const other = await startAppServer({
			testNow: TEACHER.now,
			env: { ...provider.env, OIDC_ISSUER: issuer }
		});
		expect(await landing(new WebBrowser(), `${other.url}/connexion/federation`)).toBe(
			'/connexion?federation=refused'
		);
		await other.stop();
	});

	it('without one there is no button, and the way leads nowhere', async () => {
		const alone = await startAppServer({ testNow: TEACHER.now });
		const browser = new WebBrowser();
		expect(await (await browser.fetch(`${alone.url}/connexion`)).text()).not.toContain(
			'/connexion/federation'
		);
		expect(await landing(browser, `${alone.url}/connexion/federation`)).toBe('/connexion');
		expect(await landing(browser, `${alone.url}/connexion/federation/retour?code=x&state=y`)).toBe(
			'/connexion?federation=refused'
		);
		await alone.stop();
	});
});
