// Words of «Nouvelle pièce»: for which mission a receipt is, and what it is.
import { DOCUMENT_FOLDER_LABELS, DOCUMENT_PURPOSE_LABELS } from '../documents';
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
