// Health and metrics for the operator, and a log that holds nobody's data.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailCatcher } from '../fixtures/mail-catcher';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { smallPdf } from '../sync/claim-typing';
import { Browser, BuiltServer, makeFolder } from './built-server';
import { accountIdOf, attachPdf, send, signedIn } from './document-client';

const TOKEN = 'un-jeton-de-supervision-assez-long';
let catcher: MailCatcher;
let server: AppServer;

beforeAll(async () => {
	catcher = await MailCatcher.start();
	server = await startAppServer({
		testNow: TEACHER.now,
		env: {
			IMAGIN_METRICS_TOKEN: TOKEN,
			SMTP_URL: catcher.url,
			MAIL_FROM: 'ne-pas-repondre@imagin.example'
		}
	});
});
afterAll(async () => {
	await server.stop();
	await catcher.stop();
});

function ask(path: string, token: string | null = null): Promise<Response> {
	return fetch(
		`${server.url}${path}`,
		token === null ? {} : { headers: { authorization: `Bearer ${token}` } }
	);
}

/** What each field of a line may be, by its event: nothing that anybody typed fits in. */
const WORD = /^[a-z][a-z -]*$/i;
const COUNT = /^\d+$/;
const ID = /^([0-9a-f]{8}-[0-9a-f-]{27}|none)$/;
const ROUTE = /^\/[\w()[\]./-]*$/;
const FIELDS: Record<string, Record<string, RegExp>> = {
	started: { mark: /^test$/ },
	request: {
		requestId: ID,
		method: /^[A-Z]+$/,
		route: /^(\/[\w()[\]./-]*|null)$/,
		status: /^\d{3}$/,
		ms: COUNT
	},
	'answers let go': { answers: COUNT },
	'documents swept': {
		abandonedUploads: COUNT,
		unreferencedFiles: COUNT,
		bytesWithoutRow: COUNT,
		rowsWithoutBytes: COUNT
	},
	'days settled': { persons: COUNT },
	'financial files lapsed': { files: COUNT },
	'demo loaded': { anchor: /^\d{4}-\d\d-\d\d$/, isShifted: /^(true|false)$/ },
	// Each frame is a line of our own code or Node's.
	fault: {
		requestId: ID,
		where: ROUTE,
		name: WORD,
		message: /^[A-Z]+ [a-z]+$/,
		stack: /^(\s+at [^\n]+\n?)*$/
	}
};

function expectShape(line: string): void {
	const { at, level, event, ...fields } = JSON.parse(line) as Record<string, unknown>;
	expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	expect(['info', 'warning', 'error']).toContain(level);
	const shapes = FIELDS[String(event)];
	expect(shapes, line).toBeDefined();
	expect(Object.keys(fields).sort(), line).toEqual(Object.keys(shapes ?? {}).sort());
	for (const [name, value] of Object.entries(fields)) {
		expect(String(value), `${String(event)}.${name}`).toMatch(shapes?.[name] ?? /^$/);
	}
}

const WRITES_A_SETTING = `import { createClient } from '@libsql/client';
const [url, key] = process.argv.slice(-2);
const client = createClient({ url, timeout: 5000 });
await client.execute({ sql: 'INSERT INTO settings VALUES (?, ?)', args: [key, 'x'.repeat(100000)] });
client.close();`;

describe('/healthz', () => {
	it('tells everybody that it is ready, and the operator of which parts', async () => {
		expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
		expect(await (await ask('/healthz', 'faux')).json()).toEqual({ status: 'ok' });
		expect(await (await ask('/healthz', TOKEN)).json()).toEqual({
			status: 'ok',
			parts: expect.objectContaining({ directory: 'ok', 'academy RENNES': 'ok', disk: 'ok' }) as object
		});
	});

	it('is not ready while a base’s file is gone, but alive; the others go on', async () => {
		const file = join(server.dataDir, 'academies', 'TOULOUSE.db');
		renameSync(file, `${file}.away`);
		const ready = await ask('/healthz', TOKEN);
		expect([ready.status, await ready.json()]).toEqual([
			503,
			{
				status: 'unavailable',
				parts: expect.objectContaining({ 'academy TOULOUSE': 'down', 'academy RENNES': 'ok' }) as object
			}
		]);
		expect(await (await ask('/healthz')).json()).toEqual({ status: 'unavailable' });
		const live = await ask('/healthz/live');
		expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }]);
		renameSync(`${file}.away`, file);
		expect((await ask('/healthz')).status).toBe(200);
	});

	it('leaves the bases’ locks alone: what another process writes afterwards is seen', async () => {
		const baseBytes = async () => {
			const text = await (await ask('/metrics', TOKEN)).text();
			return Number(/^nomade_database_bytes\{base="TOULOUSE"\} (\d+)$/m.exec(text)?.[1]);
		};
		const url = pathToFileURL(join(server.dataDir, 'academies', 'TOULOUSE.db')).href;
		for (const key of ['one', 'two', 'three']) {
			await ask('/healthz', TOKEN);
			const before = await baseBytes();
			// The last process to close a base takes its log away: never this one, for the server holds it.
			execFileSync(process.execPath, ['--input-type=module', '-e', WRITES_A_SETTING, url, key]);
			expect(await baseBytes()).toBeGreaterThan(before);
		}
	});

	it('is not ready on a disk without room', async () => {
		const folder = makeFolder();
		const full = await BuiltServer.start({
			DATA_DIR: folder.path,
			IMAGIN_METRICS_TOKEN: TOKEN,
			IMAGIN_MIN_FREE_MB: '9999999'
		});
		const answer = await fetch(`${full.origin}/healthz`, { headers: { authorization: `Bearer ${TOKEN}` } });
		expect([answer.status, await answer.json()]).toEqual([
			503,
			{ status: 'unavailable', parts: { directory: 'ok', disk: 'down' } }
		]);
		await full.stop();
		folder.remove();
	});
});

