// An académie of a million claims is saved, restored and let go of what is too old: how long, and what people who work
// beside it wait. Bases are made by the database itself; documents are files of the size of a photo.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { runBuilt, type Browser } from '../api/built-server';
import { signedIn } from '../api/document-client';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { fillLargeAcademy } from '../fixtures/large-queue';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { p95, record } from './measures';
import { openClaims, save, signIn, type Device } from './push-client';

const CLAIMS = Number(process.env['IMAGIN_BENCH_CLAIMS'] ?? 1_000_000);
const DOCUMENTS = 4000;
const DOCUMENT_BYTES = 250_000;
const PAUSE_MS = 100;
/** Of what a command printed, where it failed. */
const TOLD = 2000;

/**
 * Accepted claims were paid, missions are of the years of their claims, and one claim in `CLAIMS / DOCUMENTS` has a
 * document. No travel part: this base's days were never settled among each other, which would be measured instead.
 */
async function age(client: Client, dataDir: string): Promise<number> {
	await client.batch(
		[
			`UPDATE claims SET remuneration_exported = 1, travel_exported = 1, remuneration_paid_on = substr(last_validated_at, 1, 10),
travel_paid_on = substr(last_validated_at, 1, 10) WHERE remuneration_status = 'accepted' AND last_validated_at IS NOT NULL`,
			`UPDATE claims SET travel_status = 'none' WHERE id LIKE '4%'`,
			`UPDATE missions SET ends_at = substr(starts_at, 1, 10) || 'T18:00' WHERE type_code LIKE 'BENCH_%'`
		],
		'write'
	);
	const { rows } = await client.execute({
		sql: `SELECT id, account_id FROM claims WHERE rowid % ? = 0 ORDER BY rowid LIMIT ?`,
		args: [Math.max(1, Math.floor(CLAIMS / DOCUMENTS)), DOCUMENTS]
	});
	const documents = rows.map((row, n) => {
		const [claimId, accountId] = [String(row['id']), String(row['account_id'])];
		const bytes = randomBytes(DOCUMENT_BYTES);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const folder = join(dataDir, 'documents', 'RENNES', accountId);
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, sha256), bytes);
		return [`5${claimId.slice(1)}`, claimId, accountId, n % 2 === 0 ? 'iban' : 'other', sha256];
	});
	const from = [JSON.stringify(documents)];
	await client.batch(
		[
			{
				sql: `INSERT INTO stored_files (account_id, sha256, byte_length, format, stored_at)
SELECT value ->> 2, value ->> 4, ${DOCUMENT_BYTES}, 'jpeg', '2012-01-01T00:00:00.000Z' FROM json_each(?)`,
				args: from
			},
			{
				sql: `INSERT INTO documents (id, claim_id, account_id, folder, purpose, name, sha256, deposited_at, deposited_by)
SELECT value ->> 0, value ->> 1, value ->> 2, 'travel', value ->> 3, 'photo.jpg', value ->> 4, '2012-01-01T00:00:00.000Z', 'intervenant'
FROM json_each(?)`,
				args: from
			}
		],
		'write'
	);
	return documents.length;
}

/** Whose claims they are: the check of what was restored asks the directory. */
async function addAccounts(file: string): Promise<void> {
	const client = createClient({ url: pathToFileURL(file).href, timeout: 5000, concurrency: 1 });
	const persons = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${Math.max(10, Math.floor(CLAIMS / 20))})`;
	const id = "printf('2%07x-0000-4000-8000-%012x', i / 65536, i)";
	await client.batch(
		[
			`INSERT INTO accounts (id, identifier, kind, full_name, password_hash, created_at) ${persons}
