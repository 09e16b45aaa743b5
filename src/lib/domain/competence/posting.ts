// A person's place in a school (guide §2.4.2): «établissement d'exercice».

/** What the exams offered to a person hang on (guide §2.5.1.1); `other`: first-degree schools, services, CFA… */
export const SCHOOL_CATEGORIES = ['college', 'lycee', 'lyceePro', 'other'] as const;
export type SchoolCategory = (typeof SCHOOL_CATEGORIES)[number];

export const POSTING_KINDS = ['principal', 'secondary'] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export interface Posting {
	/** «Code établissement», `0310055S`. */
	uai: string;
	schoolLabel: string;
	/** «Type établissement»: PRINCIPAL, or secondary. */
	kind: PostingKind;
	category: SchoolCategory;
	/** «Code discipline», `P8039`; `IMSUJ` and `IMSTA` open activities (guide §2.10). */
	disciplineCode: string;
	disciplineLabel: string;
}
