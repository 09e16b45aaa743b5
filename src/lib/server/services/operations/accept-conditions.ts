// «J'ai lu et j'accepte les conditions relatives à l'utilisation du service»: kept with the version of the text.
import type { Academy } from '../../../domain/academy/academy';
import type { Caller } from '../caller';
import type { Decision } from '../decide-operation';
import type { OperationOf } from './situation';

/**
 * Accepting an older text than the present one is kept as such; the new text asks again. A text that does not
 * exist yet cannot have been read. Boundary: version 2 where the académie stands at 1 → `malformed`.
 */
export function acceptConditions(
	operation: OperationOf<'acceptConditions'>,
	caller: Caller,
	academy: Academy,
	nowMs: number
): Decision {
	const { id, payload } = operation;
	if (payload.version > academy.conditions.version) {
		return {
			kind: 'undecided',
			answer: { id, outcome: 'refused', code: 'malformed', violations: [], claim: null }
		};
	}
	return {
		kind: 'decided',
		answer: { id, outcome: 'applied', claim: null },
		write: {
			academy: academy.code,
			recipient: caller.accountId,
			actorAccountId: caller.accountId,
			guard: null,
			claim: null,
			history: [],
			acceptConditions: { version: payload.version, acceptedAt: new Date(nowMs).toISOString() }
		},
		release: () => undefined
	};
}
