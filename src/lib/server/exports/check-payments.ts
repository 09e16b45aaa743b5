// Reads a file of payment dates and says what each line would change, or what is wrong with it. Writes nothing.
import {
	addDays,
	localDateTimeAt,
	readTypedDate,
	type LocalDate,
	type Zone
} from '$lib/domain/calendar/local-date-time';
import type { ClaimPart } from '$lib/domain/claim/claim';
import {
	PAYMENT_COLUMNS as COLUMNS,
	paymentPart,
	PAYMENT_PROBLEMS as PROBLEMS
} from '$lib/fr/gestion/payments';
import { readCsv, type CsvRecord } from '../imports/csv-file';
import { findPayableLines, type PayableLine } from '../repositories/payments';

export interface PaymentProblem {
	/** Of the file, the header's is 1; null: the file as a whole. */
	line: number | null;
	column: string | null;
	message: string;
}

export interface PaymentReport {
	lineCount: number;
	newDates: number;
	replacedDates: number;
	unchanged: number;
	problems: PaymentProblem[];
	/** What would be written; to be used only without problems. */
	changed: { line: PayableLine; paidOn: LocalDate }[];
}

interface TypedPayment {
	fileLine: number;
	batch: number;
	position: number;
	part: ClaimPart;
	fileNumber: string;
	claimId: string;
	paidOn: LocalDate;
	replaces: LocalDate | null;
}

/** Latest date of payment, counted from today [chosen]: a payroll is told some weeks before; beyond, a year was mistyped. */
const MAX_DAYS_AHEAD = 92;

/** Columns that a file may leave out; of the two that name the claim it has one at least. */
const OPTIONAL: readonly string[] = [COLUMNS.replaces, COLUMNS.fileNumber, COLUMNS.claimId];

/** `today`: in the académie's zone. */
export async function checkPayments(
	academy: { code: string; zone: Zone },
	file: { name: string; bytes: Uint8Array },
	nowMs: number
): Promise<PaymentReport> {
	const columns = Object.values(COLUMNS).map((name) => (OPTIONAL.includes(name) ? `${name}?` : name));
	const { records, problems: unreadable } = readCsv(file.name, file.bytes, columns);
	const report: PaymentReport = {
		lineCount: records.length,
		newDates: 0,
		replacedDates: 0,
		unchanged: 0,
		problems: unreadable.map(({ line, column, message }) => ({ line, column, message })),
		changed: []
	};
	if (records.length === 0 && unreadable.length === 0) {
		report.problems.push({ line: null, column: null, message: PROBLEMS.empty });
	}
	const typed = records.flatMap((record) => readPayment(record, report.problems) ?? []);
	const lines = await findPayableLines(academy.code, typed);
	const seen = new Map<string, number>();
	const last = addDays(localDateTimeAt(nowMs, academy.zone).slice(0, 10), MAX_DAYS_AHEAD);
	for (const payment of typed) {
		const key = `${payment.batch}/${payment.position}`;
		const before = seen.get(key);
		seen.set(key, payment.fileLine);
		const line = lines.get(key);
		const found =
			before !== undefined
				? { column: null, message: PROBLEMS.twice(before) }
				: (problemOf(payment, line, academy.zone, last) ?? null);
		if (found !== null) report.problems.push({ line: payment.fileLine, ...found });
		else if (line !== undefined) count(report, payment, line);
	}
	report.problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	return report;
}

function count(report: PaymentReport, { paidOn }: TypedPayment, line: PayableLine): void {
	if (line.paidOn === paidOn) {
		report.unchanged += 1;
		return;
	}
	if (line.paidOn === null) report.newDates += 1;
	else report.replacedDates += 1;
	report.changed.push({ line, paidOn });
}

function readPayment({ line, cells }: CsvRecord, problems: PaymentProblem[]): TypedPayment | null {
	const found: PaymentProblem[] = [];
	const cell = (column: string) => cells[column] ?? '';
	const number = (column: string) => {
		if (!/^[1-9]\d{0,8}$/.test(cell(column))) found.push({ line, column, message: PROBLEMS.notANumber });
		return Number(cell(column));
	};
	const date = (column: string) => {
		const read = readTypedDate(cell(column));
		if (read === null) found.push({ line, column, message: PROBLEMS.notADate });
		return read ?? '';
	};
	const part = paymentPart(cell(COLUMNS.part));
	if (part === null) found.push({ line, column: COLUMNS.part, message: PROBLEMS.notAPart });
	const payment = {
		fileLine: line,
		batch: number(COLUMNS.batch),
		position: number(COLUMNS.position),
		part: part ?? 'remuneration',
		fileNumber: cell(COLUMNS.fileNumber),
		claimId: cell(COLUMNS.claimId),
		paidOn: date(COLUMNS.paidOn),
		replaces: cell(COLUMNS.replaces) === '' ? null : date(COLUMNS.replaces)
	};
	problems.push(...found);
	return found.length === 0 ? payment : null;
}

/**
 * Batch, line, part and the name of the claim must all be those that left: one digit wrong would date another person's
 * pay, and so would a file of another académie, whose batches and lines have the same numbers.
 */
function problemOf(
	payment: TypedPayment,
	line: PayableLine | undefined,
	zone: Zone,
	latest: LocalDate
): Omit<PaymentProblem, 'line'> | null {
	const { batch, position, part, fileNumber, claimId, paidOn, replaces } = payment;
	if (line === undefined) return { column: COLUMNS.position, message: PROBLEMS.unknownLine(batch, position) };
	if (line.part !== part) return { column: COLUMNS.part, message: PROBLEMS.otherPart };
	if (fileNumber !== '' && fileNumber !== line.fileNumber) {
		return { column: COLUMNS.fileNumber, message: PROBLEMS.otherFileNumber(line.fileNumber) };
	}
	if (claimId !== '' && claimId !== line.claimId) {
		return { column: COLUMNS.claimId, message: PROBLEMS.otherClaim(line.claimId) };
	}
	if (fileNumber === '' && claimId === '') return { column: COLUMNS.fileNumber, message: PROBLEMS.unnamed };
	const madeOn = localDateTimeAt(Date.parse(line.batchCreatedAt), zone).slice(0, 10);
	if (paidOn < madeOn) return { column: COLUMNS.paidOn, message: PROBLEMS.beforeBatch(madeOn) };
	if (paidOn > latest) return { column: COLUMNS.paidOn, message: PROBLEMS.tooFar };
	if (line.paidOn === paidOn) return null;
	if (replaces !== null && replaces !== line.paidOn) {
		return { column: COLUMNS.replaces, message: PROBLEMS.notReplaced };
	}
	if (line.paidOn !== null && replaces === null) {
		return { column: COLUMNS.paidOn, message: PROBLEMS.paidOtherwise(line.paidOn) };
	}
	return null;
}
