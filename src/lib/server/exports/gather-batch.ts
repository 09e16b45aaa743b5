// What the next batch would hold: lines in a steady order, their control total, and a mark by which a preview is known
// to be still true. Writes nothing.
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClaimPart } from '$lib/domain/claim/claim';
import { ControlSum, type ControlTotal } from '$lib/domain/payment/control-total';
import { differenceOf, unitsOfPart, type ExportUnits } from '$lib/domain/payment/export-units';
import { exportableParts, type BatchParts } from '$lib/domain/payment/exportable';
import {
	findExportedClaims,
	listExportCandidates,
	type ExportCandidate
} from '../repositories/export-candidates';
import { listWaitingCorrections } from '../repositories/export-corrections';
import type { LineOfFile } from './line-text';

/** Lines of one batch at most: what one write takes without keeping the others waiting; the rest goes into the next. */
export const MAX_BATCH_LINES = 5_000;
const CHUNK = 500;

export type GatheredLine = Omit<LineOfFile, 'batch' | 'position' | 'claim'> & {
	claim: ExportCandidate;
	/** What is due for the part once this line is counted. */
	due: ExportUnits;
	correctionId: string | null;
};

export interface Gathered {
	lines: GatheredLine[];
	totals: ControlTotal;
	/** Names what was gathered, line by line: another preview of the same has the same. */
	mark: string;
	/** More waits than one batch takes. */
	isFull: boolean;
}

export interface WishedBatch {
	academy: string;
	parts: BatchParts;
	/** Decided no later than this line of the history: what is accepted meanwhile waits for the next batch. */
	upTo: number;
}

/** First what leaves for the first time, by claim; then the corrections, by claim and part. */
export async function gatherBatch(wish: WishedBatch): Promise<Gathered> {
	const sum = new ControlSum();
	const mark = createHash('sha256');
	const lines: GatheredLine[] = [];
	let isFull = false;
	const put = (line: GatheredLine): boolean => {
		if (lines.length >= MAX_BATCH_LINES) return false;
		lines.push(line);
		sum.add(line.claim.claimId, line.kind, line.units);
		mark.update(JSON.stringify([line.claim.claimId, line.part, line.correctionId, line.units]));
		return true;
	};
	for await (const line of waitingLines(wish)) {
		if (put(line)) continue;
		isFull = true;
		break;
	}
	return { lines, totals: sum.total(), mark: mark.digest('hex'), isFull };
}

async function* waitingLines(wish: WishedBatch): AsyncGenerator<GatheredLine> {
	let after = '';
	for (;;) {
		const chunk = await listExportCandidates(wish.academy, wish.parts, {
			after,
			upTo: wish.upTo,
			limit: CHUNK
		});
		for (const claim of chunk) {
			const asked = { ...claim, ...states(claim), hasSuppliedPay: claim.suppliedPay !== null };
			for (const part of exportableParts(asked, wish.parts)) yield paymentLine(claim, part);
		}
		const last = chunk.at(-1);
		if (last === undefined || chunk.length < CHUNK) break;
		after = last.claimId;
		// The driver is synchronous: others are served between two chunks.
		await nextTurn();
	}
	yield* correctionLines(wish);
}

function states({ remuneration, travel }: ExportCandidate) {
	return {
		remuneration: { ...remuneration, statusBeforeCancel: null },
		travel: { ...travel, statusBeforeCancel: null }
	};
}

function paymentLine(claim: ExportCandidate, part: ClaimPart): GatheredLine {
	const units = unitsOfPart(part, claim.content, claim.suppliedPay?.entry ?? null, claim.travelScales);
	return { kind: 'payment', part, claim, units, due: units, corrects: null, correctionId: null };
}

async function* correctionLines({ academy, parts }: WishedBatch): AsyncGenerator<GatheredLine> {
	const corrections = await listWaitingCorrections(academy, parts, MAX_BATCH_LINES + 1);
	const claims = await findExportedClaims(academy, [...new Set(corrections.map(({ claimId }) => claimId))]);
	for (const { id, claimId, part, units: due, reason, last } of corrections) {
		const claim = claims.get(claimId);
		if (claim === undefined) throw new Error('A correction is of a claim that is not there.');
		yield {
			kind: 'correction',
			part,
			claim,
			units: differenceOf(due, last.units),
			due,
			corrects: { batch: last.batch, position: last.position, reason },
			correctionId: id
		};
	}
}
