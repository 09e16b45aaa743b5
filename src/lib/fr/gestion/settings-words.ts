// Words of the settings' pages: what is done there, and what is wrong with a field.
import type { FieldProblem } from '../../domain/academy/setting-problems';

export const SETTINGS_WORDS = {
	actions: 'Actions',
	title: 'Paramètres',
	back: 'Retour aux paramètres',
	backToSection: 'Retour à la liste',
	never: 'Jamais modifié ici',
	save: 'Enregistrer',
	add: 'Ajouter',
	addTitle: 'Ajouter une ligne',
	editTitle: 'Modifier la ligne',
	cancelEdit: 'Abandonner la modification',
	edit: 'Modifier',
	remove: 'Retirer',
	removeTitle: 'Retirer cette ligne ?',
	removeText: 'Elle quitte la liste. L’historique garde ce qu’elle contenait.',
	keep: 'Ne rien retirer',
	none: 'Aucune ligne.',
	noneFound: 'Aucune ligne ne correspond à ce mot-clé.',
	filter: 'Filtrer par mot-clé',
	filterButton: 'Afficher',
	next: 'Lignes suivantes',
	previous: 'Lignes précédentes',
	lines: 'Lignes',
	choose: 'Choisissez',
	noChoice: 'Aucun',
	history: 'Historique',
	historyAll: 'Historique de tous les paramètres',
	historyNone: 'Aucun changement n’a été fait ici.',
	older: 'Changements plus anciens',
	newest: 'Revenir aux plus récents',
	added: 'Ajouté',
	changed: 'Modifié',
	removed: 'Retiré',
	was: 'avant',
	isNow: 'après',
	empty: '(vide)',
	saved:
		'Le changement est enregistré. Les appareils des intervenants l’apprennent à leur prochain échange avec le serveur.',
	unchanged: 'Rien n’a changé : ces valeurs sont déjà celles de l’académie.',
	refusedTitle: 'Changement non enregistré',
	errorDetail: 'Erreur',
	gone: 'Cette ligne n’existe plus : elle a été retirée ou renommée depuis. Rien n’a été modifié.',
	malformed: 'La demande n’a pas pu être lue : rien n’a été modifié. Recommencez.',
	toCheck: 'Corrigez les champs signalés. Rien n’a été modifié.'
} as const;

export const TEXT_WORDS = {
	text: 'Texte',
	markup:
		'Mise en forme : une ligne vide sépare les paragraphes ; « ## » commence un titre ; « - » une liste ; **gras**, *italique* ; [libellé](https://…) pour un lien. Tout le reste est affiché tel quel.',
	preview: 'Aperçu',
	previewButton: 'Voir l’aperçu',
	previewText: 'Voici ce que verra chaque intervenant. Rien n’est encore publié.',
	publish: 'Publier',
	publishConditions: 'Publier une nouvelle version',
	current: 'Version en vigueur',
	newVersion: 'Chaque intervenant devra l’accepter avant d’ouvrir ses états de frais.',
	versions: 'Versions précédentes',
	takeUp: 'Reprendre ce texte',
	takenUp: 'Le texte de cette version est repris ci-dessous. Relisez-le, puis publiez-le.',
	tooLong: 'Le texte est trop long.',
	missing: 'Saisissez un texte.'
} as const;

export const FIELD_PROBLEM_SENTENCES: Record<FieldProblem, string> = {
	missing: 'Ce champ est obligatoire.',
	'too-long': 'Ce texte est trop long.',
	'not-whole': 'Saisissez un nombre entier.',
	'not-decimal': 'Saisissez un montant, par exemple 0,32 (quatre décimales au plus).',
	'out-of-range': 'Ce nombre n’est pas permis ici.',
	'not-date': 'Saisissez une date, par exemple 31/08/2026.',
	'not-time': 'Saisissez une heure, par exemple 14:00.',
	'not-choice': 'Choisissez une valeur de la liste.',
	'not-address': 'Saisissez une adresse complète qui commence par https://, sans nom d’utilisateur.',
	'not-pattern': 'Ce texte n’a pas la forme attendue.',
	taken: 'Une autre ligne porte déjà cette valeur.',
	order: 'La fin doit venir après le début.',
	'same-town': 'Choisissez deux communes différentes.',
	'none-left': 'Il en faut au moins un.',
	'in-use': 'Des missions ou des règles s’en servent encore : la ligne ne peut pas être retirée.'
};

export function versionSentence(version: number): string {
	return `Version ${version}`;
}

/** Of a version that another took the place of. */
export function formerVersionSentence(version: number, endedAt: string, endedBy: string): string {
	return `Version ${version}, remplacée le ${endedAt} par ${endedBy}`;
}

/** Somebody else was first. */
export function staleSentence(actor: string, at: string, section: string): string {
	return `Les paramètres ont changé depuis que vous avez ouvert cette page (${actor}, ${at} : ${section}). Rien n’a été écrasé ; votre saisie est gardée ci-dessous. Relisez-la, puis enregistrez de nouveau.`;
}

export const STALE_UNKNOWN =
	'Les paramètres ont changé depuis que vous avez ouvert cette page. Rien n’a été écrasé ; votre saisie est gardée ci-dessous. Relisez-la, puis enregistrez de nouveau.';

export function lastChangeSentence(actor: string, at: string): string {
	return `Dernier changement : ${actor}, ${at}`;
}

export function textTooLong(max: number): string {
	return `Le texte dépasse ${max} caractères : raccourcissez-le. Rien n’a été modifié.`;
}
