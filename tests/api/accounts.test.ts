// Accounts over HTTP, on the built server and the demo's people.
import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { demoServer } from './demo-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PASSWORD = 'Demo-Nomade-2026';
const { server, directory } = await demoServer();

function storedId(cookie: string | null): string {
	return createHash('sha256')
		.update((cookie ?? '').split('=')[1] ?? '')
		.digest('hex');
}

async function sessionRow(cookie: string | null): Promise<unknown> {
	const { rows } = await directory.execute({
		sql: 'SELECT * FROM sessions WHERE id = ?',
		args: [storedId(cookie)]
	});
	return rows[0];
}

describe('signing in', () => {
	it('opens a session, its cookie out of scripts’ reach, its token hashed in the table', async () => {
		const browser = server.browser();
		const response = await browser.signIn('sophie.vasseur', PASSWORD);
		expect([response.status, response.headers.get('location')]).toEqual([303, '/accueil']);
		const cookie = response.headers.getSetCookie().find((set) => set.startsWith('imagin_session=')) ?? '';
		expect(cookie).toMatch(/HttpOnly/);
		expect(cookie).toMatch(/SameSite=Lax/);
		// On localhost alone the cookie may do without.
		expect(cookie).not.toMatch(/Secure/);
		expect(await sessionRow(browser.cookie)).toBeDefined();
		const { rows } = await directory.execute('SELECT id FROM sessions');
		expect(rows.map((row) => row['id'])).not.toContain(browser.cookie?.split('=')[1]);
		const session = await browser.fetch('/api/session');
		expect(await session.json()).toMatchObject({
			account: { identifier: 'sophie.vasseur', roles: [{ academy: 'RENNES', role: 'intervenant' }] }
		});
	});

	it('takes case into account: «DENIS est différent de Denis»', async () => {
		expect((await server.browser().signIn('Sophie.Vasseur', PASSWORD)).status).toBe(401);
		expect((await server.browser().signIn('sophie.vasseur', PASSWORD.toLowerCase())).status).toBe(401);
	});

	it('gives the same page for an unknown account and a wrong password, and keeps the identifier', async () => {
		const pages = await Promise.all(
			['anne.kerdoncuff', 'nobody.at-all'].map(async (identifier) => {
				const response = await server.browser().signIn(identifier, 'not the password');
				const page = await response.text();
				expect(page).toContain(`value="${identifier}"`);
				expect(page).toContain('role="alert"');
				return `${response.status} ${page.replaceAll(identifier, 'IDENTIFIER')}`;
			})
		);
		expect(pages[0]).toBe(pages[1]);
		expect(pages[0]).toContain('Identifiant ou mot de passe incorrect');
	});

	it('sends a gestionnaire to /gestion, and somebody signed in away from the sign-in page', async () => {
		const browser = server.browser();
		expect((await browser.signIn('gestion.rennes', PASSWORD)).headers.get('location')).toBe('/gestion');
		const again = await browser.fetch('/connexion');
		expect([again.status, again.headers.get('location')]).toEqual([303, '/gestion']);
	});

	it('returns to a path of ours, never to another site', async () => {
		const toSite = async (retour: string) => {
			const response = await server.browser().post(`/connexion?retour=${encodeURIComponent(retour)}`, {
				identifier: 'maelle.riou',
				password: PASSWORD
			});
			return response.headers.get('location');
		};
		expect(await toSite('/frais/RENNES-86373')).toBe('/frais/RENNES-86373');
		expect(await toSite('//evil.example/')).toBe('/accueil');
		expect(await toSite('https://evil.example/')).toBe('/accueil');
		expect(await toSite('/\\evil.example')).toBe('/accueil');
	});

	it('needs no script: one small file of ours stands beside a plain form', async () => {
		const page = await (await server.browser().fetch('/connexion')).text();
		// The other one sets the display before the first paint, and knows no form (app.html).
		expect(page.match(/<script [^>]*>/g)).toEqual([
			expect.stringMatching(/^<script type="module" src="\/_app\/immutable\/[\w./-]+\.js">$/)
		]);
		expect(page).toMatch(/<form [^>]*method="post"/);
		expect(page).toContain('Attention : les majuscules et les minuscules sont prises en compte.');
	});
});

