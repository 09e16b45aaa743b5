// Reads one line of each table of schools, teachings, exam options and competences.
import { canSay, SYSTEM_CODE, type CompetenceWord, type SaidWord } from '$lib/domain/competence/competence';
import type { ExamCategory, ExamOption } from '$lib/domain/competence/exam-option';
import type { Posting } from '$lib/domain/competence/posting';
import type { Teaching, TeachingLevel } from '$lib/domain/competence/teaching';
import {
	COMPETENCE_AUTHOR_WORDS,
	EXAM_CATEGORY_WORDS,
	IMPORT_ACTOR,
	IMPORT_WORDS,
	POSTING_KIND_WORDS,
	SCHOOL_CATEGORY_WORDS
} from '$lib/fr/gestion/import-words';
import type { Cells } from './cells';
import { readFrenchDate } from './read-schedule';

export interface OfPerson<Value> {
	academy: string;
	line: number;
	identifier: string;
	value: Value;
}

export const POSTING_COLUMNS = [
	'Académie',
	'Identifiant',
	'UAI',
	'Établissement',
	'Type?',
	'Catégorie',
	'Code discipline',
	'Discipline'
] as const;

function ofPerson<Value>(cells: Cells, value: Value): OfPerson<Value> {
	return {
		academy: cells.academy,
		line: cells.line,
		identifier: cells.required('Identifiant', 100),
		value
	};
}

function requiredUai(cells: Cells): string {
	cells.required('UAI', 8);
	return cells.uai('UAI') ?? '';
}

export function readPosting(cells: Cells): OfPerson<Posting> {
	return ofPerson(cells, {
		uai: requiredUai(cells),
		schoolLabel: cells.required('Établissement', 200),
		kind: cells.word<Posting['kind']>('Type', POSTING_KIND_WORDS, 'principal'),
		category: cells.word<Posting['category']>('Catégorie', SCHOOL_CATEGORY_WORDS, 'other'),
		disciplineCode: cells.required('Code discipline', 20),
		disciplineLabel: cells.required('Discipline', 200)
	});
}

export const TEACHING_COLUMNS = [
	'Académie',
	'Identifiant',
	'UAI',
	'Établissement',
	'M.E.F.',
	'Type de M.E.F.',
	'Matière',
	'Modalité'
] as const;

/** What the tables of matières and of M.E.F. say of it is read with it, from the database. */
export type TeachingRow = Omit<Teaching, 'isSport' | 'level'>;

export function readTeaching(cells: Cells): OfPerson<TeachingRow> {
	return ofPerson(cells, {
		uai: requiredUai(cells),
		schoolLabel: cells.required('Établissement', 200),
		mef: cells.required('M.E.F.', 200),
		mefType: cells.required('Type de M.E.F.', 200),
		subject: cells.required('Matière', 200),
		modality: cells.required('Modalité', 200)
	});
}

export const SUBJECT_COLUMNS = ['Académie', 'Matière', 'Sport'] as const;

export interface SubjectRow {
	academy: string;
	label: string;
	isSport: boolean;
}

export function readSubject(cells: Cells): SubjectRow {
	return {
		academy: cells.academy,
		label: cells.required('Matière', 200),
		isSport: cells.yesOrNo('Sport', false)
	};
}

export const MEF_COLUMNS = ['Académie', 'M.E.F.', 'Niveau'] as const;

export interface MefRow {
	academy: string;
	mef: string;
	level: TeachingLevel;
}

export function readMef(cells: Cells): MefRow {
	cells.required('Niveau');
	return {
		academy: cells.academy,
		mef: cells.required('M.E.F.', 200),
		level: cells.word<TeachingLevel>('Niveau', { BGT: 'BGT', BCP: 'BCP', CAP: 'CAP' }, 'BGT')
	};
}

export const OPTION_COLUMNS = [
	'Académie',
	'Code',
	'Examen',
	'Spécialité',
	'Épreuve-option',
	'Catégorie'
] as const;

export interface OptionRow extends ExamOption {
	academy: string;
	line: number;
}

export function readOption(cells: Cells): OptionRow {
	const key = cells.required('Code', 60);
	if (key !== '' && !/^[A-Z0-9][A-Z0-9_.-]*$/.test(key)) cells.refuse('Code', IMPORT_WORDS.notAnOptionCode);
	return {
		academy: cells.academy,
		line: cells.line,
		key,
		exam: cells.required('Examen', 200),
		speciality: cells.required('Spécialité', 200),
		label: cells.required('Épreuve-option', 200),
		category: cells.word<ExamCategory>('Catégorie', EXAM_CATEGORY_WORDS, 'other')
	};
}

export const WORD_COLUMNS = [
	'Académie',
	'Identifiant',
	'Épreuve',
	'Auteur',
	'Code auteur',
	'Mot',
	'Date',
	'Nom?'
] as const;

export interface WordRow extends SaidWord {
	option: string;
}

/** «01/09/2026» or «01/09/2026 08:00»: information only, the order is that of the lines. */
function readMoment(cells: Cells): string {
	const [, day = '', time = '00:00'] =
		/^(\d{2}\/\d{2}\/\d{4})(?: (\d{2}:\d{2}))?$/.exec(cells.required('Date')) ?? [];
	const date = readFrenchDate(day);
	if (date === null) cells.refuse('Date', IMPORT_WORDS.notADate);
	return `${date ?? '1970-01-01'}T${time}:00.000Z`;
}

export function readWord(cells: Cells): OfPerson<WordRow> {
	for (const column of ['Auteur', 'Mot']) cells.required(column);
	const author = cells.word<SaidWord['author']>('Auteur', COMPETENCE_AUTHOR_WORDS, 'system');
	const word = cells.word<CompetenceWord>('Mot', { C: 'C', I: 'I' }, 'C');
	const code = author === 'school' ? (cells.uai('Code auteur') ?? '') : cells.required('Code auteur', 20);
	if (code === '') cells.refuse('Code auteur', IMPORT_WORDS.required);
	if (author === 'system' && code !== SYSTEM_CODE) cells.refuse('Code auteur', IMPORT_WORDS.systemCode);
	if (!canSay(author, word)) cells.refuse('Mot', IMPORT_WORDS.cannotSay);
	return ofPerson(cells, {
		option: cells.required('Épreuve', 60),
		author,
		code,
		word,
		at: readMoment(cells),
		by: cells.text('Nom', 100) ?? IMPORT_ACTOR
	});
}
