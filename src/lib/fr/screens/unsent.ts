// Words of the list of what is not sent (the status button's page).
import type { OperationKind } from '../../contracts/operations';

type Kind = OperationKind | 'draft';

/** What an item of the outbox does, in the person's words; `draft` is a text not yet saved. */
export const UNSENT_KIND_LABELS: Record<Kind, string> = {
	draft: 'Brouillon d’état de frais',
	saveClaim: 'Enregistrement de l’état de frais',
	validateClaim: 'Validation de l’état de frais',
	withdrawValidation: 'Reprise de l’état de frais',
	declareNotDone: 'Déclaration « mission non effectuée »',
	undoNotDone: 'Retrait de la déclaration « mission non effectuée »',
	attachDocument: 'Dépôt d’un document',
	deleteDocument: 'Suppression d’un document',
	acceptConditions: 'Acceptation des conditions d’utilisation',
	setCompetence: 'Compétence',
	enterJuryPay: 'Rémunération d’un membre de jury'
};

/** What is lost when the person gives an item up. */
export const UNSENT_LOSSES: Record<Kind, string> = {
	draft:
		'Ce que vous avez tapé et pas encore enregistré sera effacé de cet appareil. L’état de frais redevient ce qu’il était au dernier enregistrement.',
	saveClaim:
		'Les montants, dates et déplacements de cet enregistrement seront effacés de cet appareil et ne seront jamais envoyés.',
	validateClaim:
		'L’état de frais ne sera pas validé par cet envoi : vous aurez à le valider de nouveau. Vos saisies restent.',
	withdrawValidation: 'L’état de frais restera validé sur le serveur.',
	declareNotDone: 'La mission ne sera pas déclarée non effectuée.',
	undoNotDone: 'La mission restera déclarée non effectuée.',
	attachDocument:
		'Le document sera effacé de cet appareil : si c’est une photo, elle n’est peut-être nulle part ailleurs.',
	deleteDocument: 'Le document restera sur le serveur.',
	acceptConditions:
		'Les conditions d’utilisation ne seront pas acceptées : il faudra les accepter de nouveau.',
	setCompetence: 'Votre avis sur cette compétence ne sera pas envoyé : celui qui est sur le serveur reste.',
	enterJuryPay:
		'La rémunération que vous avez saisie pour ce membre du jury ne sera pas envoyée : celle qui est sur le serveur reste.'
};

export const UNSENT_WORDS = {
	page: 'Ce qui n’est pas envoyé',
	list: 'Éléments non envoyés',
	none: 'Tout ce que vous avez enregistré est sur le serveur.',
	noneNoSync: 'Rien n’attend d’être envoyé depuis cet appareil.',
	lastSuccess: 'Dernier échange réussi avec le serveur :',
	never: 'aucun pour le moment sur cet appareil',
	unreachable: 'Le serveur ne répond pas. Tout est gardé sur cet appareil et partira tout seul.',
	sessionEnded:
		'Votre session est terminée : rien ne part avant votre prochaine connexion. Tout est gardé ; reconnectez-vous pour envoyer.',
	next: 'Prochain essai :',
	sendNow: 'Envoyer maintenant',
	sending: 'Envoi en cours…',
	slow: 'L’envoi prend du temps et continue. Vous pouvez quitter cette page ou réessayer.',
	export: 'Exporter tout',
	exportOne: 'Exporter',
	exported: 'Éléments non envoyés exportés dans un fichier ZIP.',
	lockedExport:
		'Un appareil verrouillé n’exporte rien : ce qui n’est pas envoyé y est chiffré. Déverrouillez-le d’abord.',
	failed:
		'Cette action n’a pas pu être faite : le stockage de cet appareil n’a pas répondu. Rien n’est perdu ; réessayez, ou rechargez la page.',
	retry: 'Réessayer',
	retried: 'Nouvel essai demandé.',
	discard: 'Abandonner',
	correct: 'Corriger',
	choose: 'Comparer et choisir',
	open: 'Ouvrir l’état de frais',
	openConditions: 'Ouvrir les conditions',
	openCompetences: 'Ouvrir les compétences',
	openJury: 'Ouvrir le jury',
	juryDraft: 'Brouillon de rémunération d’un membre de jury',
	discardTitle: 'Abandonner cet élément ?',
	discardText:
		'Ce que le serveur a déjà reçu ne change pas. Exportez-le d’abord si vous voulez en garder une copie.',
	discardMaybeSent: 'Cet envoi a déjà été tenté : le serveur l’a peut-être reçu.',
	discardConfirm: 'Abandonner définitivement',
	discarded: 'Élément abandonné.',
	notDiscarded:
		'Cet élément est peut-être déjà sur le serveur : il attend sa réponse et n’est pas abandonné.',
	cancel: 'Garder',
	madeAt: 'Depuis le',
	mission: 'Mission N°',
	draftHint: 'Ouvrez l’état de frais, puis « Enregistrer » ou « Valider » pour l’envoyer.',
	held: 'Attend qu’un élément précédent de cet état de frais soit corrigé ou abandonné.',
	waitsForServer: 'Attend que le serveur réponde.',
	waitsForSession: 'Attend que vous vous reconnectiez.',
	waitsForTurn: 'Partira au prochain échange.',
	import: 'Importer un export',
	importText:
		'Un fichier ZIP exporté depuis un autre de vos appareils peut être repris ici. Rien n’est envoyé deux fois.',
	importChoose: 'Choisir un fichier ZIP',
	importing: 'Lecture du fichier…'
} as const;

/** «3 essais sans succès, le prochain le 25/11/2026 à 20:15». */
export function triesSentence(attempts: number, next: string | null): string {
	const tries = attempts > 1 ? `${attempts} essais sans succès` : '1 essai sans succès';
	return next === null ? `${tries}.` : `${tries}, le prochain le ${next}.`;
}

/** «2 documents sur 3 envoyés»: of one claim, while some are not. */
export function documentsSent(sent: number, all: number): string {
	return `${sent} document${sent > 1 ? 's' : ''} sur ${all} envoyé${sent > 1 ? 's' : ''}`;
}

/** What the sync is doing now. */
export const STEP_WORDS = {
	turn: 'Attente d’un autre onglet…',
	session: 'Connexion au serveur…',
	learning: 'Réception des nouveautés…',
	operations: (count: number) => (count > 1 ? `Envoi de ${count} éléments…` : 'Envoi d’un élément…'),
	document: (name: string) => `Envoi du document « ${name} »…`
} as const;

/** «imagin-non-envoyes-2026-11-25.zip», by the device's own day. */
export function exportFileName(ms: number): string {
	const at = new Date(ms);
	const two = (part: number) => String(part).padStart(2, '0');
	return `imagin-non-envoyes-${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}.zip`;
}
