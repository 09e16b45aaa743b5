// Every section that is a form or a list, by its name. Total: a new section does not compile until it is there.
import type { ChangedSection } from '../../../domain/academy/settings-sections';
import { ACTIVITY_OPENING } from './activity-section';
import { DEADLINE, DOCUMENTS, RETENTION, TRAVEL } from './document-sections';
import { MISSION_TYPES, PAY_RULES, SESSION_DEADLINES, TRANSPORT_MODES } from './mission-sections';
import { EXTERNAL_ACADEMIES, NEIGHBOURS, OFFICE, PORTALS } from './place-sections';
import type { FormSection, ListSection } from './section';
import { MEF_LEVELS, RATES, SUBJECTS } from './table-sections';

/** Texts have their own way: a preview, and versions. */
export type TextSection = Extract<ChangedSection, 'conditions' | 'welcome'>;
export type EditedSection = Exclude<ChangedSection, TextSection>;

export const SECTIONS: Readonly<Record<EditedSection, FormSection | ListSection>> = {
	documents: DOCUMENTS,
	travel: TRAVEL,
	transportModes: TRANSPORT_MODES,
	deadline: DEADLINE,
	sessionDeadlines: SESSION_DEADLINES,
	missionTypes: MISSION_TYPES,
	payRules: PAY_RULES,
	neighbours: NEIGHBOURS,
	subjects: SUBJECTS,
	mefLevels: MEF_LEVELS,
	office: OFFICE,
	portals: PORTALS,
	externalAcademies: EXTERNAL_ACADEMIES,
	rates: RATES,
	retention: RETENTION,
	activities: ACTIVITY_OPENING
};
