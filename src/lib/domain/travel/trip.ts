// One line of travel («déplacement») of a claim (guide §2.6.4.2, «Onglet Frais de déplacement»).
import type { LocalDate, LocalTime } from '../calendar/local-date-time';

export interface Trip {
	/** UUID made on the device, or by the server for the prefilled line. */
	id: string;
	/** The prefilled line cannot be deleted. */
	origin: 'prefilled' | 'added';
	departureTown: string | null;
	departurePostalCode: string | null;
	/** ISO 3166 alpha-2; a French postal code has five digits, another country's is free text of 10 at most. */
	departureCountry: string;
	departureDate: LocalDate | null;
	departureTime: LocalTime | null;
	/** The destination; the date and time beside it are those of the return home, or of arrival if one-way. */
	arrivalTown: string | null;
	arrivalPostalCode: string | null;
	arrivalCountry: string;
	returnDate: LocalDate | null;
	returnTime: LocalTime | null;
	/** Code of a transport mode of the académie, e.g. `AUTOMOBILE`. */
	transportMode: string | null;
	/** «Distance aller», whole km of one one-way journey; AUTOMOBILE only. */
	distanceKm: number | null;
	/** «Nombre de trajets»: one-way journeys; AUTOMOBILE only. */
	oneWayJourneys: number | null;
	/** «Frais Divers» (péage, parking), integer cents; AUTOMOBILE only. */
	otherCostsCents: number | null;
	/** «Commentaire»: the nature of the frais divers, or why the meals exceed what the times allow. */
	comment: string;
	lunchesReimbursed: number | null;
	lunchesAdministrative: number | null;
	lunchesFree: number | null;
	dinnersReimbursed: number | null;
	dinnersFree: number | null;
	nightsReimbursed: number | null;
	nightsFree: number | null;
}

/** A «Mode de transport», data of an académie (guide §2.6.4.3). */
export interface TransportMode {
	code: string;
	label: string;
	/** Only AUTOMOBILE shows distance, trajets and frais divers. */
	isCar: boolean;
	/** Tickets («billets de transport») are to be supplied. */
	requiresTicket: boolean;
}
