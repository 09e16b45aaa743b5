// Which of the driver's failures mean «try again», «the statement is wrong», or «nobody knows».
import { LibsqlError } from '@libsql/client';

/** Another process held the database for longer than a request may wait: the person is asked to try again. */
export class DatabaseBusy extends Error {
	override name = 'DatabaseBusy';
}

/** The code of SQLite or of the driver (`SQLITE_BUSY`, `CLIENT_CLOSED`…), or null if it is another error. */
function codeOf(error: unknown): string | null {
	return error instanceof LibsqlError ? error.code : null;
}

/**
 * Another connection holds the write lock: nothing was written, the connection is to be thrown away.
 * A server tells the code in `code`; the local driver maps every variant (BUSY_SNAPSHOT…) to it.
 */
export function isBusy(error: unknown): boolean {
	return codeOf(error) === 'SQLITE_BUSY';
}

/** A reconnect closed the connection under this operation's feet: nothing was run. */
export function isClosed(error: unknown): boolean {
	return codeOf(error) === 'CLIENT_CLOSED';
}

/** A rule of the schema said no (UNIQUE, NOT NULL, CHECK, foreign key). */
export function isConstraint(error: unknown): boolean {
	return codeOf(error)?.startsWith('SQLITE_CONSTRAINT') ?? false;
}

/**
 * SQLite ran the statements and rolled them back: it is sure that nothing was written, so that the units of a
 * group may be run again one by one. A broken network is not in this class: the batch may have been committed.
 */
export function isRolledBack(error: unknown): boolean {
	const code = codeOf(error);
	return (
		isConstraint(error) || code === 'SQLITE_ERROR' || code === 'SQLITE_MISMATCH' || code === 'SQLITE_TOOBIG'
	);
}

/** What SQLite or the driver says of a base that cannot be read, for the operator; null for any other error. */
export function failureText(error: unknown): string | null {
	return error instanceof LibsqlError ? error.message : null;
}
