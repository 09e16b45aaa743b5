// Accounts of an académie before its administrateur: a page by name, or those found by words.
import type { Role } from '$lib/domain/access/role';
import {
	countAccountsByRole,
	listAccountsByName,
	makeSearchable,
	searchAccounts,
	type ListedAccount
} from '../repositories/account-search';
import type { Caller } from '../services/caller';
import { actingIn } from './acting';

/** Lines of one page. */
export const ACCOUNTS_PAGE_SIZE = 50;

export interface AccountQuery {
	academy: string;
	role: Role | null;
	/** As typed; empty: by name. */
	words: string;
	/** `next` of the page before. */
	after: string | null;
}

export interface AccountPage {
	accounts: ListedAccount[];
	counts: Partial<Record<Role, number>>;
	/** Where the next page begins; null on the last. Names nobody. */
	next: string | null;
}

/** «dup jean» → `"dup"* "jean"*`: each word a beginning, nothing of the index's own language. Null: no word in it. */
export function matchOf(words: string): string | null {
	const found = words.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
	return found.length === 0
		? null
		: found
				.slice(0, 8)
				.map((word) => `"${word}"*`)
				.join(' ');
}

const ACCOUNT_ID = /^[0-9a-z-]{1,36}$/;

/** @throws Refused `forbidden`. */
export async function listAccounts(query: AccountQuery, caller: Caller): Promise<AccountPage> {
	const { academy, role, words, after } = query;
	actingIn(academy, caller);
	const match = matchOf(words);
	// Told above the list alone.
	const counts = match === null ? await countAccountsByRole(academy) : {};
	const from = after !== null && ACCOUNT_ID.test(after) ? after : null;
	if (match !== null) await makeSearchable();
	const rows =
		match === null
			? await listAccountsByName(academy, role, from, ACCOUNTS_PAGE_SIZE + 1)
			: await searchAccounts(academy, role, match, from, ACCOUNTS_PAGE_SIZE + 1);
	const accounts = rows.slice(0, ACCOUNTS_PAGE_SIZE);
	return { counts, accounts, next: rows.length > accounts.length ? (accounts.at(-1)?.id ?? null) : null };
}
