// Batches, journal and statistics at 1,000,000 claims and 1,000,000 audit lines, on the built server: how long a page,
// a batch and a file take, and how long others wait meanwhile.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { Browser } from '../api/built-server';
import { BUILD_DIR, startAppServer, type AppServer } from '../fixtures/app-server';
import { manyClaimsStatements } from '../fixtures/many-claims';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { median, record } from './measures';

const CLAIMS = Number(process.env['IMAGIN_BENCH_CLAIMS'] ?? 1_000_000);
const PIECE = 50_000;
const FIRST = 5_000_001;
/** Claims that wait for a batch. */
const ACCEPTED = 20_000;
const ASKED = 21;

function p95(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

/** Two in a hundred are accepted; the rest lie as a session leaves them. */
async function fill(client: Client): Promise<void> {
	for (let made = 0; made < CLAIMS; made += PIECE) {
		const share = Math.max(1, Math.floor(CLAIMS / ACCEPTED));
		await client.batch(
			manyClaimsStatements({
				first: FIRST + made,
				count: Math.min(PIECE, CLAIMS - made),
				payStatus: `CASE WHEN n % ${share} = 0 THEN 'accepted' ELSE
					CASE n % 5 WHEN 1 THEN 'validated' WHEN 2 THEN 'open' WHEN 3 THEN 'cancelled' ELSE 'handled' END END`,
				travelStatus: `CASE WHEN n % ${share} = 0 THEN 'accepted' ELSE
					CASE n % 3 WHEN 1 THEN 'validated' WHEN 2 THEN 'open' ELSE 'none' END END`,
				exam: "'EXAMEN ' || (n % 120)",
				session: "CASE n % 3 WHEN 0 THEN 'juin 2017' WHEN 1 THEN 'septembre 2017' ELSE 'juin 2016' END",
				persons: 20,
				validatedAt: "strftime('%Y-%m-%dT08:00:00.000Z', '2017-06-01', '-' || (n % 300) || ' days')"
			}),
			'write'
		);
	}
	await client.batch(
		[
			`INSERT INTO claim_history (claim_id, at, actor, actor_name, action, part) SELECT id,
				strftime('%Y-%m-%dT08:00:00.000Z', first_validated_at, '+' || (mission_number % 40) || ' days'),
				'gestionnaire', 'x', 'accept', 'travel' FROM claims WHERE travel_status = 'accepted' AND mission_number >= ${FIRST}`,
			`INSERT INTO claim_history (claim_id, at, actor, actor_name, action, part, reason) SELECT id, last_validated_at,
				'gestionnaire', 'x', 'sendBack', 'travel', 'Motif ' || (mission_number % 60)
				FROM claims WHERE mission_number >= ${FIRST} AND mission_number % 10 = 0`,
			`WITH RECURSIVE row(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM row WHERE n + 1 < ${CLAIMS})
				INSERT INTO audit_log (at, actor_account_id, actor_name, role, action, subject_kind, subject_id, before, after, request_id)
				SELECT strftime('%Y-%m-%dT%H:%M:%S.000Z', '2016-06-01', '+' || (n * 30) || ' seconds'), 'person-' || (n % 40), 'Personne',
				'gestionnaire', CASE WHEN n % 1000 = 0 THEN 'export.create' WHEN n % 4 = 0 THEN 'claim.sendBack' ELSE 'claim.accept' END,
				'claim', 'c-' || (${FIRST} + n), '{"remuneration":"validated"}', '{"remuneration":"accepted"}', 'r' FROM row`
		],
		'write'
	);
}

async function timed(run: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	await run();
	return performance.now() - startedAt;
}

async function pageTimes(office: Browser, path: string): Promise<number[]> {
	const times: number[] = [];
	for (let asked = 0; asked < ASKED; asked += 1) {
		times.push(
			await timed(async () => {
				const response = await office.fetch(path);
				await response.text();
				if (response.status !== 200) throw new Error(`${path} was answered ${response.status}`);
			})
		);
	}
	// The first one prepares statements and fills caches.
	return times.slice(1);
}

/** The longest that another request waits while something runs. */
async function longestWait(server: AppServer, during: () => Promise<unknown>): Promise<number> {
	let isOver = false;
	let longest = 0;
	const knocking = (async () => {
		while (!isOver) {
			longest = Math.max(longest, await timed(async () => (await fetch(`${server.url}/healthz`)).text()));
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	})();
	await during();
	isOver = true;
	await knocking;
	return longest;
}

function hidden(html: string, name: string): string {
	return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

test('batches, journal and statistics at a million', async () => {
	test.setTimeout(1_800_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	try {
		const client = createClient({
			url: pathToFileURL(join(server.dataDir, 'academies', 'RENNES.db')).href,
			timeout: 20_000
		});
		process.stdout.write(`filled in ${((await timed(() => fill(client))) / 1000).toFixed(0)} s\n`);
		client.close();

		const counting = await timed(() =>
			Promise.resolve(
				spawnSync(process.execPath, [BUILD_DIR, 'statistics'], {
					env: { PATH: process.env['PATH'], DATA_DIR: server.dataDir, IMAGIN_DATABASE_MARK: 'test' },
					encoding: 'utf8'
				})
			).then(({ status, stdout }) => {
				process.stdout.write(stdout);
				expect(status).toBe(0);
			})
		);
		record('statistics_first_count_s', counting / 1000);

		await server.restart();
		const office = new Browser(server.url);
		await office.signIn(GESTIONNAIRE.identifier, GESTIONNAIRE.password);
		record('statistics_page_p95_ms', p95(await pageTimes(office, '/gestion/statistiques')));
		record(
			'statistics_exam_p95_ms',
			p95(await pageTimes(office, '/gestion/statistiques?academie=RENNES&session=juin+2017&examen=EXAMEN+3'))
		);
		for (const [name, query] of [
			['journal_page', ''],
			['journal_person', '&personne=person-7'],
			['journal_rare_act', '&action=export.create'],
			['journal_person_act', '&personne=person-0&action=export.create'],
			['journal_subject', `&sujet=claim:c-${FIRST + 10}`],
			['journal_old_day', '&du=2016-07-01&au=2016-07-01']
		] as const) {
			record(`${name}_p95_ms`, p95(await pageTimes(office, `/gestion/journal?academie=RENNES${query}`)));
		}

		const page = '/gestion/exports?academie=RENNES&contenu=both';
		const html = await (await office.fetch(page)).text();
		record('export_preview_ms', median((await pageTimes(office, page)).slice(0, 5)));
		const fields = Object.fromEntries(
			['academy', 'parts', 'mark', 'upTo', 'decision'].map((name) => [name, hidden(html, name)])
		);
		let creating = 0;
		const wait = await longestWait(server, async () => {
			creating = await timed(async () => {
				const made = await office.post('/gestion/exports', fields);
				expect([made.status, made.headers.get('location')]).toEqual([
					303,
					'/gestion/exports/RENNES/1?fait=cree'
				]);
			});
		});
		record('export_batch_ms', creating);
		record('export_batch_others_wait_ms', wait);
		for (const format of ['csv', 'json'] as const) {
			let bytes = 0;
			const time = await timed(async () => {
				bytes = (await (await office.fetch(`/gestion/exports/RENNES/1/${format}`)).arrayBuffer()).byteLength;
			});
			record(`export_file_${format}_ms`, time);
			process.stdout.write(`${format}: ${(bytes / 1e6).toFixed(1)} MB in ${time.toFixed(0)} ms\n`);
		}
	} finally {
		await server.stop();
	}
});
