// Words of the claim's screen («état de frais»): headers, tabs, buttons, dialogs (guide §2.6.3 and §2.6.4).
import type { ClaimTab } from '../../domain/claim/entered-parts';

export const CLAIM_TAB_LABELS: Record<ClaimTab, string> = {
	tracking: 'Suivi',
	remuneration: 'Frais rémunération',
	travel: 'Frais déplacement',
	summary: 'Récapitulatif'
};

export const CLAIM_WORDS = {
	page: 'Saisie/consultation des états de frais',
	back: 'Retour',
	foldDetails: 'Masquer les détails de la mission',
	unfoldDetails: 'Afficher les détails de la mission',
	exam: 'Examen',
	session: 'Session',
	type: 'Type mission',
	place: 'Lieu',
	speciality: 'Spécialité',
	examOption: 'Epreuve option',
	payStatus: 'Statut frais de rémunération',
	travelStatus: 'Statut frais de déplacement',
	dates: 'Dates de la mission',
	fileNumber: 'N° Dossier',
	fileNumberUse: 'à rappeler pour tout échange avec le gestionnaire',
	tabs: 'Étapes de l’état de frais',
	previousStep: 'Etape Précédente',
	nextStep: 'Etape Suivante',
	save: 'Enregistrer',
	validate: 'Valider',
	notDone: 'Je n’ai pas effectué cette mission',
	fillIn: 'Je souhaite compléter l’état de frais',
	undoNotDone: 'J’ai finalement effectué cette mission',
	modify: 'Modifier',
	editSummary: 'Editer le récapitulatif',
	consult: 'Consulter',
	cancel: 'Annuler',
	ok: 'OK',
	loading: 'Ouverture de l’état de frais…',
	notHere: 'Cet état de frais n’est pas sur cet appareil.',
	notHereAction:
		'Il n’existe pas, n’est plus affiché (mission terminée depuis plus de 4 ans) ou n’a pas encore été reçu. Revenez à la liste ; avec un réseau, elle se met à jour toute seule.',
	cannotOpen: 'Cet état de frais a été annulé par le gestionnaire : il n’est pas accessible.',
	savedQueued: 'Saisie enregistrée sur cet appareil ; elle part dès que le serveur répond.',
	validatedQueued: 'Validation enregistrée. Elle part dès que le serveur répond.',
	validationPending: 'Validation en attente d’envoi',
	validationPendingText:
		'Votre validation est gardée sur cet appareil et partira dès que le serveur répond. Le récapitulatif édité d’ici là est provisoire, sans N° Dossier.',
	validatedTitle: 'État de frais validé',
	withdrawn: 'L’état de frais est de nouveau modifiable. Pensez à le valider après vos corrections.',
	declared: 'La mission est déclarée non effectuée.',
	undeclared: 'L’état de frais est de nouveau ouvert.',
	draftKept: 'Brouillon gardé sur cet appareil',
	santorin: 'Etat de frais rempli automatiquement par SANTORIN.',
	gestionnaire: 'Vous n’avez pas à saisir de frais de rémunération, il doit être traité par le gestionnaire.',
	fault:
		'Un incident a interrompu cette action. Ce que vous avez saisi est gardé sur cet appareil ; réessayez.',
	readOnly: 'Consultation seule : cet état de frais n’est pas ouvert à la saisie.',
	notDoneTitle: 'Mission déclarée non effectuée',
	confirmNotDone:
		'Le gestionnaire ne traitera pas cet état de frais. Vous pourrez revenir sur cette déclaration tant qu’il n’a pas été traité.',
	confirmNotDoneAction: 'Je confirme',
	provisionalOpened: 'Récapitulatif provisoire édité, sans N° Dossier.',
	reconstructedOpened:
		'Récapitulatif reconstitué : cet état de frais a été validé avant d’être repris ici. Celui qui vous a été remis lors de la validation fait foi.',
	finalOpened: 'Récapitulatif édité. Conservez ce document.',
	noEntryNow: 'La mission est à venir : l’état de frais n’est pas encore accessible en saisie.',
	inProgress:
		'La mission est en cours : vous pouvez saisir et enregistrer ; la validation s’ouvre à la fin de la mission.',
	deferredTitle: 'Déplacement à saisir sur une autre mission',
	attestationAbsent: 'Le chef de centre vous a déclaré(e) absent(e) ; le gestionnaire doit se prononcer.',
	attestationPresent: 'Le chef de centre a attesté votre service.',
	late: 'Validation reçue hors délai ; elle est gardée et laissée à l’appréciation du gestionnaire.',
	history: 'Suivi du traitement',
	noHistory: 'Aucun événement pour le moment.',
	date: 'Date',
	who: 'Par',
	what: 'Événement'
} as const;

