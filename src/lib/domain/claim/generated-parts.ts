// Which parts an assignment begins with (rules: mission type, exam × type, places). Statuses given by the source
// override these.
import { isPayEntered } from '../mission/pay-entry';
import type { AssignedMission } from '../mission/mission';
import type { PartState, StoredPartStatus } from './claim';

/** `unpaid`: «en cours d'année» exams; `locked`: taux NR, the part exists but is not the intervenant's to enter. */
export type PayRule = 'paid' | 'locked' | 'unpaid';

const part = (status: StoredPartStatus): PartState => ({
	status,
	statusBeforeCancel: null,
	isExported: false
});

/**
 * The parts generated with the summons. No pay: `none`. Ministry heading, taux NR or a type that the gestionnaire
 * handles: «A traiter par le gestionnaire» [chosen for the heading]. SANTORIN's part is open and only consulted.
 */
export function generatedParts(
	mission: Pick<AssignedMission, 'payInput' | 'heading'>,
	payRule: PayRule,
	hasTravel: boolean
): { remuneration: PartState; travel: PartState } {
	const isOpen = payRule === 'paid' && mission.heading === 'academy';
	const remuneration =
		mission.payInput === 'none' || payRule === 'unpaid'
			? 'none'
			: isOpen && (isPayEntered(mission) || mission.payInput === 'santorin')
				? 'open'
				: 'gestionnaireToHandle';
	return { remuneration: part(remuneration), travel: part(hasTravel ? 'open' : 'none') };
}
