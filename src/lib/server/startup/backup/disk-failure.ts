// Whether a failure is the disk's own word: full, over a quota, gone read-only. The operator can put it right, so it is
// told in a sentence.
import { failureText } from '../../db/failure';

const CODES = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EACCES', 'EPERM'];

/** The code or the words of SQLite, without a path; null: another failure. */
export function diskFailure(error: unknown): string | null {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (CODES.includes(code)) return code;
	const isOfSqlite = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(code);
	return isOfSqlite ? (failureText(error) ?? code) : null;
}
