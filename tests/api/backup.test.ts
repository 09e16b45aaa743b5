// A backup taken under load, restored into an empty folder, compared with what was acknowledged; and
// what a restore refuses.
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import type { PullResponse } from '../../src/lib/contracts/pull';
import { CrashScene } from '../crash/aftermath';
import { gatherCrowd, type Crowd } from '../crash/crowd';
import { Ledger } from '../crash/ledger';
import { SeededRandom } from '../crash/seeded-random';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { BUILD, makeFolder, runBuilt, type Ended } from './built-server';

const folder = makeFolder();
const backup = join(folder.path, 'nuit');
const environment = (dataDir: string) => ({
	DATA_DIR: dataDir,
	IMAGIN_TEST_NOW: TEACHER.now,
	IMAGIN_DATABASE_MARK: 'test'
});

let server: AppServer;
let crowd: Crowd;
let restored = '';
/** What was acknowledged before the backup began. */
const frozen = new Ledger();
let cursorBefore = '';

function restore(from: string, to: string): Promise<Ended> {
	return runBuilt(environment(to), ['restore', from]);
}

async function rows(dataDir: string, base: string, sql: string): Promise<unknown[][]> {
	const client = createClient({ url: pathToFileURL(join(dataDir, base)).href, timeout: 2000 });
	try {
		return (await client.execute(sql)).rows.map((row) => Object.values(row));
	} finally {
		client.close();
	}
}

