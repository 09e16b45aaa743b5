// The rebuild of the log of changes keeps its sequences: devices hold cursors that speak of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { Database } from '$lib/server/db/database';
import { migrate } from '$lib/server/db/migrate';
import { ACADEMY_MIGRATIONS } from '$lib/server/db/migrations';
import { statement } from '$lib/server/db/statement';

it('keeps each row under its number, goes on after the last, and takes an entity that was never heard of', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'nomade-migrate-'));
	const database = new Database({ url: pathToFileURL(join(folder, 'one.db')).href, authToken: null });
	await database.prepare();
	try {
		await migrate(database, ACADEMY_MIGRATIONS.slice(0, 2), 'académie');
		const insert = (sequence: number, entity: string) =>
			statement('INSERT INTO changes (sequence, recipient, entity, entity_id) VALUES (?, ?, ?, ?)', [
				sequence,
				'*',
				entity,
				'RENNES'
			]);
		await database.write([insert(7, 'academy'), insert(41, 'claim')]);
		await migrate(database, ACADEMY_MIGRATIONS, 'académie');
		await database.write([
			statement("INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'weather', 'RENNES')")
		]);
		const rows = await database.read('SELECT sequence, entity FROM changes ORDER BY sequence');
		expect(rows.map((row) => [row['sequence'], row['entity']])).toEqual([
			[7, 'academy'],
			[41, 'claim'],
			[42, 'weather']
		]);
		const indexes = await database.read(
			"SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'changes'"
		);
		expect(indexes.map((row) => row['name'])).toEqual(['changes_by_recipient']);
	} finally {
		await database.close();
		rmSync(folder, { recursive: true });
	}
});
