// The queue is fast because of how it is asked: each of its SELECTs goes by the index of words or by a key, whatever is
// chosen, and never through all lines; and what the index says is what the claims say, after any write.
import { createClient } from '@libsql/client';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_FILTER, type QueueFilter } from '$lib/domain/queue/queue-filter';
import { academyDb } from '$lib/server/db';
import { closeDatabases, openAcademy, openDatabases } from '$lib/server/db/databases';
import { queueStatementsFor, rebuildQueue } from '$lib/server/repositories/queue-index';
import { listQueueLabels, type QueueLabel } from '$lib/server/repositories/queue-labels';
import { countStatement, linesStatement } from '$lib/server/repositories/queue-lines';
import { queueCondition, type QueueCondition } from '$lib/server/repositories/queue-match';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fillLargeAcademy } from '../../fixtures/large-queue';

const CLAIMS = 2_000;
const NOW = Date.parse('2018-06-01T10:00:00Z');
const ZONE = 'Europe/Paris';
const folder = mkdtempSync(join(tmpdir(), 'nomade-queue-'));
let labels: QueueLabel[];

beforeAll(async () => {
	await openDatabases({ dataDir: folder, libsqlUrl: null, libsqlAuthToken: null });
	await openAcademy('RENNES');
	const url = pathToFileURL(join(folder, 'academies', 'RENNES.db')).href;
	const client = createClient({ url, timeout: 5000, concurrency: 1 });
	await fillLargeAcademy(client, CLAIMS);
	client.close();
	expect(await rebuildQueue('RENNES')).toBe(CLAIMS);
	labels = await listQueueLabels('RENNES');
});

afterAll(async () => {
	await closeDatabases();
	rmSync(folder, { recursive: true });
});

function conditionOf(change: Partial<QueueFilter>): QueueCondition {
	const condition = queueCondition({ ...FIRST_FILTER, ...change }, labels, ZONE, NOW);
	if ('tooBroad' in condition) throw new Error(`${condition.tooBroad} is too broad`);
	return condition;
}

async function plan({ sql, args }: { sql: string; args: unknown[] }): Promise<string[]> {
	const rows = await academyDb('RENNES').read(`EXPLAIN QUERY PLAN ${sql}`, args as never[]);
	return rows.map((row) => String(row['detail']));
}

/** Each choice alone; the tests take them in pairs besides. */
const CHOICES: [string, Partial<QueueFilter>][] = [
	['what waits', { status: 'validated' }],
	['everything', {}],
	['what is with the intervenant', { status: 'open' }],
	['a person', { person: 'kerd' }],
	['a letter', { person: 'e' }],
	['words', { keyword: 'serie 7 martin' }],
	['a number', { keyword: '1000042' }],
	['an exam', { exam: 'BACCALAUREAT SERIE 7' }],
	['a centre', { centre: '0000042A' }],
	['a centre that went', { centre: '9999999Z' }],
	['days of the mission', { missionFrom: '2016-01-15', missionTo: '2016-03-02' }],
	['missions from a day on', { missionFrom: '2016-01-15' }],
	['days of the validation', { validatedFrom: '2007-01-15', validatedTo: '2009-03-02' }],
	['an age', { waitingDays: 90 }],
	['an amount', { amountFromCents: 1_250, amountToCents: 43_210 }],
	['an amount at least', { amountFromCents: 1 }],
	['what came late', { isLate: true }],
	['an absence', { attestation: 'absent' }]
];
const ALONE = CHOICES.map(([name, change]) => [name, { status: 'all' as const, ...change }] as const);
const PAIRS = CHOICES.flatMap(([name, change], at) =>
	CHOICES.slice(at + 1).map(
		([other, more]) => [`${name} + ${other}`, { status: 'all' as const, ...change, ...more }] as const
	)
);

