// One change of a claim by the gestionnaire, whatever it is: judged on the claim as it stands, then one write guarded by
// the revision that the person read, with its line of «Suivi», what the teacher's devices learn, and the audit line.
// Knows no SQL and no request.
import type { RefusalCode } from '../../contracts/refusal';
import type { AuditAction } from '../../domain/audit/audit-actions';
import type { Claim, HistoryEntry } from '../../domain/claim/claim';
import { canonicalJson } from '../../domain/claim/summarise-claim';
import { openParts } from '../../domain/claim/transitions';
import type { Violation } from '../../domain/claim/violation';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { findClaimFile } from '../repositories/assignment-files';
import { writeClaim } from '../repositories/claim-writes';
import { findOperation } from '../repositories/operations';
import { hasRole, type Caller } from './caller';
import { nextClaim } from './next-claim';
import type { Situation, WriteExtras } from './operations/situation';
import { sha256 } from './sha256';

/** Tries when the mission or the settings change meanwhile; a claim that changed is told at once. */
const MAX_TRIES = 5;
const RETRY_AFTER_SECONDS = 5;

export interface DeskRequest {
	/** Of the form: the same form sent twice changes once. */
	id: string;
	academy: string;
	claimId: string;
	/** The revision that the person read. */
	revision: number;
}

export type DecisionResult = { ok: true } | { ok: false; code: RefusalCode; violations?: Violation[] };

/** The same, with whose claim it is. */
export type ChangeResult =
	{ ok: true; accountId: string } | { ok: false; code: RefusalCode; violations?: Violation[] };

export type DeskVerdict =
	| {
			ok: true;
			patch: Partial<Claim>;
			history: HistoryEntry[];
			extras?: WriteExtras;
			audit: { action: AuditAction; before: unknown; after: unknown };
	  }
	| { ok: false; code: RefusalCode; violations?: Violation[] };

/** True if the claim is the gestionnaire's own, who also serves on missions. */
export function isOwnClaim({ caller, file }: Pick<Situation, 'caller' | 'file'>): boolean {
	return caller.accountId === file.accountId;
}

/**
 * Changes once. Refused without a trace: `revision-stale` where somebody changed the claim since it was read, else what
 * `judge` says. `request` as a whole, with all that the form said, is what a repeat is told by.
 * @throws Refused `forbidden`, `not-found`, or `busy` when the académie's settings keep changing.
 */
export async function changeAtDesk<Request extends DeskRequest>(
	request: Request,
	caller: Caller,
	judge: (situation: Situation) => DeskVerdict | Promise<DeskVerdict>
): Promise<ChangeResult> {
	const { id, academy: code, claimId, revision } = request;
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const payloadHash = sha256(canonicalJson(request));
	for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
		const academy = await currentAcademy(code);
		const file = academy === null ? null : await findClaimFile(academy, claimId);
		if (academy === null || file?.claim == null) throw new Refused('not-found');
		const known = await findOperation(code, id);
		if (known !== null) {
			const isRepeat = known.accountId === caller.accountId && known.payloadHash === payloadHash;
			return isRepeat ? { ok: true, accountId: file.accountId } : { ok: false, code: 'revision-stale' };
		}
		const { claim } = file;
		if (claim.revision !== revision) return { ok: false, code: 'revision-stale' };
		const now = nowMs();
		const situation: Situation = {
			caller,
			academy,
			file: { ...file, claim },
			nowMs: now,
			madeAt: null,
			openParts: openParts(claim, file.mission, now)
		};
		const verdict = await judge(situation);
		if (!verdict.ok) return verdict;
		if (await write(id, payloadHash, situation, verdict)) return { ok: true, accountId: file.accountId };
	}
	throw new Refused('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

function write(
	id: string,
	payloadHash: string,
	{ caller, file, academy, nowMs: now }: Situation,
	{ patch, history, extras, audit }: Extract<DeskVerdict, { ok: true }>
): Promise<boolean> {
	const claim = nextClaim(file.claim, patch, history);
	const at = new Date(now).toISOString();
	return writeClaim({
		academy: academy.code,
		recipient: file.accountId,
		actorAccountId: caller.accountId,
		guard: {
			claimId: claim.id,
			revision: file.claim.revision,
			missionVersion: file.mission.version,
			settingsVersion: academy.settingsVersion,
			profileVersion: file.profile.version
		},
		claim,
		history,
		...extras,
		operation: {
			id,
			accountId: caller.accountId,
			payloadHash,
			claimId: claim.id,
			outcome: 'applied',
			answer: null,
			revision: claim.revision,
			appliedAt: at
		},
		audit: {
			at,
			actorAccountId: caller.accountId,
			actorName: caller.fullName,
			role: 'gestionnaire',
			action: audit.action,
			subject: { kind: 'claim', id: claim.id },
			before: audit.before,
			after: audit.after,
			requestId: caller.requestId
		}
	});
}
