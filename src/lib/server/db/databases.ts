// Which databases there are: the directory and one an académie, as files or on a libSQL server.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Database } from './database';
import { failureText } from './failure';
import { migrate, schemaVersion } from './migrate';
import { ACADEMY_MIGRATIONS, DIRECTORY_MIGRATIONS, type Migration } from './migrations';
import { textOf } from './row';

export interface DatabaseLocation {
	dataDir: string;
	libsqlUrl: string | null;
	libsqlAuthToken: string | null;
}

interface OpenDatabases {
	location: DatabaseLocation;
	directory: Database;
	academies: Map<string, Database>;
}

const DIRECTORY_FILE = 'directory.db';

let open: OpenDatabases | null = null;

/** Codes become names of files and hosts: nothing but these characters. */
const ACADEMY_CODE = /^[A-Z][A-Z0-9_]{1,31}$/;

function current(): OpenDatabases {
	if (open === null) throw new Error('The databases are not open yet.');
	return open;
}

function openDatabase(location: DatabaseLocation, name: string, file: string): Database {
	if (location.libsqlUrl !== null) {
		return new Database({
			url: location.libsqlUrl.replace('{database}', name),
			authToken: location.libsqlAuthToken
		});
	}
	return new Database({ url: pathToFileURL(join(location.dataDir, file)).href, authToken: null });
}

function academyName(code: string): string {
	return `academy-${code.toLowerCase().replaceAll('_', '-')}`;
}

function academyFile(code: string): string {
	return `academies/${code}.db`;
}

/** Where a base lies in a data folder, and in a backup; null: the directory. */
export function databaseFile(academy: string | null): string {
	return academy === null ? DIRECTORY_FILE : academyFile(academy);
}

/** Version of the schema that this code writes; null: the directory's. */
export function currentSchemaVersion(academy: string | null): number {
	return (academy === null ? DIRECTORY_MIGRATIONS : ACADEMY_MIGRATIONS).length;
}

/** Opens and migrates the directory and every académie that it lists. Called once, before the first request. */
export async function openDatabases(location: DatabaseLocation): Promise<void> {
	if (open !== null) throw new Error('The databases are open already.');
	if (location.libsqlUrl === null) mkdirSync(join(location.dataDir, 'academies'), { recursive: true });
	const directory = openDatabase(location, 'directory', DIRECTORY_FILE);
	await directory.prepare();
	await migrate(directory, DIRECTORY_MIGRATIONS, 'directory');
	open = { location, directory, academies: new Map() };
	await refreshAcademies();
}

/** A base that cannot be looked at, and why; `academy` null: the directory. */
export interface ClosedBase {
	academy: string | null;
	why: 'missing' | 'unreadable' | 'other-version';
	detail: string;
}

/**
 * Opens what is there as it is: nothing is made and nothing migrated, also beside a running server. Gives the bases
 * that could not be opened; with the directory closed no académie is known.
 */
export async function openForLook(location: DatabaseLocation): Promise<ClosedBase[]> {
	if (open !== null) throw new Error('The databases are open already.');
	const directory = await lookedAt(location, null, DIRECTORY_MIGRATIONS);
	if (!(directory instanceof Database)) return [directory];
	open = { location, directory, academies: new Map() };
	const closed: ClosedBase[] = [];
	for (const row of await directory.read('SELECT code FROM academies ORDER BY code')) {
		const code = textOf(row, 'code');
		const database = await lookedAt(location, code, ACADEMY_MIGRATIONS);
		if (database instanceof Database) open.academies.set(code, database);
		else closed.push(database);
	}
	return closed;
}

async function lookedAt(
	location: DatabaseLocation,
	academy: string | null,
	migrations: Migration[]
): Promise<Database | ClosedBase> {
	const file = academy === null ? DIRECTORY_FILE : academyFile(academy);
	// The driver would make the file.
	if (location.libsqlUrl === null && !existsSync(join(location.dataDir, file))) {
		return { academy, why: 'missing', detail: file };
	}
	const database = openDatabase(location, academy === null ? 'directory' : academyName(academy), file);
	try {
		const version = await schemaVersion(database);
		if (version === migrations.length) return database;
		await database.close();
		return { academy, why: 'other-version', detail: `${version} au lieu de ${migrations.length}` };
	} catch (error) {
		const detail = failureText(error);
		if (detail === null) throw error;
		await database.close();
		return { academy, why: 'unreadable', detail };
	}
}

/** Opens the académies that an import in another process added since. */
export async function refreshAcademies(): Promise<void> {
	for (const row of await current().directory.read('SELECT code FROM academies ORDER BY code')) {
		await openAcademy(textOf(row, 'code'));
	}
}

/** Opens an académie's database, made and migrated if it is new; an import calls it before it writes. */
export async function openAcademy(code: string): Promise<Database> {
	if (!ACADEMY_CODE.test(code)) throw new Error(`${code} is no académie code.`);
	const { location, academies } = current();
	const known = academies.get(code);
	if (known !== undefined) return known;
	const name = academyName(code);
	const database = openDatabase(location, name, academyFile(code));
	await database.prepare();
	await migrate(database, ACADEMY_MIGRATIONS, name);
	academies.set(code, database);
	return database;
}

/** The files of an académie and of the directory, for a process that joins them; null: a libSQL server keeps them. */
export function databaseFiles(code: string): { academy: string; directory: string } | null {
	const { location } = current();
	if (location.libsqlUrl !== null || !isKnownAcademy(code)) return null;
	return {
		academy: join(location.dataDir, academyFile(code)),
		directory: join(location.dataDir, DIRECTORY_FILE)
	};
}

export function directoryDb(): Database {
	return current().directory;
}

/** Codes of the académies served here, in order. */
export function academyCodes(): string[] {
	return [...current().academies.keys()].sort();
}

export function isKnownAcademy(code: string): boolean {
	return current().academies.has(code);
}

/** The académie's database; a code from outside is checked with `isKnownAcademy` first. */
export function academyDb(code: string): Database {
	const database = current().academies.get(code);
	if (database === undefined) throw new Error(`Académie ${code} is not served here.`);
	return database;
}

/** Waits for the writes under way, then closes all. */
export async function closeDatabases(): Promise<void> {
	if (open === null) return;
	const closing = open;
	open = null;
	await Promise.all([closing.directory, ...closing.academies.values()].map((database) => database.close()));
}
