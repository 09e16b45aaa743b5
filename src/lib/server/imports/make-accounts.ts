// Accounts of a source in the directory. A known identifier keeps its password; nobody's is ever reset by an import.
import { randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from '../auth';
import { accountIds, writeAccounts, type NewAccount } from '../repositories/directory-accounts';
import type { AccountImport } from './account-rows';

/** Account ids by identifier, new ones made. */
export async function makeAccounts(
	rows: readonly AccountImport[],
	createdAt: string
): Promise<ReadonlyMap<string, string>> {
	const known = await accountIds();
	const ids = new Map(known);
	const accounts: NewAccount[] = [];
	for (const row of rows) {
		const id = ids.get(row.identifier) ?? randomUUID();
		const isNew = !ids.has(row.identifier);
		ids.set(row.identifier, id);
		accounts.push({
			id,
			identifier: row.identifier,
			kind: row.kind,
			fullName: row.fullName,
			// A known account's hash is not looked at: only a new one's is made.
			passwordHash: isNew ? await hashPassword(firstPassword(row)) : '',
			// «Première connexion»: the identifier is the password, and must be replaced.
			mustChangePassword: row.kind === 'external' && row.password === null,
			createdAt
		});
	}
	await writeAccounts(
		accounts,
		rows.flatMap(({ identifier, academy, roles }) =>
			roles.map((role) => ({ accountId: ids.get(identifier) ?? '', academy, role }))
		)
	);
	return ids;
}

/** Without a password in the file an academic account gets one of chance: its holder comes by the portal. */
function firstPassword({ password, kind, identifier }: AccountImport): string {
	return password ?? (kind === 'external' ? identifier : randomBytes(32).toString('base64'));
}
