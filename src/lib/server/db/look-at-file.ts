// Looks at a base's file that is none of those served: whether SQLite reads it to its end. Changes nothing.
import { createClient } from '@libsql/client';
import { pathToFileURL } from 'node:url';
import { failureText } from './failure';

/** SQLite's own check of pages and indexes. */
export async function isSoundDatabase(path: string): Promise<boolean> {
	const client = createClient({ url: pathToFileURL(path).href });
	try {
		const { rows } = await client.execute('PRAGMA integrity_check(1)');
		return rows[0]?.['integrity_check'] === 'ok';
	} catch (error) {
		if (failureText(error) === null) throw error;
		return false;
	} finally {
		client.close();
	}
}
