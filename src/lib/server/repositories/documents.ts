// Finds documents and final summaries to hand out. Holds SQL and no rule.
import { DOCUMENT_FORMATS, type DocumentFormat } from '../../domain/supporting-document/supporting-document';
import { academyDb, bytesOf, integerOf, nullableTextOf, textOf } from '../db';
import { wordOf } from './row-values';

export interface DocumentRow {
	id: string;
	claimId: string;
	accountId: string;
	name: string;
	sha256: string;
	byteLength: number;
	format: DocumentFormat;
}

export async function findDocument(code: string, documentId: string): Promise<DocumentRow | null> {
	const rows = await academyDb(code).read(
		`SELECT d.id, d.claim_id, d.account_id, d.name, d.sha256, f.byte_length, f.format FROM documents d
		JOIN stored_files f ON f.account_id = d.account_id AND f.sha256 = d.sha256 WHERE d.id = ?`,
		[documentId]
	);
	const row = rows[0];
	if (row === undefined) return null;
	return {
		id: textOf(row, 'id'),
		claimId: textOf(row, 'claim_id'),
		accountId: textOf(row, 'account_id'),
		name: textOf(row, 'name'),
		sha256: textOf(row, 'sha256'),
		byteLength: integerOf(row, 'byte_length'),
		format: wordOf(row, 'format', DOCUMENT_FORMATS)
	};
}

export interface FinalPdf {
	accountId: string;
	fileNumber: string | null;
	version: number;
	pdf: Uint8Array<ArrayBuffer>;
}

/** The final récapitulatif of a claim: the given version, or the last one for null. */
export async function findFinalPdf(
	code: string,
	claimId: string,
	version: number | null
): Promise<FinalPdf | null> {
	const rows = await academyDb(code).read(
		`SELECT c.account_id, c.file_number, s.version, s.pdf FROM final_summaries s JOIN claims c ON c.id = s.claim_id
		WHERE s.claim_id = ? AND (? IS NULL OR s.version = ?) ORDER BY s.version DESC LIMIT 1`,
		[claimId, version, version]
	);
	const row = rows[0];
	if (row === undefined) return null;
	return {
		accountId: textOf(row, 'account_id'),
		fileNumber: nullableTextOf(row, 'file_number'),
		version: integerOf(row, 'version'),
		pdf: bytesOf(row, 'pdf')
	};
}
