// Accounts for people whom a source brings for the first time: without a role until the académie is written, and
// without a hash (docs/decisions/0024): a million of them are made in seconds.
import { FIRST_PASSWORD_IS_IDENTIFIER, NO_PASSWORD } from '../../auth';
import { hasPeople, makeAccountsOf, newAccountsPage } from '../../repositories/sources/accounts';
import type { StagedBase } from '../../repositories/sources/staged';
import type { Pace } from './pace';

/** Somebody made an account of the file meanwhile: nothing may be written with the ids that were planned. */
export class AccountTaken extends Error {
	override name = 'AccountTaken';
}

export async function makeAccounts(base: StagedBase, at: string, pace: Pace): Promise<void> {
	if (!(await hasPeople(base))) return;
	let after = '';
	for (let made = 0; ;) {
		const page = await newAccountsPage(base, after);
		const last = page.at(-1);
		if (last === undefined) return;
		const passwords = { external: FIRST_PASSWORD_IS_IDENTIFIER, academic: NO_PASSWORD };
		if (!(await makeAccountsOf(page, passwords, at))) throw new AccountTaken('An identifier is taken.');
		after = last.key;
		made += page.length;
		pace.tell('accounts', null, made);
		await pace.step();
	}
}
