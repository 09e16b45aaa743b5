// The tables of schools, teachings, exam options and competences of a source, by académie, checked against each other.
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import type { Posting } from '$lib/domain/competence/posting';
import {
	MEF_COLUMNS,
	OPTION_COLUMNS,
	POSTING_COLUMNS,
	readMef,
	readOption,
	readPosting,
	readSubject,
	readTeaching,
	readWord,
	SUBJECT_COLUMNS,
	TEACHING_COLUMNS,
	WORD_COLUMNS,
	type MefRow,
	type OfPerson,
	type OptionRow,
	type SubjectRow,
	type TeachingRow,
	type WordRow
} from './competence-rows';
import type { ImportProblem } from './csv-file';
import { readTable } from './read-table';
import type { SourceFiles } from './source-folder';

/** Of one académie. */
export interface CompetenceImport {
	postings: readonly OfPerson<Posting>[];
	teachings: readonly OfPerson<TeachingRow>[];
	subjects: readonly SubjectRow[];
	mefLevels: readonly MefRow[];
	options: readonly OptionRow[];
	words: readonly OfPerson<WordRow>[];
}

export const NO_COMPETENCES: CompetenceImport = {
	postings: [],
	teachings: [],
	subjects: [],
	mefLevels: [],
	options: [],
	words: []
};

/** All six files may be missing: an académie without competences is none the worse. */
export function readCompetences(files: SourceFiles): {
	academies: Map<string, CompetenceImport>;
	problems: ImportProblem[];
} {
	const tables = {
		postings: readTable(files, 'etablissements.csv', POSTING_COLUMNS, true, readPosting),
		teachings: readTable(files, 'enseignements.csv', TEACHING_COLUMNS, true, readTeaching),
		subjects: readTable(files, 'matieres.csv', SUBJECT_COLUMNS, true, readSubject),
		mefLevels: readTable(files, 'mef.csv', MEF_COLUMNS, true, readMef),
		options: readTable(files, 'epreuves.csv', OPTION_COLUMNS, true, readOption),
		words: readTable(files, 'competences.csv', WORD_COLUMNS, true, readWord)
	};
	const all = Object.values(tables);
	const codes = new Set(all.flatMap(({ rows }) => rows.map(({ academy }) => academy)));
	const academies = new Map(
		[...codes].map((code): [string, CompetenceImport] => {
			const isOwn = ({ academy }: { academy: string }) => academy === code;
			return [
				code,
				{
					postings: tables.postings.rows.filter(isOwn),
					teachings: tables.teachings.rows.filter(isOwn),
					subjects: tables.subjects.rows.filter(isOwn),
					mefLevels: tables.mefLevels.rows.filter(isOwn),
					options: tables.options.rows.filter(isOwn),
					words: tables.words.rows.filter(isOwn)
				}
			];
		})
	);
	return { academies, problems: all.flatMap(({ problems }) => problems) };
}

/** People who have a line in comptes.csv, options that have one in epreuves.csv, and no line twice. */
export function crossCheckCompetences(
	academy: string,
	{ postings, teachings, options, words }: CompetenceImport,
	people: ReadonlySet<string>
): ImportProblem[] {
	const problems: ImportProblem[] = [];
	const refuse = (file: string, line: number, column: string | null, message: string) =>
		problems.push({ file, line, column, message, academy });
	const seen = new Set<string>();
	const once = (file: string, line: number, key: string) => {
		if (seen.has(`${file} ${key}`)) refuse(file, line, null, IMPORT_WORDS.givenTwice);
		seen.add(`${file} ${key}`);
	};
	for (const [file, rows] of [
		['etablissements.csv', postings],
		['enseignements.csv', teachings],
		['competences.csv', words]
	] as const) {
		for (const { identifier, line } of rows) {
			if (!people.has(identifier)) refuse(file, line, 'Identifiant', IMPORT_WORDS.unknownIntervenant);
		}
	}
	for (const { identifier, line, value } of postings) {
		once('etablissements.csv', line, `${identifier} ${value.uai} ${value.disciplineCode}`);
	}
	for (const { identifier, line, value } of teachings) {
		const { uai, mef, mefType, subject, modality } = value;
		once('enseignements.csv', line, JSON.stringify([identifier, uai, mef, mefType, subject, modality]));
	}
	for (const { key, line } of options) once('epreuves.csv', line, key);
	const known = new Set(options.map(({ key }) => key));
	for (const { line, value } of words) {
		if (!known.has(value.option)) refuse('competences.csv', line, 'Épreuve', IMPORT_WORDS.unknownOption);
	}
	return problems;
}
