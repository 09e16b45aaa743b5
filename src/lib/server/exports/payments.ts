// Files of payment dates: deposited and looked at, then applied whole or not at all, by the page or by the command.
// Knows no request.
import { createHash, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Academy } from '$lib/domain/academy/academy';
import type { Zone } from '$lib/domain/calendar/local-date-time';
import { lineName } from '$lib/fr/gestion/export-file-words';
import { PAYMENTS_COMMAND } from '$lib/fr/gestion/payments';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import {
	findPaymentFile,
	keepPaymentFile,
	listPaymentFiles,
	writePayments,
	type PaymentFile
} from '../repositories/payments';
import { hasRole, type Caller } from '../services/caller';
import { checkPayments, type PaymentReport } from './check-payments';

/** Bytes of a file deposited by the page at most; larger ones come by the command. */
export const MAX_PAGE_BYTES = 512 * 1024;
/** Files that nobody applied are let go after a week. */
const LAPSE_MS = 7 * 24 * 3600 * 1000;
const FILES_SHOWN = 20;
const MAX_NAME = 100;
/** Problems told on the page; the command tells all. */
const PROBLEMS_SHOWN = 200;

export interface PaymentsPage {
	academyLabel: string;
	zone: Zone;
	files: PaymentFile[];
	/** The file asked for, with what it would do now. */
	looked: {
		file: PaymentFile;
		report: Omit<PaymentReport, 'changed'> | null;
		moreProblems: number;
	} | null;
}

async function academyOf(code: string, caller: Caller): Promise<Academy> {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	return academy;
}

/** @throws Refused `forbidden`; `not-found` for a file that is not there any more. */
export async function paymentsPage(
	code: string,
	fileId: string | null,
	caller: Caller
): Promise<PaymentsPage> {
	const academy = await academyOf(code, caller);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		files: await listPaymentFiles(code, FILES_SHOWN),
		looked: fileId === null ? null : await look(academy, fileId)
	};
}

async function look(academy: Academy, fileId: string): Promise<PaymentsPage['looked']> {
	const found = await findPaymentFile(academy.code, fileId);
	if (found === null) throw new Refused('not-found');
	const { file, bytes } = found;
	if (bytes === null) return { file, report: null, moreProblems: 0 };
	const checked = { ...file, bytes: gunzipSync(bytes) };
	const { lineCount, newDates, replacedDates, unchanged, problems } = await checkPayments(
		academy,
		checked,
		nowMs()
	);
	const shown = problems.slice(0, PROBLEMS_SHOWN);
	return {
		file,
		report: { lineCount, newDates, replacedDates, unchanged, problems: shown },
		moreProblems: problems.length - shown.length
	};
}

/** Keeps the file for a look. @throws Refused `forbidden`, `not-found`. */
export async function depositPayments(
	code: string,
	file: { name: string; bytes: Uint8Array },
	caller: Caller
): Promise<string> {
	await academyOf(code, caller);
	return keep(code, file, { id: caller.accountId, name: caller.fullName });
}

async function keep(
	code: string,
	{ name, bytes }: { name: string; bytes: Uint8Array },
	by: { id: string | null; name: string }
): Promise<string> {
	const id = randomUUID();
	const now = nowMs();
	await keepPaymentFile(
		code,
		{
			id,
			name: name.slice(-MAX_NAME),
			sha256: createHash('sha256').update(bytes).digest('hex'),
			uploadedAt: new Date(now).toISOString(),
			uploadedBy: by.id,
			uploadedByName: by.name
		},
		gzipSync(bytes),
		new Date(now - LAPSE_MS).toISOString()
	);
	return id;
}

/** `wrong`: a line is in error; `stale`: a line changed while it was looked at. Nothing is written then. */
export type ApplyResult =
	{ ok: true; report: PaymentReport } | { ok: false; why: 'wrong' | 'stale'; report: PaymentReport | null };

/** Applied already: done, and nothing more. @throws Refused `forbidden`, `not-found`. */
export async function applyPayments(code: string, fileId: string, caller: Caller): Promise<ApplyResult> {
	return apply(await academyOf(code, caller), fileId, {
		accountId: caller.accountId,
		name: caller.fullName,
		requestId: caller.requestId
	});
}

interface Actor {
	/** Null: the command. */
	accountId: string | null;
	name: string;
	requestId: string;
}

async function apply(academy: Academy, fileId: string, actor: Actor): Promise<ApplyResult> {
	const found = await findPaymentFile(academy.code, fileId);
	if (found === null) throw new Refused('not-found');
	const { file, bytes } = found;
	if (bytes === null) return { ok: true, report: EMPTY };
	const now = nowMs();
	const report = await checkPayments(academy, { ...file, bytes: gunzipSync(bytes) }, now);
	if (report.problems.length > 0) return { ok: false, why: 'wrong', report };
	const { newDates, replacedDates, lineCount, changed } = report;
	const appliedAt = new Date(now).toISOString();
	const replaced = replacedTold(report);
	const isWritten = await writePayments({
		academy: academy.code,
		fileId,
		appliedAt,
		newDates,
		replacedDates,
		lineCount,
		changed,
		audit: {
			at: appliedAt,
			actorAccountId: actor.accountId,
			actorName: actor.name,
			role: actor.accountId === null ? 'system' : 'gestionnaire',
			action: 'payment.apply',
			subject: { kind: 'payment', id: fileId },
			before: replaced.before,
			after: { sha256: file.sha256, lines: lineCount, newDates, replacedDates, ...replaced.after },
			requestId: actor.requestId
		}
	});
	return isWritten ? { ok: true, report } : { ok: false, why: 'stale', report: null };
}

/** Replaced dates that one line of the journal tells at most. */
const REPLACED_TOLD = 500;

/** A date that is replaced is nowhere else any more: the journal keeps what it was, by «lot/ligne». */
function replacedTold({ changed }: PaymentReport) {
	const replaced = changed.filter(({ line }) => line.paidOn !== null).slice(0, REPLACED_TOLD);
	if (replaced.length === 0) return { before: null, after: {} };
	const dates = (dateOf: (change: (typeof replaced)[number]) => string | null) => ({
		dates: Object.fromEntries(
			replaced.map((change) => [lineName(change.line.batch, change.line.position), dateOf(change)])
		)
	});
	return { before: dates(({ line }) => line.paidOn), after: dates(({ paidOn }) => paidOn) };
}

const EMPTY: PaymentReport = {
	lineCount: 0,
	newDates: 0,
	replacedDates: 0,
	unchanged: 0,
	problems: [],
	changed: []
};

/** For the command line: `isTrial` looks and writes nothing at all. @throws Refused `not-found`. */
export async function runPayments(
	code: string,
	file: { name: string; bytes: Uint8Array },
	isTrial: boolean
): Promise<ApplyResult> {
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const report = await checkPayments(academy, file, nowMs());
	if (report.problems.length > 0) return { ok: false, why: 'wrong', report };
	if (isTrial || report.changed.length === 0) return { ok: true, report };
	const id = await keep(code, file, { id: null, name: PAYMENTS_COMMAND.name });
	return apply(academy, id, { accountId: null, name: PAYMENTS_COMMAND.name, requestId: 'command' });
}
