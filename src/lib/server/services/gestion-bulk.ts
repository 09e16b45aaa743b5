// Several claims accepted together: prepared and shown first, then each decided by the same rules as one alone, and for
// a while taken back. Nothing is decided that the page did not show. Knows no SQL and no request.
import { randomUUID } from 'node:crypto';
import type { Zone } from '../../domain/calendar/local-date-time';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import {
	findAppliedSteps,
	findBulk,
	insertBulk,
	writeBulkOutcomes,
	type BulkClaim,
	type BulkDecision
} from '../repositories/bulk-decisions';
import type { Caller } from './caller';
import { lineOf, whyKept, type BulkLine } from './gestion-bulk-lines';
import { stepId, stepsOf, withSteps } from './gestion-bulk-steps';
import { decideAsGestionnaire } from './gestion-decide';
import { deskAcademy } from './gestion-list';

/** Claims of one decision at most: as many as can be read through [chosen]. */
export const MAX_BULK = 200;
/** How long an acceptance of several can be taken back as a whole [chosen]. */
export const UNDO_MS = 15 * 60_000;
/** A preparation that nobody confirmed is let go a day later. */
const PREPARED_KEPT_MS = 24 * 60 * 60_000;

export interface ShownBulk {
	id: string;
	academyLabel: string;
	zone: Zone;
	lines: BulkLine[];
	/** Cut in the middle: some are accepted already, the others wait for the same press. */
	isInterrupted: boolean;
	appliedAt: string | null;
	undoneAt: string | null;
	/** Until when it can be taken back, ISO instant; null: not applied, undone, or too late. */
	undoUntil: string | null;
}

/** Keeps which claims, each with the revision that was on the screen. @throws Refused `malformed` for none. */
export async function prepareBulk(
	code: string,
	claims: readonly Pick<BulkClaim, 'claimId' | 'revision'>[],
	caller: Caller
): Promise<string> {
	await deskAcademy(code, caller);
	if (claims.length === 0 || claims.length > MAX_BULK) throw new Refused('malformed');
	const id = randomUUID();
	const now = nowMs();
	await insertBulk(
		code,
		caller.accountId,
		{ id, preparedAt: new Date(now).toISOString(), claims: [...claims] },
		new Date(now - PREPARED_KEPT_MS).toISOString()
	);
	return id;
}

/** @throws Refused `not-found` for another's, or one that is gone. */
export async function showBulk(code: string, id: string, caller: Caller): Promise<ShownBulk> {
	const academy = await deskAcademy(code, caller);
	const bulk = await ownBulk(code, id, caller);
	const steps = await findAppliedSteps(
		code,
		bulk.claims.flatMap(({ claimId }) => stepsOf(id, claimId))
	);
	const claims = bulk.claims.map((claim) => withSteps(id, claim, steps));
	return {
		id,
		academyLabel: academy.label,
		zone: academy.zone,
		lines: await Promise.all(claims.map((claim) => lineOf(academy, bulk, claim, caller))),
		isInterrupted: bulk.appliedAt === null && claims.some(({ outcome }) => outcome === 'accepted'),
		appliedAt: bulk.appliedAt,
		undoneAt: bulk.undoneAt,
		undoUntil: undoUntil(bulk)
	};
}

/**
 * Accepts what can be, one after the other; each has its own id made of the decision's, so that a second press, or one
 * after a crash in the middle, accepts nothing twice and finishes what was begun.
 */
export async function applyBulk(code: string, id: string, caller: Caller): Promise<void> {
	await deskAcademy(code, caller);
	const bulk = await ownBulk(code, id, caller);
	if (bulk.appliedAt !== null) return;
	const outcomes: BulkClaim[] = [];
	for (const claim of bulk.claims) {
		const result = await decideAsGestionnaire(
			{
				id: stepId(id, 'accept', claim.claimId),
				academy: code,
				claimId: claim.claimId,
				revision: claim.revision,
				action: 'accept',
				reason: null
			},
			caller
		);
		outcomes.push({
			...claim,
			outcome: result.ok ? 'accepted' : result.code,
			acceptedRevision: result.ok ? claim.revision + 1 : null
		});
	}
	await writeBulkOutcomes(code, id, 'applied', new Date(nowMs()).toISOString(), outcomes);
}

/** Takes the acceptances back, but for claims that changed since. @throws Refused `claim-processed` once it is too late. */
export async function undoBulk(code: string, id: string, caller: Caller): Promise<void> {
	const academy = await deskAcademy(code, caller);
	const bulk = await ownBulk(code, id, caller);
	if (bulk.undoneAt !== null) return;
	if (undoUntil(bulk) === null) throw new Refused('claim-processed');
	const outcomes: BulkClaim[] = [];
	for (const claim of bulk.claims) {
		if (claim.outcome !== 'accepted' || claim.acceptedRevision === null) continue;
		const result = await decideAsGestionnaire(
			{
				id: stepId(id, 'undo', claim.claimId),
				academy: code,
				claimId: claim.claimId,
				revision: claim.acceptedRevision,
				action: 'revokeAcceptance',
				reason: null
			},
			caller
		);
		const outcome = result.ok ? 'undone' : await whyKept(academy, claim.claimId, result.code);
		outcomes.push({ ...claim, outcome });
	}
	await writeBulkOutcomes(code, id, 'undone', new Date(nowMs()).toISOString(), outcomes);
}

async function ownBulk(code: string, id: string, caller: Caller): Promise<BulkDecision> {
	const bulk = /^[0-9a-f-]{36}$/.test(id) ? await findBulk(code, caller.accountId, id) : null;
	if (bulk === null) throw new Refused('not-found');
	return bulk;
}

function undoUntil({ appliedAt, undoneAt, claims }: BulkDecision): string | null {
	if (appliedAt === null || undoneAt !== null || claims.every(({ outcome }) => outcome !== 'accepted')) {
		return null;
	}
	const until = Date.parse(appliedAt) + UNDO_MS;
	return nowMs() < until ? new Date(until).toISOString() : null;
}
