// What exams, mission types and centres of a queue are called: to choose from, and to find by a word. SQL and no rule.
import { academyDb, integerOf, textOf } from '../db';
import { wordOf } from './row-values';

export const LABEL_KINDS = ['exam', 'type', 'centre'] as const;

export interface QueueLabel {
	id: number;
	kind: (typeof LABEL_KINDS)[number];
	key: string;
	label: string;
}

/** Every label of the académie, in the order in which it is read: some thousands at most. */
export async function listQueueLabels(code: string): Promise<QueueLabel[]> {
	const rows = await academyDb(code).read(
		'SELECT id, kind, key, label FROM queue_labels ORDER BY label, key'
	);
	return rows.map((row) => ({
		id: integerOf(row, 'id'),
		kind: wordOf(row, 'kind', LABEL_KINDS),
		key: textOf(row, 'key'),
		label: textOf(row, 'label')
	}));
}
