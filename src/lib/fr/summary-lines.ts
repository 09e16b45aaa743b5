// The récapitulatif on screen (guide §2.6.4.3), from the canonical summary.
import type { ClaimSummary, TripSummary } from '../domain/claim/claim-summary';
import type { DocumentFolder, DocumentPurpose } from '../domain/supporting-document/supporting-document';
import { TRAVEL_PIECES } from './documents';
import { formatAmount, formatCount, formatDate, formatKm } from './formats';
import { payLines } from './summary-pay';

export interface SummarySection {
	id: 'remuneration' | 'travel';
	title: string;
	/** «Départ : PLEUVEN (29170) le 01/06/2017 à 07:00», one printed line each. */
	lines: string[];
}

/** What a car is called on the screen's récapitulatif; the PDF prints the mode's own label. */
const CAR_ON_SCREEN = 'Voiture : Indemnités kilométriques SNCF';

/**
 * The entered parts in the screen's order; a part that is not the intervenant's has no section. The documents'
 * sections are titled by DOCUMENT_FOLDER_TITLES and filled by `documentSentences`.
 */
export function summarySections({ remuneration, trips }: ClaimSummary): SummarySection[] {
	const sections: SummarySection[] = [];
	if (remuneration !== null) {
		sections.push({
			id: 'remuneration',
			title: 'Récapitulatif du frais de rémunération',
			lines: payLines(remuneration).map(({ label, value }) => `${label} : ${value}`)
		});
	}
	if (trips !== null) {
		sections.push({
			id: 'travel',
			title: 'Récapitulatif pour le remboursement du déplacement',
			lines: trips.flatMap((trip, index) => [
				...(trips.length > 1 ? [`Déplacement ${index + 1} sur ${trips.length}`] : []),
				...tripLines(trip)
			])
		});
	}
	return sections;
}

/** What the guide's screen asks for in a folder: «Veuillez envoyer un IBAN au gestionnaire d'examen.»; nothing asked → []. */
export function documentSentences({ requiredDocuments }: ClaimSummary, folder: DocumentFolder): string[] {
	const asked = requiredDocuments.filter((slot) => slot.folder === folder).map(({ purpose }) => purpose);
	if (folder === 'pay')
		return asked.map((purpose) => PAY_REQUESTS[purpose] ?? '').filter((text) => text !== '');
	if (asked.length === 0) return [];
	const pieces = asked.map((purpose) => TRAVEL_PIECES[purpose]).join(', ');
	return [`Les pièces justificatives suivantes seront à joindre à votre récapitulatif : ${pieces}.`];
}

const PAY_REQUESTS: Partial<Record<DocumentPurpose, string>> = {
	iban: 'Veuillez envoyer un IBAN au gestionnaire d’examen.',
	carteVitale: 'Veuillez envoyer une copie de votre carte vitale au gestionnaire d’examen.'
};

/** «PLEUVEN (29170) le 01/06/2017 à 07:00»; what is not entered is left out. */
export function placeAndTime(town: string, postalCode: string, date: string, time: string): string {
	return [
		town,
		postalCode === '' ? '' : `(${postalCode})`,
		date === '' ? '' : `le ${formatDate(date)}`,
		time === '' ? '' : `à ${time}`
	]
		.filter((text) => text !== '')
		.join(' ');
}

function tripLines(trip: TripSummary): string[] {
	const { transportMode: mode, distanceKm, oneWayJourneys, otherCostsCents } = trip;
	const journey = [
		...(distanceKm === null ? [] : [`Distance aller : ${formatKm(distanceKm)}`]),
		...(oneWayJourneys === null ? [] : [`Nombre de trajets : ${formatCount(oneWayJourneys)}`])
	];
	const from = [
		trip.departureTown,
		trip.departurePostalCode,
		trip.departureDate,
		trip.departureTime
	] as const;
	const to = [trip.arrivalTown, trip.arrivalPostalCode, trip.returnDate, trip.returnTime] as const;
	return [
		`Départ : ${placeAndTime(...from)}`,
		`Retour/Arrivée : ${placeAndTime(...to)}`,
		...(mode === null ? [] : [`Type de transport : ${mode.isCar ? CAR_ON_SCREEN : mode.label}`]),
		...(journey.length === 0 ? [] : [journey.join(' ; ')]),
		...(otherCostsCents === null || otherCostsCents === 0
			? []
			: [`Montant divers : ${formatAmount(otherCostsCents)}`]),
		...(trip.comment === '' ? [] : [`Commentaire : ${trip.comment}`]),
		...countLines('Repas', mealCounts(trip)),
		...countLines('Nuitées', nightCounts(trip))
	];
}

const mealCounts = (trip: TripSummary): [string, number][] => [
	['Déjeuner(s) à rembourser', trip.lunchesReimbursed],
	['Déjeuner(s) administratif(s) à rembourser', trip.lunchesAdministrative],
	['Déjeuner(s) gratuit(s)', trip.lunchesFree],
	['Dîner(s) à rembourser', trip.dinnersReimbursed],
	['Dîner(s) gratuit(s)', trip.dinnersFree]
];
const nightCounts = (trip: TripSummary): [string, number][] => [
	['Nombre de nuitées à rembourser', trip.nightsReimbursed],
	['Nombre de nuitées gratuites', trip.nightsFree]
];

/** «Repas : Déjeuner(s) à rembourser : 1»: the counts above zero on one line, none if there is none. */
function countLines(label: string, counts: [string, number][]): string[] {
	const told = counts
		.filter(([, count]) => count > 0)
		.map(([name, count]) => `${name} : ${formatCount(count)}`);
	return told.length === 0 ? [] : [`${label} : ${told.join(' ; ')}`];
}
