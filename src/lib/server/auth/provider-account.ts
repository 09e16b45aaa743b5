// Whose account a provider's word opens: the one linked before, the one of the NUMEN, or a new one if the operator lets
// accounts be made. Roles are what the provider says now, beside those of imports.
import { randomBytes, randomUUID } from 'node:crypto';
import { nowMs } from '../clock';
import { directoryDb } from '../db';
import type { ProviderSettings } from '../provider-settings';
import { Refused } from '../refused';
import { replaceProviderRoles, writeAccounts, type AccountRow } from '../repositories/directory-accounts';
import {
	accountsOfNumen,
	findAccount,
	findByIdentity,
	isKnownTo,
	linkIdentity,
	type Identity
} from '../repositories/directory-identities';
import { hashPassword } from './passwords';
import type { ProviderWord } from './provider-claims';

/** The account that this NUMEN names, if it is one and nobody else's; null: none. @throws Refused `forbidden`. */
async function accountIdOfNumen(numen: string | null, issuer: string): Promise<string | null> {
	if (numen === null) return null;
	const [id, ...more] = await accountsOfNumen(numen);
	if (id === undefined) return null;
	// Two accounts of one NUMEN, or a second subject for one account: a person decides, not this code.
	if (more.length > 0 || (await isKnownTo(issuer, id))) throw new Refused('forbidden');
	return id;
}

/** Nobody knows its password: the provider is the only way in. @throws Refused `forbidden` where none may be made. */
async function newAccount(word: ProviderWord, isAllowed: boolean, createdAt: string): Promise<string> {
	const { numen, fullName, roles } = word;
	if (!isAllowed || numen === null || fullName === null || roles.length === 0) throw new Refused('forbidden');
	const id = randomUUID();
	await writeAccounts([
		{
			id,
			identifier: numen,
			kind: 'academic',
			fullName,
			passwordHash: await hashPassword(randomBytes(32).toString('base64')),
			mustChangePassword: false,
			createdAt
		}
	]);
	return id;
}

/** @throws Refused `forbidden`: the provider's word opens no account here. */
export async function accountOfProvider(
	identity: Identity,
	word: ProviderWord,
	{ issuer, createsAccounts }: ProviderSettings
): Promise<AccountRow> {
	const at = new Date(nowMs()).toISOString();
	const linked = await findByIdentity(identity);
	const id =
		linked?.id ??
		(await accountIdOfNumen(word.numen, issuer)) ??
		(await newAccount(word, createsAccounts, at));
	await directoryDb().write([linkIdentity(identity, id, at), ...replaceProviderRoles(id, word.roles)]);
	// Read back by the link: of two sign-ins at once one linked it, and both are that account.
	const account = (await findByIdentity(identity)) ?? (await findAccount(id));
	if (account === null || account.id !== id) throw new Refused('forbidden');
	return account;
}
