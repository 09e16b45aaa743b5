// What the page of a decision on several claims says of each: what would change, part by part, why it would not, what
// became of it. Knows no SQL and no request.
import { isRefusalCode, type RefusalCode } from '../../contracts/refusal';
import type { Academy } from '../../domain/academy/academy';
import { CLAIM_PARTS, type Claim, type ClaimPart, type PartStatus } from '../../domain/claim/claim';
import { shownStatuses } from '../../domain/claim/part-status';
import { decideAction } from '../../domain/claim/transitions';
import type { AssignedMission } from '../../domain/mission/mission';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { findClaimFile } from '../repositories/assignment-files';
import type { BulkClaim, BulkDecision } from '../repositories/bulk-decisions';
import type { Caller } from './caller';
import { firstMissionOfTheDays } from './day-rule';

/** What became of a claim, or would: accepted, undone, or why not. */
export type BulkOutcome = 'accepted' | 'undone' | RefusalCode;

export interface BulkLine {
	claimId: string;
	missionNumber: number;
	personName: string;
	exam: string;
	/** What would become of each due part, while it is not applied: the same status where nothing would. */
	parts: BulkPart[];
	/** Why it would not; null: it would be accepted. */
	blocked: RefusalCode | null;
	/** Null: not decided yet. */
	outcome: BulkOutcome | null;
	/** This decision had accepted it, whatever became of it since. */
	wasAccepted: boolean;
}

/** As the screen shows it, before and after. */
export interface BulkPart {
	part: ClaimPart;
	from: PartStatus;
	to: PartStatus;
}

/** A claim of a decision as it is now: what would become of it, or what did. */
export async function lineOf(
	academy: Academy,
	bulk: BulkDecision,
	{ claimId, revision, outcome, acceptedRevision }: BulkClaim,
	caller: Caller
): Promise<BulkLine> {
	const file = await findClaimFile(academy, claimId);
	if (file?.claim == null) throw new Refused('not-found');
	const { claim, mission, profile, accountId } = file;
	const line: BulkLine = {
		claimId,
		missionNumber: mission.number,
		personName: profile.fullName,
		exam: mission.exam,
		parts: [],
		outcome: outcomeOf(outcome),
		wasAccepted: acceptedRevision !== null || outcome === 'accepted' || outcome === 'undone',
		blocked: null
	};
	if (bulk.appliedAt !== null || line.outcome !== null) return line;
	if (claim.revision !== revision) return { ...line, blocked: 'revision-stale' };
	const decision = decideAction({
		claim,
		mission,
		action: 'accept',
		actor: 'gestionnaire',
		nowMs: nowMs(),
		reason: null,
		isOwnClaim: accountId === caller.accountId
	});
	if (!decision.ok) return { ...line, blocked: decision.code };
	const isEarlier =
		claim.travel.status === 'validated' && (await firstMissionOfTheDays(mission, accountId)) !== null;
	if (isEarlier) return { ...line, blocked: 'claim-deferred' };
	return { ...line, parts: partsOf(claim, decision, mission) };
}

/** Parts with nothing due («Pas de frais») are left out. */
function partsOf(
	claim: Claim,
	{ remuneration, travel }: Pick<Claim, ClaimPart>,
	mission: AssignedMission
): BulkPart[] {
	const from = shownStatuses(claim, mission, nowMs());
	const to = shownStatuses({ ...claim, remuneration, travel }, mission, nowMs());
	return CLAIM_PARTS.filter((part) => from[part] !== 'none').map((part) => ({
		part,
		from: from[part],
		to: to[part]
	}));
}

/** Another revision says that it changed; that it left for payment is why nothing here can take it back. */
export async function whyKept(academy: Academy, claimId: string, code: RefusalCode): Promise<RefusalCode> {
	const claim = code === 'revision-stale' ? (await findClaimFile(academy, claimId))?.claim : null;
	if (claim == null) return code;
	if (CLAIM_PARTS.some((part) => claim[part].isExported)) return 'claim-exported';
	const statuses = CLAIM_PARTS.map((part) => claim[part].status);
	if (statuses.includes('accepted')) return code;
	return statuses.includes('cancelled') ? 'claim-cancelled' : 'claim-unchanged';
}

function outcomeOf(stored: string | null): BulkOutcome | null {
	if (stored === 'accepted' || stored === 'undone') return stored;
	return isRefusalCode(stored) ? stored : null;
}
