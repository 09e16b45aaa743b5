// A pull's cursor skips no row while two processes write: whatever was acknowledged before a pull began is
// in it, nothing goes back, and everybody ends with the same.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { addOpenClaims } from '../fixtures/added-claims';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { pushAll } from '../crash/workers';
import type { Browser } from './built-server';
import { accountIdOf, claimOf, signedIn } from './document-client';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const CLAIMS = 16;
const SAVES = 12;
const PULLERS = 6;
const NUMBERS = Array.from({ length: CLAIMS }, (_, at) => 710_001 + at);

const server = await serverAtTeachersDay();
let other: AppServer;
let doors: [Browser, Browser];

beforeAll(async () => {
	const browser = await signedIn(server.url, TEACHER);
	const conditions = { academy: 'RENNES', claimId: null, base: null, madeAt: '', payload: { version: 1 } };
	await pushAll(browser, [{ ...conditions, id: randomUUID(), kind: 'acceptConditions' }]);
	const model = await claimOf(browser, 'RENNES-77833');
	const accountId = await accountIdOf(browser);
	await server.kill();
	await addOpenClaims(server.dataDir, accountId, model, NUMBERS);
	await server.restart();
	other = await startAppServer({ testNow: TEACHER.now, dataDir: server.dataDir });
	doors = [await signedIn(server.url, TEACHER), await signedIn(other.url, TEACHER)];
});

afterAll(() => other.stop());

/** Revisions that the server has acknowledged, by mission number. */
const acknowledged = new Map<number, number>();

async function write(number: number): Promise<void> {
	let claim: Claim = await claimOf(doors[0], `RENNES-${number}`);
	for (let saves = 0; saves < SAVES;) {
		const content = {
			...claim.content,
			trips: claim.content.trips.map((trip) => ({ ...trip, comment: randomUUID() }))
		};
		const operation = {
			...{ id: randomUUID(), academy: 'RENNES', claimId: claim.id, base: { revision: claim.revision } },
			...{ madeAt: '', kind: 'saveClaim', payload: { baseContent: claim.content, content } }
		};
		// The two processes by turns; what one cannot take now is sent to the other.
		for (let turn = saves + number; ; turn += 1) {
			const [answer] = await pushAll(doors[turn % 2 === 0 ? 0 : 1], [operation]);
			if (answer?.outcome === 'retry') continue;
			if (answer?.outcome !== 'applied' || answer.claim === null) throw new Error(JSON.stringify(answer));
			claim = answer.claim;
			break;
		}
		acknowledged.set(number, claim.revision);
		saves += 1;
	}
}

class Puller {
	readonly seen = new Map<number, number>();
	readonly faults: string[] = [];
	pages = 0;
	#cursor: string | null = null;

	/** Page by page to the end; what was acknowledged before must have come. */
	async catchUp(door: Browser): Promise<void> {
		const before = new Map(acknowledged);
		for (let hasMore = true; hasMore;) {
			const query: string = this.#cursor === null ? '' : `&cursor=${encodeURIComponent(this.#cursor)}`;
			const page = (await (
				await door.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}${query}`)
			).json()) as PullResponse;
			if (page.resync) this.faults.push('a resync that nothing explains');
			for (const change of page.changes) {
				if (change.entity !== 'claim' || change.value === null) continue;
				const { missionNumber, revision } = change.value;
				if (revision < (this.seen.get(missionNumber) ?? 0)) this.faults.push(`${missionNumber} went back`);
				this.seen.set(missionNumber, revision);
			}
			this.#cursor = page.cursor;
			this.pages += 1;
			({ hasMore } = page);
		}
		for (const [number, revision] of before) {
			if ((this.seen.get(number) ?? 0) < revision) {
				this.faults.push(
					`${number}: revision ${revision} was acknowledged, ${this.seen.get(number) ?? 'none'} told`
				);
			}
		}
	}
}

it(`a pull cursor skips no row: ${CLAIMS} writers and ${PULLERS} pullers on two processes`, async () => {
	const pullers = Array.from({ length: PULLERS }, () => new Puller());
	let isWriting = true;
	const pulling = pullers.map(async (puller, at) => {
		while (isWriting) await puller.catchUp(doors[at % 2 === 0 ? 0 : 1]);
		// Once more through the other process.
		await puller.catchUp(doors[at % 2 === 0 ? 1 : 0]);
	});
	await Promise.all(NUMBERS.map(write));
	isWriting = false;
	await Promise.all(pulling);

	expect(pullers.flatMap(({ faults }) => faults)).toEqual([]);
	const expected = new Map(NUMBERS.map((number) => [number, SAVES + 1]));
	expect(acknowledged).toEqual(expected);
	for (const { seen } of pullers) {
		expect(new Map([...seen].filter(([number]) => expected.has(number)))).toEqual(expected);
	}
	// They met writes under way, or they have shown nothing.
	expect(Math.max(...pullers.map(({ pages }) => pages))).toBeGreaterThan(3);
});

it('the log has one row a commit, in the order of the commits, from both processes', async () => {
	const url = pathToFileURL(join(server.dataDir, 'academies', 'RENNES.db')).href;
	const client = createClient({ url, timeout: 5000 });
	const { rows } = await client.execute(
		`SELECT entity_id, count(*) AS rows FROM changes WHERE entity = 'claim' AND entity_id IN
(${NUMBERS.map((number) => `'RENNES-${number}'`).join(',')}) GROUP BY entity_id`
	);
	expect(rows.map((row) => Number(row['rows']))).toEqual(NUMBERS.map(() => SAVES));
	const [bounds] = (
		await client.execute('SELECT count(*) AS n, min(sequence) AS first, max(sequence) AS last FROM changes')
	).rows;
	client.close();
	// No number is given and taken back: what a pull has passed can never appear behind it.
	expect(Number(bounds?.['last']) - Number(bounds?.['first']) + 1).toBe(Number(bounds?.['n']));
});
