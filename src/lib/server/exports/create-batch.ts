// Makes the next batch of an académie: what the preview showed, in one write, or nothing. Knows no request.
import { randomUUID } from 'node:crypto';
import type { BatchParts } from '$lib/domain/payment/exportable';
import type { ControlTotal } from '$lib/domain/payment/control-total';
import { batchName } from '$lib/fr/gestion/export-file-words';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findBatchOfDecision, lastBatchNumber } from '../repositories/export-batches';
import { countExportCandidates, lastHistoryId } from '../repositories/export-candidates';
import { writeBatch, type LeavingClaim } from '../repositories/export-writes';
import { hasRole, type Caller } from '../services/caller';
import { BatchFile } from './batch-file';
import { gatherBatch, type Gathered, type GatheredLine } from './gather-batch';
import { CSV_HEAD, csvOfLine, csvOfTotal, jsonOfLine, namedUnits, type LineOfFile } from './line-text';

/** Tries while claims change between reading and writing. */
const MAX_TRIES = 5;
const RETRY_AFTER_SECONDS = 5;

export interface BatchPreview {
	/** The number that it would have now. */
	number: number;
	parts: BatchParts;
	totals: ControlTotal;
	/** Claims that wait in all, which is more than the batch takes where it is full. */
	waitingClaims: number;
	isFull: boolean;
	/** What the form gives back: what was seen, up to when, and the name of the decision. */
	mark: string;
	upTo: number;
	decisionId: string;
}

/** @throws Refused `forbidden`. Writes nothing. */
export async function previewBatch(
	academy: string,
	parts: BatchParts,
	caller: Caller
): Promise<BatchPreview> {
	if (!hasRole(caller, 'gestionnaire', academy)) throw new Refused('forbidden');
	const upTo = await lastHistoryId(academy);
	const { totals, mark, isFull } = await gatherBatch({ academy, parts, upTo });
	return {
		number: (await lastBatchNumber(academy)) + 1,
		parts,
		totals,
		// A walk through all that waits: for a page that tells it alone.
		waitingClaims: isFull ? await countExportCandidates(academy, parts) : totals.claims,
		isFull,
		mark,
		upTo,
		decisionId: randomUUID()
	};
}

export interface BatchWish {
	academy: string;
	parts: BatchParts;
	mark: string;
	upTo: number;
	decisionId: string;
}

/** `changed`: what was previewed is not what would leave now; `empty`: nothing waits. */
export type BatchResult = { ok: true; number: number } | { ok: false; why: 'changed' | 'empty' };

/**
 * One batch for one decision, whoever else makes one at the same time: of two that saw the same, one makes it and the
 * other is told that it changed.
 * @throws Refused `forbidden`, or `busy` when claims keep changing.
 */
export async function createBatch(wish: BatchWish, caller: Caller): Promise<BatchResult> {
	const { academy, parts, upTo, decisionId } = wish;
	if (!hasRole(caller, 'gestionnaire', academy)) throw new Refused('forbidden');
	for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
		const known = await findBatchOfDecision(academy, decisionId);
		if (known !== null) {
			return known.createdBy === caller.accountId
				? { ok: true, number: known.number }
				: { ok: false, why: 'changed' };
		}
		const number = (await lastBatchNumber(academy)) + 1;
		const gathered = await gatherBatch({ academy, parts, upTo });
		if (gathered.lines.length === 0) return { ok: false, why: 'empty' };
		if (gathered.mark !== wish.mark) return { ok: false, why: 'changed' };
		if (await write(wish, gathered, number, caller)) return { ok: true, number };
	}
	throw new Refused('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

async function write(
	{ academy, parts, decisionId }: BatchWish,
	{ lines, totals }: Gathered,
	number: number,
	caller: Caller
): Promise<boolean> {
	const createdAt = new Date(nowMs()).toISOString();
	const files = await filesOf({ academy, number, createdAt, totals }, lines);
	return writeBatch({
		academy,
		number,
		decisionId,
		createdAt,
		createdBy: caller.accountId,
		createdByName: caller.fullName,
		parts,
		totals,
		lines: lines.map(({ claim, part, kind, due }) => ({ claimId: claim.claimId, part, kind, units: due })),
		leaving: leavingClaims(lines),
		corrections: lines.flatMap(({ correctionId }) => (correctionId === null ? [] : [correctionId])),
		files,
		historyReason: batchName(number),
		audit: {
			at: createdAt,
			actorAccountId: caller.accountId,
			actorName: caller.fullName,
			role: 'gestionnaire',
			action: 'export.create',
			subject: { kind: 'export', id: String(number) },
			before: null,
			after: { parts, ...totals, csvSha256: files.csv.sha256, jsonSha256: files.json.sha256 },
			requestId: caller.requestId
		}
	});
}

function leavingClaims(lines: readonly GatheredLine[]): LeavingClaim[] {
	const byClaim = new Map<string, LeavingClaim>();
	for (const { kind, claim, part } of lines) {
		if (kind === 'correction') continue;
		const known = byClaim.get(claim.claimId);
		if (known !== undefined) {
			known.parts.push(part);
			continue;
		}
		const { claimId, revision, accountId, mission } = claim;
		byClaim.set(claimId, { claimId, revision, accountId, missionNumber: mission.number, parts: [part] });
	}
	return [...byClaim.values()];
}

interface Head {
	academy: string;
	number: number;
	createdAt: string;
	totals: ControlTotal;
}

/** Format of the JSON; raised when a reader of the one before would misread it. */
const JSON_FORMAT = 1;

async function filesOf({ academy, number, createdAt, totals }: Head, gathered: readonly GatheredLine[]) {
	const csv = new BatchFile();
	const json = new BatchFile();
	await csv.add(CSV_HEAD);
	const head = {
		format: JSON_FORMAT,
		academie: academy,
		lot: number,
		creeLe: createdAt,
		total: namedTotal(totals)
	};
	await json.add(`${JSON.stringify(head).slice(0, -1)},"lignes":[\n`);
	for (const [index, line] of gathered.entries()) {
		const placed: LineOfFile = { ...line, batch: number, position: index + 1 };
		await csv.add(csvOfLine(placed));
		await json.add(`${index === 0 ? '' : ',\n'}${jsonOfLine(placed)}`);
	}
	return { csv: await csv.end(csvOfTotal(number, totals)), json: await json.end('\n]}\n') };
}

function namedTotal({ lines, claims, corrections, units }: ControlTotal) {
	return { lignes: lines, etatsDeFrais: claims, corrections, unites: namedUnits(units) };
}
