// Words of the gestionnaire's queue: what can be chosen, views, pages, several claims at once.
import type { QueueFilterField, QueueOrder } from '../../domain/queue/queue-filter';
import { formatCount } from '../formats';

export const QUEUE_WORDS = {
	choose: 'Choisir les états de frais',
	status: 'Statut',
	keyword: 'Filtrer par mot-clé',
	keywordHint: 'Début d’un nom, matricule, N° de mission ou de dossier ; examen, type ou centre.',
	person: 'Intervenant',
	personHint: 'Nom, prénom ou matricule, ou leur début.',
	exam: 'Examen',
	anyExam: 'Tous les examens',
	centre: 'Centre d’examen',
	anyCentre: 'Tous les centres',
	missionFrom: 'Mission à partir du',
	missionTo: 'Mission jusqu’au',
	validatedFrom: 'Validé à partir du',
	validatedTo: 'Validé jusqu’au',
	amountFrom: 'Frais divers à partir de (€)',
	amountTo: 'Frais divers jusqu’à (€)',
	waiting: 'Ancienneté',
	anyWaiting: 'Sans condition',
	attestation: 'Constat de service',
	anyAttestation: 'Sans condition',
	isLate: 'Hors délai seulement',
	order: 'Ordre',
	more: 'Plus de critères',
	search: 'Afficher',
	clear: 'Effacer les critères',
	list: 'Liste des états de frais',
	none: 'Aucun état de frais ne correspond à ce choix.',
	wrong: 'Certains critères sont à corriger : la liste n’a pas été changée.',
	next: 'Lignes suivantes',
	first: 'Revenir au début de la liste',
	pages: 'Pages de la liste',
	amount: 'Frais divers',
	own: 'Le vôtre',
	views: 'Vues enregistrées',
	noViews: 'Aucune vue enregistrée.',
	viewName: 'Nom de la vue',
	saveView: 'Enregistrer ce choix comme vue',
	deleteView: 'Supprimer la vue',
	viewSaved: 'La vue est enregistrée.',
	viewDeleted: 'La vue est supprimée.',
	select: 'Sélectionner',
	several: 'Accepter plusieurs états de frais',
	prepareSelected: 'Préparer l’acceptation de la sélection',
	prepareAll: 'Préparer l’acceptation des premiers de la liste',
	severalHint: 'Rien n’est accepté avant que vous ayez vu ce qui changerait.',
	noneSelected: 'Cochez au moins un état de frais.'
} as const;

export const ATTESTATION_LABELS = { absent: 'Déclaré absent', present: 'Présence attestée' } as const;

export const ORDER_LABELS: Record<QueueOrder, string> = {
	oldest: 'Validés depuis le plus longtemps',
	newest: 'Validés le plus récemment'
};

export function waitingChoice(days: number): string {
	return `Validé depuis ${days} jours au moins`;
}

/** «depuis 12 jours», whole days: validated at 23:00, it is no day the next morning, and no more «today». */
export function waitingText(days: number): string {
	return days === 0
		? 'depuis moins d’un jour'
		: days === 1
			? 'depuis 1 jour'
			: `depuis ${formatCount(days)} jours`;
}

/** «Liste des états de frais (plus de 1 000 lignes)». */
export function moreThanTitle(title: string, lines: number): string {
	return `${title} (plus de ${formatCount(lines)} lignes)`;
}

export function tooBroadSentence(word: string): string {
	return `« ${word} » désigne trop de centres et d’examens : ajoutez une lettre ou choisissez un centre.`;
}

const DATE = 'Saisissez une date entre 2000 et 2099, par exemple 15/06/2017';

/** What is wrong with a criterion. */
export const FIELD_SENTENCES: Partial<Record<QueueFilterField, string>> = {
	missionFrom: `${DATE}.`,
	missionTo: `${DATE}, qui ne soit pas avant la première.`,
	validatedFrom: `${DATE}.`,
	validatedTo: `${DATE}, qui ne soit pas avant la première.`,
	amountFromCents: 'Saisissez un montant, par exemple 20,00.',
	amountToCents: 'Saisissez un montant, par exemple 20,00, qui ne soit pas inférieur au premier.'
};

export const NAME_REFUSALS: Record<'empty' | 'too-long' | 'too-many', string> = {
	empty: 'Donnez un nom à la vue.',
	'too-long': 'Ce nom est trop long : 60 caractères au plus.',
	'too-many': 'Vous avez déjà 50 vues : supprimez-en une.'
};
