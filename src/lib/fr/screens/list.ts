// Words of every list (guide §1.3.6 and §1.3.7), on screen, on paper and in its file.
import { formatCount, formatDateTime } from '../formats';

export const LIST_WORDS = {
	filter: 'Filtrer par mot-clé :',
	sort: 'Trier par',
	asItComes: 'Ordre de la liste',
	ascending: 'Ordre croissant ; inverser l’ordre',
	descending: 'Ordre décroissant ; inverser l’ordre',
	actions: 'Actions',
	more: 'Afficher la suite',
	loading: 'Chargement de la liste…',
	print: 'Imprimer',
	export: 'Exporter (CSV)',
	fileName: 'liste'
} as const;

export function noRowContains(keyword: string): string {
	return `Aucune ligne ne contient « ${keyword.trim()} ».`;
}

export function countedExport(count: number): string {
	return `Liste exportée : ${formatCount(count)} ligne${count > 1 ? 's' : ''}. Le fichier est dans vos téléchargements.`;
}

/** Under the title of a printed list: «Académie de RENNES, imprimé le 15/06/2017 à 10:00, filtre : « bac »». */
export function printedOn(academyName: string, at: string, filter: string): string {
	return [
		academyName,
		`${academyName === '' ? 'Imprimé' : 'imprimé'} le ${formatDateTime(at)}`,
		filter.trim() === '' ? '' : `filtre : « ${filter.trim()} »`
	]
		.filter((part) => part !== '')
		.join(', ');
}
