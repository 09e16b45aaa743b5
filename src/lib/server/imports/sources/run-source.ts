// One import from one source: read, checked and compared in a staging file beside the académie's base; then written in
// ONE unit. A dry run stops before it. To be run in a process of its own: its statements hold whoever waits for them.
import { randomUUID } from 'node:crypto';
import { nowMs } from '../../clock';
import { databaseFiles } from '../../db';
import { readAcademy } from '../../repositories/academies';
import { auditLine } from '../../repositories/audit-log';
import { readGenerationRules } from '../../repositories/generation-tables';
import { takeAccountsBack } from '../../repositories/sources/accounts';
import { FILE_NUMBER_COUNTER, highestFileNumber } from '../../repositories/sources/claim-writes';
import {
	endImport,
	findSourceImport,
	moveImport,
	outcomeStatements,
	writeOutcome,
	type ImportOutcome,
	type SourceImport
} from '../../repositories/sources/import-history';
import { countOf, hasAssignments, type Counted, type StagedBase } from '../../repositories/sources/staged';
import type { ImportCount, ImportCounts, ImportState } from '$lib/domain/import/source';
import { SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import { openStaged } from '../../repositories/sources/open-staged';
import { cancelLine } from './cancel-line';
import { lookAtBytes } from './csv-stream';
import { AccountTaken, makeAccounts } from './make-source-accounts';
import { openAcademyAfter } from './opening';
import { ImportStopped, Pace } from './pace';
import { readLines } from './read-lines';
import { Report } from './report';
import { workOf, type SourceWork, type WorkContext } from './source-work';
import { WorkFolder } from './work-folder';

/** The bases are on a libSQL server: joining files is not possible there. */
export class NoFiles extends Error {
	override name = 'NoFiles';
}

/** @returns the state in which it ends. */
export async function runSource(code: string, importId: string, isDryRun: boolean): Promise<ImportState> {
	const received = await findSourceImport(code, importId);
	if (received === null) throw new Error(`There is no import ${importId}.`);
	const folder = new WorkFolder(importId);
	const at = new Date(nowMs()).toISOString();
	const begun = isDryRun ? 'checking' : 'applying';
	// Let go just now: nothing of it is here any more.
	if (!(await moveImport(code, importId, ['queuedCheck', 'queuedApply'], begun))) return 'cancelled';
	const report = new Report();
	const job: Job = { code, received, folder, report, at, isDryRun, isWritten: false };
	let state: ImportState;
	try {
		state = await work(job);
	} catch (error) {
		// All is in the académie's base; what follows is brought to its end by the next turn (recover.ts).
		if (job.isWritten) throw error;
		const moment = folder.moment();
		if (moment !== null) await takeAccountsBack(moment);
		const isStopped = error instanceof ImportStopped;
		if (!isStopped) {
			report.add(
				'problem',
				null,
				null,
				error instanceof AccountTaken ? SOURCE_REPORT.accountMadeMeanwhile : SOURCE_REPORT.interrupted
			);
		}
		state = isStopped ? 'cancelled' : 'failed';
		const asker = isStopped ? folder.whoAskedToStop() : null;
		const ended = { id: importId, source: received.source, state: begun } as const;
		await writeOutcome(
			...([code, importId, outcome(state, at, 0, report, {}), report.lines()] as const),
			asker === null ? [] : [cancelLine(asker, ended, at)]
		);
		if (!isStopped && !(error instanceof AccountTaken)) {
			folder.remove();
			throw error;
		}
	}
	if (state !== 'checked') folder.remove();
	return state;
}

interface Job {
	code: string;
	received: SourceImport;
	folder: WorkFolder;
	report: Report;
	at: string;
	isDryRun: boolean;
	/** The one unit was committed. */
	isWritten: boolean;
}

async function work(job: Job): Promise<ImportState> {
	const { code, received, folder, report, at, isDryRun } = job;
	const files = databaseFiles(code);
	if (files === null) throw new NoFiles(`The base of ${code} is no file.`);
	const academy = await readAcademy(code);
	if (academy === null) throw new Error(`Académie ${code} has no settings.`);
	const pace = new Pace(folder);
	const bytes = await lookAtBytes(folder.source);
	if (bytes.sha256 !== received.contentHash) throw new Error('The file is no longer what was received.');
	folder.clearStaging();
	const base = await openStaged(files.academy, folder.staging);
	try {
		const kind = workOf(received.source);
		const lines = await readLines(base, folder.source, bytes, kind.table, report, pace);
		pace.tell('checking', null, lines);
		await pace.step();
		await base.withDirectory(files.directory, () => kind.check(base, code, report));
		if (report.problems > 0) {
			await writeOutcome(code, received.id, outcome('refused', at, lines, report, {}), report.lines());
			return 'refused';
		}
		await pace.step();
		const isFirst = !(await hasAssignments(base));
		const rules = await readGenerationRules(code);
		const context: WorkContext = { academy, rules, source: received.source, at, lines, isFirst };
		const numbered = await kind.compare(base, context, report, pace);
		const counts = await countAll(base, kind.counts);
		if (isDryRun) {
			await writeOutcome(code, received.id, outcome('checked', null, lines, report, counts), report.lines());
			// Who asked before this was written was told that it would be stopped.
			await pace.step();
			return 'checked';
		}
		folder.keepMoment(at);
		await makeAccounts(base, at, pace);
		await pace.step();
		const highest = numbered > 0 ? await highestFileNumber(base) : 0;
		folder.keepStaging();
		await writeAll(base, job, kind, context, { numbered, highest, counts }, pace);
		job.isWritten = true;
		await base.checkpoint();
		await openAcademyAfter(base, code, received.source, at, pace);
		await finish(code, received.id);
		return 'applied';
	} finally {
		base.close();
	}
}

async function writeAll(
	base: StagedBase,
	{ code, received, report, at }: Job,
	kind: SourceWork,
	context: WorkContext,
	{ numbered, highest, counts }: { numbered: number; highest: number; counts: ImportCounts },
	pace: Pace
): Promise<void> {
	await base.whole(async (write) => {
		pace.tell('writing', 0, context.lines);
		// The base may have been waited for.
		await pace.step();
		await kind.lookAgain?.(write, report, counts);
		const [row] = numbered > 0 ? (await write(FILE_NUMBER_COUNTER)).rows : [];
		const written = outcome('written', null, context.lines, report, counts);
		const statements = [
			...kind.statements(context, Math.max(highest, Number(row?.['n'] ?? 0)), numbered),
			auditLine({
				at,
				actorAccountId: received.accountId,
				actorName: received.actorName,
				role: received.accountId === null ? 'system' : 'gestionnaire',
				action: 'import.apply',
				subject: { kind: 'import', id: received.id },
				before: null,
				after: { source: received.source, academy: code, counts: written.counts },
				requestId: randomUUID()
			}),
			...outcomeStatements(received.id, written, report.lines())
		];
		for (const [done, statement] of statements.entries()) {
			await pace.step();
			await write(statement);
			pace.tell('writing', (done + 1) / statements.length, context.lines);
		}
	});
}

/** What the académie's own unit left to do, after a crash: all of it again. */
export async function finishWritten(code: string, received: SourceImport): Promise<void> {
	const files = databaseFiles(code);
	const folder = new WorkFolder(received.id);
	if (files === null) throw new NoFiles(`The base of ${code} is no file.`);
	const base = await openStaged(files.academy, folder.staging);
	try {
		const at = folder.moment() ?? received.receivedAt;
		await openAcademyAfter(base, code, received.source, at, new Pace(folder));
	} finally {
		base.close();
	}
	await finish(code, received.id);
	folder.remove();
}

async function finish(code: string, importId: string): Promise<void> {
	await endImport(code, importId, new Date(nowMs()).toISOString());
}

async function countAll(base: StagedBase, counted: Counted): Promise<ImportCounts> {
	const counts: ImportCounts = {};
	for (const [name, from] of Object.entries(counted)) {
		const count = await countOf(base, from);
		if (count > 0) counts[name as ImportCount] = count;
	}
	return counts;
}

function outcome(
	state: ImportState,
	finishedAt: string | null,
	lines: number,
	{ problems, warnings }: Report,
	counts: ImportCounts
): ImportOutcome {
	return { state, finishedAt, lines, problems, warnings, counts };
}
