// What a person teaches (guide §2.4.3): imported at the beginning of the school year.

/** Levels of a M.E.F. that open «Gestion des épreuves EPS» with a sport (guide §2.8). */
export const TEACHING_LEVELS = ['BGT', 'BCP', 'CAP'] as const;
export type TeachingLevel = (typeof TEACHING_LEVELS)[number];

export interface Teaching {
	uai: string;
	schoolLabel: string;
	/** «Module Élémentaire de Formation», `6EME`. */
	mef: string;
	/** «Type de M.E.F.», `MEF NATIONAL`. */
	mefType: string;
	/** «Matière enseignée». */
	subject: string;
	/** «Modalité cours», `COURS GENERAL`. */
	modality: string;
	/** The matière is flagged sport in the académie's table. */
	isSport: boolean;
	/** Of the M.E.F., by the académie's table; null: none of the three. */
	level: TeachingLevel | null;
}
