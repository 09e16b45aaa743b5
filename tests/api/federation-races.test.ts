// First sign-ins by an identity provider that come at the same moment, identifiers that are somebody else's, and a
// token that no cookie holds: a real provider against the built server.
import type { Client } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppServer } from '../fixtures/app-server';
import { startFederatedApp, type FederatedApp } from '../fixtures/oidc/federated-app';
import type { IdentityProvider } from '../fixtures/oidc/identity-provider';
import { WebBrowser } from '../fixtures/oidc/web-browser';
import { TEACHER } from '../fixtures/people';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NEW_NUMEN = '14E2600007NEW';
const EXTERNAL_NUMEN = '14E2600008EXT';
const SOPHIE_NUMEN = '14E0100002SVA';
let served: FederatedApp;
let app: AppServer;
let provider: IdentityProvider;
let directory: Client;

beforeAll(async () => {
	const gestionnaire = { roles: ['gestionnaire@RENNES'] };
	served = await startFederatedApp({
		nouveau: { name: 'Noël Nouveau', numen: NEW_NUMEN, ...gestionnaire },
		externe: { name: 'Usurpateur', numen: EXTERNAL_NUMEN, ...gestionnaire },
		une: { name: 'Sophie Vasseur', numen: SOPHIE_NUMEN },
		autre: { name: 'Sophie Vasseur', numen: SOPHIE_NUMEN, ...gestionnaire }
	});
	({ app, provider, directory } = served);
});

afterAll(() => served.stop());

/** Everybody is led back by the provider first, and then returns at the same moment. */
async function arriveTogether(logins: readonly string[]): Promise<{ browser: WebBrowser; to: string }[]> {
	const browsers = logins.map(() => new WebBrowser());
	const returns: URL[] = [];
	for (const [i, login] of logins.entries()) {
		returns.push(await (browsers[i] as WebBrowser).authorized(app.url, login));
	}
	return Promise.all(
		browsers.map(async (browser, i) => {
			const response = await browser.fetch(returns[i] as URL);
			return { browser, to: response.headers.get('location') ?? '' };
		})
	);
}

async function count(sql: string, args: string[]): Promise<number> {
	const { rows } = await directory.execute({ sql, args });
	return Number(rows[0]?.['n']);
}

describe('at the same moment', () => {
	it('one new person on four devices becomes one account, signed in on each', async () => {
		const arrived = await arriveTogether(['nouveau', 'nouveau', 'nouveau', 'nouveau']);
		expect(arrived.map(({ to }) => to)).toEqual(arrived.map(() => '/gestion?connecte'));
		expect(await count('SELECT count(*) AS n FROM accounts WHERE identifier = ?', [NEW_NUMEN])).toBe(1);
		expect(await count('SELECT count(*) AS n FROM identities WHERE subject = ?', ['nouveau'])).toBe(1);
	});

	it('two subjects of one NUMEN: one is let in, the other gets neither session nor role', async () => {
		const arrived = await arriveTogether(['une', 'autre', 'une', 'autre']);
		const { rows } = await directory.execute({
			sql: `SELECT i.subject FROM identities i JOIN accounts a ON a.id = i.account_id WHERE a.identifier = ?`,
			args: [TEACHER.identifier]
		});
		expect(rows.length).toBe(1);
		const linked = String(rows[0]?.['subject']);
		for (const [i, { to }] of arrived.entries()) {
			const isLinked = ['une', 'autre'][i % 2] === linked;
			expect(to.includes('federation=unknown')).toBe(!isLinked);
		}
		const granted = `SELECT count(*) AS n FROM account_roles r JOIN accounts a ON a.id = r.account_id
			WHERE a.identifier = ? AND r.role = 'gestionnaire'`;
		expect(await count(granted, [TEACHER.identifier])).toBe(linked === 'autre' ? 1 : 0);
	});
});

it('an external whose number looks like the NUMEN stays an external, untouched', async () => {
	await directory.execute({
		sql: `INSERT INTO accounts (id, identifier, kind, full_name, password_hash, must_change_password, created_at)
			VALUES ('un-externe', ?, 'external', 'Élise Externe', 'x', 0, '2017-01-01T00:00:00Z')`,
		args: [EXTERNAL_NUMEN]
	});
	for (let i = 0; i < 2; i += 1) {
		const [arrived] = await arriveTogether(['externe']);
		expect(arrived?.to).toBe('/connexion?federation=unknown');
	}
	const { rows } = await directory.execute("SELECT * FROM accounts WHERE id = 'un-externe'");
	expect(rows[0]).toMatchObject({ kind: 'external', full_name: 'Élise Externe' });
	expect(await count("SELECT count(*) AS n FROM account_roles WHERE account_id = 'un-externe'", [])).toBe(0);
});

it('«Quitter» leaves the provider also with a token that is too long for a cookie', async () => {
	const [arrived] = await arriveTogether(['nouveau']);
	const browser = arrived?.browser as WebBrowser;
	await directory.execute(
		"UPDATE sessions SET id_token = id_token || hex(randomblob(3000)) WHERE id_token <> ''"
	);
	await browser.fetch(`${app.url}/deconnexion`, { method: 'POST' });
	const refresh = (await browser.fetch(`${app.url}/connexion?deconnecte`)).headers.get('refresh') ?? '';
	const exit = new URL(refresh.replace('0;url=', ''));
	expect(exit.href.startsWith(`${provider.issuer}/session/end`)).toBe(true);
	expect(exit.searchParams.has('id_token_hint')).toBe(false);
	expect(exit.searchParams.get('client_id')).not.toBeNull();
	expect((await browser.fetch(exit)).status).toBe(200);
});

it('who came in by the provider is told where the password is changed, and has no form for it here', async () => {
	const [arrived] = await arriveTogether(['nouveau']);
	const html = await ((await arrived?.browser.fetch(`${app.url}/mot-de-passe`)) as Response).text();
	expect(html).toContain('son mot de passe se change auprès de votre académie');
	expect(html).not.toContain('name="current"');
});
