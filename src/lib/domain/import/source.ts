// The systems that feed an académie, and what each of them is allowed to say. Knows no file and no table.

export const SOURCES = [
	'EPP',
	'EPP_PRIVE',
	'SIRHEN',
	'STS_WEB',
	'AGAPE',
	'AGAPE_PRIVE',
	'RENOIRH',
	'CYCLADES',
	'SANTORIN'
] as const;
export type Source = (typeof SOURCES)[number];

/** What a source speaks of: people and their posts, teachings, missions, or the state of marking. */
export type SourceKind = 'people' | 'teachings' | 'missions' | 'marking';

const KINDS: Record<Source, SourceKind> = {
	EPP: 'people',
	EPP_PRIVE: 'people',
	SIRHEN: 'people',
	STS_WEB: 'teachings',
	AGAPE: 'people',
	AGAPE_PRIVE: 'people',
	RENOIRH: 'people',
	CYCLADES: 'missions',
	SANTORIN: 'marking'
};

export function kindOf(source: Source): SourceKind {
	return KINDS[source];
}

export function isSource(text: string): text is Source {
	return SOURCES.some((source) => source === text);
}

/** Where an import stands. `written`: the académie's base is, what follows in the directory is not yet. */
export const IMPORT_STATES = [
	'queuedCheck',
	'checking',
	'checked',
	'refused',
	'queuedApply',
	'applying',
	'written',
	'applied',
	'cancelled',
	'failed'
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Nothing more will come of it: its files are gone. */
export function isOver(state: ImportState): boolean {
	return ['refused', 'applied', 'cancelled', 'failed'].includes(state);
}

/** A process works on it, or will. */
export function isUnderWay(state: ImportState): boolean {
	return ['queuedCheck', 'checking', 'queuedApply', 'applying', 'written'].includes(state);
}

/** Until the one unit in which all is written is committed: taken back half-way, it leaves nothing. */
export function canBeCancelled(state: ImportState, phase: ImportPhase | null): boolean {
	if (state === 'queuedCheck' || state === 'checking' || state === 'checked' || state === 'queuedApply') {
		return true;
	}
	return state === 'applying' && phase !== 'opening';
}

/** Steps of the work on one file, in order. */
export const IMPORT_PHASES = ['reading', 'checking', 'planning', 'accounts', 'writing', 'opening'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

export const IMPORT_COUNTS = [
	'peopleNew',
	'peopleChanged',
	'peopleClosed',
	'postingsNew',
	'postingsChanged',
	'postingsClosed',
	'teachingsNew',
	'teachingsChanged',
	'teachingsClosed',
	'missionsNew',
	'missionsChanged',
	'assignmentsNew',
	'assignmentsChanged',
	'assignmentsClosed',
	'claimsNew',
	'claimsRegenerated',
	'claimsKept',
	'attestationsNew',
	'examOptionsNew',
	'statesChanged',
	'figuresChanged',
	'claimsGrouped'
] as const;
export type ImportCount = (typeof IMPORT_COUNTS)[number];
export type ImportCounts = Partial<Record<ImportCount, number>>;
