// Which of the taux 1 to 5 of the arrêté of 13/04/2012 an exam is paid by (rules §4c). The annex that says so was not
// found: only the exams that a union's table names are here, and every other one has no rate.
import { examKey } from '../mission/exam-key';

export interface ExamLevel {
	/** Taux of a copy, and of an hour with candidates: they differ for the baccalauréat. */
	copy: number;
	hour: number;
	/** The exam is called by another name than in the table. */
	isReadFromName: boolean;
}

const BACCALAUREAT = { copy: 5, hour: 3 };
const FIRST = { copy: 1, hour: 1 };

const BY_NAME: readonly [RegExp, { copy: number; hour: number }][] = [
	[/^BACCALAUREAT (GENERAL|TECHNOLOGIQUE|PROFESSIONNEL)\b/, BACCALAUREAT],
	[/^DIPLOME NATIONAL DU BREVET\b/, FIRST],
	[/^CERTIFICAT DE FORMATION GENERALE\b/, FIRST],
	[/^CERTIFICAT D.APTITUDE PROFESSIONNELLE\b/, FIRST],
	[/^BREVET D.ETUDES PROFESSIONNELLES\b/, FIRST],
	[/^BREVET DE TECHNICIEN$/, { copy: 3, hour: 3 }]
];

/** Short names, and the part of the baccalauréat that is sat a year before. */
const BY_OTHER_NAME: readonly [RegExp, { copy: number; hour: number }][] = [
	[/^EPREUVES ANTICIPEES DU (BCG|BTN|BACCALAUREAT)\b/, BACCALAUREAT],
	[/^(DNB|CFG|CAP|BEP)\b/, FIRST]
];

/** Null: not known. «BREVET DE TECHNICIEN SUPERIEUR» is none of them. */
export function examLevel(exam: string): ExamLevel | null {
	const key = examKey(exam).replaceAll('’', "'");
	const find = (table: typeof BY_NAME) => table.find(([name]) => name.test(key))?.[1];
	const named = find(BY_NAME);
	if (named !== undefined) return { ...named, isReadFromName: false };
	const other = find(BY_OTHER_NAME);
	return other === undefined ? null : { ...other, isReadFromName: true };
}
