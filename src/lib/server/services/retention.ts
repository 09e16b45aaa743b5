// Lets go of what the académie need not keep any longer: claims after their years, copies of RIB and carte vitale once
// the financial file is active. First looked at, then done. Knows no SQL.
import { dateOf, localDateTimeAt } from '../../domain/calendar/local-date-time';
import { isPaymentUnknown, lastRemovableYear, retentionOf } from '../../domain/claim/retention';
import { RETENTION_WORDS } from '../../fr/gestion/retention-words';
import { nowMs } from '../clock';
import { newRequestId } from '../log';
import type { AuditLine } from '../repositories/audit-log';
import { currentAcademy, servedAcademies } from '../repositories/academies';
import { readDeskSettings } from '../repositories/desk-settings';
import { listAgedClaims, listUselessCopies, type AgedClaim } from '../repositories/retention-reads';
import { removeClaims, removeCopies, type StoredFileKey } from '../repositories/retention-writes';
import { forgetBytes } from '../supporting-documents/forget-bytes';
import { refreshDayRule } from './day-rule';

/** Claims looked at, and removed, in one write: others wait for it some milliseconds. */
const CHUNK = 100;

export interface RetentionReport {
	academy: string;
	retentionYears: number;
	/** Claims of missions of this year and before may go. */
	lastYear: number;
	/** Number of claims that go, by year. */
	due: Map<number, number>;
	documents: number;
	undecided: number;
	/** Accepted, and never sent to be paid. */
	unsent: number;
	/** Of those that go: sent to be paid, with no date of payment. */
	paymentUnknown: number;
	copies: number;
}

/** `isApplied`: does it; else only counts what it would do. One académie after the other, whatever runs beside. */
export async function runRetention(isApplied: boolean): Promise<RetentionReport[]> {
	const reports: RetentionReport[] = [];
	for (const code of servedAcademies()) {
		const report = await retentionIn(code, isApplied);
		if (report !== null) reports.push(report);
	}
	return reports;
}

async function retentionIn(code: string, isApplied: boolean): Promise<RetentionReport | null> {
	const academy = await currentAcademy(code);
	if (academy === null) return null;
	const { retentionYears } = await readDeskSettings(code);
	const today = dateOf(localDateTimeAt(nowMs(), academy.zone));
	const report: RetentionReport = {
		academy: code,
		retentionYears,
		lastYear: lastRemovableYear(today, retentionYears),
		due: new Map(),
		documents: 0,
		undecided: 0,
		unsent: 0,
		paymentUnknown: 0,
		copies: 0
	};
	// Copies first: they are the more sensitive, and a claim that goes takes its own with it anyway.
	await purgeCopies(code, report, isApplied);
	await purgeClaims(code, report, isApplied);
	return report;
}

async function purgeClaims(code: string, report: RetentionReport, isApplied: boolean): Promise<void> {
	const people = new Set<string>();
	for (let after = ''; ;) {
		const page = await listAgedClaims(code, report.lastYear, after, CHUNK);
		const due = page.filter((claim) => noted(claim, report));
		if (isApplied && due.length > 0) {
			const after = { claims: due.length, documents: sumOf(due), lastYear: report.lastYear };
			const removed = await removeClaims(code, due, auditOf(code, 'retention.claims', after));
			await forgetFiles(code, removed.files);
			for (const { accountId } of due) people.add(accountId);
		}
		const last = page.at(-1);
		if (last === undefined || page.length < CHUNK) break;
		after = last.claimId;
	}
	for (const accountId of people) await refreshDayRule(code, accountId);
}

function sumOf(claims: readonly AgedClaim[]): number {
	return claims.reduce((sum, { documents }) => sum + documents, 0);
}

/** Whether it goes; counted either way. */
function noted(claim: AgedClaim, report: RetentionReport): boolean {
	const retention = retentionOf(claim, report.lastYear);
	if (retention === 'undecided') report.undecided += 1;
	if (retention === 'unsent') report.unsent += 1;
	if (retention !== 'due') return false;
	if (isPaymentUnknown(claim)) report.paymentUnknown += 1;
	report.due.set(claim.lastYear, (report.due.get(claim.lastYear) ?? 0) + 1);
	report.documents += claim.documents;
	return true;
}

async function purgeCopies(code: string, report: RetentionReport, isApplied: boolean): Promise<void> {
	const copies = await listUselessCopies(code);
	report.copies = copies.length;
	if (!isApplied) return;
	for (let from = 0; from < copies.length; from += CHUNK) {
		const chunk = copies.slice(from, from + CHUNK);
		const audit = auditOf(code, 'retention.copies', { documents: chunk.length });
		await removeCopies(code, chunk, RETENTION_WORDS.actor, audit);
		await forgetFiles(code, chunk);
	}
}

/** After the rows: bytes that a crash leaves behind have no row, and the server's own sweep takes them. */
async function forgetFiles(code: string, files: readonly StoredFileKey[]): Promise<void> {
	for (const { accountId, sha256 } of files) await forgetBytes({ academy: code, accountId, sha256 });
}

/** How many and up to when; of whom is told to nobody. */
function auditOf(code: string, action: AuditLine['action'], after: object): AuditLine {
	return {
		at: new Date(nowMs()).toISOString(),
		actorAccountId: null,
		actorName: RETENTION_WORDS.actor,
		role: 'system',
		action,
		subject: { kind: 'academy', id: code },
		before: null,
		after,
		requestId: newRequestId()
	};
}
