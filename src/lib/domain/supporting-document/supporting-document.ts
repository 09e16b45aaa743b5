// A file that supports a claim («pièce justificative»), as data: its bytes live elsewhere (guide §2.6.4.3).

/** «dossier paie» or «déplacement»: up to 20 documents each. */
export const DOCUMENT_FOLDERS = ['pay', 'travel'] as const;
export type DocumentFolder = (typeof DOCUMENT_FOLDERS)[number];

/** The pieces that the guide asks for; `other` is what the person adds of their own accord. */
export const DOCUMENT_PURPOSES = [
	'iban',
	'carteVitale',
	'hotelInvoice',
	'transportTicket',
	'otherCosts',
	'other'
] as const;
export type DocumentPurpose = (typeof DOCUMENT_PURPOSES)[number];

/** Kinds of file that can be stored, by their content. */
export const DOCUMENT_FORMATS = ['jpeg', 'png', 'gif', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export interface SupportingDocument {
	/** UUID made on the device. */
	id: string;
	folder: DocumentFolder;
	purpose: DocumentPurpose;
	/** At most 50 characters of letters, digits, `_`, `-`, and the extension. */
	name: string;
	format: DocumentFormat;
	byteLength: number;
	/** Lower-case hexadecimal SHA-256 of the bytes. */
	sha256: string;
	/** ISO instant (UTC) at which the server took it; null while only on the device. */
	depositedAt: string | null;
	depositedBy: 'intervenant' | 'gestionnaire';
}
