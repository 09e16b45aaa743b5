// What an operator runs beside the server: `node build import <folder>`, `node build demo-reset`,
// `node build check-store`, `node build backup|restore <folder>`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_COMMAND_WORDS } from '$lib/fr/gestion/import-pages';
import { DEMO_WORDS } from '$lib/fr/gestion/demo-words';
import { config, ConfigError } from '../config';
import { closeDatabases, openDatabases } from '../db/databases';
import { DatabaseTooNew } from '../db/migrate';
import { FACTOR_RESET_WORDS } from '$lib/fr/gestion/factor-reset-words';
import { accountIds } from '../repositories/directory-accounts';
import { readInfo } from '../repositories/directory-info';
import { deleteSecondFactor } from '../repositories/directory-second-factors';
import { runBackup, runRestore } from './backup-command';
import { runCheckStore } from './check-store-command';
import { runRebuildQueue } from './rebuild-queue-command';
import { servingProcess } from './data-folder';
import { runPaymentsCommand } from './payments-command';
import { runStatisticsCommand } from './statistics-command';
import { runImportCommand, runSourceImport } from './import-command';
import { loadDemoIfEmpty } from './load-demo';
import { runRetentionCommand } from './retention-command';
import { settleMark } from './start-server';

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}

/** Throws the demo's data away and loads it anew with today as its anchor day. */
async function resetDemo(): Promise<number> {
	const { dataDir, demoDir, libsqlUrl } = config();
	const pid = servingProcess(dataDir);
	if (pid !== null) {
		print(DEMO_WORDS.serverRuns(pid));
		return 1;
	}
	if (libsqlUrl !== null) {
		print(DEMO_WORDS.filesOnly);
		return 1;
	}
	await openDatabases(config());
	const mark = await settleMark({ ...config(), databaseMark: 'demo' });
	const before = await readInfo('demoAnchor');
	await closeDatabases();
	if (mark !== 'demo') {
		print(DEMO_WORDS.notADemo(mark));
		return 1;
	}
	for (const name of [
		'directory.db',
		'directory.db-wal',
		'directory.db-shm',
		'academies',
		'uploads',
		'documents'
	]) {
		rmSync(join(dataDir, name), { recursive: true, force: true });
	}
	await openDatabases(config());
	await settleMark({ ...config(), databaseMark: 'demo' });
	await loadDemoIfEmpty({ demoDir, isShifted: true });
	print(DEMO_WORDS.reset(before, (await readInfo('demoAnchor')) ?? ''));
	return 0;
}

/** For who lost telephone and recovery codes: they enrol a new key. Somebody has made sure who asks. */
async function runSecondFactorReset(identifier: string | undefined): Promise<number> {
	if (identifier === undefined) {
		print(FACTOR_RESET_WORDS.usage);
		return 2;
	}
	await openDatabases(config());
	const accountId = (await accountIds()).get(identifier);
	const isReset = accountId !== undefined && (await deleteSecondFactor(accountId));
	print(isReset ? FACTOR_RESET_WORDS.done : FACTOR_RESET_WORDS.none);
	return isReset ? 0 : 1;
}

/** @returns the exit code. */
export async function runCommand([command, argument, ...more]: string[]): Promise<number> {
	try {
		const args = [...(argument === undefined ? [] : [argument]), ...more];
		if (command === 'import') return await runImportCommand(args, print);
		if (command === 'source-import') return await runSourceImport(args);
		if (command === 'demo-reset') return await resetDemo();
		if (command === 'second-factor-reset') return await runSecondFactorReset(argument);
		if (command === 'check-store') return await runCheckStore(print);
		if (command === 'statistics')
			return await runStatisticsCommand([...(argument === undefined ? [] : [argument]), ...more], print);
		if (command === 'payments')
			return await runPaymentsCommand([...(argument === undefined ? [] : [argument]), ...more], print);
		if (command === 'rebuild-queue') return await runRebuildQueue(argument, print);
		if (command === 'backup') return await runBackup(argument, print);
		if (command === 'restore') return await runRestore(argument, print);
		if (command === 'retention') return await runRetentionCommand(argument, print);
		print(IMPORT_COMMAND_WORDS.usage);
		return 2;
	} catch (error) {
		if (!(error instanceof ConfigError) && !(error instanceof DatabaseTooNew)) throw error;
		print(error.message);
		return 1;
	} finally {
		await closeDatabases();
	}
}
