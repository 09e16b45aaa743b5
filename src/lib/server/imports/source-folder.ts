// A folder of a source as bytes by name, so that what reads it does not care where it came from.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const TABLES = [
	'comptes.csv',
	'missions.csv',
	'deplacements.csv',
	'suivi.csv',
	'etablissements.csv',
	'enseignements.csv',
	'matieres.csv',
	'mef.csv',
	'epreuves.csv',
	'competences.csv'
] as const;

/** `academies/RENNES.json`, `comptes.csv` and the other tables → bytes. */
export type SourceFiles = ReadonlyMap<string, Uint8Array>;

export function readSourceFolder(folder: string): SourceFiles {
	const files = new Map<string, Uint8Array>();
	const academies = join(folder, 'academies');
	const names = existsSync(academies) ? readdirSync(academies).map((name) => `academies/${name}`) : [];
	for (const name of [...names.sort(), ...TABLES]) {
		const path = join(folder, name);
		if (existsSync(path) && /\.(csv|json)$/.test(name)) files.set(name, readFileSync(path));
	}
	return files;
}

/** SHA-256 of all names and bytes: the same folder again changes nothing. */
export function contentHash(files: SourceFiles): string {
	const hash = createHash('sha256');
	for (const [name, bytes] of files) hash.update(`${name}\n${bytes.byteLength}\n`).update(bytes);
	return hash.digest('hex');
}
