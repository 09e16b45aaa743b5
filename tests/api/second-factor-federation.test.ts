// Enrolling a second factor in a session of an identity provider: its own fresh proof stands for the password.
import { createClient, type Client } from '@libsql/client';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { EnrolmentResponse, SecondFactorStanding } from '../../src/lib/contracts/portal';
import { freePort, startAppServer, type AppServer } from '../fixtures/app-server';
import { authenticatorCode } from '../fixtures/authenticator';
import { startIdentityProvider, type IdentityProvider } from '../fixtures/oidc/identity-provider';
import { WebBrowser } from '../fixtures/oidc/web-browser';
import { JURY_PRESIDENT, TEACHER } from '../fixtures/people';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: AppServer;
let provider: IdentityProvider;
let directory: Client;
let browser: WebBrowser;

beforeAll(async () => {
	const port = await freePort();
	provider = await startIdentityProvider(`http://localhost:${port}`, {
		helene: { name: 'Hélène Marchand', numen: '75E0300001HMA' }
	});
	app = await startAppServer({ port, testNow: TEACHER.now, env: provider.env });
	directory = createClient({ url: pathToFileURL(join(app.dataDir, 'directory.db')).href, timeout: 5000 });
	browser = new WebBrowser();
	await signIn();
});

afterAll(async () => {
	directory.close();
	await app.stop();
	await provider.stop();
});

async function signIn(query = ''): Promise<void> {
	const back = await browser.authorized(app.url, 'helene', query);
	expect((await browser.fetch(back)).headers.get('location')).toContain('connecte');
}

function post(step: string, body: unknown): Promise<Response> {
	return browser.fetch(`${app.url}/api/second-factor/${step}`, {
		method: 'POST',
		headers: { accept: 'application/json', 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

async function standing(): Promise<SecondFactorStanding> {
	return (await (await browser.fetch(`${app.url}/api/second-factor`)).json()) as SecondFactorStanding;
}

/** The proof of the session, as if it had been given that long ago. */
async function ageProof(minutes: number): Promise<void> {
	const { rowsAffected } = await directory.execute({
		sql: 'UPDATE sessions SET authenticated_at = ? WHERE authenticated_at IS NOT NULL',
		args: [Math.floor(Date.now() / 1000) - minutes * 60]
	});
	expect(rowsAffected).toBeGreaterThan(0);
}

it('needs no password, but a proof of the last ten minutes: then the provider is asked again', async () => {
	expect(await standing()).toMatchObject({ isEnrolled: false, isByProvider: true });
	await ageProof(11);
	const old = await post('enrolment', { password: '', code: null });
	expect(await old.json()).toMatchObject({ code: 'sign-in-too-old' });
	// A password that is right for the local account is no way around.
	const around = await post('enrolment', { password: JURY_PRESIDENT.password, code: null });
	expect(await around.json()).toMatchObject({ code: 'sign-in-too-old' });

	await signIn('?a-nouveau&retour=/jury');
	const begun = await post('enrolment', { password: '', code: null });
	expect(begun.status).toBe(200);
	const { secret } = (await begun.json()) as EnrolmentResponse;
	const code = authenticatorCode(secret, Date.parse(await serverTime()));
	expect((await post('confirmation', { code })).status).toBe(200);
	expect(await standing()).toMatchObject({ isEnrolled: true, recoveryCodesLeft: 10 });
});

it('a fresh proof alone puts no other telephone in the place of the enrolled one', async () => {
	const answer = await post('enrolment', { password: '', code: null });
	expect(await answer.json()).toMatchObject({ code: 'second-factor-required' });
	expect(await standing()).toMatchObject({ isEnrolled: true, recoveryCodesLeft: 10 });
});

it('a session of the same person by password is asked for the password', async () => {
	const local = new WebBrowser();
	const fields = { identifier: JURY_PRESIDENT.identifier, password: JURY_PRESIDENT.password };
	await local.fetch(`${app.url}/connexion`, { method: 'POST', body: new URLSearchParams(fields) });
	const told = await (await local.fetch(`${app.url}/api/second-factor`)).json();
	expect(told).toMatchObject({ isEnrolled: true, isByProvider: false });
});

async function serverTime(): Promise<string> {
	const response = await browser.fetch(`${app.url}/api/session`);
	return ((await response.json()) as { serverTime: string }).serverTime;
}
