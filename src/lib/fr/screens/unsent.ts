// Words of the list of what is not sent (the status button's page).
import type { OperationKind } from '../../contracts/operations';

/** What an item of the outbox does, in the person's words; `draft` is a text not yet saved. */
export const UNSENT_KIND_LABELS: Record<OperationKind | 'draft', string> = {
	draft: "Brouillon d'état de frais",
	saveClaim: "Enregistrement de l'état de frais",
	validateClaim: "Validation de l'état de frais",
	withdrawValidation: "Reprise de l'état de frais",
	declareNotDone: 'Déclaration « mission non effectuée »',
	undoNotDone: 'Retrait de la déclaration « mission non effectuée »',
	attachDocument: "Dépôt d'un document",
	deleteDocument: "Suppression d'un document",
	acceptConditions: "Acceptation des conditions d'utilisation"
};

export const UNSENT_WORDS = {
	page: "Ce qui n'est pas envoyé",
	list: 'Éléments non envoyés',
	none: 'Tout ce que vous avez enregistré est sur le serveur.',
	noneNoSync: "Rien n'attend d'être envoyé depuis cet appareil.",
	lastSuccess: 'Dernier échange réussi avec le serveur :',
	never: 'aucun pour le moment sur cet appareil',
	unreachable: 'Le serveur ne répond pas. Tout est gardé sur cet appareil et partira tout seul.',
	next: 'Prochain essai :',
	sendNow: 'Envoyer maintenant',
	sending: 'Envoi en cours…',
	export: 'Exporter',
	exported: 'Éléments non envoyés exportés dans un fichier.',
	exportName: 'imagin-non-envoyes.json',
	retry: 'Réessayer',
	retried: 'Nouvel essai demandé.',
	discard: 'Abandonner',
	correct: "Ouvrir l'état de frais",
	discardTitle: 'Abandonner cet élément ?',
	discardText:
		"Il ne sera jamais envoyé et sera effacé de cet appareil. Ce que le serveur a déjà reçu ne change pas. Exportez-le d'abord si vous voulez en garder une copie.",
	discardConfirm: 'Abandonner définitivement',
	discarded: 'Élément abandonné.',
	notDiscarded:
		"Cet élément est peut-être déjà sur le serveur : il attend sa réponse et n'est pas abandonné.",
	cancel: 'Garder',
	madeAt: 'Fait le',
	mission: 'Mission N°',
	draftHint: "Ouvrez l'état de frais, puis « Enregistrer » ou « Valider » pour l'envoyer."
} as const;
