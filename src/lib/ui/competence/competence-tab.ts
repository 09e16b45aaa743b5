// Which of the three tabs is open, in the address, so that it survives going elsewhere and back.
import { replaceState } from '$app/navigation';
import { page } from '$app/state';

/** Its parameter in the address. */
const PARAMETER = 'onglet';
/** Of a list: they belong to the tab that is left. */
const OF_THE_LIST = ['filtre', 'tri', 'ordre'];

export const COMPETENCE_TABS = ['competences', 'etablissements', 'enseignements'] as const;
export type CompetenceTab = (typeof COMPETENCE_TABS)[number];

export function readTab(): CompetenceTab {
	const asked = new URLSearchParams(location.search).get(PARAMETER);
	return COMPETENCE_TABS.find((tab) => tab === asked) ?? 'competences';
}

/** Without a navigation. */
export function keepTab(tab: CompetenceTab): void {
	const params = new URLSearchParams(location.search);
	for (const name of OF_THE_LIST) params.delete(name);
	if (tab === 'competences') params.delete(PARAMETER);
	else params.set(PARAMETER, tab);
	replaceState(location.pathname + (params.size === 0 ? '' : `?${params.toString()}`), page.state);
}
