// Batches over HTTP on the built server, with a second process on the same base: exactly once whoever presses, the same
// bytes from both, a stale form told, and the teacher's phone that learns the day of payment.
import 'fake-indexeddb/auto';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXPORTS_WORDS } from '../../src/lib/fr/gestion/exports';
import { PAYMENTS_WORDS } from '../../src/lib/fr/gestion/payments';
import { BUILD_DIR, startAppServer, type AppServer } from '../fixtures/app-server';
import { manyClaimId, manyClaimsStatements } from '../fixtures/many-claims';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { TestDevice } from '../sync/test-device';
import { Browser } from './built-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay();
let second: AppServer;
let base: Client;
let office: Browser;
let elsewhere: Browser;
const FIRST = 5_000_001;

beforeAll(async () => {
	base = createClient({
		url: pathToFileURL(join(server.dataDir, 'academies', 'RENNES.db')).href,
		timeout: 5000
	});
	await base.execute("UPDATE claims SET remuneration_paid_on = '2017-01-01', travel_paid_on = '2017-01-01'");
	await base.batch(manyClaimsStatements({ first: FIRST, count: 400 }), 'write');
	second = await startAppServer({ testNow: TEACHER.now, dataDir: server.dataDir });
	office = new Browser(server.url);
	elsewhere = new Browser(second.url);
	for (const browser of [office, elsewhere])
		await browser.signIn(GESTIONNAIRE.identifier, GESTIONNAIRE.password);
});

afterAll(async () => {
	base.close();
	await second.stop();
});

async function text(response: Response | Promise<Response>): Promise<string> {
	return (await (await response).text()).replaceAll('&#39;', "'").replace(/<!--.*?-->/gs, '');
}

async function preview(browser: Browser, parts = 'both'): Promise<Record<string, string>> {
	const html = await text(browser.fetch(`/gestion/exports?academie=RENNES&contenu=${parts}`));
	const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
	return Object.fromEntries(
		['academy', 'parts', 'mark', 'upTo', 'decision'].map((name) => [name, hidden(name)])
	);
}

const where = (response: Response) => [response.status, response.headers.get('location')];

describe('two processes on one base', () => {
	it('make one batch of what both saw; the other is told, and nothing leaves twice', async () => {
		const here = await preview(office);
		const there = await preview(elsewhere);
		expect(there['mark']).toBe(here['mark']);
		expect(there['decision']).not.toBe(here['decision']);
		const answers = await Promise.all([
			office.post('/gestion/exports', here),
			elsewhere.post('/gestion/exports', there),
			office.post('/gestion/exports', here)
		]);
		const made = answers.filter(({ status }) => status === 303);
		const told = answers.filter(({ status }) => status === 409);
		expect(made.length + told.length).toBe(3);
		expect(made.length).toBeGreaterThan(0);
		for (const answer of made) expect(where(answer)).toEqual([303, '/gestion/exports/RENNES/1?fait=cree']);
		for (const answer of told) expect(await text(answer)).toMatch(/Rien n’a été enregistré/);
		const { rows } = await base.execute(
			"SELECT count(*) AS n, count(DISTINCT claim_id || part) AS parts, max(batch_number) AS last FROM export_lines WHERE kind = 'payment'"
		);
		expect(rows[0]).toMatchObject({ n: 800, parts: 800, last: 1 });
	});

	it('give the same bytes, each time, as files to be saved', async () => {
		const hashes = new Set<string>();
		for (const browser of [office, elsewhere, office]) {
			const file = await browser.fetch('/gestion/exports/RENNES/1/csv');
			expect(file.headers.get('content-disposition')).toBe('attachment; filename="lot-RENNES-0001.csv"');
			expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
			const bytes = Buffer.from(await file.arrayBuffer());
			expect(bytes.byteLength).toBe(Number(file.headers.get('content-length')));
			hashes.add(createHash('sha256').update(bytes).digest('hex'));
		}
		expect(hashes.size).toBe(1);
		expect(await text(office.fetch('/gestion/exports/RENNES/1'))).toContain([...hashes][0]);
		expect(JSON.parse(await text(office.fetch('/gestion/exports/RENNES/1/json')))).toMatchObject({
			lot: 1,
			academie: 'RENNES'
		});
	});

	it('tell a stale form, and make nothing of it', async () => {
		await base.batch(manyClaimsStatements({ first: FIRST + 1000, count: 2 }), 'write');
		const form = await preview(office, 'travel');
		await base.execute({
			sql: "UPDATE claims SET travel_status = 'cancelled', revision = revision + 1 WHERE id = ?",
			args: [manyClaimId(FIRST + 1000)]
		});
		const told = await office.post('/gestion/exports?academie=RENNES&contenu=travel', form);
		expect(told.status).toBe(409);
		expect(await text(told)).toContain(EXPORTS_WORDS.changed.slice(0, 60));
		expect(where(await office.post('/gestion/exports', await preview(office, 'travel')))).toEqual([
			303,
			'/gestion/exports/RENNES/2?fait=cree'
		]);
		expect((await office.fetch('/gestion/exports/RENNES/3')).status).toBe(404);
		expect((await office.fetch('/gestion/exports/RENNES/1/pdf')).status).toBe(404);
		expect((await office.fetch('/gestion/exports/TOULOUSE/1')).status).toBe(403);
	});

	it('keep a part that left from being undone: it is corrected instead', async () => {
		const page = `/gestion/exports/RENNES/frais/${manyClaimId(FIRST)}/travel`;
		const html = await text(office.fetch(page));
		const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
		const form = {
			last: hidden('last'),
			decision: hidden('decision'),
			reason: 'Un seul trajet',
			trips: '1',
			distanceKm: '40'
		};
		expect((await office.post(`${page}?/correct`, { ...form, reason: '' })).status).toBe(422);
		expect((await office.post(`${page}?/correct`, { ...form, distanceKm: '-4' })).status).toBe(422);
		expect(where(await office.post(`${page}?/correct`, form))).toEqual([303, `${page}?fait=corrige`]);
		expect(await text(office.fetch(page))).toMatch(/Kilomètres\s:\s40\skm au lieu de 80\skm/);
		const claim = await text(office.fetch(`/gestion/RENNES/${manyClaimId(FIRST)}`));
		expect(claim).not.toMatch(/value="(cancel|revokeAcceptance)"/);
	});
});

