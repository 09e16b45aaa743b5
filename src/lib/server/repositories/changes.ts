// The log of what each person's devices have to learn. Holds SQL and no rule.
import { randomUUID } from 'node:crypto';
import type { ChangeEntity } from '../../contracts/pull';
import { academyDb, integerOf, textOf } from '../db';
import { wordOf } from './row-values';

const ENTITIES = [
	'academy',
	'profile',
	'conditions',
	'competences',
	'examOptions',
	'assignment',
	'claim',
	'jury'
] as const satisfies ChangeEntity[];

export interface ChangeRow {
	sequence: number;
	entity: ChangeEntity;
	entityId: string;
}

/** Where the log stands: its highest sequence (of any recipient), and the identity of this database's log. */
export interface LogPosition {
	/** Made once a database: a cursor of a database that was made anew is told from one of this. */
	logId: string;
	sequence: number;
}

export async function readLogPosition(code: string): Promise<LogPosition> {
	const rows = await academyDb(code).read(
		`SELECT (SELECT value FROM settings WHERE key = 'changeLogId') AS log_id,
			COALESCE((SELECT max(sequence) FROM changes), 0) AS sequence`,
		[]
	);
	const row = rows[0];
	if (row === undefined) throw new Error('A SELECT without FROM gives one row.');
	if (row['log_id'] === null) {
		await academyDb(code).write([
			{
				sql: "INSERT INTO settings (key, value) VALUES ('changeLogId', ?) ON CONFLICT (key) DO NOTHING",
				args: [JSON.stringify(randomUUID())]
			}
		]);
		return readLogPosition(code);
	}
	return { logId: JSON.parse(textOf(row, 'log_id')) as string, sequence: integerOf(row, 'sequence') };
}

/** Changes for this person (and for everybody) after a position, oldest first. */
export async function listChanges(
	code: string,
	accountId: string,
	after: number,
	limit: number
): Promise<ChangeRow[]> {
	const rows = await academyDb(code).read(
		`SELECT sequence, entity, entity_id FROM changes
		WHERE recipient IN (?, '*') AND sequence > ? ORDER BY sequence LIMIT ?`,
		[accountId, after, limit]
	);
	return rows.map((row) => ({
		sequence: integerOf(row, 'sequence'),
		entity: wordOf(row, 'entity', ENTITIES),
		entityId: textOf(row, 'entity_id')
	}));
}
