// What opens a device's data again, by account and device. SQL and nothing else.
import { directoryDb, statement, textOf } from '../db';

/**
 * The key kept for this account and device; `fresh` is kept and returned where there was none. Of more than
 * `most` devices the longest unused ones are forgotten.
 */
export async function keepDeviceKey(
	accountId: string,
	device: string,
	fresh: string,
	usedAt: string,
	most: number
): Promise<string> {
	const [, , kept] = await directoryDb().write([
		statement(
			`INSERT INTO device_keys (account_id, device, recovery_key, used_at) VALUES (?, ?, ?, ?)
			ON CONFLICT (account_id, device) DO UPDATE SET used_at = excluded.used_at`,
			[accountId, device, fresh, usedAt]
		),
		statement(
			`DELETE FROM device_keys WHERE account_id = ?1 AND device <> ?2 AND device NOT IN (
				SELECT device FROM device_keys WHERE account_id = ?1 AND device <> ?2
				ORDER BY used_at DESC LIMIT ?3)`,
			[accountId, device, most - 1]
		),
		statement('SELECT recovery_key FROM device_keys WHERE account_id = ? AND device = ?', [accountId, device])
	]);
	const [row] = kept?.rows ?? [];
	if (row === undefined) throw new Error('a device key that was just written is not there');
	return textOf(row, 'recovery_key');
}

export async function hasDeviceKey(accountId: string, device: string): Promise<boolean> {
	const rows = await directoryDb().read('SELECT 1 FROM device_keys WHERE account_id = ? AND device = ?', [
		accountId,
		device
	]);
	return rows.length > 0;
}

/** The same of an identifier that nobody has and of a device that is new: neither is told from the other. */
export async function isDeviceOf(identifier: string, device: string): Promise<boolean> {
	const rows = await directoryDb().read(
		`SELECT 1 FROM device_keys JOIN accounts ON accounts.id = device_keys.account_id
		WHERE accounts.identifier = ? AND device_keys.device = ?`,
		[identifier, device]
	);
	return rows.length > 0;
}

export async function deleteDeviceKeysUnusedSince(instant: string): Promise<void> {
	await directoryDb().write([statement('DELETE FROM device_keys WHERE used_at < ?', [instant])]);
}