beforeAll(async () => {
	const random = new SeededRandom(20171);
	const ledger = new Ledger();
	server = await startAppServer({ testNow: TEACHER.now });
	crowd = await gatherCrowd(server, ledger, random);
	let isOver = false;
	const load = crowd.workers.map(async (worker) => {
		while (!isOver) await worker.step();
	});
	// In full swing: each kind was acknowledged. A worker that fails ends the wait, too.
	await Promise.race([
		new Promise<void>((resolve) => {
			ledger.onAcknowledged = () => {
				if (Math.min(ledger.operations.size, ledger.files.size, ledger.decisions.size) > 3) resolve();
			};
		}),
		...load
	]);
	const pulled = await crowd.teacher.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}`);
	cursorBefore = ((await pulled.json()) as PullResponse).cursor;
	for (const [id, operation] of ledger.operations) frozen.operations.set(id, operation);
	for (const [id, claim] of ledger.decisions) frozen.decisions.set(id, claim);
	for (const sha256 of ledger.files) frozen.files.add(sha256);
	for (const [id, sha256] of ledger.documents) frozen.documents.set(id, sha256);
	for (const id of ledger.deletedDocuments) frozen.deletedDocuments.add(id);
	const before = ledger.operations.size;
	const { code, output } = await runBuilt(environment(server.dataDir), ['backup', backup]);
	const during = ledger.operations.size - before;
	isOver = true;
	await Promise.all(load);
	expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('Sauvegarde terminée') });
	// The server went on answering meanwhile.
	expect(during).toBeGreaterThan(3);
	expect(ledger.unexpected).toEqual([]);
	// What its person deleted since is not owed.
	for (const sha256 of frozen.files) if (!ledger.files.has(sha256)) frozen.files.delete(sha256);
	for (const id of frozen.documents.keys()) if (!ledger.documents.has(id)) frozen.documents.delete(id);
	restored = join(folder.path, 'restaurée');
}, 240_000);

afterAll(async () => {
	await server.stop();
	folder.remove();
});

describe('a backup under load', () => {
	it('names its files with their hashes, and leaves nothing beside', () => {
		const manifest = JSON.parse(readFileSync(join(backup, 'sauvegarde.json'), 'utf8')) as {
			bases: { file: string; sha256: string }[];
			documents: { count: number };
			missingDocuments: string[];
		};
		expect(manifest.bases.map(({ file }) => file)).toContain('academies/RENNES.db');
		expect(manifest.bases.map(({ file }) => file)).toContain('directory.db');
		expect(manifest.documents.count).toBeGreaterThan(0);
		expect(manifest.missingDocuments).toEqual([]);
		expect(readdirSync(folder.path)).toEqual(['nuit']);
	});

	it('can be read by the account that took it alone, and so can what is restored of it', async () => {
		const modes = (root: string) =>
			readdirSync(root, { recursive: true, withFileTypes: true }).map(
				(entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o077
			);
		expect(new Set([...modes(backup), statSync(backup).mode & 0o077])).toEqual(new Set([0]));
		const to = join(folder.path, 'lisible');
		await restore(backup, to);
		expect(new Set(modes(to))).toEqual(new Set([0]));
		rmSync(to, { recursive: true });
	});

	it('on a disk that takes no more says so and leaves nothing behind; what is restored says it, too', async () => {
		// No file may pass these blocks of 512 bytes: the disk's no in the middle of a base, whatever its room.
		const limited = (environment_: Record<string, string>, args: string[]) => {
			const { status, stdout, stderr } = spawnSync(
				'sh',
				['-c', 'ulimit -f 200 && exec "$@"', 'sh', process.execPath, BUILD, ...args],
				{ env: { PATH: process.env['PATH'] ?? '', ...environment_ }, encoding: 'utf8' }
			);
			return { code: status, output: stdout + stderr };
		};
		const to = join(folder.path, 'pleine');
		const taken = limited(environment(server.dataDir), ['backup', to]);
		expect(taken).toMatchObject({ code: 1, output: expect.stringContaining('Rien n’a été sauvegardé') });
		expect(readdirSync(folder.path).filter((name) => name.includes('pleine'))).toEqual([]);
		const half = join(folder.path, 'à moitié');
		const put = limited(environment(half), ['restore', backup]);
		expect(put).toMatchObject({
			code: 1,
			output: expect.stringContaining('La restauration est interrompue')
		});
		expect((await runBuilt(environment(half))).output).toContain('Une restauration a été interrompue');
		expect(await restore(backup, half)).toMatchObject({ code: 0 });
		rmSync(half, { recursive: true });
	});

	it('is refused where something of that name stands', async () => {
		const again = await runBuilt(environment(server.dataDir), ['backup', backup]);
		expect(again).toMatchObject({ code: 1, output: expect.stringContaining('existe déjà') });
	});

	it('is restored into an empty folder: check-store is clean, and what was acknowledged before is there once', async () => {
		const { code, output } = await restore(backup, restored);
		expect(output).toContain('Restauration terminée');
		expect(output).toContain('Aucune anomalie');
		expect(output).toContain('RENNES : aucun lot de paiement n’est connu');
		expect(code).toBe(0);
		const scene = new CrashScene(restored, frozen, crowd.accountId);
		expect(await scene.look(false)).toEqual({ lost: [], doubled: [], broken: [] });
		expect(frozen.operations.size).toBeGreaterThan(3);
		expect(frozen.files.size).toBeGreaterThan(0);
	});

	it('keeps the queue’s places and what is found by its words in step', async () => {
		// VACUUM may give rows other numbers where the schema does not name them: the index would find other claims.
		const found = await rows(
			restored,
			'academies/RENNES.db',
			`SELECT q.claim_id FROM queue_index i JOIN queue_entries q ON q.place = i.rowid
WHERE queue_index MATCH 'marks : "_svalidated"' ORDER BY q.claim_id`
		);
		const meant = await rows(
			restored,
			'academies/RENNES.db',
			"SELECT claim_id FROM queue_entries WHERE marks LIKE '%\\_svalidated%' ESCAPE '\\' ORDER BY claim_id"
		);
		expect(found).toEqual(meant);
		expect(found.length).toBeGreaterThan(0);
	});

	it('brings no session back, and the devices start over their pull', async () => {
		expect(await rows(restored, 'directory.db', 'SELECT count(*) FROM sessions')).toEqual([[0]]);
		const again = await startAppServer({ testNow: TEACHER.now, dataDir: restored });
		const signedOut = await fetch(`${again.url}/api/session`, {
			headers: { cookie: crowd.teacher.cookie ?? '' }
		});
		expect(signedOut.status).toBe(401);
		const { signedIn } = await import('./document-client');
		const teacher = await signedIn(again.url, TEACHER);
		const page = await teacher.fetch(
			`/api/sync/pull?protocol=${PROTOCOL_VERSION}&cursor=${encodeURIComponent(cursorBefore)}`
		);
		expect(await page.json()).toMatchObject({ resync: true });
		await again.stop();
	});
});

describe('a restore is refused', () => {
	it('over a server that runs', async () => {
		const { code, output } = await restore(backup, server.dataDir);
		expect(code).toBe(1);
		expect(output).toContain('un serveur fonctionne sur ce dossier');
	});

	it('over data', async () => {
		const to = join(folder.path, 'occupée');
		mkdirSync(to);
		writeFileSync(join(to, 'directory.db'), 'à quelqu’un');
		const { code, output } = await restore(backup, to);
		expect([code, output]).toEqual([1, expect.stringContaining('contient déjà des données (directory.db)')]);
		expect(readFileSync(join(to, 'directory.db'), 'utf8')).toBe('à quelqu’un');
	});

	it.each<[string, (copy: string) => void, string]>([
		[
			'with one byte of a base changed',
			(copy) => {
				const bytes = readFileSync(join(copy, 'directory.db'));
				bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
				writeFileSync(join(copy, 'directory.db'), bytes);
			},
			'abîmé ou absent : directory.db'
		],
		[
			'without one of its documents',
			(copy) => {
				const [line = ''] = readFileSync(join(copy, 'documents.txt'), 'utf8').split('\n');
				rmSync(join(copy, 'documents', line.split(' ')[1] ?? ''));
			},
			'abîmé ou absent : documents/'
		],
		[
			'with a line of its list of documents taken away',
			(copy) => {
				const lines = readFileSync(join(copy, 'documents.txt'), 'utf8').split('\n');
				writeFileSync(join(copy, 'documents.txt'), lines.slice(1).join('\n'));
			},
			'abîmé ou absent : documents.txt'
		],
		[
			'without its manifest',
			(copy) => rmSync(join(copy, 'sauvegarde.json')),
			'n’est pas une sauvegarde entière (sauvegarde.json'
		],
		[
			'of a newer version',
			(copy) => {
				const path = join(copy, 'sauvegarde.json');
				writeFileSync(
					path,
					readFileSync(path, 'utf8').replace(/"schemaVersion": \d+/, '"schemaVersion": 999')
				);
			},
			'plus récente que cette application'
		]
	])('%s: nothing is written', async (_, spoil, sentence) => {
		const copy = join(folder.path, 'copie');
		const to = join(folder.path, 'vide');
		cpSync(backup, copy, { recursive: true });
		spoil(copy);
		const { code, output } = await restore(copy, to);
		expect(output).toContain(sentence);
		expect(code).toBe(1);
		expect(existsSync(to) ? readdirSync(to) : []).toEqual([]);
		rmSync(copy, { recursive: true });
	});

	it('to a server, where it was cut off; the same restore then finishes', async () => {
		const to = join(folder.path, 'interrompue');
		mkdirSync(join(to, 'restauration-en-cours'), { recursive: true });
		writeFileSync(join(to, 'directory.db'), 'à moitié');
		const started = await runBuilt(environment(to));
		expect(started.code).toBe(1);
		expect(started.output).toContain('Une restauration a été interrompue');
		expect(await restore(backup, to)).toMatchObject({ code: 0 });
		expect(existsSync(join(to, 'restauration-en-cours'))).toBe(false);
	});
});
