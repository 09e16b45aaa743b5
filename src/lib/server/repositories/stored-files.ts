// Which bytes the store holds for whom, and which documents refer to them. Holds SQL and no rule.
import { DOCUMENT_FORMATS, type DocumentFormat } from '../../domain/supporting-document/supporting-document';
import { academyCodes, academyDb, integerOf, textOf, type Row } from '../db';
import { wordOf } from './row-values';

export interface StoredFile {
	accountId: string;
	sha256: string;
	byteLength: number;
	format: DocumentFormat;
}

export async function findStoredFile(
	code: string,
	accountId: string,
	sha256: string
): Promise<StoredFile | null> {
	const rows = await academyDb(code).read(
		'SELECT account_id, sha256, byte_length, format FROM stored_files WHERE account_id = ? AND sha256 = ?',
		[accountId, sha256]
	);
	return rows[0] === undefined ? null : storedFileOf(rows[0]);
}

/** Known bytes keep their row and are young again, so that a sweep leaves them the time to be attached. */
export async function insertStoredFile(code: string, file: StoredFile, storedAt: string): Promise<void> {
	await academyDb(code).write([
		{
			sql: `INSERT INTO stored_files (account_id, sha256, byte_length, format, stored_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (account_id, sha256) DO UPDATE SET stored_at = excluded.stored_at`,
			args: [file.accountId, file.sha256, file.byteLength, file.format, storedAt]
		}
	]);
}

/** Bytes that are stored for a person in all académies served here, each file once an académie. */
export async function storedBytesOf(accountId: string): Promise<number> {
	const sums = await Promise.all(
		academyCodes().map(async (code) => {
			const [row] = await academyDb(code).read(
				'SELECT coalesce(sum(byte_length), 0) AS bytes FROM stored_files WHERE account_id = ?',
				[accountId]
			);
			return row === undefined ? 0 : integerOf(row, 'bytes');
		})
	);
	return sums.reduce((sum, bytes) => sum + bytes, 0);
}

export async function listStoredFiles(code: string): Promise<StoredFile[]> {
	const rows = await academyDb(code).read(
		'SELECT account_id, sha256, byte_length, format FROM stored_files ORDER BY account_id, sha256',
		[]
	);
	return rows.map(storedFileOf);
}

/** By account and SHA-256, a bounded number at a time. */
export async function storedFilesAfter(
	code: string,
	after: Pick<StoredFile, 'accountId' | 'sha256'>,
	limit: number
): Promise<StoredFile[]> {
	const rows = await academyDb(code).read(
		`SELECT account_id, sha256, byte_length, format FROM stored_files
WHERE (account_id, sha256) > (?, ?) ORDER BY account_id, sha256 LIMIT ?`,
		[after.accountId, after.sha256, limit]
	);
	return rows.map(storedFileOf);
}

/** Lets go of files that no document refers to and that were stored before an instant; gives those that went. */
export async function deleteUnreferencedFiles(
	code: string,
	storedBefore: string
): Promise<{ accountId: string; sha256: string }[]> {
	const [result] = await academyDb(code).write([
		{
			sql: `DELETE FROM stored_files WHERE stored_at < ? AND NOT EXISTS
  (SELECT 1 FROM documents d WHERE d.account_id = stored_files.account_id AND d.sha256 = stored_files.sha256)
RETURNING account_id, sha256`,
			args: [storedBefore]
		}
	]);
	return (result?.rows ?? []).map((row) => ({
		accountId: textOf(row, 'account_id'),
		sha256: textOf(row, 'sha256')
	}));
}

function storedFileOf(row: Row): StoredFile {
	return {
		accountId: textOf(row, 'account_id'),
		sha256: textOf(row, 'sha256'),
		byteLength: integerOf(row, 'byte_length'),
		format: wordOf(row, 'format', DOCUMENT_FORMATS)
	};
}
