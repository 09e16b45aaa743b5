// What can be an exam's épreuve-option, and every word said on a person's competences. Holds SQL and no rule.
import { COMPETENCE_AUTHORS, COMPETENCE_WORDS, type SaidWord } from '../../domain/competence/competence';
import { EXAM_CATEGORIES, type ExamCategory, type ExamOption } from '../../domain/competence/exam-option';
import { academyDb, textOf, type Row } from '../db';
import { wordOf } from './row-values';

export interface OptionHistory {
	option: ExamOption;
	/** In the order in which they were taken. */
	history: SaidWord[];
}

const OPTION = 'o.key, o.exam, o.speciality, o.label, o.category';

function optionOf(row: Row): ExamOption {
	return {
		key: textOf(row, 'key'),
		exam: textOf(row, 'exam'),
		speciality: textOf(row, 'speciality'),
		label: textOf(row, 'label'),
		category: wordOf(row, 'category', EXAM_CATEGORIES)
	};
}

export async function findExamOption(code: string, key: string): Promise<ExamOption | null> {
	const rows = await academyDb(code).read(`SELECT ${OPTION} FROM exam_options o WHERE o.key = ?`, [key]);
	return rows[0] === undefined ? null : optionOf(rows[0]);
}

/** In the order of the words that are shown. */
export async function listExamOptions(
	code: string,
	categories: ReadonlySet<ExamCategory>
): Promise<ExamOption[]> {
	if (categories.size === 0) return [];
	const rows = await academyDb(code).read(
		`SELECT ${OPTION} FROM exam_options o WHERE o.category IN (SELECT value FROM json_each(?))
		ORDER BY o.exam, o.speciality, o.label`,
		[JSON.stringify([...categories])]
	);
	return rows.map(optionOf);
}

/** Every option on which anybody said a word of this person, the oldest first. */
export async function listCompetenceHistories(code: string, accountId: string): Promise<OptionHistory[]> {
	const rows = await academyDb(code).read(
		`SELECT ${OPTION}, w.author, w.author_code, w.word, w.said_at, w.actor_name
		FROM competence_words w JOIN exam_options o ON o.key = w.option_key
		JOIN intervenants i ON i.id = w.intervenant_id WHERE i.account_id = ? ORDER BY w.id`,
		[accountId]
	);
	const found = new Map<string, OptionHistory>();
	for (const row of rows) {
		const key = textOf(row, 'key');
		const entry = found.get(key) ?? { option: optionOf(row), history: [] };
		found.set(key, entry);
		entry.history.push({
			author: wordOf(row, 'author', COMPETENCE_AUTHORS),
			code: textOf(row, 'author_code'),
			word: wordOf(row, 'word', COMPETENCE_WORDS),
			at: textOf(row, 'said_at'),
			by: textOf(row, 'actor_name')
		});
	}
	return [...found.values()];
}

/** Whether anybody ever said a word of this person on the option. */
export async function hasCompetenceWord(code: string, accountId: string, key: string): Promise<boolean> {
	const rows = await academyDb(code).read(
		`SELECT 1 AS yes FROM competence_words w JOIN intervenants i ON i.id = w.intervenant_id
		WHERE i.account_id = ? AND w.option_key = ? LIMIT 1`,
		[accountId, key]
	);
	return rows.length > 0;
}
