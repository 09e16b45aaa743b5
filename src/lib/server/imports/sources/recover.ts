// Makes good what a crash cut: an import whose process is gone either wrote its one unit, and is brought to its end, or
// wrote nothing, and what was prepared for it is taken away.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isOver } from '$lib/domain/import/source';
import { SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import { nowMs } from '../../clock';
import { servedAcademies } from '../../repositories/academies';
import { takeAccountsBack } from '../../repositories/sources/accounts';
import {
	findSourceImport,
	listImportsIn,
	moveImport,
	writeOutcome,
	type SourceImport
} from '../../repositories/sources/import-history';
import { finishWritten } from './run-source';
import { importsRoot, WorkFolder } from './work-folder';

/** To be called by whoever has the turn (`takeTurn`): nobody works on any import then. */
export async function recoverImports(): Promise<void> {
	for (const code of servedAcademies()) {
		for (const received of await listImportsIn(code, ['checking', 'applying', 'written'])) {
			await recover(code, received);
		}
	}
}

async function recover(code: string, received: SourceImport): Promise<void> {
	const folder = new WorkFolder(received.id);
	if (received.state === 'written') {
		await finishWritten(code, received);
		return;
	}
	if (received.state === 'checking' && folder.takeSecondTry()) {
		await moveImport(code, received.id, ['checking'], 'queuedCheck');
		return;
	}
	const moment = folder.moment();
	if (moment !== null) await takeAccountsBack(moment);
	await fail(code, received);
	folder.remove();
}

async function fail(code: string, { id, lines }: SourceImport): Promise<void> {
	const message = SOURCE_REPORT.interrupted;
	await writeOutcome(
		code,
		id,
		{
			state: 'failed',
			finishedAt: new Date(nowMs()).toISOString(),
			lines,
			problems: 1,
			warnings: 0,
			counts: {}
		},
		[{ line: null, column: null, severity: 'problem', message }]
	);
}

/** Not touched for a day: no upload is under way in it. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Folders of uploads that were cut, and of imports that are over: personal data that nobody needs. */
export async function sweepImportFolders(): Promise<void> {
	if (!existsSync(importsRoot())) return;
	for (const name of readdirSync(importsRoot())) {
		const path = join(importsRoot(), name);
		if (!statSync(path).isDirectory() || !(await isForgotten(name, path))) continue;
		rmSync(path, { recursive: true, force: true });
	}
}

async function isForgotten(importId: string, path: string): Promise<boolean> {
	for (const code of servedAcademies()) {
		const received = await findSourceImport(code, importId);
		if (received !== null) return isOver(received.state);
	}
	return Date.now() - statSync(path).mtimeMs > FORGOTTEN_AFTER_MS;
}

/** A file that nobody came back for is not kept: days after which a checked import is let go. */
export const KEPT_CHECKED_DAYS = 7;

export async function letGoOfChecked(): Promise<void> {
	const before = new Date(nowMs() - KEPT_CHECKED_DAYS * 24 * 60 * 60 * 1000).toISOString();
	for (const code of servedAcademies()) {
		for (const received of await listImportsIn(code, ['checked'])) {
			if (received.receivedAt >= before) continue;
			await moveImport(code, received.id, ['checked'], 'cancelled');
			new WorkFolder(received.id).remove();
		}
	}
}
