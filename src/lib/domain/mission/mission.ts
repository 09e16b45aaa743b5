// What an intervenant is convoked to. Knows neither the claim nor where missions come from.
import type { LocalDate, LocalDateTime, LocalTime, Zone } from '../calendar/local-date-time';
import type { MissionPortal } from '../portal/application';
import type { CorrectionState } from '../portal/correction-state';

/** One dated line of a mission: «Le mardi 20/05/2014 à 07:45 Durée : 1 demi-journée(s)». */
export interface DatedLine {
	date: LocalDate;
	time: LocalTime;
	/** A demi-journée lasts 4 h and a journée 8 h; null where the source gives none (guide §2.3.2). */
	duration: { unit: 'halfDay' | 'day'; count: number } | null;
}

/** Either dated lines or one period (guide §1.3.6 and §2.6.4.3). Lines are in order of date and time. */
export type MissionSchedule =
	| { kind: 'datedLines'; lines: DatedLine[] }
	| { kind: 'period'; startsAt: LocalDateTime; endsAt: LocalDateTime };

/** Which entry the pay part asks for; the guide's table of mission types, kept as data of an académie. */
export const PAY_INPUTS = [
	'copies',
	'candidates',
	'halfDays',
	'duration',
	'santorin',
	'gestionnaire',
	'none'
] as const;
export type PayInput = (typeof PAY_INPUTS)[number];

export interface ExamCentre {
	label: string;
	/** 7 digits and a letter, or null where the source gives none. */
	uai: string | null;
	town: string | null;
	postalCode: string | null;
}

export interface Jury {
	number: string;
	quality: string | null;
}

/** One intervenant on one mission: what the screens «Consultation des missions» and «états de frais» show. */
export interface AssignedMission {
	/** Académie code, e.g. `RENNES`. */
	academy: string;
	/** «Numéro de mission», unique in its académie. */
	number: number;
	exam: string;
	/** «juin 2014», or null. */
	session: string | null;
	speciality: string | null;
	examOption: string | null;
	typeCode: string;
	/** «Type de mission» as printed. */
	typeLabel: string;
	payInput: PayInput;
	/** Null for home marking. */
	centre: ExamCentre | null;
	/** The centre's zone if it has one, else the académie's. */
	zone: Zone;
	schedule: MissionSchedule;
	/** «Qualité»; may be null. */
	quality: string | null;
	juries: Jury[];
	observations: string | null;
	heading: 'ministry' | 'academy';
	/** True once the person was convoked: only then a duplicate of the summons can be had. */
	isSummoned: boolean;
	/** The mission's type is flagged deliberation (guide §2.9). Rows from before lack it. */
	isDeliberation?: boolean;
	/** What «Portail d'accès aux missions» opens for missions of this type; null: not shown there. Older rows lack it. */
	portal?: MissionPortal | null;
	/** «Etat correction»; null: no value yet. Rows from before lack it. */
	correctionState?: CorrectionState | null;
	/** ISO instant at which the person was taken off the mission, or it was given up; rows from before lack it. */
	cancelledAt?: string | null;
	/** Grows by one at each change of mission or assignment. */
	version: number;
}

/** The key of a person's assignment on the device and in addresses: `RENNES-52525`. */
export function missionKey(mission: { academy: string; number: number }): string {
	return `${mission.academy}-${mission.number}`;
}
