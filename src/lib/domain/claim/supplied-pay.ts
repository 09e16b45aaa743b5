// Pay that the intervenant does not enter: of missions under the ministry's heading, by the jury's president, and of
// «travaux administratifs», surveillance, meetings, by the gestionnaire (guide §2.6.4.2). Beside the content, which is
// the intervenant's, so that no entry of theirs ever meets it.
import type { LocalDate } from '../calendar/local-date-time';
import { checkRemuneration } from '../remuneration/check-remuneration';
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { AssignedMission, PayInput } from '../mission/mission';
import type { Violation } from './violation';

export const SUPPLIED_PAY_KINDS = ['copies', 'candidates', 'halfDays', 'duration'] as const;
export type SuppliedPayKind = (typeof SUPPLIED_PAY_KINDS)[number];

export type SuppliedPayEntry = Extract<RemunerationEntry, { kind: SuppliedPayKind }>;

export interface SuppliedPay {
	entry: SuppliedPayEntry;
	/** ISO instant, UTC, the server's clock. */
	at: string;
	actor: 'gestionnaire' | 'president';
	actorName: string;
}

/** What a type that the gestionnaire handles can be counted in: no table says it, so both are offered [chosen]. */
const HANDLED_KINDS: readonly SuppliedPayKind[] = ['duration', 'halfDays'];

/**
 * The units in which the pay of a mission can be supplied: those of its type; for «travaux administratifs» and their
 * like hours or half-days. None where SANTORIN supplies it or the mission pays nothing.
 * Copies under the ministry's heading → ['copies'].
 */
export function suppliedKinds({ payInput }: Pick<AssignedMission, 'payInput'>): readonly SuppliedPayKind[] {
	const kinds: Record<PayInput, readonly SuppliedPayKind[]> = {
		copies: ['copies'],
		candidates: ['candidates'],
		halfDays: ['halfDays'],
		duration: ['duration'],
		gestionnaire: HANDLED_KINDS,
		santorin: [],
		none: []
	};
	return kinds[payInput];
}

/** Broken rules of a supplied entry: the same bounds as the intervenant's, and nothing missing. */
export function checkSuppliedPay(
	entry: SuppliedPayEntry,
	mission: Pick<AssignedMission, 'payInput'>,
	missionDates: readonly LocalDate[]
): Violation[] {
	if (!suppliedKinds(mission).includes(entry.kind)) {
		return [{ code: 'wrongPayInput', field: 'remuneration', severity: 'blocking' }];
	}
	return checkRemuneration(entry, entry.kind, missionDates, 'validate');
}
