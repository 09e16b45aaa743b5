// What happens once, before the first request: databases, their mark, the clock's check, the demo if asked for.
import { preparePasswords, sweepAttempts, sweepDeviceKeys, sweepSessions } from '../auth';
import { checkTestClock, nowMs } from '../clock';
import { config, ConfigError, type DatabaseMark, type ServerConfig } from '../config';
import { closeDatabases, openDatabases, refreshAcademies } from '../db/databases';
import { log, logFault } from '../log';
import { runNotifications, stopNotifications, sweepNotifications } from '../notifications/run-notifications';
import { readInfo, setInfoOnce } from '../repositories/directory-info';
import { keepAllStatistics } from '../services/keep-statistics';
import { makeSearchable } from '../repositories/account-search';
import { sweepAnswers } from '../services/sweep-answers';
import { lapseFinancialFiles } from '../services/lapse-financial-files';
import { sweepDayRule } from '../services/sweep-day-rule';
import { sweepDocuments } from '../services/sweep-documents';
import { refuseUnfinishedRestore } from './backup/restore-backup';
import { letGoOfChecked, sweepImportFolders } from '../imports/sources/recover';
import { leaveImports, wakeImports } from '../imports/sources/runner';
import { loadDemoIfEmpty } from './load-demo';
import { claimDataFolder, releaseDataFolder } from './data-folder';

const SWEEP_EVERY_MS = 10 * 60_000;
const REFRESH_EVERY_MS = 30_000;
/** Figures follow the claims; an académie that was never counted comes up by so much at each turn. */
const STATISTICS_EVERY_MS = 60_000;
const STATISTICS_BUDGET_MS = 10_000;
const PUT_AWAY_EVERY_MS = 60 * 60_000;

let timers: NodeJS.Timeout[] = [];

/** The mark of the database, written when it is empty; afterwards the database's word stands. */
export async function settleMark({ databaseMark }: ServerConfig): Promise<DatabaseMark> {
	await setInfoOnce('mark', databaseMark);
	const mark = await readInfo('mark');
	if (mark !== 'demo' && mark !== 'test' && mark !== 'production') {
		throw new Error(`The database is marked ${mark ?? 'not at all'}.`);
	}
	return mark;
}

function every(ms: number, what: string, run: () => Promise<void>): void {
	const timer = setInterval(() => {
		run().catch((error: unknown) => logFault(error, 'none', what));
	}, ms);
	timer.unref();
	timers.push(timer);
}

async function putAway(): Promise<void> {
	log('info', 'answers let go', { answers: await sweepAnswers() });
	log('info', 'documents swept', { ...(await sweepDocuments()) });
	await sweepImportFolders();
	await letGoOfChecked();
	await wakeImports();
	log('info', 'days settled', { persons: await sweepDayRule() });
	log('info', 'financial files lapsed', { files: await lapseFinancialFiles() });
	await sweepNotifications();
}

/** Without waiting: a large folder must not keep people out, nor one unreadable file the server from starting. */
function putAwayNow(): void {
	putAway().catch((error: unknown) => logFault(error, 'none', 'sweep'));
}

export async function startServer(): Promise<void> {
	const settings = config();
	// Bases, documents and keys are everybody's data: for the eyes of the account that serves alone.
	process.umask(0o077);
	refuseUnfinishedRestore(settings.dataDir);
	claimDataFolder(settings.dataDir);
	await openDatabases(settings);
	const mark = await settleMark(settings);
	checkTestClock(settings, mark);
	if (settings.loadsDemo) {
		if (mark === 'production') {
			throw new ConfigError('IMAGIN_LOAD_DEMO est refusé : cette base est marquée production.');
		}
		await loadDemoIfEmpty({
			demoDir: settings.demoDir,
			isShifted: mark === 'demo' && settings.testNowMs === null
		});
	}
	await preparePasswords();
	every(SWEEP_EVERY_MS, 'sweep sessions', async () => {
		await sweepSessions();
		await sweepAttempts(nowMs());
		await sweepDeviceKeys();
	});
	// So that the first search after an import of a whole académie does not wait for all of its words.
	every(SWEEP_EVERY_MS, 'words of accounts', makeSearchable);
	every(REFRESH_EVERY_MS, 'refresh académies', refreshAcademies);
	every(settings.notifications.everySeconds * 1000, 'notifications', runNotifications);
	wakeImports().catch((error: unknown) => logFault(error, 'none', 'imports'));
	every(STATISTICS_EVERY_MS, 'statistics', () => keepAllStatistics(STATISTICS_BUDGET_MS));
	putAwayNow();
	every(PUT_AWAY_EVERY_MS, 'sweep', putAway);
	log('info', 'started', { mark });
}

/** After the last answer: nothing that was promised is lost. */
export async function stopServer(): Promise<void> {
	timers.forEach(clearInterval);
	timers = [];
	await stopNotifications();
	leaveImports();
	await closeDatabases();
	releaseDataFolder(config().dataDir);
}
