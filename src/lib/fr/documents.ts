// Supporting documents in words (guide §2.6.4.3).
import { formatBytes } from './formats';
import type { DocumentNotice } from '../domain/supporting-document/document-notice';
import type {
	DocumentFolder,
	DocumentFormat,
	DocumentPurpose
} from '../domain/supporting-document/supporting-document';

export const DOCUMENT_FOLDER_LABELS: Record<DocumentFolder, string> = {
	pay: 'dossier paie',
	travel: 'déplacement'
};

export const DOCUMENT_FOLDER_TITLES: Record<DocumentFolder, string> = {
	pay: 'Récapitulatif des pièces justificatives du dossier paie',
	travel: 'Récapitulatif des pièces justificatives du déplacement'
};

/** A piece by its name. */
export const DOCUMENT_PURPOSE_LABELS: Record<DocumentPurpose, string> = {
	iban: 'Relevé d’identité bancaire (IBAN)',
	carteVitale: 'Copie de carte vitale',
	hotelInvoice: 'Factures de nuitées',
	transportTicket: 'Billets de transport',
	otherCosts: 'Justificatifs divers',
	other: 'Autre document'
};

/** «Les pièces justificatives suivantes seront à joindre à votre récapitulatif : …»: the pieces of travel in small letters. */
export const TRAVEL_PIECES: Record<DocumentPurpose, string> = {
	iban: 'relevé d’identité bancaire',
	carteVitale: 'copie de carte vitale',
	hotelInvoice: 'factures de nuitées',
	transportTicket: 'billets de transport',
	otherCosts: 'justificatifs divers',
	other: 'autre document'
};

export const SEND_DOCUMENTS_LABEL = 'Sélectionner et envoyer mes documents';

export const DOCUMENT_FORMAT_LABELS: Record<DocumentFormat, string> = {
	jpeg: '.jpeg, .jpg',
	png: '.png',
	pdf: '.pdf',
	gif: '.gif'
};

/** «Le format peut être ".jpeg, .jpg, .png, .pdf, .gif"», with the académie's own formats. */
export function documentRules(formats: readonly DocumentFormat[]): string[] {
	return [
		`Le format peut être : ${formats.map((format) => DOCUMENT_FORMAT_LABELS[format]).join(', ')}.`,
		'Le nom compte au plus 50 caractères : lettres, chiffres, « _ » et « - ».',
		'La taille est limitée à 5 Mo par document.',
		'Il est possible de déposer jusqu’à 20 documents pour le dossier paie et 20 autres pour justifier les frais de déplacement.'
	];
}

const NOTICES: Record<DocumentNotice, (name: string) => string> = {
	renamed: (name) =>
		`Le nom a été corrigé (50 caractères au plus : lettres, chiffres, « _ » et « - ») : ${name}.`,
	converted: () => 'L’image a été convertie dans un format accepté.',
	reencoded: () => 'L’image a été réduite pour respecter la taille permise.',
	positionRemoved: () => 'Le lieu de prise de vue enregistré dans la photo a été retiré.',
	firstFrameOnly: () => 'Seule la première image de l’animation est gardée.'
};

/** What was put right in a file before it was taken, told to the person; `name` is the name that it now has. */
export function documentNoticeSentence(notice: DocumentNotice, name: string): string {
	return NOTICES[notice](name);
}

/** Above `maxBytes` a file is not even read: a photo cannot be reduced, and the 5 Mo of what is sent are not the matter. */
export function tooHeavyToReadSentence(bytes: number, maxBytes: number): string {
	return `Ce fichier pèse ${formatBytes(bytes)} : au-delà de ${formatBytes(maxBytes)}, il n’est pas lu et une photo ne peut pas être réduite. Choisissez-en un plus léger.`;
}
