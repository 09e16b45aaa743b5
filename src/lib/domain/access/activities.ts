// Which activities of the menu a person may use. The same answer on the phone (menu, pages) and on the server, which
// enforces it.
import { ACTIVITIES, type Activity } from '../academy/academy';

/** Levels of the M.E.F. table that lead to an exam with épreuves EPS (guide §2.8). */
export const EPS_LEVELS = ['BGT', 'BCP', 'CAP'] as const;
export type EpsLevel = (typeof EPS_LEVELS)[number];

/** One teaching, as far as rights depend on it; both come from data tables of the académie. */
export interface TeachingRight {
	/** The matière is flagged as sport. */
	isSport: boolean;
	/** What the M.E.F. maps to; null: neither of these. */
	level: EpsLevel | null;
}

/** One assignment, as far as rights depend on it. */
export interface DutyRight {
	/** The mission's type is flagged deliberation (2nd groupe included). */
	isDeliberation: boolean;
	/** «Qualité» on the mission and in its juries, as printed. */
	qualities: readonly (string | null)[];
}

/** What is known of one person in one académie. */
export interface ActivityFacts {
	/** The account has the role intervenant here. */
	isIntervenant: boolean;
	/** What the administrateur opened. */
	openActivities: readonly Activity[];
	/** The académie is «Imagin Centrale», the national one. */
	isCentral: boolean;
	/** The intervenant is of type «inspecteur général». */
	isInspecteurGeneral: boolean;
	/** Discipline code of each posting: `P8039`, `IMSUJ`. */
	disciplineCodes: readonly string[];
	teachings: readonly TeachingRight[];
	assignments: readonly DutyRight[];
}

/** Discipline codes of a posting that entitle to an activity (guide §2.10). */
const SUBJECTS_CODE = 'IMSUJ';
const STATISTICS_CODE = 'IMSTA';

/**
 * Sport in a class of level BGT, BCP or CAP (guide §2.8). Both of one teaching [chosen]: sport at a collège beside
 * French at a lycée gives no épreuve to manage.
 */
function managesEps({ teachings }: ActivityFacts): boolean {
	return teachings.some(({ isSport, level }) => isSport && level !== null);
}

/** «Président», «VICE-PRESIDENTE DE JURY»; not «Membre», not «Secrétaire du président». */
const PRESIDES = /^(vice[\s-]*)?president(e)?\b/;

export function isPresident(quality: string | null): boolean {
	const plain = (quality ?? '').normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
	return PRESIDES.test(plain);
}

/** In «Imagin Centrale» alone, Président or Vice-Président of a deliberation (guide §2.9). */
function presidesDeliberation({ isCentral, assignments }: ActivityFacts): boolean {
	return isCentral && assignments.some((duty) => duty.isDeliberation && duty.qualities.some(isPresident));
}

/** Beside being opened: what the person must be. Total, so that a new activity does not compile until answered. */
const ENTITLED: Readonly<Record<Activity, (facts: ActivityFacts) => boolean>> = {
	missions: () => true,
	competences: () => true,
	competenceEntry: () => true,
	claims: () => true,
	portal: () => true,
	eps: managesEps,
	juryPortal: presidesDeliberation,
	subjects: (facts) => facts.isInspecteurGeneral || facts.disciplineCodes.includes(SUBJECTS_CODE),
	statistics: (facts) => facts.isInspecteurGeneral || facts.disciplineCodes.includes(STATISTICS_CODE)
};

export function isPermitted(activity: Activity, facts: ActivityFacts): boolean {
	return facts.isIntervenant && facts.openActivities.includes(activity) && ENTITLED[activity](facts);
}

/**
 * The activities of one académie that this person may use, in the menu's order (guide §2.2). A professeur d'EPS of a
 * lycée where «eps» is open → […, 'eps'].
 */
export function permittedActivities(facts: ActivityFacts): Activity[] {
	return ACTIVITIES.filter((activity) => isPermitted(activity, facts));
}

/** In the menu if one of the person's académies gives it. */
export function activitiesAnywhere(ofAcademies: readonly ActivityFacts[]): Activity[] {
	return ACTIVITIES.filter((activity) => ofAcademies.some((facts) => isPermitted(activity, facts)));
}
