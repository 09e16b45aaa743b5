// Hands out a document's bytes or a final récapitulatif to those who may read it: its owner, and the gestionnaires
// of its académie. Anybody else is told that it does not exist. Knows no HTTP and no SQL.
import type { DocumentFormat } from '../../domain/supporting-document/supporting-document';
import { log } from '../log';
import { Refused } from '../refused';
import { isServed } from '../repositories/academies';
import { findDocument, findFinalPdf } from '../repositories/documents';
import { documentStore } from '../supporting-documents/document-store';
import { hasRole, type Caller } from './caller';

export interface HandedFile {
	name: string;
	format: DocumentFormat;
	bytes: Uint8Array<ArrayBuffer>;
}

function mayRead(caller: Caller, academy: string, ownerId: string): boolean {
	return (
		(caller.accountId === ownerId && hasRole(caller, 'intervenant', academy)) ||
		hasRole(caller, 'gestionnaire', academy)
	);
}

/** @throws Refused `not-found`, whether it does not exist, is another's, or its bytes are lost (an alarm). */
export async function readDocument(academy: string, documentId: string, caller: Caller): Promise<HandedFile> {
	const document = isServed(academy) ? await findDocument(academy, documentId) : null;
	if (document === null || !mayRead(caller, academy, document.accountId)) throw new Refused('not-found');
	const bytes = await documentStore().read({ ...document, academy });
	if (bytes === null) {
		log('error', 'document without bytes', { requestId: caller.requestId, academy, documentId });
		throw new Refused('not-found');
	}
	return { name: document.name, format: document.format, bytes };
}

/** The final récapitulatif of a claim: a version, or the last one for null. @throws Refused `not-found`. */
export async function readFinalPdf(
	academy: string,
	claimId: string,
	version: number | null,
	caller: Caller
): Promise<HandedFile> {
	const final = isServed(academy) ? await findFinalPdf(academy, claimId, version) : null;
	if (final === null || !mayRead(caller, academy, final.accountId)) throw new Refused('not-found');
	return { name: `recapitulatif_${final.fileNumber ?? claimId}.pdf`, format: 'pdf', bytes: final.pdf };
}
