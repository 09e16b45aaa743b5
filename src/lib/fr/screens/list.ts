// Words of every list.
export const LIST_WORDS = {
	filter: 'Filtrer par mot-clé :',
	sort: 'Trier par',
	ascending: "Ordre croissant ; inverser l'ordre",
	descending: "Ordre décroissant ; inverser l'ordre",
	actions: 'Actions',
	more: 'Afficher la suite',
	loading: 'Chargement de la liste…'
} as const;

export function noRowContains(keyword: string): string {
	return `Aucune ligne ne contient « ${keyword.trim()} ».`;
}