describe('dates of payment', () => {
	const HEAD = 'Lot;Ligne;Partie;N° dossier;Date de paiement\n';

	async function deposit(browser: Browser, content: string, name = 'paiements.csv'): Promise<Response> {
		const form = new FormData();
		form.set('file', new File([content], name, { type: 'text/csv' }));
		return browser.fetch('/gestion/exports/RENNES/paiements/depot', { method: 'POST', body: form });
	}

	it('come back by a file that is looked at first, and the teacher’s phone shows the day', async () => {
		const phone = await TestDevice.open(server.url, TEACHER);
		const line = (
			await base.execute({
				sql: `SELECT l.position, c.mission_number, c.file_number FROM export_lines l JOIN claims c ON c.id = l.claim_id
				JOIN intervenants i ON i.account_id = c.account_id WHERE l.batch_number = 1 AND l.part = 'travel' AND i.full_name = ?`,
				args: [TEACHER.fullName]
			})
		).rows[0];
		const key = `RENNES-${String(line?.['mission_number'])}`;
		await phone.sync();
		expect((await phone.view(key)).serverClaim).toMatchObject({
			travel: { isExported: true },
			travelPaidOn: null
		});

		const bad = await deposit(office, `${HEAD}1;${String(line?.['position'])};rémunération;;20/07/2017\n`);
		const shown = await text(office.fetch(bad.headers.get('location') ?? ''));
		expect(shown).toContain('cette ligne du lot est de l’autre partie');
		expect(shown).not.toContain(PAYMENTS_WORDS.apply);

		const good = await deposit(
			office,
			`${HEAD}1;${String(line?.['position'])};déplacement;${String(line?.['file_number'])};20/07/2017\n`
		);
		const address = good.headers.get('location') ?? '';
		expect(await text(office.fetch(address))).toContain(PAYMENTS_WORDS.apply);
		const file = new URL(address, server.url).searchParams.get('fichier') ?? '';
		const applied = await Promise.all([
			office.post('/gestion/exports/RENNES/paiements?/apply', { file }),
			elsewhere.post('/gestion/exports/RENNES/paiements?/apply', { file })
		]);
		expect(applied.some(({ status }) => status === 303)).toBe(true);
		expect(where(await office.post('/gestion/exports/RENNES/paiements?/apply', { file }))).toEqual([
			303,
			`/gestion/exports/RENNES/paiements?fichier=${file}&fait=enregistre`
		]);
		await phone.sync();
		expect((await phone.view(key)).serverClaim).toMatchObject({
			travelPaidOn: '2017-07-20',
			remunerationPaidOn: null
		});
		const { rows } = await base.execute("SELECT count(*) AS n FROM audit_log WHERE action = 'payment.apply'");
		expect(rows[0]?.['n']).toBe(1);
		await phone.close();
	});

	it('are refused in a file that is none, or too large, with where to go', async () => {
		expect((await deposit(office, '')).headers.get('location')).toContain('refus=fichier');
		expect(
			(await deposit(office, `${HEAD}${'1;1;x;;y\n'.repeat(80_000)}`)).headers.get('location')
		).toContain('refus=taille');
		const shown = await text(office.fetch('/gestion/exports/RENNES/paiements?refus=taille'));
		expect(shown).toContain(PAYMENTS_WORDS.tooLarge);
		expect((await deposit(new Browser(server.url), 'x')).headers.get('location')).toContain('/connexion');
		const office2 = await deposit(office, Buffer.from([0x89, 0x50, 0xff, 0x00]).toString('latin1'));
		expect(await text(office.fetch(office2.headers.get('location') ?? ''))).toContain('colonne');
	});

	it('come by the command beside the running servers, whole or not at all', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'nomade-payments-'));
		// Not in step: connections that end meanwhile are seen to end.
		const run = async (content: string, ...options: string[]) => {
			const path = join(folder, 'dates.csv');
			writeFileSync(path, content);
			const child = spawn(process.execPath, [BUILD_DIR, 'payments', 'RENNES', path, ...options], {
				env: {
					PATH: process.env['PATH'],
					DATA_DIR: server.dataDir,
					IMAGIN_DATABASE_MARK: 'test',
					IMAGIN_TEST_NOW: TEACHER.now
				}
			});
			let stdout = '';
			child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
			const [status] = (await once(child, 'close')) as [number];
			return { status, stdout };
		};
		const named = async (position: number) => {
			const { rows } = await base.execute({
				sql: 'SELECT c.file_number AS name FROM export_lines l JOIN claims c ON c.id = l.claim_id WHERE l.batch_number = 1 AND l.position = ?',
				args: [position]
			});
			return `1;${position};rémunération;${String(rows[0]?.['name'])};20/07/2017\n`;
		};
		const lines = `${HEAD}${await named(3)}${await named(5)}`;
		const wrong = await run(`${lines}1;4000;rémunération;F-1;20/07/2017\n`);
		expect([wrong.status, wrong.stdout]).toEqual([
			1,
			'ligne 4, « Ligne » : le lot n° 1 n’a pas de ligne 4000\n1 anomalie : rien n’a été enregistré.\n'
		]);
		const trial = await run(lines, '--essai');
		expect([trial.status, trial.stdout]).toEqual([
			0,
			'2 lignes : 2 dates nouvelles, 0 remplacée, 0 déjà enregistrée.\nEssai : rien n’a été enregistré.\n'
		]);
		expect((await run(lines)).stdout).toContain('2 dates nouvelles');
		expect((await run(lines)).stdout).toContain('0 date nouvelle, 0 remplacée, 2 déjà enregistrées');
		expect((await run(lines, '--autre')).status).toBe(2);
		rmSync(folder, { recursive: true });
	});
});

