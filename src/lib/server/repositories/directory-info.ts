// Facts about the database itself: what it is for, the demo's anchor day, the key by which push services know it. SQL and nothing else.
import { directoryDb, statement, textOf, type Statement } from '../db';

export type InfoKey = 'mark' | 'demoAnchor' | 'vapidKeys';

export async function readInfo(key: InfoKey): Promise<string | null> {
	const [row] = await directoryDb().read('SELECT value FROM database_info WHERE key = ?', [key]);
	return row === undefined ? null : textOf(row, 'value');
}

/** Keeps what is there: of several processes that start together, the first one's word stands. */
export async function setInfoOnce(key: InfoKey, value: string): Promise<void> {
	await directoryDb().write([
		statement('INSERT OR IGNORE INTO database_info (key, value) VALUES (?, ?)', [key, value])
	]);
}

export function setInfo(key: InfoKey, value: string): Statement {
	return statement(
		'INSERT INTO database_info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
		[key, value]
	);
}
