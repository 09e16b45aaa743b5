// The labels of the statuses of a part, as the screen prints them (guide §2.6.2).
import type { PartStatus } from '../domain/claim/claim';

export const PART_STATUS_LABELS: Record<PartStatus, string> = {
	none: 'Pas de frais',
	cancelled: 'Annulé',
	notYetDone: 'Mission non effectuée',
	inProgress: 'Mission en cours',
	toValidate: 'Non validé',
	validated: 'Validé',
	accepted: 'Validé par gestionnaire',
	deferred: 'Invalidable',
	handled: 'Traité par le gestionnaire',
	gestionnaireToHandle: 'A traiter par le gestionnaire'
};

/** What each status means to the intervenant (guide §2.6.2). */
export const PART_STATUS_MEANINGS: Record<PartStatus, string> = {
	none: 'La mission n’ouvre pas droit à ce frais.',
	cancelled: 'L’état de frais a été annulé par le gestionnaire académique, il n’est pas accessible.',
	notYetDone:
		'La mission est à venir ou n’a pas été effectuée : l’état de frais n’est pas accessible en saisie.',
	inProgress: 'La mission est en cours de déroulement, l’état de frais peut commencer à être complété.',
	toValidate: 'La mission est achevée, l’état de frais est en attente de validation de votre part.',
	validated: 'Votre dossier est transmis au gestionnaire académique pour traitement.',
	accepted: 'Votre dossier est accepté par le gestionnaire académique.',
	deferred:
		'La mission donne lieu à remboursement de frais de déplacement mais les informations sont à compléter sur la première mission de la journée.',
	handled: 'Vous n’avez rien à saisir, l’état de frais est pris en charge par le gestionnaire.',
	gestionnaireToHandle: 'Le frais de rémunération doit être traité par le gestionnaire.'
};