export function missionTitle(number: number): string {
	return `Mission N° ${number}`;
}

/** «Invalidable»: where the day's trips are entered. */
export function deferredSentence(number: number, academyLabel: string | null = null): string {
	const where = academyLabel === null ? '' : ` de l’académie de ${academyLabel}`;
	return `Les frais de déplacement de la journée sont à compléter sur la première mission du jour, la mission N° ${number}${where}.`;
}

export function openDeferred(number: number): string {
	return `Ouvrir la mission N° ${number}`;
}

export function notDoneSentence(date: string, by: string): string {
	return `Déclarée non effectuée le ${date} par ${by}. L’état de frais ne sera pas traité.`;
}

export function validatedSentence(date: string): string {
	return `Validé le ${date}. Votre dossier est transmis au gestionnaire.`;
}

export const PAY_WORDS = {
	copies: 'Nombre de copies',
	candidates: 'Nombre de candidats',
	hours: 'Nombre d’heures',
	minutes: 'Nombre de minutes',
	lines: 'Liste des dates de l’état de frais',
	date: 'Date',
	morningStart: 'Début matin',
	morningEnd: 'Fin matin',
	afternoonStart: 'Début après-midi',
	afternoonEnd: 'Fin après-midi',
	removeLine: 'Supprimer la ligne',
	calendar: 'Calendrier de la mission',
	calendarHint:
		'Choisissez une date de la mission pour l’ajouter à la liste. Au clavier, les flèches vont d’une date à l’autre.',
	noLine: 'Aucune date : choisissez-en une dans le calendrier.',
	noLineKept: 'Aucune date.',
	grouping: 'Commentaire',
	notTransmitted: 'Non transmis'
} as const;

export function lineTitle(index: number): string {
	return `Date ${index}`;
}

export const DOCUMENT_WORDS = {
	select: 'Sélectionner et envoyer mes documents',
	takePhoto: 'Prendre une photo',
	chooseFile: 'Choisir un fichier ou une image',
	purpose: 'Nature du document',
	byPost: 'Les pièces de cette académie s’envoient par voie postale, avec une copie du récapitulatif.',
	none: 'Aucun document déposé.',
	added: 'document ajouté.',
	remove: 'Supprimer',
	removed: 'document supprimé de cet appareil ; il n’avait pas été envoyé.',
	putBack: 'Annuler la suppression',
	look: 'Aperçu',
	looking: 'Ouverture du document…',
	open: 'Ouvrir',
	deposited: 'Déposé le',
	byGestionnaire: 'par le gestionnaire',
	notDeposited: 'Pas encore déposé',
	beingDeleted: 'Suppression en attente d’envoi',
	preparing: 'Préparation du document…',
	supplied: 'Fourni',
	missing: 'À fournir',
	notKept:
		'le document n’a pas pu être gardé sur cet appareil (place insuffisante, ou refusée par le navigateur). Libérez de la place, puis choisissez-le de nouveau.',
	notOpened: 'Ce document n’est pas sur cet appareil ; il s’ouvrira avec un réseau.'
} as const;

/** «Envoi : 40 %» */
export function sentShareSentence(share: number): string {
	return `Envoi : ${Math.floor(share * 100)} %`;
}

export function documentsTitle(count: number): string {
	return count > 1 ? `Documents déposés (${count} documents)` : `Documents déposés (${count} document)`;
}

export const VALIDATION_WORDS = {
	title: 'Des pièces justificatives manquent',
	text: 'Votre état de frais peut être validé sans elles ; il vous faudra les faire parvenir au gestionnaire.',
	complete: 'Compléter',
	anyway: 'Valider quand même',
	warningsTitle: 'À vérifier avant de valider',
	confirmTitle: 'Valider l’état de frais',
	confirmText:
		'Votre état de frais va être transmis au gestionnaire. Vous pourrez le reprendre tant qu’il n’a pas été traité. En cliquant sur « OK », son récapitulatif est généré au format PDF : conservez ce document.',
	rulesBroken: 'L’état de frais n’est pas validé : corrigez d’abord ce qui est signalé.'
} as const;
