// Brings one database to the schema of this code: forward only, each migration in one transaction.
import type { Database } from './database';
import { isConstraint } from './failure';
import type { Migration } from './migrations';
import { integerOf } from './row';
import { splitStatements } from './split-statements';
import { statement } from './statement';

/** The database was written by a newer version of the application: this one must not touch it. */
export class DatabaseTooNew extends Error {
	override name = 'DatabaseTooNew';
}

/** Version of the schema, 0 for an empty database. */
export async function schemaVersion(database: Database): Promise<number> {
	const [row] = await database.read('SELECT coalesce(max(version), 0) AS version FROM schema_migrations');
	return row === undefined ? 0 : integerOf(row, 'version');
}

/**
 * Applies what is missing. Several processes may start together: the first statement of each migration takes its
 * version (a primary key), so that one of them applies it and the others go on from there.
 */
export async function migrate(database: Database, migrations: Migration[], name: string): Promise<void> {
	await database.write([
		statement(
			`CREATE TABLE IF NOT EXISTS schema_migrations (
				version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
			) STRICT`
		)
	]);
	const current = await schemaVersion(database);
	if (current > migrations.length) {
		throw new DatabaseTooNew(
			`La base « ${name} » est à la version ${current}, plus récente que cette application ` +
				`(version ${migrations.length}). Rien n’a été modifié. Installez la version de l’application ` +
				`qui a créé cette base, ou restaurez une sauvegarde antérieure.`
		);
	}
	for (const migration of migrations.slice(current)) {
		try {
			await database.write([
				statement('INSERT INTO schema_migrations (version, name, applied_at) VALUES (?, ?, ?)', [
					migration.version,
					migration.name,
					new Date().toISOString()
				]),
				...splitStatements(migration.sql).map((sql) => statement(sql))
			]);
		} catch (error) {
			const appliedByAnother = isConstraint(error) && (await schemaVersion(database)) >= migration.version;
			if (!appliedByAnother) throw error;
		}
	}
}
