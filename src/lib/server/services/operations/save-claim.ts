// «Enregistrer»: merges what the person typed with what others changed since, field by field. Knows no SQL.
import { checkClaim } from '../../../domain/claim/check-claim';
import type { ClaimContent } from '../../../domain/claim/claim';
import { changedFields, lastChangeOf, withChange } from '../../../domain/claim/content-changes';
import { isSame } from '../../../domain/claim/json-equality';
import { mergeContent } from '../../../domain/claim/merge-content';
import { decideAction } from '../../../domain/claim/transitions';
import type { Violation } from '../../../domain/claim/violation';
import { applied, instantOf, refused, type OperationOf, type Situation, type Verdict } from './situation';

/**
 * Merges against the content that the device started from, never against a revision alone: after an operation
 * that was itself merged, the device's base still lacks what the merge brought.
 */
export function saveClaim(operation: OperationOf<'saveClaim'>, situation: Situation): Verdict {
	const { claim, mission, profile } = situation.file;
	const decision = decideAction({
		claim,
		mission,
		action: 'save',
		actor: 'intervenant',
		nowMs: situation.nowMs,
		reason: null
	});
	if (!decision.ok) return refused(decision.code);
	const { baseContent, content: mine } = operation.payload;
	const merge = mergeContent(baseContent, mine, claim.content);
	if (merge.conflicts.length > 0) {
		const conflicts = merge.conflicts.map((conflict) => ({
			...conflict,
			changed: lastChangeOf(claim.contentChanges, conflict.field)
		}));
		return { kind: 'conflict', code: 'revision-stale', conflicts };
	}
	const { content } = merge;
	if (touchesClosedPart(content, situation)) return refused('claim-not-open');
	const { openParts, academy } = situation;
	const violations = [
		...readOnlyPay(content, claim.content),
		...checkClaim(content, { mission, academy, profile, openParts }, 'save').filter(
			(violation) => violation.severity === 'blocking'
		)
	];
	if (violations.length > 0) return refused('rules-broken', violations);
	if (isSame(content, claim.content)) return applied(null, []);
	const change = {
		at: instantOf(situation),
		actor: 'intervenant' as const,
		actorName: situation.caller.fullName,
		fields: changedFields(claim.content, content)
	};
	return applied({ content, contentChanges: withChange(claim.contentChanges ?? [], change) }, []);
}

/** A part that is not the person's to enter now keeps what it holds. */
function touchesClosedPart(content: ClaimContent, { file, openParts }: Situation): boolean {
	const before = file.claim.content;
	const paysChanged = !isSame(content.remuneration, before.remuneration);
	const tripsChanged = !isSame(content.trips, before.trips);
	return (
		(paysChanged && !openParts.includes('remuneration')) || (tripsChanged && !openParts.includes('travel'))
	);
}

/** «Etat de frais rempli automatiquement par SANTORIN.»: figures that come from elsewhere are only shown. */
function readOnlyPay(content: ClaimContent, before: ClaimContent): Violation[] {
	if (before.remuneration.kind !== 'santorin') return [];
	if (isSame(content.remuneration, before.remuneration)) return [];
	return [{ code: 'wrongPayInput', field: 'remuneration', severity: 'blocking' }];
}
