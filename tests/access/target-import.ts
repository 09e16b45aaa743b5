// An import of the académie that the matrix asks for, as one that is over lies in the base.
import type { Client } from '@libsql/client';

export const IMPORT_ID = '6f0c2f9e-5a0e-4b41-9f0a-2f6d7c1b8a10';

export async function putImport(database: Client): Promise<void> {
	await database.batch(
		[
			{
				sql: `INSERT INTO source_imports
					(id, source, file_name, byte_length, content_hash, received_at, actor_name, state, lines)
					VALUES (?, 'EPP', 'epp.csv', 10, 'x', '2017-06-15T08:00:00.000Z', 'Bureau', 'applied', 1)`,
				args: [IMPORT_ID]
			},
			{
				sql: `INSERT INTO source_import_lines (import_id, position, line, severity, message)
					VALUES (?, 0, 2, 'warning', 'Une remarque.')`,
				args: [IMPORT_ID]
			}
		],
		'write'
	);
}
