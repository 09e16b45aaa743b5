// The driver's traps, each provoked, and what `write` promises in spite of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createClient } from '@libsql/client';
import { Database } from '$lib/server/db/database';
import { DatabaseBusy, isConstraint, statement } from '$lib/server/db';

let folder: string;
let url: string;
let database: Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nomade-db-'));
	url = pathToFileURL(join(folder, 'notes.db')).href;
	database = new Database({ url, authToken: null });
	await database.prepare();
	await database.write([
		statement('CREATE TABLE notes (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT'),
		statement('CREATE TABLE replies (note TEXT NOT NULL REFERENCES notes (id)) STRICT'),
		statement('CREATE TABLE counters (id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT')
	]);
});

afterEach(async () => {
	await database.close();
	rmSync(folder, { recursive: true });
});

async function holdLock(holdMs: number): Promise<() => Promise<void>> {
	const holder = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.mjs'), url, String(holdMs)]);
	const ended = once(holder, 'exit');
	await once(holder.stdout, 'data');
	return async () => {
		const [code] = (await ended) as [number];
		expect(code).toBe(0);
	};
}

const insertNote = (id: string, body = 'text') =>
	statement('INSERT INTO notes (id, body) VALUES (?, ?)', [id, body]);
const countNotes = async () => (await database.read('SELECT count(*) AS n FROM notes'))[0]?.['n'];

it('keeps write-ahead logging and foreign keys', async () => {
	expect((await database.read('PRAGMA journal_mode'))[0]?.['journal_mode']).toBe('wal');
	await expect(
		database.write([statement("INSERT INTO replies (note) VALUES ('nowhere')")])
	).rejects.toSatisfy(isConstraint);
});

it('waits without blocking the event loop while another process holds the lock, then writes', async () => {
	const released = await holdLock(700);
	let longestGapMs = 0;
	let last = performance.now();
	const pulse = setInterval(() => {
		const now = performance.now();
		longestGapMs = Math.max(longestGapMs, now - last);
		last = now;
	}, 5);
	await database.write([insertNote('mine')]);
	clearInterval(pulse);
	await released();
	expect(longestGapMs).toBeLessThan(300);
	expect(await countNotes()).toBe(2);
});

it('writes nothing and says so when the lock lasts too long', async () => {
	const impatient = new Database({ url, authToken: null, giveUpAfterMs: 100 });
	const released = await holdLock(900);
	await expect(impatient.write([insertNote('late')])).rejects.toBeInstanceOf(DatabaseBusy);
	await impatient.close();
	await released();
	expect(await database.read("SELECT id FROM notes WHERE id = 'late'")).toHaveLength(0);
});

it('loses no later write after a busy lock: the poisoned connection is replaced', async () => {
	const released = await holdLock(300);
	await database.write([insertNote('first')]);
	await released();
	await database.write([insertNote('second')]);
	// Read by a connection of its own: what this process believes is not enough.
	const other = createClient({ url });
	const { rows } = await other.execute('SELECT id FROM notes ORDER BY id');
	other.close();
	expect(rows.map((row) => row['id'])).toEqual(['first', 'held', 'second']);
});

it('reads that meet a reconnect are tried again', async () => {
	const released = await holdLock(300);
	const writing = database.write([insertNote('mine')]);
	for (let i = 0; i < 50; i += 1) {
		await database.read('SELECT count(*) FROM notes');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	await writing;
	await released();
	expect(await countNotes()).toBe(2);
});

it('commits units that wait together in one batch, results to each its own', async () => {
	const results = await Promise.all(
		Array.from({ length: 50 }, (_, i) =>
			database.write([insertNote(`n${i}`), statement('SELECT id FROM notes WHERE id = ?', [`n${i}`])])
		)
	);
	expect(results.map(([, selected]) => selected?.rows[0]?.['id'])).toEqual(
		Array.from({ length: 50 }, (_, i) => `n${i}`)
	);
});

it('1 stale guard among 50: 49 are applied and the stale one wrote nothing', async () => {
	await database.write(
		Array.from({ length: 50 }, (_, i) =>
			statement('INSERT INTO counters (id, revision) VALUES (?, ?)', [`c${i}`, i === 17 ? 2 : 1])
		)
	);
	const results = await Promise.all(
		Array.from({ length: 50 }, (_, i) =>
			database.write([
				statement(
					'INSERT INTO notes (id, body) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM counters WHERE id = ? AND revision = 1)',
					[`op${i}`, 'token', `c${i}`]
				),
				statement(
					'UPDATE counters SET revision = revision + 1 WHERE id = ? AND EXISTS (SELECT 1 FROM notes WHERE id = ?)',
					[`c${i}`, `op${i}`]
				)
			])
		)
	);
	expect(results.filter(([guard]) => guard?.rowsAffected === 1)).toHaveLength(49);
	expect(results[17]?.[0]?.rowsAffected).toBe(0);
	expect(await countNotes()).toBe(49);
	expect(await database.read('SELECT id FROM counters WHERE revision <> 2')).toHaveLength(0);
});

it('1 broken constraint among 50: only that unit fails, whole', async () => {
	await database.write([insertNote('taken')]);
	const outcomes = await Promise.allSettled(
		Array.from({ length: 50 }, (_, i) =>
			database.write([insertNote(`x${i}`), insertNote(i === 30 ? 'taken' : `y${i}`)])
		)
	);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(49);
	expect(outcomes[30]?.status).toBe('rejected');
	expect(await database.read("SELECT id FROM notes WHERE id = 'x30'")).toHaveLength(0);
	expect(await countNotes()).toBe(1 + 49 * 2);
});

it('finishes the writes under way before it closes', async () => {
	const writing = database.write([insertNote('last')]);
	await database.close();
	await writing;
	database = new Database({ url, authToken: null });
	expect(await countNotes()).toBe(1);
});
