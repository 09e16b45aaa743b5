// Where a piece can go in a claim: its folder and what it is (guide §2.6.4.3). What the bytes are is not known here.
import type { DocumentSlot } from './required-documents';
import { DOCUMENT_PURPOSES, type DocumentFolder, type DocumentPurpose } from './supporting-document';

const PAY_PURPOSES: readonly DocumentPurpose[] = ['iban', 'carteVitale', 'other'];

/** What makes sense in a folder: «dossier paie» takes an IBAN, a carte vitale and others; travel all the rest. */
export function purposesOf(folder: DocumentFolder): DocumentPurpose[] {
	return DOCUMENT_PURPOSES.filter(
		(purpose) => purpose === 'other' || PAY_PURPOSES.includes(purpose) === (folder === 'pay')
	);
}

/**
 * Every place of the folders that take a document now. A receipt in the hand is most often one of travel, so those come
 * first [chosen]; before all, in their order, the pieces that are asked for and still missing.
 */
export function slotsInOrder(
	folders: readonly DocumentFolder[],
	missing: readonly DocumentSlot[]
): DocumentSlot[] {
	const ordered = [...folders].sort((a, b) => Number(a === 'pay') - Number(b === 'pay'));
	const all = ordered.flatMap((folder) => purposesOf(folder).map((purpose) => ({ folder, purpose })));
	const isMissing = (slot: DocumentSlot) =>
		missing.some(({ folder, purpose }) => folder === slot.folder && purpose === slot.purpose);
	return [
		...missing.filter(({ folder }) => folders.includes(folder)),
		...all.filter((slot) => !isMissing(slot))
	];
}
