// Reads deplacements.csv: the trips of claims that come with their content.
import { emptyTripText, type TripText } from '$lib/domain/claim/claim-entry';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import type { Cells } from './cells';
import { readFrenchDate } from './read-schedule';

export const TRIP_COLUMNS = [
	'Académie',
	'Identifiant',
	'Numéro',
	'Ville départ',
	'Code postal départ',
	'Date départ',
	'Heure départ',
	'Ville arrivée',
	'Code postal arrivée',
	'Date retour?',
	'Heure retour?',
	'Mode?',
	'Distance aller?',
	'Nombre de trajets?',
	'Frais divers?',
	'Commentaire?',
	'Déjeuners?',
	'Déjeuners administratifs?',
	'Déjeuners gratuits?',
	'Dîners?',
	'Dîners gratuits?',
	'Nuitées?',
	'Nuitées gratuites?'
] as const;

export interface TripImport {
	line: number;
	academy: string;
	identifier: string;
	number: number;
	/** Without an id yet. */
	trip: TripText;
}

function readDate(cells: Cells, column: string): string {
	const text = cells.raw(column);
	if (text === '') return '';
	const date = readFrenchDate(text);
	if (date === null) cells.refuse(column, IMPORT_WORDS.notADate);
	return date ?? '';
}

export function readTrip(cells: Cells): TripImport {
	return {
		line: cells.line,
		academy: cells.academy,
		identifier: cells.required('Identifiant', 100),
		number: cells.number('Numéro'),
		trip: {
			...emptyTripText('', 'added'),
			departureTown: cells.required('Ville départ', 100),
			departurePostalCode: cells.required('Code postal départ', 10),
			departureDate: readDate(cells, 'Date départ'),
			departureTime: cells.raw('Heure départ'),
			arrivalTown: cells.required('Ville arrivée', 100),
			arrivalPostalCode: cells.required('Code postal arrivée', 10),
			returnDate: readDate(cells, 'Date retour'),
			returnTime: cells.raw('Heure retour'),
			transportMode: cells.raw('Mode'),
			distanceKm: cells.raw('Distance aller'),
			oneWayJourneys: cells.raw('Nombre de trajets'),
			otherCosts: cells.raw('Frais divers'),
			comment: cells.text('Commentaire', 2000) ?? '',
			lunchesReimbursed: cells.raw('Déjeuners'),
			lunchesAdministrative: cells.raw('Déjeuners administratifs'),
			lunchesFree: cells.raw('Déjeuners gratuits'),
			dinnersReimbursed: cells.raw('Dîners'),
			dinnersFree: cells.raw('Dîners gratuits'),
			nightsReimbursed: cells.raw('Nuitées'),
			nightsFree: cells.raw('Nuitées gratuites')
		}
	};
}
