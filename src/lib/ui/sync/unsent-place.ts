// Where an item is put right: the claim's tab that holds what it is about. Pure.
import type { UnsentItem } from '$lib/device/live/unsent.svelte';

type Item = Pick<UnsentItem, 'kind' | 'missionKey' | 'academy' | 'violations' | 'conflicts' | 'juryMember'>;

function tabOf({ kind, violations, conflicts }: Item): string {
	const field = violations[0]?.field ?? conflicts[0]?.field ?? '';
	if (field.startsWith('remuneration')) return 'remuneration';
	if (field.startsWith('trips')) return 'deplacement';
	if (kind === 'attachDocument' || kind === 'deleteDocument' || kind === 'validateClaim')
		return 'recapitulatif';
	if (kind === 'saveClaim' || kind === 'draft') return 'remuneration';
	return 'suivi';
}

/** A tab that the claim does not have falls back to «Suivi» on its own screen. */
export function placeOf(item: Item): string {
	if (item.kind === 'setCompetence') return `/saisie-competences?academie=${item.academy}`;
	if (item.juryMember !== null && item.missionKey !== null) return `/frais/jury/${item.missionKey}`;
	if (item.missionKey === null) return `/frais/conditions/${item.academy}`;
	return `/frais/${item.missionKey}?onglet=${tabOf(item)}`;
}
