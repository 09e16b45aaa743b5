// Words of one claim before the gestionnaire, and of what is decided about it.
import type { RefusalCode } from '../../contracts/refusal';
import type { GestionAction } from '../../domain/claim/desk-actions';
import type { TransitionRefusal } from '../../domain/claim/transition-table';

export const DECISION_WORDS = {
	back: 'Retour à la liste',
	person: 'Intervenant',
	identifier: 'Matricule',
	address: 'Adresse',
	school: 'Établissement principal',
	mission: 'Mission',
	type: 'Type de mission',
	place: 'Lieu',
	dates: 'Dates',
	fileNumber: 'N° Dossier',
	payPaid: 'Rémunération mise en paiement le',
	travelPaid: 'Déplacement mis en paiement le',
	payStatus: 'Statut frais de rémunération',
	travelStatus: 'Statut frais de déplacement',
	late: 'Validation reçue hors délai.',
	missionCancelled: 'Cette personne n’est plus affectée à la mission : elle a été annulée.',
	absent:
		'Le chef de centre a déclaré cette personne absente. Un motif est nécessaire pour accepter ou marquer traité malgré tout.',
	present: 'Le chef de centre a attesté le service.',
	noDocument: 'Aucune pièce n’a été fournie.',
	missing: 'Pièces demandées et non fournies',
	finalSummary: 'Ouvrir le récapitulatif définitif (PDF)',
	notEntered: 'Cet état de frais ne comporte aucune saisie de l’intervenant.',
	decision: 'Décision',
	noDecision: 'Aucune décision n’est possible pour le moment.',
	own: 'Cet état de frais est le vôtre : un autre gestionnaire de l’académie doit en décider.',
	supplied: 'Pièces fournies',
	suppliedPay: 'Rémunération saisie',
	scale: 'Barème',
	previous: 'État de frais précédent',
	nextOne: 'État de frais suivant',
	neighbours: 'Dans la liste',
	reason: 'Motif',
	reasonHint: 'Obligatoire pour renvoyer. L’intervenant le lit dans le suivi de son état de frais.',
	reasonHintAbsent:
		'Obligatoire pour renvoyer, et pour accepter malgré l’absence déclarée. L’intervenant le lit dans le suivi.',
	reasonHintOnlyAbsent:
		'Obligatoire pour accepter ou marquer traité malgré l’absence déclarée. L’intervenant le lit dans le suivi.',
	reasonHintOptional: 'Facultatif. L’intervenant le lit dans le suivi de son état de frais.',
	history: 'Suivi',
	errorDetail: 'Erreur',
	refusedTitle: 'Décision non enregistrée'
} as const;

/** What the buttons say. */
export const DECISION_LABELS = {
	accept: 'Accepter',
	sendBack: 'Renvoyer avec un motif',
	handle: 'Marquer traité',
	unhandle: 'Remettre à traiter',
	revokeAcceptance: 'Retirer l’acceptation',
	cancel: 'Annuler l’état de frais',
	uncancel: 'Rétablir'
} as const satisfies Record<GestionAction, string>;

/** What is told once it is done. */
export const DECISION_DONE = {
	accept: 'L’état de frais est accepté. L’intervenant le verra « Validé par gestionnaire ».',
	sendBack: 'L’état de frais est renvoyé à l’intervenant avec votre motif. Il peut de nouveau le modifier.',
	handle: 'Le frais est marqué « Traité par le gestionnaire ».',
	unhandle: 'Le frais est de nouveau « A traiter par le gestionnaire ».',
	revokeAcceptance: 'L’acceptation est retirée : l’état de frais attend de nouveau une décision.',
	cancel: 'L’état de frais est annulé. Vous pouvez le rétablir.',
	uncancel: 'L’état de frais est rétabli dans son statut précédent.'
} as const satisfies Record<GestionAction, string>;

/** Why a decision was not taken, told to the gestionnaire. Total: a refusal without a sentence does not compile. */
export const DECISION_REFUSALS: Record<TransitionRefusal | 'revision-stale' | 'malformed', string> = {
	'own-claim':
		'Cet état de frais est le vôtre : un autre gestionnaire doit en décider. Rien n’a été modifié.',
	forbidden: 'Cette décision n’appartient pas au gestionnaire. Rien n’a été modifié.',
	'claim-declared-not-done':
		'L’intervenant a déclaré ne pas avoir effectué cette mission. Rien n’a été modifié ; vous pouvez annuler l’état de frais.',
	'attested-absent':
		'Le chef de centre a déclaré cette personne absente : indiquez le motif pour lequel vous décidez malgré tout. Rien n’a été modifié.',
	'reason-required':
		'Indiquez le motif du renvoi : l’intervenant doit savoir quoi corriger. Rien n’a été modifié.',
	'claim-exported':
		'Ce frais est déjà parti en paiement : il ne peut plus être modifié ici. Une correction partira avec un lot suivant : voyez « Déjà en lot de paiement » sur la page de l’état de frais. Rien n’a été modifié.',
	'claim-processed': 'Cet état de frais est déjà traité. Rien n’a été modifié.',
	'claim-validated': 'Cet état de frais est validé par l’intervenant. Rien n’a été modifié.',
	'claim-not-over': 'La mission n’est pas terminée : attendez sa fin pour décider. Rien n’a été modifié.',
	'claim-not-validated': 'L’intervenant n’a pas validé cet état de frais. Rien n’a été modifié.',
	'claim-deferred':
		'Le même jour, une mission qui commence plus tôt donne aussi lieu à déplacement : lisez l’avertissement, puis acceptez de nouveau si tout est juste. Rien n’a été modifié.',
	'claim-not-open': 'Cet état de frais n’est pas ouvert à cette décision. Rien n’a été modifié.',
	'claim-unchanged': 'L’état de frais est déjà ainsi : rien n’a été modifié.',
	'claim-cancelled':
		'Cet état de frais est annulé. Rétablissez-le avant de décider autre chose. Rien n’a été modifié.',
	'revision-stale':
		'Cet état de frais a changé depuis que vous l’avez ouvert : votre décision n’a pas été enregistrée et rien n’a été écrasé. Voici son état actuel ; relisez-le, puis décidez de nouveau.',
	malformed:
		'La demande n’a pas pu être lue : rien n’a été modifié. Relisez l’état de frais, puis recommencez.'
};

/** The sentence of a refusal at the desk; what has none here has the common one. */
export function decisionRefusal(code: RefusalCode): string | null {
	return (DECISION_REFUSALS as Partial<Record<RefusalCode, string>>)[code] ?? null;
}

export function reasonTooLong(max: number): string {
	return `Le motif dépasse ${max} caractères : raccourcissez-le. Rien n’a été modifié.`;
}

/** The day's rule, looked at again before accepting: two travel parts of one day may both have been validated. */
export function earlierSentence({
	academy,
	missionNumber
}: {
	academy: string;
	missionNumber: number;
}): string {
	return `Le même jour, cette personne a aussi une mission qui commence plus tôt et donne lieu à déplacement : N° ${missionNumber} (académie de ${academy}). Vérifiez que le même trajet n’est pas demandé deux fois.`;
}
