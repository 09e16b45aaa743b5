// The migration files, bundled with the code so that a built server carries them.
const DIRECTORY = import.meta.glob<string>('/db/migrations/directory/*.sql', {
	query: '?raw',
	import: 'default',
	eager: true
});
const ACADEMY = import.meta.glob<string>('/db/migrations/academy/*.sql', {
	query: '?raw',
	import: 'default',
	eager: true
});

export interface Migration {
	/** 1, 2… from the file's name `0001_….sql`. */
	version: number;
	name: string;
	sql: string;
}

function readMigrations(files: Record<string, string>): Migration[] {
	const migrations = Object.entries(files).map(([path, sql]) => {
		const match = /\/(\d{4})_([a-z0-9_]+)\.sql$/.exec(path);
		if (match?.[1] === undefined || match[2] === undefined) {
			throw new Error(`Migration ${path} is not named 0001_words.sql.`);
		}
		return { version: Number(match[1]), name: match[2], sql };
	});
	migrations.sort((a, b) => a.version - b.version);
	migrations.forEach((migration, index) => {
		if (migration.version !== index + 1) throw new Error(`Migration ${index + 1} is missing.`);
	});
	return migrations;
}

export const DIRECTORY_MIGRATIONS = readMigrations(DIRECTORY);
export const ACADEMY_MIGRATIONS = readMigrations(ACADEMY);