SELECT ${id}, printf('14E%02d%05dBEN', i / 100000, i % 100000), 'academic', 'Personne ' || i, 'none', '2006-01-01T00:00:00Z' FROM n`,
			`INSERT INTO account_roles (account_id, academy, role) ${persons} SELECT ${id}, 'RENNES', 'intervenant' FROM n`
		],
		'write'
	);
	client.close();
}

interface Beside {
	seconds: number;
	/** The command's words. */
	output: string;
	/** Milliseconds of a page of the queue, and of a teacher's saves, while it ran. */
	pages: number[];
	saves: number[];
}

/** The command beside the running server, with a gestionnaire who reads and a teacher who saves. */
async function beside(
	server: AppServer,
	browser: Browser,
	device: Device,
	args: string[],
	env: Record<string, string>
): Promise<Beside> {
	const [pages, saves]: [number[], number[]] = [[], []];
	const startedAt = performance.now();
	let isOver = false;
	const timed = async (into: number[], act: () => Promise<void>) => {
		while (!isOver) {
			const from = performance.now();
			await act();
			into.push(performance.now() - from);
			await new Promise((done) => setTimeout(done, PAUSE_MS));
		}
	};
	const ended = runBuilt(env, args).finally(() => (isOver = true));
	const [{ code, output }] = await Promise.all([
		ended,
		timed(pages, async () => {
			const response = await browser.fetch('/gestion?academie=RENNES&statut=validated');
			expect(response.status).toBe(200);
			await response.text();
		}),
		timed(saves, async () => expect(await save(server, device)).toBe(true))
	]);
	expect(code, output.slice(0, TOLD)).toBe(0);
	return { seconds: (performance.now() - startedAt) / 1000, output, pages, saves };
}

test(`${CLAIMS.toLocaleString('fr')} claims saved, restored, and let go of after their years`, async () => {
	test.setTimeout(60 * 60_000);
	const folder = mkdtempSync(join(tmpdir(), 'nomade-keeping-'));
	const server = await startAppServer({ testNow: TEACHER.now });
	const environment = (dataDir: string) => ({
		DATA_DIR: dataDir,
		IMAGIN_DATABASE_MARK: 'test',
		IMAGIN_TEST_NOW: TEACHER.now
	});
	try {
		await server.kill();
		const base = join(server.dataDir, 'academies', 'RENNES.db');
		const client = createClient({ url: pathToFileURL(base).href, timeout: 5000, concurrency: 1 });
		await fillLargeAcademy(client, CLAIMS);
		const documents = await age(client, server.dataDir);
		client.close();
		await addAccounts(join(server.dataDir, 'directory.db'));
		const rebuilt = await runBuilt(environment(server.dataDir), ['rebuild-queue', 'RENNES']);
		expect(rebuilt.code, rebuilt.output.slice(0, TOLD)).toBe(0);
		await server.restart();
		const browser = await signedIn(server.url, GESTIONNAIRE);
		const [device] = await openClaims(server, await signIn(server, TEACHER.identifier));
		if (device === undefined) throw new Error('no claim takes a save');

		const backup = join(folder, 'nuit');
		const restored = join(folder, 'restaurée');
		const saved = await beside(server, browser, device, ['backup', backup], environment(server.dataDir));
		const bytes = statSync(join(backup, 'academies', 'RENNES.db')).size + documents * DOCUMENT_BYTES;
		const restoredAt = performance.now();
		const { code, output } = await runBuilt(environment(restored), ['restore', backup]);
		expect(code, output.slice(0, TOLD)).toBe(0);
		const restoreSeconds = (performance.now() - restoredAt) / 1000;
		rmSync(restored, { recursive: true });

		const look = await beside(server, browser, device, ['retention'], environment(server.dataDir));
		const apply = await beside(
			server,
			browser,
			device,
			['retention', '--apply'],
			environment(server.dataDir)
		);
		// A second look finds nothing that should have gone.
		const again = await runBuilt(environment(server.dataDir), ['retention']);
		process.stdout.write(
			[
				`${CLAIMS} claims and ${documents} documents, ${(bytes / 1e6).toFixed(0)} MB`,
				`saved in ${saved.seconds.toFixed(1)} s (page p95 ${p95(saved.pages).toFixed(0)} ms, save p95 ${p95(saved.saves).toFixed(0)} ms, longest ${Math.max(...saved.saves).toFixed(0)} ms)`,
				`restored and checked in ${restoreSeconds.toFixed(1)} s`,
				`retention: looked at in ${look.seconds.toFixed(1)} s`,
				look.output,
				`applied in ${apply.seconds.toFixed(1)} s (page p95 ${p95(apply.pages).toFixed(0)} ms, save p95 ${p95(apply.saves).toFixed(0)} ms, longest ${Math.max(...apply.saves).toFixed(0)} ms)`,
				`then: ${again.output}`,
				''
			].join('\n')
		);
		record('backup_mb', bytes / 1e6);
		record('backup_s', saved.seconds);
		record('backup_page_p95_ms', p95(saved.pages));
		record('backup_save_p95_ms', p95(saved.saves));
		record('restore_s', restoreSeconds);
		record('retention_look_s', look.seconds);
		record('retention_s', apply.seconds);
		record('retention_page_p95_ms', p95(apply.pages));
		record('retention_save_p95_ms', p95(apply.saves));
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
