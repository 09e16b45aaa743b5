// People of a file who have an account already, for another académie: who they are there. SQL and nothing else.
import { academyDb, textOf } from '../../db';
import { jsonOf } from '../row-values';
import type { StagedBase } from './staged';

export interface KnownElsewhere {
	line: number;
	key: string;
	accountId: string;
	kind: string;
	fullName: string;
	/** Of the account, as it is. */
	accountName: string;
}

/** People of the file whom this académie does not know and who have an account already; the directory is at hand. */
export async function knownElsewherePage(base: StagedBase, after: string): Promise<KnownElsewhere[]> {
	const rows = await base.read(
		`SELECT json_object('line', p.line, 'key', p.numen, 'accountId', a.id, 'kind', p.kind, 'fullName', p.full_name,
			'accountName', a.full_name) AS file
		FROM staged.people p JOIN directory.accounts a ON a.id = p.account_id
		WHERE p.numen > ? AND p.state = 'new' ORDER BY p.numen LIMIT 1000`,
		[after]
	);
	return rows.map((row) => jsonOf<KnownElsewhere>(row, 'file'));
}

/** Of these accounts, the identifiers of the people that they are in one académie. */
export async function identifiersOf(
	code: string,
	accountIds: readonly string[]
): Promise<{ accountId: string; identifier: string }[]> {
	const rows = await academyDb(code).read(
		'SELECT account_id, identifier FROM intervenants WHERE account_id IN (SELECT value FROM json_each(?))',
		[JSON.stringify(accountIds)]
	);
	return rows.map((row) => ({
		accountId: textOf(row, 'account_id'),
		identifier: textOf(row, 'identifier')
	}));
}