describe('/metrics', () => {
	it('is there for the operator’s token alone', async () => {
		for (const token of [null, 'faux', `${TOKEN}x`, ''])
			expect((await ask('/metrics', token)).status).toBe(404);
		const administrateur = await signedIn(server.url, GESTIONNAIRE);
		expect((await administrateur.fetch('/metrics')).status).toBe(404);
		expect((await ask('/metrics', TOKEN)).status).toBe(200);
	});

	it('speaks Prometheus’ text format: requests by route, bases, disk, sessions', async () => {
		await ask('/connexion');
		for (const method of ['PROPFIND', 'MKCOL', 'LOCK']) await fetch(`${server.url}/connexion`, { method });
		const response = await ask('/metrics', TOKEN);
		expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
		const lines = (await response.text()).trimEnd().split('\n');
		const samples = lines.filter((line) => !line.startsWith('#'));
		for (const line of samples)
			expect(line).toMatch(/^[a-z_\d]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[\d.e+-]+$/);
		const names = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
		// Each sample belongs to a declared metric, each metric is declared once.
		expect(new Set(names).size).toBe(names.length);
		for (const line of samples) {
			const name = line.split(/[{ ]/)[0] ?? '';
			expect(names).toContain(
				name.replace(/_(bucket|sum|count)$/, (end) => (names.includes(name) ? end : ''))
			);
		}
		const value = (start: string) =>
			Number(
				samples
					.find((line) => line.startsWith(start))
					?.split(' ')
					.at(-1)
			);
		expect(
			value('nomade_http_requests_total{route="/(public)/connexion",method="GET",status="200"}')
		).toBeGreaterThan(0);
		expect(
			value('nomade_http_request_seconds_bucket{route="/(public)/connexion",method="GET",le="+Inf"}')
		).toBe(value('nomade_http_request_seconds_count{route="/(public)/connexion",method="GET"}'));
		// What is counted by cannot be chosen by who asks: routes and methods are lists of ours, and nobody's id is one.
		const methods = samples.flatMap((line) => /method="([^"]*)"/.exec(line)?.[1] ?? []);
		expect(new Set(methods)).toEqual(new Set(['GET', 'POST', 'other']));
		for (const line of samples) {
			expect(line).toMatch(
				/^\w+(\{((route|method|status|le|part|base|channel|state|result)="[^"]*",?)+\})? /
			);
			expect(line).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|vasseur|gestion\.rennes/i);
		}
		expect(value('nomade_up{part="academy RENNES"}')).toBe(1);
		expect(value('nomade_database_bytes{base="RENNES"}')).toBeGreaterThan(4096);
		expect(value('nomade_disk_free_bytes')).toBeGreaterThan(0);
		expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
	});
});

describe('the log', () => {
	it('holds JSON lines, and nothing of what people typed, are called, or sent', async () => {
		await server.restart();
		const teacher = await signedIn(server.url, TEACHER);
		const accountId = await accountIdOf(teacher);
		await teacher.fetch('/api/sync/pull?protocol=3');
		const ticket = smallPdf('péage de Pleuven', 2000);
		await send(teacher, ticket);
		await attachPdf(teacher, 'RENNES-77833', ticket);
		// A file where the person's folder should be: the disk's own fault names it by their account.
		const own = join(server.dataDir, 'documents', 'RENNES', accountId);
		renameSync(own, `${own}.away`);
		writeFileSync(own, '');
		await send(teacher, smallPdf('autre', 2000)).catch(() => undefined);
		rmSync(own);
		renameSync(`${own}.away`, own);
		const post = (path: string, body: unknown) =>
			teacher.fetch(path, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: typeof body === 'string' ? body : JSON.stringify(body)
			});
		expect((await post('/api/notices/address', { address: 'sophie.chez.elle@exemple.fr' })).status).toBe(200);
		await post('/api/notices/address/confirmation', { code: '123456' });
		// Torn: a parser would quote it.
		await post('/api/sync/push', '{"nom":"Vasseur", Sophie');
		await post('/api/notices', 'Vasseur');
		const stranger = new Browser(server.url);
		await stranger.signIn('sophie.vasseur', 'un-mot-de-passe-faux');
		await stranger.signIn('jean.inconnu@exemple.fr', 'un-autre-faux');
		await stranger.fetch('/arret-des-courriels/un-jeton-secret');
		const office = await signedIn(server.url, GESTIONNAIRE);
		await office.fetch('/gestion?academie=RENNES');
		await office.fetch('/gestion/RENNES/inconnu?motcle=Vasseur');
		await server.kill();
		const lines = server
			.output()
			.split('\n')
			.filter((line) => line.startsWith('{'));
		expect(lines.length).toBeGreaterThan(10);
		for (const line of lines) expectShape(line);
		expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toContain('fault');
		const log = lines.join('\n').toLowerCase();
		for (const personal of [
			'vasseur',
			'sophie',
			accountId,
			TEACHER.password.toLowerCase(),
			'un-mot-de-passe-faux',
			'un-autre-faux',
			'inconnu@',
			'exemple.fr',
			'123456',
			'un-jeton-secret',
			'pleuven',
			'péage',
			'ticket_peage',
			'motcle',
			'gestion.rennes',
			teacher.cookie?.split('=')[1]?.toLowerCase() ?? 'no cookie'
		]) {
			expect(log).not.toContain(personal);
		}
		await server.restart();
	}, 120_000);
});
