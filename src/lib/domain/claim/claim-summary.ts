// The canonical summary («récapitulatif») of a claim: what the person sees before «Valider», what both PDFs print,
// and what is hashed so that nothing is validated unseen.
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { MissionSchedule } from '../mission/mission';
import type { DocumentFolder, DocumentPurpose } from '../supporting-document/supporting-document';

export interface TripSummary {
	departureTown: string;
	departurePostalCode: string;
	departureDate: string;
	departureTime: string;
	arrivalTown: string;
	arrivalPostalCode: string;
	returnDate: string;
	returnTime: string;
	transportMode: { code: string; label: string; isCar: boolean } | null;
	distanceKm: number | null;
	oneWayJourneys: number | null;
	otherCostsCents: number | null;
	comment: string;
	lunchesReimbursed: number;
	lunchesAdministrative: number;
	lunchesFree: number;
	dinnersReimbursed: number;
	dinnersFree: number;
	nightsReimbursed: number;
	nightsFree: number;
}

/** Lists are in a fixed order (trips by departure then id; documents by folder, name, hash), so that equal claims give equal text. */
export interface ClaimSummary {
	format: 1;
	academy: { code: string; label: string; officeLines: string[] };
	intervenant: { fullName: string; addressLines: string[]; principalSchool: string | null };
	mission: {
		number: number;
		typeLabel: string;
		exam: string;
		session: string | null;
		speciality: string | null;
		examOption: string | null;
		centre: string | null;
		centreTown: string | null;
		centrePostalCode: string | null;
		schedule: MissionSchedule;
	};
	/** Null if that part is not the intervenant's to enter. */
	remuneration: RemunerationEntry | null;
	/** Null if no travel is due or the trips are entered elsewhere. */
	trips: TripSummary[] | null;
	/** Pieces that the rules ask for. */
	requiredDocuments: { folder: DocumentFolder; purpose: DocumentPurpose }[];
	/** Those of them for which no document was supplied. */
	missingDocuments: { folder: DocumentFolder; purpose: DocumentPurpose }[];
	suppliedDocuments: { folder: DocumentFolder; purpose: DocumentPurpose; name: string; sha256: string }[];
}
