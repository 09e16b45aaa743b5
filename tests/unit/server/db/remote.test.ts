// Our one read and one write over HTTP, against a stand-in (not the real server).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Database } from '$lib/server/db/database';
import { migrate, schemaVersion } from '$lib/server/db/migrate';
import { ACADEMY_MIGRATIONS } from '$lib/server/db/migrations';
import { isConstraint, statement } from '$lib/server/db';
import { HranaStandIn } from './hrana-stand-in';

let folder: string;
let remote: HranaStandIn;
let database: Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nomade-remote-'));
	remote = await HranaStandIn.start(join(folder, 'remote.db'));
	database = new Database({ url: remote.url, authToken: 'token' });
	await database.prepare();
	await database.write([statement('CREATE TABLE notes (id TEXT PRIMARY KEY, n INTEGER, bytes BLOB) STRICT')]);
});

afterEach(async () => {
	await database.close();
	await remote.stop();
	rmSync(folder, { recursive: true });
});

const insert = (id: string, n = 1) =>
	statement('INSERT INTO notes (id, n, bytes) VALUES (?, ?, ?)', [id, n, new Uint8Array([1, 2])]);
const ids = async () => (await database.read('SELECT id FROM notes ORDER BY id')).map((row) => row['id']);

it('writes a unit whole, and reads it back in the same types', async () => {
	await database.write([insert('a', 7)]);
	const [row] = await database.read('SELECT * FROM notes WHERE n = ?', [7]);
	expect(row).toMatchObject({ id: 'a', n: 7 });
	expect(new Uint8Array(row?.['bytes'] as ArrayBuffer)).toEqual(new Uint8Array([1, 2]));
});

it('migrates', async () => {
	await migrate(database, ACADEMY_MIGRATIONS, 'remote');
	expect(await schemaVersion(database)).toBe(ACADEMY_MIGRATIONS.length);
});

it('a broken constraint fails its own unit alone', async () => {
	const outcomes = await Promise.allSettled([
		database.write([insert('a')]),
		database.write([insert('b'), insert('a')]),
		database.write([insert('c')])
	]);
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect((outcomes[1] as PromiseRejectedResult).reason).toSatisfy(isConstraint);
	expect(await ids()).toEqual(['a', 'c']);
});

it('does not run a group again when its answer was lost: nobody knows whether it was committed', async () => {
	await database.write([insert('seen', 0)]);
	remote.dropAnswers = 1;
	const add = statement("UPDATE notes SET n = n + 1 WHERE id = 'seen'");
	const outcomes = await Promise.allSettled([database.write([add]), database.write([add])]);
	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	// The stand-in had run it: twice, once a unit, and not a third time.
	expect((await database.read('SELECT n FROM notes'))[0]?.['n']).toBe(2);
});