describe('statistics and journal over HTTP', () => {
	it('draw and tell the same figures, by exam, and as CSV', async () => {
		const page = await text(
			office.fetch('/gestion/statistiques?academie=RENNES&examen=BACCALAUR%C3%89AT&session=juin+2017')
		);
		expect(page).toMatch(/<svg[^>]*width="100%"/);
		expect(page).toContain('<table');
		expect(page).toContain('En lot, pas encore payé');
		const csv = await office.fetch(
			'/gestion/statistiques/csv?academie=RENNES&examen=BACCALAUR%C3%89AT&session=juin+2017'
		);
		expect(csv.headers.get('content-disposition')).toContain('statistiques-RENNES.csv');
		expect(await csv.text()).toMatch(/"Frais par état";"Rémunération";"En lot, pas encore payé";;\d{3};/);
	});

	it('tell who made the batch', async () => {
		const page = await text(office.fetch('/gestion/journal?academie=RENNES&action=export.create'));
		expect(page).toContain('Lot de mise en paiement créé');
		expect(page).toContain('Gwenola Tanguy');
		expect(page).not.toContain('Dates de paiement enregistrées</strong>');
		const csv = await text(office.fetch('/gestion/journal/csv?academie=RENNES&action=payment.apply'));
		expect(csv.trimEnd().split('\r\n').length).toBeGreaterThan(1);
	});
});
