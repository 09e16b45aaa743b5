// Teachers of a school and the school's words on their competences. Holds SQL and no rule.
import type { CompetenceWord } from '../../domain/competence/competence';
import { POSTING_KINDS, SCHOOL_CATEGORIES, type Posting } from '../../domain/competence/posting';
import { academyDb, integerOf, nullableTextOf, textOf, type Row } from '../db';
import { auditLine, type AuditLine } from './audit-log';
import { jsonOf, wordOf } from './row-values';

export interface SchoolTeacher {
	/** Of the intervenant, in this académie: opens nothing by itself. */
	id: string;
	fullName: string;
	disciplines: string[];
	/** Épreuves-options on which anybody said a word of them, and those on which this school did. */
	options: number;
	ownOptions: number;
}

/** Everybody with a posting there, in no order. */
export async function listSchoolTeachers(code: string, uai: string): Promise<SchoolTeacher[]> {
	const rows = await academyDb(code).read(
		`SELECT i.id, i.full_name, json_group_array(DISTINCT p.discipline_label) AS disciplines,
			(SELECT count(DISTINCT w.option_key) FROM competence_words w WHERE w.intervenant_id = i.id) AS options,
			(SELECT count(DISTINCT w.option_key) FROM competence_words w WHERE w.intervenant_id = i.id
			AND w.author = 'school' AND w.author_code = ?) AS own_options
		FROM postings p JOIN intervenants i ON i.id = p.intervenant_id WHERE p.uai = ? GROUP BY i.id`,
		[uai, uai]
	);
	return rows.map((row) => ({
		id: textOf(row, 'id'),
		fullName: textOf(row, 'full_name'),
		disciplines: jsonOf<string[]>(row, 'disciplines'),
		options: integerOf(row, 'options'),
		ownOptions: integerOf(row, 'own_options')
	}));
}

/** The label of each school, as its postings write it; one of which nothing is known keeps its UAI. */
export async function schoolLabels(code: string, uais: readonly string[]): Promise<Map<string, string>> {
	const rows = await academyDb(code).read(
		`SELECT e.value AS uai, (SELECT p.school_label FROM postings p WHERE p.uai = e.value LIMIT 1) AS label
		FROM json_each(?) e`,
		[JSON.stringify(uais)]
	);
	return new Map(rows.map((row) => [textOf(row, 'uai'), nullableTextOf(row, 'label') ?? textOf(row, 'uai')]));
}

export interface TeacherOfSchool {
	accountId: string;
	fullName: string;
	/** Theirs in this school. */
	postings: Posting[];
}

/** Null: nobody of this id has a posting in this school. */
export async function findTeacherOfSchool(
	code: string,
	intervenantId: string,
	uai: string
): Promise<TeacherOfSchool | null> {
	const rows = await academyDb(code).read(
		`SELECT i.account_id, i.full_name, p.uai, p.school_label, p.kind, p.category, p.discipline_code,
			p.discipline_label
		FROM postings p JOIN intervenants i ON i.id = p.intervenant_id
		WHERE i.id = ? AND p.uai = ? ORDER BY p.id`,
		[intervenantId, uai]
	);
	const [first] = rows;
	if (first === undefined) return null;
	return {
		accountId: textOf(first, 'account_id'),
		fullName: textOf(first, 'full_name'),
		postings: rows.map(postingOf)
	};
}

function postingOf(row: Row): Posting {
	return {
		uai: textOf(row, 'uai'),
		schoolLabel: textOf(row, 'school_label'),
		kind: wordOf(row, 'kind', POSTING_KINDS),
		category: wordOf(row, 'category', SCHOOL_CATEGORIES),
		disciplineCode: textOf(row, 'discipline_code'),
		disciplineLabel: textOf(row, 'discipline_label')
	};
}

const LAST_WORD = `COALESCE((SELECT max(id) FROM competence_words WHERE intervenant_id = ? AND option_key = ?
  AND author = 'school' AND author_code = ?), 0)`;

/** The number of the school's last word by épreuve-option: what a form was made on. */
export async function lastSchoolWords(
	code: string,
	intervenantId: string,
	uai: string
): Promise<Map<string, number>> {
	const rows = await academyDb(code).read(
		`SELECT option_key, max(id) AS last FROM competence_words
		WHERE intervenant_id = ? AND author = 'school' AND author_code = ? GROUP BY option_key`,
		[intervenantId, uai]
	);
	return new Map(rows.map((row) => [textOf(row, 'option_key'), integerOf(row, 'last')]));
}

/** Whether this form was taken already, and by whom. */
export async function findSchoolWord(
	code: string,
	operationId: string
): Promise<{ actorAccountId: string | null } | null> {
	const [row] = await academyDb(code).read(
		'SELECT actor_account_id FROM competence_words WHERE operation_id = ?',
		[operationId]
	);
	return row === undefined ? null : { actorAccountId: nullableTextOf(row, 'actor_account_id') };
}

export interface SchoolWordWrite {
	academy: string;
	operationId: string;
	intervenantId: string;
	/** The teacher's account: their devices learn of it. */
	recipient: string;
	option: string;
	uai: string;
	word: CompetenceWord;
	/** `lastSchoolWords` that was read; 0: the school had said nothing. */
	lastWord: number;
	at: string;
	actor: { accountId: string; fullName: string };
	audit: AuditLine;
}

/** Added, never changed. False: the school said something else meanwhile, or the form was taken already. */
export async function writeSchoolWord(write: SchoolWordWrite): Promise<boolean> {
	const { academy, operationId, intervenantId, option, uai, word, lastWord, at, actor } = write;
	const results = await academyDb(academy).write([
		{
			sql: `INSERT INTO competence_words
  (intervenant_id, option_key, author, author_code, word, said_at, actor_account_id, actor_name, operation_id, seen)
SELECT ?, ?, 'school', ?, ?, ?, ?, ?, ?, NULL WHERE ${LAST_WORD} = ?
ON CONFLICT (operation_id) DO NOTHING RETURNING id`,
			args: [
				...[intervenantId, option, uai, word, at, actor.accountId, actor.fullName, operationId],
				...[intervenantId, option, uai, lastWord]
			]
		},
		{
			sql: `INSERT INTO changes (recipient, entity, entity_id) SELECT ?, 'competences', ? WHERE changes() > 0`,
			args: [write.recipient, academy]
		},
		auditLine(write.audit, { sql: 'changes() > 0', args: [] })
	]);
	return (results[0]?.rows.length ?? 0) > 0;
}
