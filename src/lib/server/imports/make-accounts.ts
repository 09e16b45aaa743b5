// Accounts of a source in the directory. A known identifier keeps its password; nobody's is ever reset by an import.
import { randomUUID } from 'node:crypto';
import { FIRST_PASSWORD_IS_IDENTIFIER, hashPassword, NO_PASSWORD } from '../auth';
import { accountIds, grantRoles, writeAccounts, type NewAccount } from '../repositories/directory-accounts';
import type { AccountImport } from './account-rows';

/** Account ids by identifier: those that exist, and made ones for the others. Writes nothing. */
export async function plannedAccountIds(
	rows: readonly AccountImport[]
): Promise<ReadonlyMap<string, string>> {
	const ids = new Map(await accountIds());
	for (const { identifier } of rows) if (!ids.has(identifier)) ids.set(identifier, randomUUID());
	return ids;
}

/**
 * Writes the accounts, without any role: until the académie is written they open nothing. Gives the ids as they stand
 * afterwards: an import that ran at the same moment may have made the same people.
 */
export async function makeAccounts(
	rows: readonly AccountImport[],
	planned: ReadonlyMap<string, string>,
	createdAt: string
): Promise<ReadonlyMap<string, string>> {
	const known = await accountIds();
	const accounts: NewAccount[] = [];
	for (const row of rows) {
		const { identifier, kind, fullName } = row;
		accounts.push({
			id: known.get(identifier) ?? planned.get(identifier) ?? randomUUID(),
			identifier,
			kind,
			fullName,
			// A known account's hash is not looked at: only a new one's is made.
			passwordHash: known.has(identifier) ? '' : await firstPasswordHash(row),
			// «Première connexion»: the identifier is the password, and must be replaced.
			mustChangePassword: kind === 'external' && row.password === null,
			createdAt
		});
	}
	await writeAccounts(accounts);
	return accountIds();
}

/** From here on people find what was imported for them. */
export async function openAcademyTo(rows: readonly AccountImport[], code: string): Promise<void> {
	const ids = await accountIds();
	await grantRoles(
		rows.flatMap(({ identifier, roles }) => {
			const accountId = ids.get(identifier);
			if (accountId === undefined) throw new Error('An imported account is gone.');
			return roles.map((role) => ({ accountId, academy: code, role }));
		})
	);
}

/** Without a password in the file an external begins with the identifier, and an academic comes by the portal alone. */
async function firstPasswordHash({ password, kind }: AccountImport): Promise<string> {
	if (password !== null) return hashPassword(password);
	return kind === 'external' ? FIRST_PASSWORD_IS_IDENTIFIER : NO_PASSWORD;
}
