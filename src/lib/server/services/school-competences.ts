// What the head of a school sees of its teachers' competences: names, never NUMEN. Knows no SQL and no request.
import { randomUUID } from 'node:crypto';
import { standingWords, type CompetenceWord } from '../../domain/competence/competence';
import { offeredCategories, type ExamOption } from '../../domain/competence/exam-option';
import type { Posting } from '../../domain/competence/posting';
import { forHead, schoolWord, type TaughtWord } from '../../domain/competence/school-voice';
import type { Teaching } from '../../domain/competence/teaching';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { listCompetenceHistories, listExamOptions } from '../repositories/competences';
import { headSchools } from '../repositories/head-schools';
import { findTeachings } from '../repositories/postings';
import {
	findTeacherOfSchool,
	lastSchoolWords,
	listSchoolTeachers,
	schoolLabels,
	type SchoolTeacher,
	type TeacherOfSchool
} from '../repositories/school-competences';
import { hasRole, type Caller } from './caller';

/** Épreuves-options shown at once for a search. */
export const MOST_FOUND = 30;

export interface HeldSchool {
	uai: string;
	label: string;
}

export interface SchoolList {
	academyLabel: string;
	/** The schools that this head holds; none: the page says whom to ask. */
	schools: HeldSchool[];
	/** The one that is shown; null: none. */
	school: HeldSchool | null;
	teachers: SchoolTeacher[];
}

/** `asked`: a UAI; one that is not held shows the first that is. */
export async function schoolList(code: string, asked: string | null, caller: Caller): Promise<SchoolList> {
	const { academyLabel, schools } = await heldSchools(code, caller);
	const school = schools.find(({ uai }) => uai === asked) ?? schools[0] ?? null;
	const collator = new Intl.Collator('fr');
	const teachers = school === null ? [] : await listSchoolTeachers(code, school.uai);
	teachers.sort((left, right) => collator.compare(left.fullName, right.fullName));
	return { academyLabel, schools, school, teachers };
}

async function heldSchools(
	code: string,
	caller: Caller
): Promise<{ academyLabel: string; schools: HeldSchool[] }> {
	if (!hasRole(caller, 'chefEtablissement', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const labels = await schoolLabels(code, await headSchools(code, caller.accountId));
	return { academyLabel: academy.label, schools: [...labels].map(([uai, label]) => ({ uai, label })) };
}

/** @throws Refused `not-found` for a school not held, or somebody who does not work there. */
export async function teacherOfHead(
	code: string,
	uai: string,
	intervenantId: string,
	caller: Caller
): Promise<TeacherOfSchool & { academyLabel: string; school: HeldSchool }> {
	const { academyLabel, schools } = await heldSchools(code, caller);
	const school = schools.find((held) => held.uai === uai);
	const teacher = school === undefined ? null : await findTeacherOfSchool(code, intervenantId, uai);
	if (school === undefined || teacher === null) throw new Refused('not-found');
	return { ...teacher, academyLabel, school };
}

export interface TaughtCompetence {
	option: ExamOption;
	/** Those that stand, in the order shown. */
	words: TaughtWord[];
	/** The school's own that stands: its button is hidden. */
	own: CompetenceWord | null;
	/** Of the school's last word: what a form on it is made on. */
	lastWord: number;
	/** Names the next word of this form. */
	decisionId: string;
}

export interface TeacherCompetences {
	academyLabel: string;
	school: HeldSchool;
	fullName: string;
	competences: TaughtCompetence[];
	/** In this school alone: elsewhere is not this head's. */
	postings: Posting[];
	teachings: Teaching[];
	/** What a search for a new competence found; null: nothing was searched. */
	found: { options: TaughtCompetence[]; total: number } | null;
	/** «Suggestions as one types»: exams offered by the category of the school. */
	exams: string[];
}

export async function teacherCompetences(
	code: string,
	uai: string,
	intervenantId: string,
	search: string,
	caller: Caller
): Promise<TeacherCompetences> {
	const { accountId, fullName, postings, academyLabel, school } = await teacherOfHead(
		code,
		uai,
		intervenantId,
		caller
	);
	const [histories, lastWords, teachings, offered] = await Promise.all([
		listCompetenceHistories(code, accountId),
		lastSchoolWords(code, intervenantId, uai),
		findTeachings(code, accountId),
		listExamOptions(code, offeredCategories(postings))
	]);
	const taught = (option: ExamOption, words: ReturnType<typeof standingWords>): TaughtCompetence => ({
		option,
		words: words.map(forHead),
		own: schoolWord(words, uai),
		lastWord: lastWords.get(option.key) ?? 0,
		decisionId: randomUUID()
	});
	const competences = histories.map(({ option, history }) => taught(option, standingWords(history)));
	const known = new Set(competences.map(({ option }) => option.key));
	const matching = search === '' ? [] : offered.filter((option) => holds(option, search));
	const added = matching.filter(({ key }) => !known.has(key));
	return {
		academyLabel,
		school,
		fullName,
		competences,
		postings,
		teachings: teachings.filter((teaching) => teaching.uai === uai),
		found:
			search === ''
				? null
				: { options: added.slice(0, MOST_FOUND).map((option) => taught(option, [])), total: added.length },
		exams: [...new Set(offered.map(({ exam }) => exam))]
	};
}

/** Every word of the search is somewhere in exam, spécialité or épreuve, whatever case and accents. */
function holds({ exam, speciality, label }: ExamOption, search: string): boolean {
	const text = folded([exam, speciality, label].join(' '));
	return folded(search)
		.split(/\s+/)
		.every((word) => text.includes(word));
}

function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replaceAll('’', "'");
}
