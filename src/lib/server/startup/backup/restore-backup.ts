// Puts a backup into an empty data folder: everything is checked before anything is written, and a server refuses to
// start from a folder that a restore has not finished.
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSoundDatabase } from '../../db/look-at-file';
import { closeDatabases, currentSchemaVersion, openDatabases } from '../../db/databases';
import { ConfigError, type ServerConfig } from '../../config';
import { afterRestore, lastBatchesKnown, type LastBatch } from '../../repositories/after-restore';
import { documentStore } from '../../supporting-documents/document-store';
import { syncToDisk } from '../../supporting-documents/sync-to-disk';
import { RESTORE_WORDS } from '$lib/fr/gestion/backup-words';
import { servingProcess } from '../data-folder';
import {
	DOCUMENTS_FILE,
	listedDocuments,
	readManifest,
	sha256OfFile,
	type CopiedBase,
	type Manifest
} from './manifest';

/** Stands in the data folder from the first file written to the last. */
const UNFINISHED = 'restauration-en-cours';
/** What a data folder holds; keys and builds may stand there before. */
const HELD = ['directory.db', 'academies', 'documents', 'uploads'];

export type RestoreOutcome =
	| { outcome: 'restored'; manifest: Manifest; lastBatches: LastBatch[] }
	| { outcome: 'serving'; pid: number }
	| { outcome: 'not-empty'; name: string }
	| { outcome: 'too-new'; base: CopiedBase }
	/** Names of files that are not there, or not as they were saved. */
	| { outcome: 'damaged'; files: string[] };

/** @throws ConfigError where a restore was begun and not finished. */
export function refuseUnfinishedRestore(dataDir: string): void {
	if (existsSync(join(dataDir, UNFINISHED))) throw new ConfigError(RESTORE_WORDS.unfinished);
}

/** @throws NotABackup */
export async function restoreBackup(settings: ServerConfig, folder: string): Promise<RestoreOutcome> {
	const { dataDir } = settings;
	const pid = servingProcess(dataDir);
	if (pid !== null) return { outcome: 'serving', pid };
	const marker = join(dataDir, UNFINISHED);
	// A restore that was cut off goes from the beginning; what it wrote is its own.
	if (!existsSync(marker)) {
		const name = HELD.find((held) => holdsAnything(join(dataDir, held)));
		if (name !== undefined) return { outcome: 'not-empty', name };
	}
	const manifest = await readManifest(folder);
	const tooNew = manifest.bases.find((base) => base.schemaVersion > currentSchemaVersion(base.academy));
	if (tooNew !== undefined) return { outcome: 'too-new', base: tooNew };
	const files = await damagedFiles(folder, manifest);
	if (files.length > 0) return { outcome: 'damaged', files };

	await mkdir(marker, { recursive: true, mode: 0o700 });
	for (const held of HELD) await rm(join(dataDir, held), { recursive: true, force: true });
	for (const suffix of ['-wal', '-shm']) await rm(join(dataDir, `directory.db${suffix}`), { force: true });
	await putDocuments(folder, marker);
	for (const { file } of manifest.bases) {
		const to = join(dataDir, file);
		await mkdir(dirname(to), { recursive: true });
		await copyFile(join(folder, file), to);
		await syncToDisk(to);
		await syncToDisk(dirname(to));
	}
	await openDatabases(settings);
	await afterRestore();
	const lastBatches = await lastBatchesKnown();
	await closeDatabases();
	await rm(marker, { recursive: true });
	await syncToDisk(dataDir);
	return { outcome: 'restored', manifest, lastBatches };
}

function holdsAnything(path: string): boolean {
	const found = existsSync(path);
	return found && (path.endsWith('.db') || readdirSync(path).length > 0);
}

/** Every hash and every length, and each base by SQLite's own word. */
async function damagedFiles(folder: string, manifest: Manifest): Promise<string[]> {
	const damaged: string[] = [];
	// Its lines lead to files of the backup: not read at all if it is not the list that was written.
	if ((await hashOf(join(folder, DOCUMENTS_FILE))) !== manifest.documents.sha256) return [DOCUMENTS_FILE];
	// The very file that is put back, whatever académie it says that it is of.
	for (const { file, sha256 } of manifest.bases) {
		const path = join(folder, file);
		const isSound = (await hashOf(path)) === sha256 && (await isSoundDatabase(path));
		if (!isSound) damaged.push(file);
	}
	for await (const { path, byteLength } of listedDocuments(folder)) {
		const at = join(folder, 'documents', path);
		const length = await stat(at).then(
			({ size }) => size,
			() => null
		);
		if (length !== byteLength || !path.endsWith(`/${await hashOf(at)}`)) damaged.push(`documents/${path}`);
	}
	return damaged;
}

function hashOf(path: string): Promise<string | null> {
	return sha256OfFile(path).catch(() => null);
}

async function putDocuments(folder: string, marker: string): Promise<void> {
	for await (const { path } of listedDocuments(folder)) {
		const [academy = '', accountId = '', sha256 = ''] = path.split('/');
		const staged = join(marker, 'document');
		await copyFile(join(folder, 'documents', path), staged);
		await documentStore().put({ academy, accountId, sha256 }, staged);
	}
	await rm(join(marker, 'document'), { force: true });
}
