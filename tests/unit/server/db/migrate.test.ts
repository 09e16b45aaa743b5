// Schemas go forward only, each migration whole or not at all, and never under a newer database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '$lib/server/db/database';
import { DatabaseTooNew, migrate, schemaVersion } from '$lib/server/db/migrate';
import { ACADEMY_MIGRATIONS, DIRECTORY_MIGRATIONS } from '$lib/server/db/migrations';
import { splitStatements } from '$lib/server/db/split-statements';

let folder: string;
let url: string;
let database: Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nomade-migrate-'));
	url = pathToFileURL(join(folder, 'one.db')).href;
	database = new Database({ url, authToken: null });
	await database.prepare();
});

afterEach(async () => {
	await database.close();
	rmSync(folder, { recursive: true });
});

const FIRST = {
	version: 1,
	name: 'first',
	sql: 'CREATE TABLE a (id TEXT) STRICT; INSERT INTO a VALUES (1);'
};
const BROKEN = {
	version: 2,
	name: 'broken',
	sql: 'CREATE TABLE b (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);'
};

async function tables(): Promise<unknown[]> {
	const rows = await database.read("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
	return rows.map((row) => row['name']);
}

it.each([
	['directory', DIRECTORY_MIGRATIONS, 'sessions'],
	['académie', ACADEMY_MIGRATIONS, 'applied_operations']
])('brings an empty %s database to the present, twice the same', async (name, migrations, table) => {
	await migrate(database, migrations, name);
	expect(await tables()).toContain(table);
	await migrate(database, migrations, name);
	expect(await schemaVersion(database)).toBe(migrations.length);
});

it('rolls back a migration that fails in the middle, and keeps the earlier ones', async () => {
	await expect(migrate(database, [FIRST, BROKEN], 'test')).rejects.toThrow(/nowhere/);
	expect(await tables()).toEqual(['a', 'schema_migrations']);
	expect(await schemaVersion(database)).toBe(1);
});

it('refuses a database that is newer than the code, and leaves it as it is', async () => {
	const second = { version: 2, name: 'second', sql: 'CREATE TABLE b (id TEXT) STRICT' };
	await migrate(database, [FIRST, second], 'RENNES');
	const refusal = migrate(database, [FIRST], 'RENNES');
	await expect(refusal).rejects.toBeInstanceOf(DatabaseTooNew);
	await expect(refusal).rejects.toThrow(/«\sRENNES\s» est à la version 2, plus récente/);
});

it('lets two processes start together: each migration is applied once', async () => {
	const other = new Database({ url, authToken: null });
	await Promise.all([migrate(database, ACADEMY_MIGRATIONS, 'a'), migrate(other, ACADEMY_MIGRATIONS, 'b')]);
	await other.close();
	expect(await schemaVersion(database)).toBe(ACADEMY_MIGRATIONS.length);
});

describe('splitting a file into statements', () => {
	it('knows quotes and comments', () => {
		expect(splitStatements('-- one; two\nSELECT \';--\', "a;b"; /* ; */ SELECT 4 - 2 / 1;\n')).toEqual([
			'SELECT \';--\', "a;b"',
			'SELECT 4 - 2 / 1'
		]);
	});
});
