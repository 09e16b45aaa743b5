// Gestures that change a status and nothing else: taking back a validation, «Je n'ai pas effectué cette mission»
// and its undoing, and the gestionnaire's decisions. The rule is the domain's table; this room only records it.
import type { RefusalCode } from '../../../contracts/refusal';
import type { Claim, ClaimAction, ClaimActor, HistoryEntry } from '../../../domain/claim/claim';
import { decideAction } from '../../../domain/claim/transitions';
import { applied, instantOf, refused, type Situation, type Verdict } from './situation';

export type StatusChange =
	{ ok: true; patch: Partial<Claim>; history: HistoryEntry[] } | { ok: false; code: RefusalCode };

/** One line of «Suivi» a part that changed; one without a part if none did. */
export function changeStatus(
	action: ClaimAction,
	actor: ClaimActor,
	situation: Situation,
	reason: string | null
): StatusChange {
	const { claim, mission, accountId } = situation.file;
	const isOwnClaim = accountId === situation.caller.accountId;
	const decision = decideAction({
		claim,
		mission,
		action,
		actor,
		nowMs: situation.nowMs,
		reason,
		isOwnClaim
	});
	if (!decision.ok) return { ok: false, code: decision.code };
	const at = instantOf(situation);
	const actorName = situation.caller.fullName;
	const line = { at, actor, actorName, action, reason, madeAt: situation.madeAt };
	return {
		ok: true,
		patch: {
			remuneration: decision.remuneration,
			travel: decision.travel,
			notDone:
				decision.notDone === 'keep'
					? claim.notDone
					: decision.notDone === 'set'
						? { at, by: actorName }
						: null
		},
		history:
			decision.changes.length > 0
				? decision.changes.map((change) => ({ ...line, ...change }))
				: [{ ...line, part: null, from: null, to: null }]
	};
}

/** The same, as the verdict on an operation of the intervenant. */
export function applyStatusChange(
	action: 'withdrawValidation' | 'declareNotDone' | 'undoNotDone',
	situation: Situation
): Verdict {
	const change = changeStatus(action, 'intervenant', situation, null);
	return change.ok ? applied(change.patch, change.history) : refused(change.code);
}
