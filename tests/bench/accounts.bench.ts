// The administrateur's accounts at 300,000: what the server takes for the list, for a search, and for the first search
// after an import, over HTTP. The directory is filled by the database itself.
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { signedIn } from '../api/document-client';
import { startAppServer } from '../fixtures/app-server';
import { FIRST_NAMES, SURNAMES } from '../fixtures/large-queue';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { p95, record, timed } from './measures';

const ACCOUNTS = Number(process.env['IMAGIN_BENCH_ACCOUNTS'] ?? 300_000);
/** Requests of each kind. */
const TIMES = 60;
const ADMIN = { identifier: 'admin.rennes', password: GESTIONNAIRE.password };

/** Rare words and common ones, one letter that half of the directory has, a role that few have, nobody. */
const SEARCHES: Record<string, string>[] = [
	{ words: 'élodie martin' },
	{ words: 'gwenola lecomte' },
	{ words: '14E0004217' },
	{ words: 'e' },
	{ words: 'zoe' },
	{ words: 'le' },
	{ words: 'martin', role: 'gestionnaire' },
	{ words: 'a', role: 'chefCentre' },
	{ words: 'zzzz' }
];

async function fill(file: string): Promise<void> {
	const client = createClient({ url: pathToFileURL(file).href, timeout: 5000, concurrency: 1 });
	const name = (values: string[], index: string) =>
		`json_extract('${JSON.stringify(values)}', '$[' || ((${index}) % ${values.length}) || ']')`;
	const id = "printf('9%07x-0000-4000-8000-%012x', i / 65536, i)";
	const numbers = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${ACCOUNTS})`;
	await client.batch(
		[
			`INSERT INTO accounts (id, identifier, kind, full_name, password_hash, created_at) ${numbers}
			SELECT ${id}, printf('14E%07dBEN', i), 'academic', ${name(FIRST_NAMES, 'i')} || ' ' || ${name(SURNAMES, 'i / 7')}
				|| iif(i % 3 = 0, '-' || ${name(SURNAMES, 'i / 11 + 3')}, ''), 'none', '2017-01-01T00:00:00Z' FROM n`,
			`INSERT INTO account_roles (account_id, academy, role) ${numbers}
			SELECT ${id}, iif(i % 4 = 0, 'TOULOUSE', 'RENNES'), 'intervenant' FROM n`,
			`INSERT INTO account_roles (account_id, academy, role) ${numbers}
			SELECT ${id}, 'RENNES', iif(i % 3000 = 0, 'gestionnaire', 'chefCentre') FROM n WHERE i % 150 = 0`
		],
		'write'
	);
	client.close();
}

test(`accounts, ${ACCOUNTS.toLocaleString('fr')} of them`, async () => {
	test.setTimeout(20 * 60_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	try {
		await server.kill();
		await fill(join(server.dataDir, 'directory.db'));
		await server.restart();
		const browser = await signedIn(server.url, ADMIN);
		const seen = new Set<string>();
		let next = '/administration?academie=RENNES';
		const list = await timed(TIMES, async () => {
			const response = await browser.fetch(next);
			expect(response.status).toBe(200);
			const html = (await response.text()).replaceAll('&amp;', '&');
			for (const [, id = ''] of html.matchAll(/href="\/administration\/RENNES\/([0-9a-f-]{36})"/g))
				seen.add(id);
			// Page after page, as one who looks for somebody.
			next = /href="(\/administration\?[^"]*apres=[^"]+)"/.exec(html)?.[1] ?? next;
		});
		expect(seen.size).toBe(TIMES * 50);
		const search = (n: number) => async () => {
			const fields = SEARCHES[n % SEARCHES.length] ?? {};
			const response = await browser.post('/administration?/search&academie=RENNES', fields);
			expect(response.status, JSON.stringify(fields)).toBe(200);
			await response.text();
		};
		const [first = NaN] = await timed(1, search(0));
		const searches = await timed(TIMES, (n) => search(n)());
		process.stdout.write(
			`${ACCOUNTS} accounts: p95 of list ${p95(list).toFixed(1)} ms, search ${p95(searches).toFixed(1)} ms; the first search, which gives all of them their words, ${(first / 1000).toFixed(1)} s\n`
		);
		record('accounts_list_p95_ms', p95(list));
		record('accounts_search_p95_ms', p95(searches));
		record('accounts_first_search_s', first / 1000);
	} finally {
		await server.stop();
	}
});
