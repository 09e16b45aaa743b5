// The parts in which an académie's settings are shown and changed: each has a page, a history and a keeper.
import type { Role } from '../access/role';

export const SETTINGS_SECTIONS = [
	'conditions',
	'documents',
	'travel',
	'transportModes',
	'deadline',
	'sessionDeadlines',
	'missionTypes',
	'payRules',
	'neighbours',
	'subjects',
	'mefLevels',
	'office',
	'portals',
	'externalAcademies',
	'rates',
	'retention'
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Written by the administrateur, beside those of the gestionnaires. */
export const OPENING_SECTIONS = ['welcome', 'activities'] as const;
export type OpeningSection = (typeof OPENING_SECTIONS)[number];

export type ChangedSection = SettingsSection | OpeningSection;

/** Those that are lists: a change of them is of one line, which its first field names. */
export const LISTED_SECTIONS: readonly ChangedSection[] = [
	'transportModes',
	'sessionDeadlines',
	'missionTypes',
	'payRules',
	'neighbours',
	'subjects',
	'mefLevels',
	'externalAcademies',
	'rates'
];

/** Welcome message and activities: administrateur; all the rest: gestionnaires (guide §2.2). */
export function keeperOf(section: ChangedSection): Role {
	return OPENING_SECTIONS.some((name) => name === section) ? 'administrateur' : 'gestionnaire';
}
