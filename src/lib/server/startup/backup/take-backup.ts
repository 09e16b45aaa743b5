// Takes a backup beside a running server: each base as of one moment, then every document that their rows speak of.
// Appears under its name whole or not at all.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ServerConfig } from '../../config';
import { academyDb, directoryDb } from '../../db';
import {
	closeDatabases,
	currentSchemaVersion,
	databaseFile,
	openForLook,
	type ClosedBase
} from '../../db/databases';
import { servedAcademies } from '../../repositories/academies';
import { readInfo } from '../../repositories/directory-info';
import { brokenPages } from '../../repositories/store-checks';
import { syncToDisk } from '../../supporting-documents/sync-to-disk';
import { copyDocuments, removeDeleted, writeDocumentList } from './copy-documents';
import { diskFailure } from './disk-failure';
import { sha256OfFile, writeManifest, type CopiedBase } from './manifest';

export interface Backup {
	bases: CopiedBase[];
	documents: number;
	/** `<académie>/<account>/<SHA-256>` of documents without their right bytes. */
	missingDocuments: string[];
}

export type BackupOutcome =
	| { outcome: 'taken'; backup: Backup }
	| { outcome: 'exists' }
	| { outcome: 'closed'; closed: ClosedBase[] }
	/** The disk took no more: what was written is gone again. */
	| { outcome: 'disk'; detail: string }
	| { outcome: 'damaged'; academy: string | null; detail: string };

/** Rounds in which a document deleted meanwhile makes its base be copied anew. */
const MAX_ROUNDS = 5;

/**
 * Order: documents that are there, then académies, the directory last (an account is written before what it owns), then
 * the documents that came meanwhile. A document that its person deleted in between makes the bases be copied anew, so
 * that every row of the backup has its bytes.
 */
export async function takeBackup(settings: ServerConfig, folder: string): Promise<BackupOutcome> {
	const target = resolve(folder);
	if (existsSync(target)) return { outcome: 'exists' };
	const partial = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
	try {
		await mkdir(dirname(target), { recursive: true });
		await mkdir(join(partial, 'academies'), { recursive: true, mode: 0o700 });
		const outcome = await fill(settings, partial);
		if (outcome.outcome !== 'taken') return outcome;
		await syncToDisk(partial);
		await rename(partial, target);
		await syncToDisk(dirname(target));
		return outcome;
	} catch (error) {
		const detail = diskFailure(error);
		if (detail === null) throw error;
		return { outcome: 'disk', detail };
	} finally {
		await closeDatabases();
		await rm(partial, { recursive: true, force: true });
	}
}

async function fill(settings: ServerConfig, partial: string): Promise<BackupOutcome> {
	const startedAt = new Date().toISOString();
	let missing: string[] = [];
	for (let round = 1; ; round += 1) {
		const closed = await openForLook(settings);
		if (closed.length > 0) return { outcome: 'closed', closed };
		// What is there now is kept even if it is deleted before the rows are copied.
		if (round === 1) missing = await copyDocuments(partial);
		await copyBases(partial);
		await closeDatabases();

		const unreadable = await openForLook({ ...settings, dataDir: partial, libsqlUrl: null });
		// An import added an académie meanwhile.
		const isBehind = unreadable.some(({ why }) => why === 'missing');
		if (unreadable.length > 0 && (!isBehind || round === MAX_ROUNDS)) {
			return { outcome: 'closed', closed: unreadable };
		}
		const before = new Set(missing);
		missing = await copyDocuments(partial);
		const isSettled = !isBehind && missing.every((path) => before.has(path));
		if (isSettled || round === MAX_ROUNDS) break;
		await closeDatabases();
	}
	return finish(partial, startedAt, missing);
}

async function copyBases(partial: string): Promise<void> {
	for (const academy of [...servedAcademies(), null]) {
		const path = join(partial, databaseFile(academy));
		await (academy === null ? directoryDb() : academyDb(academy)).copyInto(path);
		// SQLite makes its files for everybody's eyes.
		await chmod(path, 0o600);
		await syncToDisk(path);
	}
}

/** The copies are open: looked at once more, then described. */
async function finish(
	partial: string,
	startedAt: string,
	missingDocuments: string[]
): Promise<BackupOutcome> {
	const academies = [null, ...servedAcademies()];
	const mark = (await readInfo('mark')) ?? '';
	for (const academy of academies) {
		const [detail] = await brokenPages(academy === null ? 'directory' : { academy });
		if (detail !== undefined) return { outcome: 'damaged', academy, detail };
	}
	await removeDeleted(partial);
	const documents = await writeDocumentList(partial);
	await closeDatabases();
	const bases = await Promise.all(academies.map((academy) => described(partial, academy)));
	await writeManifest(partial, {
		startedAt,
		finishedAt: new Date().toISOString(),
		mark,
		bases,
		documents,
		missingDocuments
	});
	return { outcome: 'taken', backup: { bases, documents: documents.count, missingDocuments } };
}

async function described(partial: string, academy: string | null): Promise<CopiedBase> {
	const file = databaseFile(academy);
	const path = join(partial, file);
	return {
		academy,
		file,
		byteLength: (await stat(path)).size,
		sha256: await sha256OfFile(path),
		schemaVersion: currentSchemaVersion(academy)
	};
}
