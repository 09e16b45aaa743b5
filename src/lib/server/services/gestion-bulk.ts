// Several claims accepted together: prepared and shown first, then each decided by the same rules as one alone, and for
// a while taken back. Nothing is decided that the page did not show. Knows no SQL and no request.
import { createHash, randomUUID } from 'node:crypto';
import type { Zone } from '../../domain/calendar/local-date-time';
import { isRefusalCode, type RefusalCode } from '../../contracts/refusal';
import { decideAction, type PartChange } from '../../domain/claim/transitions';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import type { Academy } from '../../domain/academy/academy';
import { findClaimFile } from '../repositories/assignment-files';
import {
	findBulk,
	insertBulk,
	writeBulkOutcomes,
	type BulkClaim,
	type BulkDecision
} from '../repositories/bulk-decisions';
import type { Caller } from './caller';
import { firstMissionOfTheDays } from './day-rule';
import { decideAsGestionnaire } from './gestion-decide';
import { deskAcademy } from './gestion-list';

/** Claims of one decision at most: as many as can be read through [chosen]. */
export const MAX_BULK = 200;
/** How long an acceptance of several can be taken back as a whole [chosen]. */
export const UNDO_MS = 15 * 60_000;
/** A preparation that nobody confirmed is let go a day later. */
const PREPARED_KEPT_MS = 24 * 60 * 60_000;

/** What became of a claim, or would: accepted, undone, or why not. */
export type BulkOutcome = 'accepted' | 'undone' | RefusalCode;

export interface BulkLine {
	claimId: string;
	missionNumber: number;
	personName: string;
	exam: string;
	/** What would change, while it is not applied. */
	changes: PartChange[];
	/** Why it would not; null: it would be accepted. */
	blocked: RefusalCode | null;
	/** Once applied; null before. */
	outcome: BulkOutcome | null;
}

export interface ShownBulk {
	id: string;
	academyLabel: string;
	zone: Zone;
	lines: BulkLine[];
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
	return {
		id,
		academyLabel: academy.label,
		zone: academy.zone,
		lines: await Promise.all(bulk.claims.map((claim) => lineOf(academy, bulk, claim, caller))),
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
	await deskAcademy(code, caller);
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
		outcomes.push({ ...claim, outcome: result.ok ? 'undone' : result.code });
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

async function lineOf(
	academy: Academy,
	bulk: BulkDecision,
	{ claimId, revision, outcome }: BulkClaim,
	caller: Caller
): Promise<BulkLine> {
	const file = await findClaimFile(academy, claimId);
	if (file?.claim == null) throw new Refused('not-found');
	const { claim, mission, profile, accountId } = file;
	const line = {
		claimId,
		missionNumber: mission.number,
		personName: profile.fullName,
		exam: mission.exam,
		outcome: outcomeOf(outcome)
	};
	if (bulk.appliedAt !== null) return { ...line, changes: [], blocked: null };
	if (claim.revision !== revision) return { ...line, changes: [], blocked: 'revision-stale' };
	const decision = decideAction({
		claim,
		mission,
		action: 'accept',
		actor: 'gestionnaire',
		nowMs: nowMs(),
		reason: null,
		isOwnClaim: accountId === caller.accountId
	});
	if (!decision.ok) return { ...line, changes: [], blocked: decision.code };
	const isEarlier =
		claim.travel.status === 'validated' && (await firstMissionOfTheDays(mission, accountId)) !== null;
	return isEarlier
		? { ...line, changes: [], blocked: 'claim-deferred' }
		: { ...line, changes: decision.changes, blocked: null };
}

function outcomeOf(stored: string | null): BulkOutcome | null {
	if (stored === 'accepted' || stored === 'undone') return stored;
	return isRefusalCode(stored) ? stored : null;
}

/** The id of one step on one claim: the same each time. */
function stepId(bulkId: string, step: 'accept' | 'undo', claimId: string): string {
	const hex = createHash('sha256').update(`${bulkId} ${step} ${claimId}`).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
