// A gestionnaire's decision on a claim: the domain's table with the server's clock, then one write guarded by the
// revision that the person read; the teacher's devices learn of it. Knows no SQL and no request.
import type { RefusalCode } from '../../contracts/refusal';
import type { Claim } from '../../domain/claim/claim';
import { canonicalJson } from '../../domain/claim/summarise-claim';
import { openParts } from '../../domain/claim/transitions';
import { nowMs } from '../clock';
import { logFault } from '../log';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { findClaimFile } from '../repositories/assignment-files';
import { writeClaim } from '../repositories/claim-writes';
import { findOperation } from '../repositories/operations';
import { hasRole, type Caller } from './caller';
import { refreshDayRule } from './day-rule';
import { nextClaim } from './decide-operation';
import type { GestionAction } from './gestion-claim';
import { changeStatus } from './operations/change-status';
import type { Situation } from './operations/situation';
import { sha256 } from './sha256';

/** Tries when the mission or the settings change meanwhile; a claim that changed is told at once. */
const MAX_TRIES = 5;
const RETRY_AFTER_SECONDS = 5;

/** Characters of a reason at most: a paragraph [chosen]. */
export const MAX_REASON_LENGTH = 500;

export interface GestionDecision {
	/** Of the form: the same form sent twice decides once. */
	id: string;
	academy: string;
	claimId: string;
	/** The revision that the person read. */
	revision: number;
	action: GestionAction;
	/** Null: none was given. */
	reason: string | null;
}

export type DecisionResult = { ok: true } | { ok: false; code: RefusalCode };

/**
 * Decides once. Refused without a trace: `revision-stale` where somebody changed the claim since it was read, else the
 * domain's own code. The file number and the final récapitulatifs stay as they are.
 * @throws Refused `forbidden`, `not-found`, or `busy` when the académie's settings keep changing.
 */
export async function decideAsGestionnaire(
	decision: GestionDecision,
	caller: Caller
): Promise<DecisionResult> {
	const { academy: code, claimId } = decision;
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const payloadHash = sha256(canonicalJson(decision));
	for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
		const academy = await currentAcademy(code);
		const file = academy === null ? null : await findClaimFile(academy, claimId);
		if (academy === null || file?.claim == null) throw new Refused('not-found');
		const known = await findOperation(code, decision.id);
		if (known !== null) {
			const isRepeat = known.accountId === caller.accountId && known.payloadHash === payloadHash;
			return isRepeat ? { ok: true } : { ok: false, code: 'revision-stale' };
		}
		const { claim } = file;
		if (claim.revision !== decision.revision) return { ok: false, code: 'revision-stale' };
		const now = nowMs();
		const situation: Situation = {
			caller,
			academy,
			file: { ...file, claim },
			nowMs: now,
			madeAt: null,
			openParts: openParts(claim, file.mission, now)
		};
		const change = changeStatus(decision.action, 'gestionnaire', situation, decision.reason);
		if (!change.ok) return change;
		const next = nextClaim(claim, change.patch, change.history);
		if (await writeDecision(decision, situation, next, change.history, payloadHash)) {
			await afterDecision(decision, file.accountId, caller);
			return { ok: true };
		}
	}
	throw new Refused('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** A change of the desk told without the person's data. */
function statuses({ remuneration, travel }: Claim) {
	return { remuneration: remuneration.status, travel: travel.status };
}

function writeDecision(
	{ id, academy, claimId, action, reason }: GestionDecision,
	{ caller, file, academy: { settingsVersion }, nowMs: now }: Situation,
	claim: Claim,
	history: Claim['history'],
	payloadHash: string
): Promise<boolean> {
	return writeClaim({
		academy,
		recipient: file.accountId,
		actorAccountId: caller.accountId,
		guard: {
			claimId,
			revision: file.claim.revision,
			missionVersion: file.mission.version,
			settingsVersion,
			profileVersion: file.profile.version
		},
		claim,
		history,
		operation: {
			id,
			accountId: caller.accountId,
			payloadHash,
			claimId,
			outcome: 'applied',
			answer: null,
			revision: claim.revision,
			appliedAt: new Date(now).toISOString()
		},
		audit: {
			at: new Date(now).toISOString(),
			actorAccountId: caller.accountId,
			actorName: caller.fullName,
			role: 'gestionnaire',
			action: `claim.${action}`,
			subject: { kind: 'claim', id: claimId },
			before: statuses(file.claim),
			after: { ...statuses(claim), reason },
			requestId: caller.requestId
		}
	});
}

/** A cancelled mission no longer takes the day's trips. A failure here is repaired later; the decision stands. */
async function afterDecision(
	{ academy, action }: GestionDecision,
	accountId: string,
	{ requestId }: Caller
): Promise<void> {
	if (action !== 'cancel' && action !== 'uncancel') return;
	try {
		await refreshDayRule(academy, accountId);
	} catch (error) {
		logFault(error, requestId, 'after decision');
	}
}
