// What the directory tells a person of their own account, besides sessions. SQL and nothing else.
import type { MyDataResponse } from '../../contracts/my-data';
import { directoryDb, textOf } from '../db';
import { wordOf } from './row-values';

export async function findAccountFacts(accountId: string): Promise<MyDataResponse['account']> {
	const [row] = await directoryDb().read(
		'SELECT identifier, full_name, kind, created_at FROM accounts WHERE id = ?',
		[accountId]
	);
	if (row === undefined) throw new Error('the account of a session is gone');
	return {
		identifier: textOf(row, 'identifier'),
		fullName: textOf(row, 'full_name'),
		kind: wordOf(row, 'kind', ['academic', 'external'] as const),
		createdAt: textOf(row, 'created_at')
	};
}

/** Newest first. */
export async function listDeviceKeyDates(accountId: string): Promise<{ usedAt: string }[]> {
	const rows = await directoryDb().read(
		'SELECT used_at FROM device_keys WHERE account_id = ? ORDER BY used_at DESC',
		[accountId]
	);
	return rows.map((row) => ({ usedAt: textOf(row, 'used_at') }));
}

export async function listIdentities(accountId: string): Promise<MyDataResponse['identities']> {
	const rows = await directoryDb().read(
		'SELECT issuer, linked_at, last_used_at FROM identities WHERE account_id = ? ORDER BY linked_at',
		[accountId]
	);
	return rows.map((row) => ({
		issuer: textOf(row, 'issuer'),
		linkedAt: textOf(row, 'linked_at'),
		lastUsedAt: textOf(row, 'last_used_at')
	}));
}
