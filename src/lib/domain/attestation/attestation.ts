// «Constat de service fait»: what the head of the exam centre says of each person, and when it can be said
// (domain.md «Attestation of service»). It changes no status and locks nobody.
import type { Claim, HistoryEntry } from '../claim/claim';
import { CLAIM_PARTS } from '../claim/claim';
import { timedStatus } from '../claim/part-status';
import type { AssignedMission } from '../mission/mission';

export const ATTESTATIONS = ['present', 'absent'] as const;
export type Attestation = (typeof ATTESTATIONS)[number];

/** What each word leaves in «Suivi»; null: the word that was said is taken back. */
export const ATTESTATION_ACTIONS = {
	present: 'attestPresent',
	absent: 'attestAbsent',
	none: 'attestWithdrawn'
} as const satisfies Record<Attestation | 'none', HistoryEntry['action']>;

/** Why a word is not taken. First listed, first told. */
export const ATTESTATION_REFUSALS = [
	'no-claim',
	'own',
	'assignment-cancelled',
	'not-begun',
	'processed'
] as const;
export type AttestationRefusal = (typeof ATTESTATION_REFUSALS)[number];

/** A due part that the gestionnaire has not processed: «accepted», «handled» and «cancelled» are processed. */
const UNPROCESSED: readonly string[] = ['open', 'validated', 'gestionnaireToHandle'];

export interface AttestedPerson {
	/** Null: no part was generated, there is nothing to allow or to block. */
	claim: Pick<Claim, 'remuneration' | 'travel'> | null;
	mission: Pick<AssignedMission, 'schedule' | 'zone' | 'cancelledAt'>;
	/** The head is that person: nobody attests their own service [chosen]. */
	isOwn: boolean;
	nowMs: number;
}

/**
 * Null: it can be said, corrected or taken back now. From the first start on, at that very minute [chosen: who came
 * and who did not is known when it begins]; until every due part is processed, so that one part accepted leaves the
 * other open. «Je n'ai pas effectué cette mission» and validation do not matter.
 */
export function attestationRefusal(person: AttestedPerson): AttestationRefusal | null {
	const { claim, mission, isOwn, nowMs } = person;
	if (claim === null) return 'no-claim';
	if (isOwn) return 'own';
	if (mission.cancelledAt != null) return 'assignment-cancelled';
	if (timedStatus(mission, nowMs) === 'notYetDone') return 'not-begun';
	return CLAIM_PARTS.some((part) => UNPROCESSED.includes(claim[part].status)) ? null : 'processed';
}

/** How often the word changed: what was read, where two heads answer for one centre. An imported word is none. */
export function attestationVersion(history: readonly Pick<HistoryEntry, 'action'>[]): number {
	const actions: readonly string[] = Object.values(ATTESTATION_ACTIONS);
	return history.filter(({ action }) => actions.includes(action)).length;
}
