// Words of the gestionnaire's list of claims.
import type { QueueStatus } from '../../domain/queue/queue-filter';
import { PART_STATUS_LABELS } from '../status-labels';

/** Labels of what can be chosen in the list; an open part shows its status by the clock, so «open» has its own word. */
export const GESTION_STATUS_LABELS = {
	validated: PART_STATUS_LABELS.validated,
	accepted: PART_STATUS_LABELS.accepted,
	cancelled: PART_STATUS_LABELS.cancelled,
	open: 'Chez l’intervenant (à venir, en cours, non validé)',
	handled: PART_STATUS_LABELS.handled,
	gestionnaireToHandle: PART_STATUS_LABELS.gestionnaireToHandle,
	all: 'Tous les statuts'
} as const satisfies Record<QueueStatus, string>;

export const GESTION_WORDS = {
	ownData: 'Mes données',
	space: 'Espace gestionnaire',
	title: 'États de frais',
	mission: 'Mission N°',
	fileNumber: 'N° Dossier',
	validatedAt: 'Validé le',
	neverValidated: 'Pas encore validé',
	pay: 'Rémunération',
	travel: 'Déplacement',
	late: 'Hors délai',
	absent: 'Déclaré absent',
	errorTitle: 'Page indisponible',
	backToList: 'Revenir à la liste',
	noGestion:
		'Cette page est réservée aux gestionnaires de l’académie. Votre compte n’y a pas accès ; rien n’a été modifié.',
	toService: 'Ouvrir mes missions et états de frais'
} as const;
