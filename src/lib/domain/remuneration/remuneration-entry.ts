// What the intervenant enters for the jury allowance («frais de rémunération»), by kind of mission (guide §2.6.4.2).
import type { LocalDate, LocalTime } from '../calendar/local-date-time';

/** One line of «Liste des dates de l'état de frais». Null: not entered. */
export interface HalfDayLine {
	id: string;
	date: LocalDate | null;
	morningStart: LocalTime | null;
	morningEnd: LocalTime | null;
	afternoonStart: LocalTime | null;
	afternoonEnd: LocalTime | null;
}

/** The pay entry; `kind` equals the mission's `payInput`. Numbers are whole; null: not entered. */
export type RemunerationEntry =
	| { kind: 'copies'; copies: number | null }
	| { kind: 'candidates'; candidates: number | null }
	| { kind: 'halfDays'; lines: HalfDayLine[] }
	| { kind: 'duration'; hours: number | null; minutes: number | null }
	| { kind: 'santorin'; unit: 'copies' | 'candidates'; count: number | null; groupingComment: string | null }
	| { kind: 'gestionnaire' }
	| { kind: 'none' };
