// An académie (regional education authority): the tenant, its settings and its reference data.
import type { LocalDate, LocalTime, Zone } from '../calendar/local-date-time';
import type { DocumentFormat } from '../supporting-document/supporting-document';
import type { TransportMode } from '../travel/trip';
import type { ActivityDates } from './opening';
import type { Rate } from './rate-kinds';

/** The activities of the left menu, in its order (guide §2.2). */
export const ACTIVITIES = [
	'missions',
	'competences',
	'competenceEntry',
	'claims',
	'portal',
	'eps',
	'juryPortal',
	'subjects',
	'statistics'
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** A stretch of the day, from `from` to `to`, that must be spent away in whole to claim a meal or a night. */
export interface AwayWindow {
	from: LocalTime;
	to: LocalTime;
}

/** The last day, itself in time, to send a claim of a session. */
export interface SessionDeadline {
	session: string;
	lastDay: LocalDate;
}

/** An académie that is hosted elsewhere: its own service, opened in a window of its own (guide §2.3.1, §2.6.2). */
export interface ExternalAcademy {
	/** «LA REUNION». */
	label: string;
	/** Both are https. */
	missionsUrl: string;
	claimsUrl: string;
}

export interface AcademySettings {
	/** «Sélectionner et envoyer mes documents» is offered; else by post. */
	documentsOnline: boolean;
	documentFormats: DocumentFormat[];
	otherCostsAllowed: boolean;
	nightInvoiceRequired: boolean;
	/** «Ville de départ» is greyed. */
	departureTownLocked: boolean;
	mealWindows: { lunch: AwayWindow; dinner: AwayWindow; night: AwayWindow };
	/** Last day to send a claim where the session has none of its own; null: none. */
	claimDeadline: LocalDate | null;
	/** Said above the pieces of the «dossier paie» (guide §2.6.4.3), e.g. where the académie's form is; absent: nothing. */
	payDocumentsNote?: string | undefined;
	/** Last days by session («juin 2017»); absent from what a device stored before there were any. */
	claimDeadlines?: SessionDeadline[];
	/** Absent from what a device stored before there were any. */
	externalAcademies?: ExternalAcademy[];
}

export interface Academy {
	/** `RENNES`. */
	code: string;
	/** «Académie de RENNES» prints the label after «Académie de ». */
	label: string;
	zone: Zone;
	/** In the small markup of safe-text.ts; shown on the welcome page. */
	welcomeMessage: string;
	/** Text of the conditions of use, in the markup of safe-text.ts, and its version (1, 2…). */
	conditions: { version: number; text: string };
	/** Grows by one at each change of settings, mission types or transport modes. */
	settingsVersion: number;
	settings: AcademySettings;
	/** What the administrateur opened; their dates narrow it (opening.ts). */
	openActivities: Activity[];
	/** Absent from what a device stored before there were any. */
	activityDates?: Partial<Record<Activity, ActivityDates>>;
	/** «Imagin Centrale», the national one (guide §2.9). Rows from before lack it. */
	isCentral?: boolean;
	transportModes: TransportMode[];
	/** Its own dated rates («Barèmes»), for the estimate. Absent from what a device stored before there were any. */
	rates?: Rate[];
	/** «Bureau de gestion»: address lines printed on the récapitulatif. */
	officeLines: string[];
}
