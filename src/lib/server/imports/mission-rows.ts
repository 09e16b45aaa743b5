// Reads missions.csv: one line an assignment (mission × intervenant), with what is known of its claim.
import type { StoredPartStatus } from '$lib/domain/claim/claim';
import type { ExamCentre, Jury, MissionSchedule } from '$lib/domain/mission/mission';
import type { CorrectionState } from '$lib/domain/portal/correction-state';
import { CORRECTION_WORDS, HEADINGS, IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { PART_STATUS_LABELS } from '$lib/fr/status-labels';
import type { Cells } from './cells';
import { readSchedule } from './read-schedule';
import { isZone } from './zone';

export const MISSION_COLUMNS = [
	'Académie',
	'Identifiant',
	'Numéro',
	'Examen',
	'Session?',
	'Spécialité?',
	'Épreuve-option?',
	'Type de mission',
	'Centre?',
	'UAI centre?',
	'Commune centre?',
	'Code postal centre?',
	'Fuseau?',
	'Dates',
	'Qualité?',
	'Jurys?',
	'Observations?',
	'En-tête?',
	'Convoquée?',
	'Annulée?',
	'Statut rémunération?',
	'Statut déplacement?',
	'N° dossier?',
	'Copies?',
	'Candidats?',
	'Heures?',
	'Minutes?',
	'Etat correction?'
] as const;

export interface MissionData {
	number: number;
	exam: string;
	session: string | null;
	speciality: string | null;
	examOption: string | null;
	typeLabel: string;
	centre: ExamCentre | null;
	zone: string | null;
	schedule: MissionSchedule;
}

export interface AssignmentImport {
	line: number;
	academy: string;
	/** The account's identifier. */
	identifier: string;
	mission: MissionData;
	quality: string | null;
	juries: Jury[];
	observations: string | null;
	heading: 'academy' | 'ministry';
	isSummoned: boolean;
	/** The person was taken off the mission, or it was given up. */
	isCancelled: boolean;
	correctionState: CorrectionState | null;
	/** Null: by the rules of the mission's type and places. */
	remuneration: StoredPartStatus | null;
	travel: StoredPartStatus | null;
	fileNumber: string | null;
	pay: { copies: string; candidates: string; hours: string; minutes: string };
}

const L = PART_STATUS_LABELS;
/** The screen's words (guide §2.6.2); those that the clock or the day's rule give are all an open part. */
export const STATUSES: Readonly<Record<string, StoredPartStatus>> = {
	[L.none]: 'none',
	[L.cancelled]: 'cancelled',
	[L.notYetDone]: 'open',
	[L.inProgress]: 'open',
	[L.toValidate]: 'open',
	[L.deferred]: 'open',
	[L.validated]: 'validated',
	[L.accepted]: 'accepted',
	[L.handled]: 'handled',
	[L.gestionnaireToHandle]: 'gestionnaireToHandle'
};

/** «MEMBRE DU JURY(0315)», one a line: quality, then number; «0315» alone has no quality. */
export function readJury(text: string): Jury {
	const match = /^(.*?)\s*\(([^()]+)\)$/.exec(text);
	if (match?.[2] === undefined) return { number: text, quality: null };
	return { number: match[2], quality: match[1] === undefined || match[1] === '' ? null : match[1] };
}

function readCentre(cells: Cells): ExamCentre | null {
	const label = cells.text('Centre');
	if (label === null) return null;
	return {
		label,
		uai: cells.uai('UAI centre'),
		town: cells.text('Commune centre', 100),
		postalCode: cells.text('Code postal centre', 10)
	};
}

function readMission(cells: Cells): MissionData {
	const schedule = readSchedule(cells.lines('Dates'));
	if (schedule === null) cells.refuse('Dates', IMPORT_WORDS.notASchedule);
	const zone = cells.text('Fuseau');
	if (zone !== null && !isZone(zone)) cells.refuse('Fuseau', IMPORT_WORDS.notAZone);
	return {
		number: cells.number('Numéro'),
		exam: cells.required('Examen'),
		session: cells.text('Session', 50),
		speciality: cells.text('Spécialité'),
		examOption: cells.text('Épreuve-option'),
		typeLabel: cells.required('Type de mission'),
		centre: readCentre(cells),
		zone,
		schedule: schedule ?? { kind: 'datedLines', lines: [] }
	};
}

export function readAssignment(cells: Cells): AssignmentImport {
	return {
		line: cells.line,
		academy: cells.academy,
		identifier: cells.required('Identifiant', 100),
		mission: readMission(cells),
		quality: cells.text('Qualité', 100),
		juries: cells.lines('Jurys').map(readJury),
		observations: cells.text('Observations', 4000),
		heading: cells.word('En-tête', HEADINGS, 'academy'),
		isSummoned: cells.yesOrNo('Convoquée', true),
		isCancelled: cells.yesOrNo('Annulée', false),
		correctionState: cells.word<CorrectionState | null>('Etat correction', CORRECTION_WORDS, null),
		remuneration: cells.word<StoredPartStatus | null>('Statut rémunération', STATUSES, null),
		travel: cells.word<StoredPartStatus | null>('Statut déplacement', STATUSES, null),
		fileNumber: cells.text('N° dossier', 30),
		pay: {
			copies: cells.raw('Copies'),
			candidates: cells.raw('Candidats'),
			hours: cells.raw('Heures'),
			minutes: cells.raw('Minutes')
		}
	};
}
