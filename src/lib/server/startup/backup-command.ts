// `node build backup <folder>` and `node build restore <folder>`: what they print, in French, and their exit code.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP_WORDS, RESTORE_WORDS } from '$lib/fr/gestion/backup-words';
import { config } from '../config';
import { diskFailure } from './backup/disk-failure';
import { NotABackup, readManifest } from './backup/manifest';
import { restoreBackup } from './backup/restore-backup';
import { takeBackup } from './backup/take-backup';
import { runCheckStore } from './check-store-command';

type Print = (line: string) => void;

/** @returns the exit code: 1 also where a document was missing already, so that somebody looks. */
export async function runBackup(folder: string | undefined, print: Print): Promise<number> {
	const settings = config();
	if (folder === undefined) return refuse(print, BACKUP_WORDS.usage, 2);
	if (settings.libsqlUrl !== null) return refuse(print, BACKUP_WORDS.remote);
	ownEyesOnly();
	const result = await takeBackup(settings, folder);
	if (result.outcome === 'exists') return refuse(print, BACKUP_WORDS.exists(folder));
	if (result.outcome === 'damaged') return refuse(print, BACKUP_WORDS.damaged(result.academy, result.detail));
	if (result.outcome === 'disk') return refuse(print, BACKUP_WORDS.disk(result.detail));
	if (result.outcome === 'closed') {
		for (const { academy, detail } of result.closed) print(BACKUP_WORDS.closed(academy, detail));
		return 1;
	}
	const { bases, documents, missingDocuments } = result.backup;
	for (const { academy, byteLength } of bases) print(BACKUP_WORDS.base(academy, byteLength));
	print(BACKUP_WORDS.documents(documents));
	for (const path of missingDocuments) print(BACKUP_WORDS.missing(path));
	print(BACKUP_WORDS.done(folder, (await readManifest(folder)).finishedAt));
	if (existsSync(join(settings.dataDir, 'second-factor.key'))) print(BACKUP_WORDS.keys);
	return missingDocuments.length === 0 ? 0 : 1;
}

/** Ends with the check of what was restored, whose exit code it gives. */
export async function runRestore(folder: string | undefined, print: Print): Promise<number> {
	const settings = config();
	if (folder === undefined) return refuse(print, RESTORE_WORDS.usage, 2);
	if (settings.libsqlUrl !== null) return refuse(print, RESTORE_WORDS.remote);
	ownEyesOnly();
	try {
		const result = await restoreBackup(settings, folder);
		switch (result.outcome) {
			case 'serving':
				return refuse(print, RESTORE_WORDS.serving(result.pid));
			case 'not-empty':
				return refuse(print, RESTORE_WORDS.notEmpty(settings.dataDir, result.name));
			case 'too-new':
				return refuse(print, RESTORE_WORDS.tooNew(result.base.academy, result.base.schemaVersion));
			case 'damaged':
				for (const file of result.files) print(RESTORE_WORDS.damaged(file));
				return refuse(print, RESTORE_WORDS.refused(result.files.length));
			case 'restored': {
				const { startedAt, missingDocuments } = result.manifest;
				print(RESTORE_WORDS.done(startedAt));
				if (missingDocuments.length > 0) print(RESTORE_WORDS.missing(missingDocuments.length));
				for (const { academy, number } of result.lastBatches) print(RESTORE_WORDS.lastBatch(academy, number));
				return await runCheckStore(print);
			}
		}
	} catch (error) {
		if (error instanceof NotABackup) return refuse(print, RESTORE_WORDS.notABackup(error.message));
		const detail = diskFailure(error);
		if (detail === null) throw error;
		return refuse(print, RESTORE_WORDS.disk(detail));
	}
}

/** What these commands write is everybody's data: for the eyes of the account that runs them alone. */
function ownEyesOnly(): void {
	process.umask(0o077);
}

function refuse(print: Print, sentence: string, code = 1): number {
	print(sentence);
	return code;
}
