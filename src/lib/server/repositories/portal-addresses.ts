// Where an académie's remote applications are: in its own database, and told to no device. SQL and nothing else.
import type { PortalAddresses } from '../portal-addresses';
import { academyDb, statement, type Statement } from '../db';
import { jsonOf } from './row-values';

const KEY = 'portals';

export function portalAddressesStatement(addresses: PortalAddresses): Statement {
	return statement(
		'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
		[KEY, JSON.stringify(addresses)]
	);
}

/** None for an académie that was never given any. */
export async function readPortalAddresses(code: string): Promise<PortalAddresses> {
	const [row] = await academyDb(code).read('SELECT value FROM settings WHERE key = ?', [KEY]);
	return row === undefined ? {} : jsonOf<PortalAddresses>(row, 'value');
}
