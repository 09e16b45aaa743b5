// What the pages of imports ask for and do. The rights were checked by the caller for this académie.
import {
	canBeCancelled,
	isOver,
	isUnderWay,
	type ImportPhase,
	type ImportState,
	type Source
} from '$lib/domain/import/source';
import { csvLine } from '$lib/domain/text/csv-cell';
import { REPORT_COLUMNS, SEVERITY_LABELS } from '$lib/fr/gestion/import-pages';
import { randomUUID } from 'node:crypto';
import { nowMs } from '../../clock';
import { databaseFiles } from '../../db';
import { Refused } from '../../refused';
import { currentAcademy } from '../../repositories/academies';
import {
	findSourceImport,
	listReportLines,
	listSourceImports,
	IF_MOVED,
	moveImport,
	type SourceImport
} from '../../repositories/sources/import-history';
import type { Caller } from '../../services/caller';
import type { UploadedFile } from './read-upload';
import { cancelLine } from './cancel-line';
import { receiveSource } from './receive';
import { wakeImports } from './runner';
import { runningImport } from './running-import';
import { WorkFolder } from './work-folder';

const SHOWN_IMPORTS = 50;
const SHOWN_LINES = 200;
const REPORT_PAGE = 1_000;

/** What the pages show of the académie. */
export async function importAcademy(
	code: string
): Promise<{ label: string; zone: string; isOnFiles: boolean }> {
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	return { label: academy.label, zone: academy.zone, isOnFiles: databaseFiles(code) !== null };
}

/** Takes the file in and has it checked as soon as its turn comes. @returns the import's id. */
export async function takeImport(
	code: string,
	source: Source,
	file: UploadedFile,
	caller: Caller
): Promise<string> {
	const sender = { accountId: caller.accountId, name: caller.fullName };
	const id = await receiveSource(code, source, file, sender);
	await wakeImports();
	return id;
}

export function importList(code: string): Promise<SourceImport[]> {
	return listSourceImports(code, SHOWN_IMPORTS);
}

export interface ImportPage {
	received: SourceImport;
	phase: ImportPhase | null;
	/** Whole percents; null: not known. */
	percent: number | null;
	linesSoFar: number;
	isUnderWay: boolean;
	canStop: boolean;
	lines: Awaited<ReturnType<typeof listReportLines>>;
	hasMoreLines: boolean;
}

/** @throws Refused `not-found` where the académie has no such import. */
export async function importPage(code: string, id: string): Promise<ImportPage> {
	const received = await existing(code, id);
	const underWay = isUnderWay(received.state);
	// Nobody works on it: its process died while no server was there to see it.
	if (underWay && runningImport() === null) await wakeImports();
	const progress = underWay ? new WorkFolder(id).progress() : null;
	const lines = await listReportLines(code, id, -1, SHOWN_LINES + 1);
	return {
		received,
		phase: progress?.phase ?? null,
		percent: progress?.share == null ? null : Math.round(progress.share * 100),
		linesSoFar: progress?.lines ?? received.lines,
		isUnderWay: underWay,
		canStop: canBeCancelled(received.state, progress?.phase ?? null),
		lines: lines.slice(0, SHOWN_LINES),
		hasMoreLines: lines.length > SHOWN_LINES
	};
}

async function existing(code: string, id: string): Promise<SourceImport> {
	const received = /^[0-9a-f-]{36}$/.test(id) ? await findSourceImport(code, id) : null;
	if (received === null) throw new Refused('not-found');
	return received;
}

/** Twice does it once. @throws Refused `revision-stale` where it is not ready for it (any more). */
export async function applyImport(code: string, id: string): Promise<void> {
	const { state } = await existing(code, id);
	if (!(await moveImport(code, id, ['checked'], 'queuedApply')) && !isBegunOrDone(state)) {
		throw new Refused('revision-stale');
	}
	await wakeImports();
}

function isBegunOrDone(state: ImportState): boolean {
	return ['queuedApply', 'applying', 'written', 'applied'].includes(state);
}

/**
 * What waits is let go at once. What runs is asked to stop, does so at its next step and tells it in the audit log
 * (run-source), or came to its end before. Asked first: by then its state is one of these, or it sees the demand.
 */
export async function stopImport(code: string, id: string, caller: Caller): Promise<void> {
	const { state, source } = await existing(code, id);
	if (isOver(state)) return;
	const requestId = caller.requestId === '' ? randomUUID() : caller.requestId;
	const asker = { accountId: caller.accountId, name: caller.fullName, requestId };
	const folder = new WorkFolder(id);
	folder.askToStop(asker);
	const isLetGo = await moveImport(code, id, ['queuedCheck', 'checked', 'queuedApply'], 'cancelled', [
		cancelLine(asker, { id, source, state }, new Date(nowMs()).toISOString(), IF_MOVED)
	]);
	if (isLetGo) folder.remove();
}

/** The whole report as CSV, page by page. */
export async function reportCsv(code: string, id: string): Promise<ReadableStream<Uint8Array>> {
	await existing(code, id);
	const encoder = new TextEncoder();
	let after = -1;
	let isBegun = false;
	return new ReadableStream({
		async pull(controller) {
			if (!isBegun) controller.enqueue(encoder.encode(`\uFEFF${csvLine(REPORT_COLUMNS)}`));
			isBegun = true;
			const page = await listReportLines(code, id, after, REPORT_PAGE);
			const last = page.at(-1);
			if (last === undefined) {
				controller.close();
				return;
			}
			after = last.position;
			const text = page.map(({ line, column, severity, message }) =>
				csvLine([line === null ? '' : String(line), column ?? '', SEVERITY_LABELS[severity], message])
			);
			controller.enqueue(encoder.encode(text.join('')));
		}
	});
}
