// The server's side of imports: one at a time, each in a process of its own, oldest first. Requests never wait for it.
import { spawn, type ChildProcess } from 'node:child_process';
import { log, logFault } from '../../log';
import { servedAcademies } from '../../repositories/academies';
import { listImportsIn, moveImport } from '../../repositories/sources/import-history';
import { recoverImports } from './recover';
import { endTurn, runningImport, takeTurn } from './running-import';
import { runSource } from './run-source';
import { WorkFolder } from './work-folder';

/** Milliseconds until the line is looked at again while the command line works on an import. */
const LOOK_AGAIN_MS = 2_000;

interface Job {
	code: string;
	importId: string;
	isDryRun: boolean;
}

let child: ChildProcess | null = null;
let isStarting = false;

/** The built server's own entry, told by it (scripts/server-entry.js); nothing while one develops. */
function entry(): string | null {
	const told: unknown = Reflect.get(globalThis, Symbol.for('nomade.entry'));
	return typeof told === 'string' ? told : null;
}

/** To be called when an import joins the line, and at start. */
export async function wakeImports(): Promise<void> {
	if (child !== null || isStarting) return;
	isStarting = true;
	try {
		if (runningImport() !== null) {
			setTimeout(wakeLater, LOOK_AGAIN_MS).unref();
			return;
		}
		const job = await nextJob();
		if (job !== null) begin(job);
	} finally {
		isStarting = false;
	}
}

function wakeLater(): void {
	wakeImports().catch((error: unknown) => logFault(error, 'none', 'imports'));
}

/** What a crash left comes first: its process takes the turn and makes it good before its own work. */
async function nextJob(): Promise<Job | null> {
	const waiting: (Job & { receivedAt: string })[] = [];
	for (const code of servedAcademies()) {
		const states = ['queuedCheck', 'queuedApply', 'checking', 'applying', 'written'] as const;
		for (const { id, state, receivedAt } of await listImportsIn(code, states)) {
			waiting.push({
				code,
				importId: id,
				isDryRun: state === 'queuedCheck' || state === 'checking',
				receivedAt
			});
		}
	}
	waiting.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
	return waiting[0] ?? null;
}

function begin(job: Job): void {
	const path = entry();
	if (path === null) {
		runHere(job)
			.then(wakeImports)
			.catch((error: unknown) => logFault(error, 'none', 'import'));
		return;
	}
	const started = spawn(
		process.execPath,
		// A bound of its own: what an import keeps in memory does not grow with its file.
		[
			'--max-old-space-size=512',
			path,
			'source-import',
			job.code,
			job.importId,
			job.isDryRun ? 'check' : 'apply'
		],
		{ stdio: ['ignore', 'inherit', 'inherit'] }
	);
	child = started;
	log('info', 'import begun', { importId: job.importId, isDryRun: job.isDryRun });
	started.once('error', (error) => logFault(error, 'none', 'import'));
	started.once('close', (exitCode) => {
		child = null;
		log('info', 'import ended', { importId: job.importId, exitCode });
		afterEnd(job, exitCode).catch((error: unknown) => logFault(error, 'none', 'import'));
	});
}

/** A process that could not even begin must not be begun for ever. */
async function afterEnd({ code, importId }: Job, exitCode: number | null): Promise<void> {
	if (exitCode !== 0 && exitCode !== BUSY_EXIT && runningImport() === null) {
		if (await moveImport(code, importId, ['queuedCheck', 'queuedApply'], 'failed')) {
			new WorkFolder(importId).remove();
		}
	}
	if (exitCode === 0) await wakeImports();
	else setTimeout(wakeLater, LOOK_AGAIN_MS).unref();
}

/** The exit code of a process that found another import under way. */
export const BUSY_EXIT = 3;

/** In this process: the command line, and the server of a developer. @returns false: another import is under way. */
export async function runHere({ code, importId, isDryRun }: Job): Promise<boolean> {
	if (!takeTurn(importId)) return false;
	try {
		await recoverImports();
		const [waiting] = (await listImportsIn(code, ['queuedCheck', 'queuedApply'])).filter(
			({ id }) => id === importId
		);
		// It was brought to its end just now, or somebody stopped it while it waited.
		if (waiting !== undefined) await runSource(code, importId, isDryRun);
		return true;
	} finally {
		endTurn();
	}
}

/** Lets a running import go on: it ends by itself, and the next start looks after it. */
export function leaveImports(): void {
	child?.unref();
}
