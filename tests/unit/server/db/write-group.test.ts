// Units of the same form run as one statement over all their rows, and yet each is taken or left alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isConstraint, statement, type SetStatement, type Statement } from '$lib/server/db';
import { Database } from '$lib/server/db/database';
import { layersOf, statementsOf, type WaitingUnit } from '$lib/server/db/write-group';

let folder: string;
let database: Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nomade-group-'));
	database = new Database({ url: pathToFileURL(join(folder, 'notes.db')).href, authToken: null });
	await database.prepare();
	await database.write([
		statement('CREATE TABLE operations (id TEXT PRIMARY KEY, token TEXT NOT NULL) STRICT'),
		statement(
			'CREATE TABLE counters (id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision < 9)) STRICT'
		)
	]);
});

afterEach(async () => {
	await database.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Raises a counter by `by` if it stands at `revision`. */
function raise(operation: string, token: string, counter: string, revision = 1, by = 1): SetStatement[] {
	return [
		{
			sql: `INSERT INTO operations (id, token) SELECT e.value ->> 0, e.value ->> 1 FROM json_each(?) e
WHERE EXISTS (SELECT 1 FROM counters WHERE id = e.value ->> 2 AND revision = e.value ->> 3)
ON CONFLICT (id) DO NOTHING RETURNING token`,
			rows: [[operation, token, counter, revision]]
		},
		{
			sql: `UPDATE counters SET revision = revision + (e.value ->> 3) FROM json_each(?) e
CROSS JOIN operations o ON o.id = e.value ->> 0 AND o.token = e.value ->> 1 WHERE counters.id = e.value ->> 2`,
			rows: [[operation, token, counter, by]]
		}
	];
}

async function makeCounters(count: number): Promise<void> {
	await database.write(
		Array.from({ length: count }, (_, i) => statement('INSERT INTO counters VALUES (?, 1)', [`c${i}`]))
	);
}

/** Which of the units, written at the same moment, have written; a rejected one tells its error. */
async function written(units: [token: string, counter: string, unit: SetStatement[]][]): Promise<unknown[]> {
	return Promise.all(
		units.map(async ([token, counter, unit]) => {
			try {
				const [inserted] = await database.write(unit, counter);
				return inserted?.rows.some((row) => row['token'] === token);
			} catch (error) {
				return error;
			}
		})
	);
}

function waiting(statements: (Statement | SetStatement)[], mergeKey: string | null): WaitingUnit {
	return { statements, mergeKey, resolve: () => undefined, reject: () => undefined };
}

it('merges units of the same form and of different keys, and nothing else', () => {
	const plain = statement('DELETE FROM counters');
	const layers = layersOf([
		waiting(raise('1', 't1', 'a'), 'a'),
		waiting(raise('2', 't2', 'b'), 'b'),
		waiting(raise('3', 't3', 'a'), 'a'),
		waiting(raise('4', 't4', 'c'), null),
		waiting(raise('5', 't5', 'd').slice(0, 1), 'd'),
		waiting([plain], 'e'),
		waiting([plain], 'f')
	]);
	expect(layers.map(({ units }) => units.length)).toEqual([2, 1, 1, 1, 1, 1]);
	const [first] = layers;
	expect(first && statementsOf(first).map(({ args }) => args)).toEqual([
		['[["1","t1","a",1],["2","t2","b",1]]'],
		['[["1","t1","a",1],["2","t2","b",1]]']
	]);
});

/** A unit of one of two forms: what is told to more people has a statement more. */
const ofForm = (form: 'short' | 'long', id: string, key: string | null) =>
	waiting(raise(id, `t${id}`, key ?? 'none').slice(0, form === 'short' ? 1 : 2), key);

const ids = (units: WaitingUnit[]) =>
	layersOf(units).map((layer) =>
		layer.units.map(({ statements: [first] }) => first && 'rows' in first && first.rows[0]?.[0])
	);

it('forms that come by turns are two layers, not one a unit', () => {
	const units = Array.from({ length: 32 }, (_, i) => ofForm(i % 2 === 0 ? 'long' : 'short', `${i}`, `c${i}`));
	expect(layersOf(units).map((layer) => layer.units.length)).toEqual([16, 16]);
});

it('nothing passes a unit of its own key, or one without a key', () => {
	const passing = [ofForm('long', '1', 'a'), ofForm('short', '2', 'b'), ofForm('long', '3', 'b')];
	expect(ids(passing)).toEqual([['1'], ['2'], ['3']]);
	const barrier = [ofForm('long', '1', 'a'), ofForm('short', '2', null), ofForm('long', '3', 'b')];
	expect(ids(barrier)).toEqual([['1'], ['2'], ['3']]);
});

it('whatever their order, the units of one thing stay in theirs', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(
					fc.constantFrom('short' as const, 'long' as const),
					fc.constantFrom('a', 'b', 'c', 'd', null)
				)
			),
			(forms) => {
				const units = forms.map(([form, key], i) => ofForm(form, `${i}`, key));
				const order = layersOf(units).flatMap((layer) => layer.units);
				expect(new Set(order)).toEqual(new Set(units));
				for (const key of ['a', 'b', 'c', 'd']) {
					// Those without a key are followed by whatever came after them, too.
					const own = (unit: WaitingUnit) => unit.mergeKey === key || unit.mergeKey === null;
					expect(order.filter(own)).toEqual(units.filter(own));
				}
				for (const { units: merged, mergeKeys } of layersOf(units)) {
					expect(merged.length).toBe(Math.max(1, mergeKeys.size));
				}
			}
		)
	);
});

