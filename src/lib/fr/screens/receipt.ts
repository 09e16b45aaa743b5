// Words of a receipt: for which mission it is, its photographs, their check before they are attached.
import { DOCUMENT_FOLDER_LABELS, DOCUMENT_PURPOSE_LABELS } from '../documents';
import type { LegibilityDoubt } from '../../domain/receipt/legibility';
import type { DocumentSlot } from '../../domain/supporting-document/required-documents';

export const RECEIPT_WORDS = {
	page: 'Nouvelle pièce',
	intro:
		'Un ticket, une facture, un billet : choisissez la mission, puis photographiez la pièce. Elle est gardée sur cet appareil, avec ou sans réseau, et part dès que le serveur répond.',
	choose: 'Pour quelle mission ?',
	none: 'Aucun état de frais n’attend de pièce.',
	noneWhy:
		'Une pièce se joint à partir du début de la mission et jusqu’à sa validation. Dans certaines académies, les pièces s’envoient par voie postale.',
	conditions:
		'Les conditions d’utilisation d’une académie sont à accepter avant de joindre une pièce à ses états de frais.',
	toClaims: 'Voir les états de frais',
	otherMission: 'Changer de mission',
	openClaim: 'Ouvrir l’état de frais',
	closed: 'Cet état de frais ne prend pas de pièce pour le moment.',
	loading: 'Ouverture de vos états de frais…',
	payOnly: 'Dossier paie seulement'
} as const;

/** «Billets de transport (déplacement)» */
export function slotLabel({ folder, purpose }: DocumentSlot): string {
	return `${DOCUMENT_PURPOSE_LABELS[purpose]} (${DOCUMENT_FOLDER_LABELS[folder]})`;
}

export const CAMERA_WORDS = {
	title: 'Photographier la pièce',
	hint: 'Posez la pièce à plat, bien éclairée, et cadrez-la entièrement. Plusieurs pages : prenez-les l’une après l’autre.',
	view: 'Image de l’appareil photo',
	starting: 'Ouverture de l’appareil photo…',
	shoot: 'Photographier',
	shots: 'Photos prises',
	torchOn: 'Allumer la lampe',
	torchOff: 'Éteindre la lampe',
	removeShot: 'Supprimer la photo',
	cancel: 'Annuler',
	phoneCamera: 'Utiliser l’application photo',
	refusedTitle: 'L’appareil photo n’est pas autorisé',
	refused:
		'Ce navigateur n’a pas le droit de l’utiliser ici. Vous pouvez l’autoriser dans les réglages du site, ou passer par l’application photo ou par un fichier : rien n’est perdu.',
	absentTitle: 'Pas d’appareil photo ici',
	absent:
		'Aucun appareil photo n’est accessible sur cet appareil. Passez par l’application photo du téléphone, ou choisissez un fichier.',
	busyTitle: 'L’appareil photo ne répond pas',
	busy: 'Une autre application l’utilise peut-être. Fermez-la et recommencez, ou passez par l’application photo ou par un fichier.'
} as const;

/** «Terminer (2 photos)» */
export function shotsDone(count: number): string {
	return count > 1 ? `Terminer (${count} photos)` : `Terminer (${count} photo)`;
}

/** «Photo 2» */
export function shotLabel(index: number): string {
	return `Photo ${index}`;
}

export const REVIEW_WORDS = {
	title: 'Vérifier avant de joindre',
	hint: 'Relisez chaque photo : le montant, la date et le nom doivent se lire.',
	crop: 'Recadrer et redresser',
	turn: 'Pivoter d’un quart de tour',
	retake: 'Reprendre',
	keepAnyway: 'Garder quand même',
	remove: 'Retirer',
	more: 'Ajouter une photo',
	together: 'Réunir les photos en un seul document PDF, une par page',
	working: 'Traitement de la photo…',
	cancel: 'Annuler',
	failed:
		'Cette photo n’a pas pu être traitée. Elle est restée telle quelle ; vous pouvez la joindre ou la reprendre.',
	doubtTitle: 'Cette photo risque de ne pas être lisible',
	none: 'Aucune photo à joindre.'
} as const;

/** «Joindre», «Joindre les 3 pièces»; together it is one document. */
export function joinLabel(count: number): string {
	return count > 1 ? `Joindre les ${count} pièces` : 'Joindre';
}

export const DOUBT_SENTENCES: Record<LegibilityDoubt, string> = {
	tooSmall: 'Elle est petite : les petits caractères peuvent manquer. Reprenez-la de plus près.',
	tooDark: 'Elle est sombre : reprenez-la à la lumière, ou avec la lampe.',
	tooBlurred:
		'Elle est floue, ou ne montre aucun texte : tenez l’appareil immobile, touchez l’écran pour la mise au point.'
};

export const CROP_WORDS = {
	title: 'Recadrer et redresser',
	hint: 'Amenez chaque repère sur un coin de la pièce, au doigt ou avec les flèches du clavier (majuscule : plus vite).',
	corners: ['Coin en haut à gauche', 'Coin en haut à droite', 'Coin en bas à droite', 'Coin en bas à gauche'],
	apply: 'Redresser',
	whole: 'Photo entière',
	cancel: 'Annuler'
} as const;
