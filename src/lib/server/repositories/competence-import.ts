// The statements of an import on schools, teachings, exam options and competences. Holds SQL and no rule.
import type { SaidWord } from '../../domain/competence/competence';
import type { ExamOption } from '../../domain/competence/exam-option';
import type { Posting } from '../../domain/competence/posting';
import type { Teaching, TeachingLevel } from '../../domain/competence/teaching';
import { statement, type Statement } from '../db';

export interface PersonSchools {
	intervenantId: string;
	accountId: string;
	postings: readonly Posting[];
	teachings: readonly Omit<Teaching, 'isSport' | 'level'>[];
}

export interface ImportedWord extends SaidWord {
	intervenantId: string;
	accountId: string;
	option: string;
}

export interface CompetenceTables {
	subjects: readonly { label: string; isSport: boolean }[];
	mefLevels: readonly { mef: string; level: TeachingLevel }[];
	options: readonly ExamOption[];
	people: readonly PersonSchools[];
	words: readonly ImportedWord[];
}

function tell(recipient: string, entity: 'profile' | 'competences' | 'examOptions', code: string): Statement {
	return statement('INSERT INTO changes (recipient, entity, entity_id) VALUES (?, ?, ?)', [
		recipient,
		entity,
		code
	]);
}

/** People of the tables get their schools and teachings anew, as a whole: who left a school is no longer there. */
function personStatements(code: string, person: PersonSchools): Statement[] {
	const { intervenantId, accountId, postings, teachings } = person;
	return [
		statement('DELETE FROM postings WHERE intervenant_id = ?', [intervenantId]),
		statement('DELETE FROM teachings WHERE intervenant_id = ?', [intervenantId]),
		...postings.map((posting) =>
			statement(
				`INSERT INTO postings (intervenant_id, uai, school_label, kind, category, discipline_code, discipline_label)
				VALUES (?, ?, ?, ?, ?, ?, ?)`,
				[
					intervenantId,
					posting.uai,
					posting.schoolLabel,
					posting.kind,
					posting.category,
					posting.disciplineCode,
					posting.disciplineLabel
				]
			)
		),
		...teachings.map(({ uai, schoolLabel, mef, mefType, subject, modality }) =>
			statement(
				`INSERT INTO teachings (intervenant_id, uai, school_label, mef, mef_type, subject, modality)
				VALUES (?, ?, ?, ?, ?, ?, ?)`,
				[intervenantId, uai, schoolLabel, mef, mefType, subject, modality]
			)
		),
		tell(accountId, 'profile', code),
		tell(accountId, 'competences', code),
		tell(accountId, 'examOptions', code)
	];
}

/**
 * Added if that author's latest word is another one. What the person said here stands against any import: theirs is
 * taken only while they have not spoken.
 */
function wordStatement({ intervenantId, option, author, code, word, at, by }: ImportedWord): Statement {
	const isNews =
		author === 'intervenant'
			? `NOT EXISTS (SELECT 1 FROM competence_words
				WHERE intervenant_id = ?1 AND option_key = ?2 AND author = 'intervenant')`
			: `(SELECT word FROM competence_words WHERE intervenant_id = ?1 AND option_key = ?2 AND author = ?3
				AND author_code = ?4 ORDER BY id DESC LIMIT 1) IS NOT ?5`;
	return statement(
		`INSERT INTO competence_words (intervenant_id, option_key, author, author_code, word, said_at, actor_name)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${isNews}`,
		[intervenantId, option, author, code, word, at, by]
	);
}

export function competenceTableStatements(code: string, tables: CompetenceTables): Statement[] {
	const { subjects, mefLevels, options, people, words } = tables;
	const spokenOf = new Set(words.map(({ accountId }) => accountId));
	for (const { accountId } of people) spokenOf.delete(accountId);
	const isSharedNews = subjects.length > 0 || mefLevels.length > 0;
	return [
		...subjects.map(({ label, isSport }) =>
			statement(
				`INSERT INTO subjects (label, is_sport) VALUES (?, ?)
				ON CONFLICT (label) DO UPDATE SET is_sport = excluded.is_sport`,
				[label, isSport ? 1 : 0]
			)
		),
		...mefLevels.map(({ mef, level }) =>
			statement(
				'INSERT INTO mef_levels (mef, level) VALUES (?, ?) ON CONFLICT (mef) DO UPDATE SET level = excluded.level',
				[mef, level]
			)
		),
		...options.map(({ key, exam, speciality, label, category }) =>
			statement(
				`INSERT INTO exam_options (key, exam, speciality, label, category) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (key) DO UPDATE SET exam = excluded.exam, speciality = excluded.speciality,
					label = excluded.label, category = excluded.category`,
				[key, exam, speciality, label, category]
			)
		),
		...people.flatMap((person) => personStatements(code, person)),
		...words.map(wordStatement),
		...[...spokenOf].map((accountId) => tell(accountId, 'competences', code)),
		...(isSharedNews ? [tell('*', 'profile', code)] : []),
		...(isSharedNews || options.length > 0 ? [tell('*', 'competences', code)] : []),
		...(options.length > 0 ? [tell('*', 'examOptions', code)] : [])
	];
}