it('1 stale among 50: 49 are applied and the stale one wrote nothing', async () => {
	await makeCounters(50);
	const results = await written(
		Array.from({ length: 50 }, (_, i) => [
			`t${i}`,
			`c${i}`,
			raise(`op${i}`, `t${i}`, `c${i}`, i === 17 ? 5 : 1)
		])
	);
	expect(results).toEqual(Array.from({ length: 50 }, (_, i) => i !== 17));
	expect(await database.read('SELECT id FROM counters WHERE revision <> 2')).toMatchObject([{ id: 'c17' }]);
	expect(await database.read("SELECT id FROM operations WHERE id = 'op17'")).toHaveLength(0);
});

it('of two on the same thing the second sees what the first wrote', async () => {
	await makeCounters(2);
	const results = await written([
		['t1', 'c0', raise('op1', 't1', 'c0')],
		['t2', 'c1', raise('op2', 't2', 'c1')],
		['t3', 'c0', raise('op3', 't3', 'c0')],
		['t4', 'c0', raise('op4', 't4', 'c0', 2)]
	]);
	expect(results).toEqual([true, true, false, true]);
	expect(await database.read('SELECT revision FROM counters ORDER BY id')).toMatchObject([
		{ revision: 3 },
		{ revision: 2 }
	]);
});

it('of the same operation twice the second is known, whatever it touches', async () => {
	await makeCounters(2);
	const results = await written([
		['t1', 'c0', raise('op', 't1', 'c0')],
		['t2', 'c1', raise('op', 't2', 'c1')]
	]);
	expect(results).toEqual([true, false]);
	expect(await database.read('SELECT revision FROM counters ORDER BY id')).toMatchObject([
		{ revision: 2 },
		{ revision: 1 }
	]);
});

it('1 broken constraint among 50: only that unit fails, whole', async () => {
	await makeCounters(50);
	const results = await written(
		Array.from({ length: 50 }, (_, i) => [
			`t${i}`,
			`c${i}`,
			raise(`op${i}`, `t${i}`, `c${i}`, 1, i === 30 ? 50 : 1)
		])
	);
	expect(results.filter((result) => result === true)).toHaveLength(49);
	expect(isConstraint(results[30])).toBe(true);
	expect(await database.read('SELECT id FROM counters WHERE revision <> 2')).toMatchObject([{ id: 'c30' }]);
	expect(await database.read("SELECT id FROM operations WHERE id = 'op30'")).toHaveLength(0);
});
