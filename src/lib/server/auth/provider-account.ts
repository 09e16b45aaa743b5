// Whose account a provider's word opens: the one linked before, the one of the NUMEN, or a new one if the operator lets
// accounts be made. Roles are what the provider says now, beside those of imports.
import { randomBytes, randomUUID } from 'node:crypto';
import { nowMs } from '../clock';
import { directoryDb } from '../db';
import type { ProviderSettings } from '../provider-settings';
import { Refused } from '../refused';
import { insertNewAccount, replaceProviderRoles, type AccountRow } from '../repositories/directory-accounts';
import {
	accountsOfNumen,
	findByIdentity,
	hasOtherSubject,
	linkIdentity,
	type Identity
} from '../repositories/directory-identities';
import { hashPassword } from './passwords';
import type { ProviderWord } from './provider-claims';

/** The account that this NUMEN names, if it is one and nobody else's; null: none. @throws Refused `forbidden`. */
async function accountIdOfNumen(numen: string | null, identity: Identity): Promise<string | null> {
	if (numen === null) return null;
	const [id, ...more] = await accountsOfNumen(numen);
	if (id === undefined) return null;
	// Two accounts of one NUMEN, or a second subject for one account: a person decides, not this code.
	if (more.length > 0 || (await hasOtherSubject(identity, id))) throw new Refused('forbidden');
	return id;
}

/**
 * Nobody knows its password: the provider is the only way in. Of two sign-ins at once one makes it; an account that has
 * the identifier and is no academic one stays as it is. @throws Refused `forbidden` where none may be made.
 */
async function makeAccount(word: ProviderWord, isAllowed: boolean, createdAt: string): Promise<void> {
	const { numen, fullName, roles } = word;
	if (!isAllowed || numen === null || fullName === null || roles.length === 0) throw new Refused('forbidden');
	await insertNewAccount({
		id: randomUUID(),
		identifier: numen,
		kind: 'academic',
		fullName,
		passwordHash: await hashPassword(randomBytes(32).toString('base64')),
		mustChangePassword: false,
		createdAt
	});
}

/** @throws Refused `forbidden`: the provider's word opens no account here. */
export async function accountOfProvider(
	identity: Identity,
	word: ProviderWord,
	{ createsAccounts }: ProviderSettings
): Promise<AccountRow> {
	const at = new Date(nowMs()).toISOString();
	let id = (await findByIdentity(identity))?.id ?? (await accountIdOfNumen(word.numen, identity));
	if (id === null) {
		await makeAccount(word, createsAccounts, at);
		id = await accountIdOfNumen(word.numen, identity);
	}
	if (id === null) throw new Refused('forbidden');
	await linkIdentity(identity, id, at);
	// Read back by the link: of two subjects at once one has it, and the other is nobody here.
	if ((await findByIdentity(identity))?.id !== id) throw new Refused('forbidden');
	await directoryDb().write(replaceProviderRoles(id, word.roles));
	const account = await findByIdentity(identity);
	if (account?.standing !== 'open') throw new Refused('forbidden');
	return account;
}
