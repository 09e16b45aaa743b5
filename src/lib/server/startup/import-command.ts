// `node build import …`: a whole folder, one file of one source, or an académie. And `node build source-import`, which
// the server runs in a process of its own for its pages.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { isSource, type ImportCount } from '$lib/domain/import/source';
import { COMMAND_ACTOR, IMPORT_COMMAND_WORDS as WORDS, SEVERITY_LABELS } from '$lib/fr/gestion/import-pages';
import { DEMO_WORDS } from '$lib/fr/gestion/demo-words';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { IMPORT_COUNT_LABELS, IMPORT_STATE_LABELS, SOURCE_NAMES } from '$lib/fr/gestion/source-words';
import { config } from '../config';
import { openDatabases } from '../db/databases';
import { readAcademyFile } from '../imports/academy-file';
import { demoSource } from '../imports/demo-source';
import { importSource, type AcademyOutcome } from '../imports/import-source';
import { readSourceFolder } from '../imports/source-folder';
import { receiveSource } from '../imports/sources/receive';
import { BUSY_EXIT, runHere } from '../imports/sources/runner';
import { WorkFolder } from '../imports/sources/work-folder';
import { isServed } from '../repositories/academies';
import { findSourceImport, listReportLines, moveImport } from '../repositories/sources/import-history';
import { demoDay } from './load-demo';
import { settleMark } from './start-server';

type Print = (line: string) => void;

/** Lines of the report that are printed; the rest is in the history of the pages. */
const PRINTED_LINES = 1_000;

const DEMO_OPTION = '--demonstration';

export async function runImportCommand(args: readonly string[], print: Print): Promise<number> {
	const [first, second, third, option] = args;
	const isDemo = args.length === 2 && second === DEMO_OPTION;
	const isFolder = first !== undefined && statSync(first, { throwIfNoEntry: false })?.isDirectory() === true;
	if (isFolder && (args.length === 1 || isDemo)) return importFolder(first, isDemo, print);
	if (first === 'academie' && second !== undefined && third !== undefined) {
		return makeAcademy(second, third, print);
	}
	const source = second?.toUpperCase().replaceAll('-', '_').replaceAll(' ', '_') ?? '';
	const isAsked = option === undefined || option === '--essai';
	if (first === undefined || third === undefined || !isSource(source) || !isAsked) {
		print(WORDS.usage);
		return 2;
	}
	return importFile(first, source, third, option === '--essai', print);
}

/** `isDemo`: its dates are put where today needs them, and the columns for its readers left out. */
async function importFolder(folder: string, isDemo: boolean, print: Print): Promise<number> {
	await openDatabases(config());
	const mark = await settleMark(config());
	if (isDemo && mark === 'production') {
		print(DEMO_WORDS.notADemo(mark));
		return 1;
	}
	const files = readSourceFolder(folder);
	const anchor = { day: demoDay(), isShifted: mark !== 'test' };
	const report = await importSource(isDemo ? demoSource(files, anchor) : files);
	for (const { file, line, column, message } of report.problems) {
		print(IMPORT_WORDS.problem(file, line, column, message));
	}
	for (const outcome of report.academies) {
		const own = report.problems.filter(({ academy }) => academy === null || academy === outcome.academy);
		print(outcomeLine(outcome, own.length));
	}
	return report.problems.length === 0 ? 0 : 1;
}

function outcomeLine({ academy, outcome, accounts, assignments }: AcademyOutcome, problems: number): string {
	if (outcome === 'imported') return IMPORT_WORDS.imported(academy, accounts, assignments);
	return outcome === 'unchanged' ? IMPORT_WORDS.unchanged(academy) : IMPORT_WORDS.refused(academy, problems);
}

/** An académie without anybody; people come by their sources, the first administrateur by comptes.csv of a folder. */
async function makeAcademy(code: string, path: string, print: Print): Promise<number> {
	if (!isFile(path)) {
		print(WORDS.noSuchFile(path));
		return 2;
	}
	const bytes = readFileSync(path);
	const { problems } = readAcademyFile(code, bytes);
	if (problems.length > 0) {
		for (const { file, line, column, message } of problems) {
			print(IMPORT_WORDS.problem(file, line, column, message));
		}
		return 1;
	}
	await openDatabases(config());
	await settleMark(config());
	if (isServed(code)) {
		print(WORDS.academyKnown(code));
		return 0;
	}
	const nobody = new TextEncoder().encode('Académie;Identifiant;Nom;Rôles\n');
	const report = await importSource(
		new Map<string, Uint8Array>([
			[`academies/${code}.json`, bytes],
			['comptes.csv', nobody]
		])
	);
	print(report.academies[0]?.outcome === 'imported' ? WORDS.academyMade(code) : WORDS.usage);
	return report.academies[0]?.outcome === 'imported' ? 0 : 1;
}

function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function importFile(
	code: string,
	source: Parameters<typeof receiveSource>[1],
	path: string,
	isDryRun: boolean,
	print: Print
): Promise<number> {
	if (!isFile(path)) {
		print(WORDS.noSuchFile(path));
		return 2;
	}
	await openDatabases(config());
	await settleMark(config());
	if (!isServed(code)) {
		print(WORDS.unknownAcademy(code));
		return 2;
	}
	const file = { name: basename(path), bytes: createReadStream(path) };
	const sender = { accountId: null, name: COMMAND_ACTOR };
	const state = isDryRun ? 'queuedCheck' : 'queuedApply';
	const id = await receiveSource(code, source, file, sender, state);
	if (!(await runHere({ code, importId: id, isDryRun }))) {
		print((await letGo(code, id)) ? WORDS.busy : WORDS.takenByServer);
		return 1;
	}
	return tell(code, id, isDryRun, print);
}

/** Nobody will come back for a file that was given by the command line. False: the server works on it already. */
async function letGo(code: string, id: string): Promise<boolean> {
	const isLetGo = await moveImport(code, id, ['queuedCheck', 'queuedApply', 'checked'], 'cancelled');
	if (isLetGo) new WorkFolder(id).remove();
	return isLetGo;
}

async function tell(code: string, id: string, isDryRun: boolean, print: Print): Promise<number> {
	const received = await findSourceImport(code, id);
	if (received === null) throw new Error('The import is gone.');
	for (const { line, column, severity, message } of await listReportLines(code, id, -1, PRINTED_LINES)) {
		print(WORDS.line(line, column, SEVERITY_LABELS[severity], message));
	}
	for (const [name, count] of Object.entries(received.counts)) {
		print(WORDS.count(IMPORT_COUNT_LABELS[name as ImportCount], count));
	}
	print(WORDS.state(SOURCE_NAMES[received.source], IMPORT_STATE_LABELS[received.state]));
	if (isDryRun) await letGo(code, id);
	return received.state === (isDryRun ? 'checked' : 'applied') ? 0 : 1;
}

/** Behind everybody's requests: the server goes on answering beside it. */
const LOW_PRIORITY = 10;

/** @returns 0, or `BUSY_EXIT` where another import is under way. */
export async function runSourceImport(args: readonly string[]): Promise<number> {
	const [code, importId, mode] = args;
	if (code === undefined || importId === undefined) return 2;
	setPriority(LOW_PRIORITY);
	await openDatabases(config());
	return (await runHere({ code, importId, isDryRun: mode === 'check' })) ? 0 : BUSY_EXIT;
}
