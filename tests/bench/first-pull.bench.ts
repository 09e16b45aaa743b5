// A first pull of 10,000 changes by the real page: what the server takes to tell them, and how long the page takes until
// they are sealed, stored and listed.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { expect, test } from '@playwright/test';
import { TEACHER } from '../fixtures/people';
import { signIn } from '../e2e/steps';
import { Ground } from '../model/ground';
import { record } from './measures';

const CHANGES = 10_000;
const MISSIONS = CHANGES / 2;
const DAY = '2017-06-01';

async function pullByHand(ground: Ground, accountId: string) {
	const cookie = await ground.openSession(accountId);
	let cursor = '';
	let changes = 0;
	let bytes = 0;
	const startedAt = performance.now();
	for (let hasMore = true; hasMore;) {
		const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
		const answer = await fetch(`${ground.server.url}/api/sync/pull?protocol=${PROTOCOL_VERSION}${query}`, {
			headers: { cookie }
		});
		const text = await answer.text();
		const page = JSON.parse(text) as { cursor: string; hasMore: boolean; changes: unknown[] };
		bytes += Buffer.byteLength(text);
		changes += page.changes.length;
		({ cursor, hasMore } = page);
	}
	return { changes, bytes, ms: performance.now() - startedAt };
}

test('a first pull of 10,000 changes', async ({ browser }) => {
	test.setTimeout(10 * 60_000);
	const ground = await Ground.start();
	try {
		const person = await ground.addPerson('Tirage', Array<string>(MISSIONS).fill(DAY));
		const served = await pullByHand(ground, person.accountId);
		expect(served.changes).toBeGreaterThanOrEqual(CHANGES);
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		let startedAt = 0;
		page.on('request', (request) => {
			if (startedAt === 0 && request.url().includes('/api/sync/pull')) startedAt = performance.now();
		});
		await signIn(page, ground.server.url, person.identifier, TEACHER.password);
		await page.goto(`${ground.server.url}/missions`);
		await page
			.getByText(/\(5\D?000 lignes\)/)
			.first()
			.waitFor({ timeout: 300_000 });
		const ms = performance.now() - startedAt;
		process.stdout.write(
			`${served.changes} changes, ${served.bytes} bytes of JSON: served in ${served.ms.toFixed(0)} ms, on screen after ${ms.toFixed(0)} ms\n`
		);
		record('pull_10000_served_ms', served.ms);
		record('pull_10000_ms', ms);
		record('pull_10000_bytes', served.bytes);
		await context.close();
	} finally {
		await ground.stop();
	}
});
