// Builds the canonical summary of a claim, the same on phone and server for equal input: fixed orders, no clock.
import type { Academy } from '../academy/academy';
import type { IntervenantProfile } from '../access/role';
import type { AssignedMission } from '../mission/mission';
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import { missingDocuments, requiredDocuments } from '../supporting-document/required-documents';
import type { SupportingDocument } from '../supporting-document/supporting-document';
import type { TransportMode, Trip } from '../travel/trip';
import type { ClaimContent, ClaimPart } from './claim';
import type { ClaimSummary, TripSummary } from './claim-summary';
import { isSame } from './json-equality';

export { canonicalJson } from './canonical-json';

export interface SummaryInput {
	content: ClaimContent;
	documents: readonly Pick<SupportingDocument, 'folder' | 'purpose' | 'name' | 'sha256'>[];
	mission: AssignedMission;
	academy: Academy;
	profile: IntervenantProfile;
	/** The parts of which a piece can be missing: `openParts` before «Valider», `enteredParts` to show it again later. */
	openParts: readonly ClaimPart[];
	/**
	 * The parts that it prints, with the pieces that they ask for; by default the same. One document stands for the whole N° Dossier (guide l.1105–1125):
	 * validating again after a sending back prints the part that stayed accepted too, so `enteredParts`.
	 */
	shownParts?: readonly ClaimPart[];
}

/**
 * What the person sees before «Valider» and what both PDFs print. Trips by departure then id, half-days by date then
 * id, documents by folder, name, hash. A part that is not the intervenant's is null.
 */
export function summariseClaim(input: SummaryInput): ClaimSummary {
	const { content, documents, mission, academy, profile, openParts, shownParts = openParts } = input;
	const required = (parts: readonly ClaimPart[]) => requiredDocuments(content, profile, academy, parts);
	return {
		format: 1,
		academy: { code: academy.code, label: academy.label, officeLines: [...academy.officeLines] },
		intervenant: {
			fullName: profile.fullName,
			addressLines: [...profile.addressLines],
			principalSchool: profile.principalSchool?.label ?? null
		},
		mission: summariseMission(mission),
		remuneration: shownParts.includes('remuneration') ? orderedPay(content.remuneration) : null,
		trips: shownParts.includes('travel') ? summariseTrips(content.trips, academy.transportModes) : null,
		requiredDocuments: required(shownParts),
		missingDocuments: missingDocuments(required(openParts), documents),
		suppliedDocuments: documents
			.map(({ folder, purpose, name, sha256 }) => ({ folder, purpose, name, sha256 }))
			.sort(inOrder(({ folder, name, sha256 }) => [folder, name, sha256]))
	};
}

function summariseMission(mission: AssignedMission): ClaimSummary['mission'] {
	return {
		number: mission.number,
		typeLabel: mission.typeLabel,
		exam: mission.exam,
		session: mission.session,
		speciality: mission.speciality,
		examOption: mission.examOption,
		centre: mission.centre?.label ?? null,
		centreTown: mission.centre?.town ?? null,
		centrePostalCode: mission.centre?.postalCode ?? null,
		schedule: mission.schedule
	};
}

/** Compares by code units, key after key: the same on every engine and in every language. */
function inOrder<Item>(keys: (item: Item) => readonly string[]): (a: Item, b: Item) => number {
	return (a, b) => {
		const right = keys(b);
		for (const [index, left] of keys(a).entries()) {
			const other = right[index] ?? '';
			if (left !== other) return left < other ? -1 : 1;
		}
		return 0;
	};
}

function orderedPay(entry: RemunerationEntry): RemunerationEntry {
	if (entry.kind !== 'halfDays') return entry;
	return { kind: 'halfDays', lines: [...entry.lines].sort(inOrder(({ date, id }) => [date ?? '', id])) };
}

function summariseTrips(trips: readonly Trip[], modes: readonly TransportMode[]): TripSummary[] {
	return [...trips]
		.sort(inOrder((trip) => [trip.departureDate ?? '', trip.departureTime ?? '', trip.id]))
		.map((trip) => summariseTrip(trip, modes));
}

function summariseTrip(trip: Trip, modes: readonly TransportMode[]): TripSummary {
	const known = modes.find(({ code }) => code === trip.transportMode);
	const code = trip.transportMode;
	return {
		departureTown: trip.departureTown ?? '',
		departurePostalCode: trip.departurePostalCode ?? '',
		departureDate: trip.departureDate ?? '',
		departureTime: trip.departureTime ?? '',
		arrivalTown: trip.arrivalTown ?? '',
		arrivalPostalCode: trip.arrivalPostalCode ?? '',
		returnDate: trip.returnDate ?? '',
		returnTime: trip.returnTime ?? '',
		transportMode: code === null ? null : { code, label: known?.label ?? code, isCar: known?.isCar ?? false },
		distanceKm: trip.distanceKm,
		oneWayJourneys: trip.oneWayJourneys,
		otherCostsCents: trip.otherCostsCents,
		comment: trip.comment,
		lunchesReimbursed: trip.lunchesReimbursed ?? 0,
		lunchesAdministrative: trip.lunchesAdministrative ?? 0,
		lunchesFree: trip.lunchesFree ?? 0,
		dinnersReimbursed: trip.dinnersReimbursed ?? 0,
		dinnersFree: trip.dinnersFree ?? 0,
		nightsReimbursed: trip.nightsReimbursed ?? 0,
		nightsFree: trip.nightsFree ?? 0
	};
}

/**
 * Paths at which two summaries differ, in the order of `a`: `mission.schedule`, `trips.0.distanceKm`, or the list
 * (`trips`) where one has more. Empty: the person saw what is validated.
 */
export function summaryDifferences(a: ClaimSummary, b: ClaimSummary): string[] {
	return differences(a, b, '');
}

function differences(a: unknown, b: unknown, path: string): string[] {
	if (isSame(a, b)) return [];
	const areRecords = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null;
	if (!areRecords || path === 'mission.schedule') return [path];
	if (Array.isArray(a) !== Array.isArray(b)) return [path];
	if (Array.isArray(a) && Array.isArray(b) && (a.length !== b.length || typeof a[0] !== 'object'))
		return [path];
	const left = new Map<string, unknown>(Object.entries(a));
	const right = new Map<string, unknown>(Object.entries(b));
	return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
		differences(left.get(key), right.get(key), path === '' ? key : `${path}.${key}`)
	);
}
