// Exams for comparison: sources write one exam in several ways.

/** «Diplôme national du brevet» and «DIPLOME  NATIONAL DU BREVET» are one: no case, no accent, single blanks. */
export function examKey(exam: string): string {
	return exam
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toUpperCase()
		.replace(/\s+/g, ' ')
		.trim();
}
