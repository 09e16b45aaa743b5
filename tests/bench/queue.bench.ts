// The gestionnaire's queue at a million claims: what the server takes for the list, a search and a claim, page by page
// over HTTP, as ninety-five of a hundred people wait at most. The base is made by the database itself.
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser } from '../api/built-server';
import { signedIn } from '../api/document-client';
import { BUILD_DIR, startAppServer } from '../fixtures/app-server';
import { fillLargeAcademy } from '../fixtures/large-queue';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { p95, record, timed } from './measures';

const CLAIMS = Number(process.env['IMAGIN_BENCH_CLAIMS'] ?? 1_000_000);
/** Requests of each kind. */
const TIMES = 60;

/** A page that must be there, whole. */
async function page(browser: Browser, address: string): Promise<string> {
	const response = await browser.fetch(address);
	expect(response.status, address).toBe(200);
	return response.text();
}

/** What a gestionnaire types, over and over in another form: names, numbers, exams, centres, dates, amounts. */
const SEARCHES: Record<string, string>[] = [
	{ status: 'validated', person: 'Martin' },
	{ status: 'all', person: 'ele kerd' },
	{ status: 'all', person: 'élodie martin' },
	{ status: 'all', keyword: '1000042' },
	{ status: 'all', keyword: '20' },
	{ status: 'validated', keyword: 'centre 42' },
	{ status: 'all', keyword: 'serie 7 dupont' },
	{ status: 'all', keyword: 'zzzz' },
	{ status: 'accepted', exam: 'BACCALAUREAT SERIE 7', centre: '0000067A' },
	{ status: 'validated', missionFrom: '2012-03-04', missionTo: '2015-11-20' },
	{ status: 'validated', validatedFrom: '2010-01-05', validatedTo: '2010-02-03', isLate: '1' },
	{ status: 'validated', amountFromCents: '12,50', amountToCents: '43,10' },
	{ status: 'all', attestation: 'absent', waitingDays: '180', order: 'newest' }
];

test(`the queue at ${CLAIMS.toLocaleString('fr')} claims`, async () => {
	test.setTimeout(30 * 60_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	try {
		await server.kill();
		const file = join(server.dataDir, 'academies', 'RENNES.db');
		const client = createClient({ url: pathToFileURL(file).href, timeout: 5000, concurrency: 1 });
		await fillLargeAcademy(client, CLAIMS);
		client.close();
		const startedAt = performance.now();
		const rebuilt = spawnSync(process.execPath, [BUILD_DIR, 'rebuild-queue', 'RENNES'], {
			env: { PATH: process.env['PATH'] ?? '', DATA_DIR: server.dataDir, IMAGIN_DATABASE_MARK: 'test' },
			encoding: 'utf8'
		});
		expect(rebuilt.status, rebuilt.stderr).toBe(0);
		const rebuildSeconds = (performance.now() - startedAt) / 1000;
		await server.restart();

		const browser = await signedIn(server.url, GESTIONNAIRE);
		const ids: string[] = [];
		let next = '/gestion?academie=RENNES&statut=validated';
		const list = await timed(TIMES, async () => {
			const html = (await page(browser, next)).replaceAll('&amp;', '&');
			ids.push(...[...html.matchAll(/href="\/gestion\/RENNES\/([^"?]+)/g)].map((match) => match[1] ?? ''));
			// Page after page, as one who works through it.
			next = /href="(\/gestion\?[^"]*apres=\d+)"/.exec(html)?.[1] ?? next;
		});
		expect(new Set(ids).size).toBe(TIMES * 50);
		const search = await timed(TIMES, async (n) => {
			const fields = SEARCHES[n % SEARCHES.length] ?? {};
			const answer = await browser.post('/gestion?/search&academie=RENNES', fields);
			expect(answer.status, JSON.stringify(fields)).toBe(303);
			await page(browser, answer.headers.get('location') ?? '');
		});
		const open = await timed(TIMES, async (n) => {
			await page(browser, `/gestion/RENNES/${ids[n * 37] ?? ''}?statut=validated`);
		});
		const figures = { list: p95(list), search: p95(search), open: p95(open) };
		process.stdout.write(
			`${CLAIMS} claims: queue made anew in ${rebuildSeconds.toFixed(0)} s; p95 of list ${figures.list.toFixed(1)} ms, search ${figures.search.toFixed(1)} ms (asking and reading), open ${figures.open.toFixed(1)} ms\n`
		);
		record('queue_list_p95_ms', figures.list);
		record('queue_search_p95_ms', figures.search);
		record('queue_open_p95_ms', figures.open);
		record('queue_rebuild_s', rebuildSeconds);
	} finally {
		await server.stop();
	}
});