/** The index of words or the place gives the lines in order; every other table is looked up by its key. */
async function expectByIndex(condition: QueueCondition): Promise<void> {
	for (const order of ['oldest', 'newest'] as const) {
		const steps = await plan(linesStatement(condition, order, 1_000, 51));
		// The index of words is «scanned» by a MATCH and its place; of tables only what one page gave is.
		const scans = steps.filter((step) => /^SCAN (?!p\b|x VIRTUAL TABLE INDEX \d+:M3[<>])/.test(step));
		expect(scans).toEqual([]);
		expect(steps.join('\n')).toMatch(
			condition.match === null
				? /SEARCH q USING INTEGER PRIMARY KEY \(rowid[<>]\?\)/
				: /SCAN x VIRTUAL TABLE INDEX \d+:M3[<>]/
		);
		// In the order of the places without sorting the lines.
		expect(steps.slice(0, 3).join('\n')).not.toContain('TEMP B-TREE');
		for (const table of ['c', 'a', 'm', 't', 'i']) {
			expect(steps.join('\n')).toMatch(new RegExp(`SEARCH ${table} USING `));
		}
	}
	const counted = await plan(countStatement(condition, 1_001));
	expect(counted.filter((step) => /^SCAN (?!x VIRTUAL|\()/.test(step))).toEqual([]);
}

describe('the plans of the queue', () => {
	it.each(ALONE)('by %s: the index of words or the place, then keys', async (_name, change) => {
		await expectByIndex(conditionOf(change));
	});

	it('by every two of these together: the same', async () => {
		expect(PAIRS).toHaveLength((CHOICES.length * (CHOICES.length - 1)) / 2);
		for (const [, change] of PAIRS) await expectByIndex(conditionOf(change));
	});

	/** Lines that the index gives, before a condition on the line itself leaves any out. */
	async function given({ match }: QueueCondition): Promise<number> {
		const [row] = await academyDb('RENNES').read(
			'SELECT count(*) AS n FROM queue_index WHERE queue_index MATCH ?',
			[match ?? '']
		);
		return Number(row?.['n']);
	}

	it.each([
		['a common status and a name that nobody has', { status: 'validated' as const, person: 'zzzz' }],
		['a common word and a rare one', { status: 'all' as const, keyword: 'martin zzzz' }],
		['a common status and a day without a mission', { missionFrom: '2016-12-31', missionTo: '2016-12-31' }],
		['what was never validated, of a day', { status: 'open' as const, validatedFrom: '2010-01-05' }],
		['a centre that is another exam’s', { exam: 'BACCALAUREAT SERIE 7', centre: '0000042A', isLate: true }]
	])(
		'without a result (%s): everything is asked of the index, no line is looked at',
		async (_name, change) => {
			const condition = conditionOf(change);
			expect(await given(condition)).toBe(0);
		}
	);

	it.each([
		[
			{ status: 'all' as const, amountFromCents: 1_250, amountToCents: 43_210 },
			'amount_cents / 100 IN (12, 432)'
		],
		[
			{ status: 'all' as const, validatedFrom: '2007-01-15', validatedTo: '2009-03-02' },
			"substr(validated_at, 1, 10) IN ('2007-01-14', '2007-01-15', '2009-03-02', '2009-03-03')"
		],
		[{ status: 'all' as const, waitingDays: 90 }, "substr(validated_at, 1, 10) = '2018-03-03'"]
	])('what the index gives too much for %j is of its first or last day, or euro', async (change, ends) => {
		const condition = conditionOf(change);
		const { sql, args } = countStatement(condition, 1_000_000);
		const [[row], [bound]] = [
			await academyDb('RENNES').read(sql, args),
			await academyDb('RENNES').read(`SELECT count(*) AS n FROM queue_entries WHERE ${ends}`)
		];
		const tooMany = (await given(condition)) - Number(row?.['lines']);
		expect(tooMany).toBeGreaterThanOrEqual(0);
		expect(tooMany).toBeLessThanOrEqual(Number(bound?.['n']));
	});

	it('of opening a claim go by keys alone', async () => {
		const rows = await academyDb('RENNES').read('SELECT claim_id FROM queue_entries LIMIT 1');
		const steps = await plan({
			sql: 'SELECT place FROM queue_entries WHERE claim_id = ?',
			args: [rows[0]?.['claim_id']]
		});
		expect(steps).toEqual([expect.stringMatching(/^SEARCH queue_entries USING /)]);
	});
});

describe('what the index gives', () => {
	/** The same choice made by looking at every claim. */
	async function byHand(where: string): Promise<number> {
		const [row] = await academyDb('RENNES').read(
			`SELECT count(*) AS n FROM claims c JOIN assignments a ON a.id = c.assignment_id
JOIN missions m ON m.number = a.mission_number JOIN intervenants i ON i.id = a.intervenant_id
JOIN queue_entries q ON q.claim_id = c.id WHERE ${where}`
		);
		return Number(row?.['n']);
	}

	async function counted(change: Partial<QueueFilter>): Promise<number> {
		const { sql, args } = countStatement(conditionOf(change), 1_000_000);
		const [row] = await academyDb('RENNES').read(sql, args);
		return Number(row?.['lines']);
	}

	it.each([
		[{}, "c.remuneration_status = 'validated'"],
		[{ status: 'all' as const }, '1'],
		[{ status: 'all' as const, exam: 'BACCALAUREAT SERIE 7' }, "m.exam = 'BACCALAUREAT SERIE 7'"],
		[{ status: 'all' as const, centre: '0000042A' }, "m.centre_uai = '0000042A'"],
		[{ status: 'all' as const, person: 'elodie' }, "i.full_name LIKE 'Élodie%'"],
		[
			{ status: 'all' as const, missionFrom: '2008-02-10', missionTo: '2011-05-03' },
			"m.starts_at >= '2008-02-10' AND m.starts_at < '2011-05-04'"
		],
		[
			{ status: 'all' as const, validatedFrom: '2006-06-03', validatedTo: '2006-06-05' },
			"c.last_validated_at >= '2006-06-02T22:00:00.000Z' AND c.last_validated_at < '2006-06-05T22:00:00.000Z'"
		],
		[
			{ status: 'all' as const, amountFromCents: 1_250, amountToCents: 43_210 },
			'q.amount_cents BETWEEN 1250 AND 43210'
		],
		[{ status: 'all' as const, isLate: true }, 'c.is_late = 1'],
		[{ status: 'all' as const, attestation: 'absent' as const }, "c.attestation = 'absent'"]
	])('for %j is what every claim says', async (change, where) => {
		const expected = await byHand(where);
		expect(expected).toBeGreaterThan(0);
		expect(await counted(change)).toBe(expected);
	});

	it('counts an age to the second', async () => {
		const [row] = await academyDb('RENNES').read(
			"SELECT last_validated_at AS at FROM claims WHERE remuneration_status = 'validated' LIMIT 1"
		);
		const at = Date.parse(String(row?.['at']));
		const days = (now: number) =>
			queueCondition({ ...FIRST_FILTER, waitingDays: 7 }, labels, ZONE, now) as QueueCondition;
		const count = async (condition: QueueCondition) => {
			const { sql, args } = countStatement(condition, 1_000_000);
			return Number((await academyDb('RENNES').read(sql, args))[0]?.['lines']);
		};
		const week = 7 * 86_400_000;
		expect((await count(days(at + week + 1))) - (await count(days(at + week)))).toBeGreaterThan(0);
	});

	it('follows a claim, a mission, a name and a label in the write that changes them', async () => {
		const [row] = await academyDb('RENNES').read(
			"SELECT id, mission_number FROM claims WHERE remuneration_status = 'validated' LIMIT 1"
		);
		const id = String(row?.['id']);
		const mission = Number(row?.['mission_number']);
		const one = { sql: 'SELECT ?', args: [id] };
		const place = async () =>
			(await academyDb('RENNES').read('SELECT place FROM queue_entries WHERE claim_id = ?', [id]))[0]?.[
				'place'
			];
		const before = await place();
		await academyDb('RENNES').write([
			{
				sql: "UPDATE missions SET exam = 'EXAMEN NOUVEAU', centre_uai = '9999999X', centre_label = 'CENTRE NEUF' WHERE number = ?",
				args: [mission]
			},
			{
				sql: "UPDATE intervenants SET full_name = 'Œuvrard Ælis' WHERE id = (SELECT intervenant_id FROM assignments WHERE id = (SELECT assignment_id FROM claims WHERE id = ?))",
				args: [id]
			},
			{
				sql: "UPDATE claims SET remuneration_status = 'accepted', travel_status = 'accepted' WHERE id = ?",
				args: [id]
			},
			...queueStatementsFor(one.sql, one.args)
		]);
		labels = await listQueueLabels('RENNES');
		expect(await counted({ status: 'accepted', exam: 'EXAMEN NOUVEAU' })).toBe(1);
		expect(await counted({ status: 'validated', exam: 'EXAMEN NOUVEAU' })).toBe(0);
		expect(await counted({ status: 'all', keyword: 'oeuv aelis' })).toBe(1);
		expect(await counted({ status: 'all', keyword: 'centre neuf oeuvrard' })).toBe(1);
		expect(await place()).toBe(before);
		// Validated again: at the end of the queue.
		await academyDb('RENNES').write([
			{ sql: "UPDATE claims SET last_validated_at = '2018-05-31T10:00:00.000Z' WHERE id = ?", args: [id] },
			...queueStatementsFor(one.sql, one.args)
		]);
		const [last] = await academyDb('RENNES').read('SELECT max(place) AS place FROM queue_entries');
		expect(await place()).toBe(last?.['place']);
		expect(await counted({ status: 'all', keyword: 'oeuvrard' })).toBe(1);
		// Nothing is due any more: it leaves.
		await academyDb('RENNES').write([
			{
				sql: "UPDATE claims SET remuneration_status = 'none', travel_status = 'none' WHERE id = ?",
				args: [id]
			},
			...queueStatementsFor(one.sql, one.args)
		]);
		expect(await place()).toBeUndefined();
		expect(await counted({ status: 'all', keyword: 'oeuvrard' })).toBe(0);
	});

	it('is the same after it was made anew', async () => {
		const before = await academyDb('RENNES').read(
			'SELECT claim_id, marks, person, numbers, amount_cents, validated_at FROM queue_entries ORDER BY claim_id'
		);
		await rebuildQueue('RENNES');
		labels = await listQueueLabels('RENNES');
		const after = await academyDb('RENNES').read(
			'SELECT claim_id, person, numbers, amount_cents, validated_at FROM queue_entries ORDER BY claim_id'
		);
		expect(after.map((row) => row['claim_id'])).toEqual(before.map((row) => row['claim_id']));
		expect(await counted({ status: 'all' })).toBe(CLAIMS - 1);
		const [index] = await academyDb('RENNES').read('SELECT count(*) AS n FROM queue_index_docsize');
		expect(index?.['n']).toBe(CLAIMS - 1);
	});
});

describe('a search', () => {
	it('is told of a word that names too much, unless others narrow it', () => {
		const many = Array.from({ length: 500 }, (_, n) => ({
			id: n + 1,
			kind: 'centre' as const,
			key: `U${n}`,
			label: `LYCÉE N${n}`
		}));
		const search = (keyword: string) => queueCondition({ ...FIRST_FILTER, keyword }, many, ZONE, NOW);
		expect(search('lycée')).toEqual({ tooBroad: 'lycee' });
		expect(search('lycee n499')).toMatchObject({ match: expect.stringContaining('_l500') as string });
	});

	it('has no sign that the index could take for its own', () => {
		const words = ['"', 'a" OR _svalidated', '_saccepted', '* NOT ^ NEAR(', '{marks}: x', "'; DROP"];
		for (const keyword of words) {
			const condition = queueCondition({ ...FIRST_FILTER, keyword, person: keyword }, labels, ZONE, NOW);
			if ('tooBroad' in condition) continue;
			const typed = (condition.match ?? '').match(/"[^"]*"/g) ?? [];
			for (const word of typed) expect(word).toMatch(/^"[a-z0-9]+"$/);
		}
	});
});
