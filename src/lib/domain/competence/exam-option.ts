// What one can be competent for: an épreuve-option of a spécialité of an exam, and to whom it is offered.
import type { Posting, SchoolCategory } from './posting';

export const EXAM_CATEGORIES = [
	'dnb',
	'bacPro',
	'bacTechno',
	'bacGeneral',
	'earlyTests',
	'bts',
	/** Offered to nobody by itself: BEP, competitions… Their competences come from schools, gestionnaires, the system. */
	'other'
] as const;
export type ExamCategory = (typeof EXAM_CATEGORIES)[number];

export interface ExamOption {
	/** The source's own code, stable from one import to the next. */
	key: string;
	exam: string;
	/** `32404 - METIERS SERVICES ADMINISTRATIFS`. */
	speciality: string;
	/** «Epreuve option». */
	label: string;
	category: ExamCategory;
}

const LYCEE_EXAMS: readonly ExamCategory[] = ['bacPro', 'bacTechno', 'bacGeneral', 'earlyTests', 'bts'];

/**
 * Guide §2.5.1.1: «DNB pour les collèges, Bac Professionnel, Technologique ou Général, Epreuves anticipées, BTS pour
 * les lycées général et technique et lycées professionnels».
 */
const OFFERED_IN: Readonly<Record<SchoolCategory, readonly ExamCategory[]>> = {
	college: ['dnb'],
	lycee: LYCEE_EXAMS,
	lyceePro: LYCEE_EXAMS,
	other: []
};

/** Categories of the exams offered to a person of these schools; a secondary posting counts as a principal one. */
export function offeredCategories(postings: readonly Pick<Posting, 'category'>[]): ReadonlySet<ExamCategory> {
	return new Set(postings.flatMap(({ category }) => OFFERED_IN[category]));
}

export function isOffered(
	option: Pick<ExamOption, 'category'>,
	postings: readonly Pick<Posting, 'category'>[]
): boolean {
	return offeredCategories(postings).has(option.category);
}
