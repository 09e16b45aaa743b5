// How the built server starts, what it refuses, and the headers of every answer.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUILD, BuiltServer, makeFolder, runBuilt } from './built-server';

vi.setConfig({ testTimeout: 60_000 });

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => (folder = makeFolder()));
afterEach(() => folder.remove());

async function sql(file: string, text: string): Promise<unknown> {
	const client = createClient({ url: pathToFileURL(join(folder.path, file)).href, timeout: 2000 });
	const { rows } = await client.execute(text);
	client.close();
	return rows[0]?.['n'];
}

const demo = () => ({ DATA_DIR: folder.path, IMAGIN_DATABASE_MARK: 'demo', IMAGIN_LOAD_DEMO: '1' });

describe('a production start', () => {
	it('has no demo account, and answers', async () => {
		const server = await BuiltServer.start({ DATA_DIR: folder.path });
		expect(await (await server.browser().fetch('/healthz')).json()).toEqual({ status: 'ok' });
		const { code } = await server.stop();
		expect(code).toBe(0);
		expect(await sql('directory.db', 'SELECT count(*) AS n FROM accounts')).toBe(0);
	});

	it('refuses the demo', async () => {
		const { code, output } = await runBuilt({ DATA_DIR: folder.path, IMAGIN_LOAD_DEMO: '1' });
		expect([code, output]).toEqual([1, expect.stringContaining('marquée production')]);
	});

	it('refuses a test’s clock', async () => {
		const { code, output } = await runBuilt({
			DATA_DIR: folder.path,
			IMAGIN_TEST_NOW: '2017-06-15T08:00:00Z'
		});
		expect([code, output]).toEqual([1, expect.stringContaining('IMAGIN_TEST_NOW est refusé')]);
	});
});

it('refuses a test’s clock when it listens to other machines', async () => {
	const { code, output } = await runBuilt({
		...demo(),
		HOST: '0.0.0.0',
		IMAGIN_TEST_NOW: '2017-06-15T08:00:00Z'
	});
	expect([code, output]).toEqual([1, expect.stringContaining('écoute sur 0.0.0.0')]);
});

it('takes a test’s clock on a demo database, and loads the guide’s dates unshifted', async () => {
	const server = await BuiltServer.start({ ...demo(), IMAGIN_TEST_NOW: '2017-06-15T08:00:00Z' });
	const browser = server.browser();
	await browser.signIn('sophie.vasseur', 'Demo-Nomade-2026');
	const session = (await (await browser.fetch('/api/session')).json()) as {
		serverTime: string;
		expiresAt: string;
	};
	expect(session.serverTime).toMatch(/^2017-06-15T08:0/);
	const hours = (Date.parse(session.expiresAt) - Date.parse('2017-06-15T08:00:00Z')) / 3_600_000;
	expect(hours).toBeCloseTo(12, 1);
	await server.stop();
	expect(await sql('academies/RENNES.db', 'SELECT starts_at AS n FROM missions WHERE number = 52525')).toBe(
		'2014-05-20T07:45'
	);
});

it('shifts the demo by whole weeks once, and not again at a restart', async () => {
	const first = await BuiltServer.start(demo());
	await first.stop();
	const read = () => sql('academies/RENNES.db', 'SELECT starts_at AS n FROM missions WHERE number = 52525');
	const start = String(await read());
	const days = (Date.parse(start.slice(0, 10)) - Date.parse('2014-05-20')) / 86_400_000;
	expect(days % 7).toBe(0);
	expect(days).toBeGreaterThan(0);
	await sql(
		'directory.db',
		"UPDATE database_info SET value = '2020-01-01' WHERE key = 'demoAnchor' RETURNING 1 AS n"
	);
	const second = await BuiltServer.start(demo());
	await second.stop();
	expect(await read()).toBe(start);
});

it('refuses a database that is newer than the code', async () => {
	await (await BuiltServer.start(demo())).stop();
	await sql(
		'academies/RENNES.db',
		"INSERT INTO schema_migrations (version, name, applied_at) VALUES (99, 'later', '2030') RETURNING 1 AS n"
	);
	const { code, output } = await runBuilt(demo());
	expect([code, output]).toEqual([1, expect.stringContaining('plus récente que cette application')]);
});

it('says which port is taken', async () => {
	const server = await BuiltServer.start(demo());
	const other = makeFolder();
	const { code, output } = await runBuilt({ DATA_DIR: other.path, PORT: new URL(server.origin).port });
	expect([code, output]).toEqual([1, expect.stringContaining('est déjà utilisé')]);
	await server.stop();
	other.remove();
});

it('every route and asset carries the security headers; the API is never cached', async () => {
	const server = await BuiltServer.start(demo());
	const browser = server.browser();
	const assets = readdirSync(join(BUILD, 'client'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name).slice(join(BUILD, 'client').length));
	const routes = [
		'/',
		'/accueil',
		'/frais/RENNES-52525',
		'/hors-ligne',
		'/connexion',
		'/mot-de-passe',
		'/gestion'
	];
	const api = ['/api/session', '/api/sync/pull', '/api/nowhere', '/healthz'];
	for (const path of [...assets, ...routes, ...api, '/nowhere']) {
		const response = await browser.fetch(path);
		const header = (name: string) => response.headers.get(name) ?? '';
		expect([path, header('x-content-type-options')]).toEqual([path, 'nosniff']);
		expect([path, header('x-frame-options')]).toEqual([path, 'DENY']);
		expect([path, header('content-security-policy')]).toEqual([
			path,
			expect.stringContaining("frame-ancestors 'none'")
		]);
		expect([path, header('referrer-policy')]).toEqual([path, 'same-origin']);
		expect([path, header('permissions-policy')]).toEqual([path, expect.stringContaining('camera=(self)')]);
		expect([path, header('cross-origin-opener-policy')]).toEqual([path, 'same-origin']);
		if (api.includes(path)) expect([path, header('cache-control')]).toEqual([path, 'no-store']);
		await response.arrayBuffer();
	}
	await server.stop();
});

describe('the import command', () => {
	it('imports a folder, and the same again changes nothing', async () => {
		const environment = { DATA_DIR: folder.path };
		const source = join(import.meta.dirname, '..', 'fixtures', 'import');
		const first = await runBuilt(environment, ['import', source]);
		expect(first).toEqual({ code: 0, output: 'LYON : importée (2 comptes, 1 affectation).\n' });
		const second = await runBuilt(environment, ['import', source]);
		expect(second.output).toBe('LYON : déjà importée à l’identique, rien n’a été modifié.\n');
	});
});

it('demo:reset is refused under a running server and on production data', async () => {
	const server = await BuiltServer.start(demo());
	const running = await runBuilt({ DATA_DIR: folder.path }, ['demo-reset']);
	expect([running.code, running.output]).toEqual([1, expect.stringContaining('Arrêtez-le')]);
	await server.stop();
	const done = await runBuilt({ DATA_DIR: folder.path }, ['demo-reset']);
	expect([done.code, done.output]).toEqual([0, expect.stringContaining('Démonstration rechargée')]);

	const production = makeFolder();
	await (await BuiltServer.start({ DATA_DIR: production.path })).stop();
	const refused = await runBuilt({ DATA_DIR: production.path }, ['demo-reset']);
	expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('« production »')]);
	production.remove();
});