describe('attempts', () => {
	it('are stopped after five on one account, the right password included, and others go on', async () => {
		const statuses: number[] = [];
		for (let i = 0; i < 5; i += 1) {
			statuses.push((await server.browser().signIn('jean-luc.castaing', `wrong ${i}`)).status);
		}
		expect(statuses).toEqual([401, 401, 401, 401, 401]);
		const blocked = await server.browser().signIn('jean-luc.castaing', PASSWORD);
		expect(blocked.status).toBe(429);
		expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await blocked.text()).toContain('Trop de tentatives');
		expect((await server.browser().signIn('fatou.diallo', PASSWORD)).status).toBe(303);
	});

	it('sent in parallel are counted all the same', async () => {
		const statuses = await Promise.all(
			Array.from({ length: 20 }, async () => (await server.browser().signIn('marc.azema', 'wrong')).status)
		);
		expect(statuses.filter((status) => status === 401)).toHaveLength(5);
		expect(statuses.filter((status) => status === 429)).toHaveLength(15);
	});

	it('of a forged forwarded address count as the socket’s', async () => {
		const from = (address: string) =>
			server
				.browser()
				.post('/connexion', { identifier: 'ines.delmas', password: 'wrong' }, { 'x-forwarded-for': address });
		for (let i = 0; i < 5; i += 1) await from(`192.0.2.${i}`);
		expect((await from('192.0.2.99')).status).toBe(429);
	});
});

describe('an external’s first password', () => {
	it('is to be changed before anything else; the change ends the other sessions', async () => {
		const first = server.browser();
		const other = server.browser();
		const landing = await first.signIn('EXT-2026-0417', 'EXT-2026-0417');
		expect(landing.headers.get('location')).toBe('/mot-de-passe');
		await other.signIn('EXT-2026-0417', 'EXT-2026-0417');

		const page = await first.fetch('/');
		expect([page.status, page.headers.get('location')]).toEqual([303, '/mot-de-passe']);

		const change = (next: string, repeated = next) =>
			first.post('/mot-de-passe', { current: 'EXT-2026-0417', next, repeated });
		expect(await (await change('ext-2026-0417')).text()).toContain('différent de votre identifiant');
		expect(await (await change('trop court')).text()).toContain('au moins 12 caractères');
		expect(await (await change('une phrase assez longue', 'une autre')).text()).toContain('sont différentes');
		const done = await change('une phrase assez longue');
		expect([done.status, done.headers.get('location')]).toEqual([303, '/accueil']);

		expect((await first.fetch('/api/session')).status).toBe(200);
		expect((await other.fetch('/api/session')).status).toBe(401);
		expect((await server.browser().signIn('EXT-2026-0417', 'EXT-2026-0417')).status).toBe(401);
		const again = await server.browser().signIn('EXT-2026-0417', 'une phrase assez longue');
		expect(again.headers.get('location')).toBe('/accueil');
	});
});

describe('a session', () => {
	it('ends on this device by «Quitter», and its row with it', async () => {
		const browser = server.browser();
		await browser.signIn('lukasz.wojcik', PASSWORD);
		const { cookie } = browser;
		expect((await browser.post('/deconnexion', {})).headers.get('location')).toBe('/connexion?deconnecte');
		expect(await sessionRow(cookie)).toBeUndefined();
		browser.cookie = cookie;
		expect((await browser.fetch('/api/session')).status).toBe(401);
	});

	it('that is revoked in the table bites at the next request', async () => {
		const browser = server.browser();
		await browser.signIn('lukasz.wojcik', PASSWORD);
		await directory.execute({ sql: 'DELETE FROM sessions WHERE id = ?', args: [storedId(browser.cookie)] });
		const response = await browser.fetch('/api/session');
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject({ code: 'signed-out' });
	});
});

it('another site can neither sign out nor post in a person’s name', async () => {
	const browser = server.browser();
	await browser.signIn('lukasz.wojcik', PASSWORD);
	const forged = await browser.post('/deconnexion', {}, { origin: 'https://evil.example' });
	expect(forged.status).toBe(403);
	const bySite = await browser.post('/deconnexion', {}, { 'sec-fetch-site': 'cross-site' });
	expect(bySite.status).toBe(403);
	expect((await browser.fetch('/api/session')).status).toBe(200);
});

it('the log tells no identifier and no password', () => {
	expect(server.output()).not.toMatch(/sophie\.vasseur|EXT-2026-0417|Demo-Nomade|phrase assez longue/);
});
