// The récapitulatif on screen (guide §2.6.4.3), from the canonical summary.
import type { ClaimSummary, TripSummary } from '../domain/claim/claim-summary';
import type { DocumentFolder } from '../domain/supporting-document/supporting-document';
import { DOCUMENT_PURPOSE_LABELS, TRAVEL_PIECES } from './documents';
import { formatAmount, formatCount, formatDate, formatKm } from './formats';
import { payLines } from './summary-pay';

export { pdfTitle, pdfRows, type PdfRow } from './summary-rows';

/** One line: a label («Départ :» without its colon) and its value; a null label is a sentence of its own. */
export interface RecapLine {
	label: string | null;
	value: string;
}

export interface RecapSection {
	id: 'remuneration' | 'travel' | 'payDocuments' | 'travelDocuments';
	title: string;
	/** One block a trip; a single block elsewhere. */
	blocks: RecapLine[][];
}

/** What a car is called on the screen's récapitulatif; the PDF prints the mode's own label. */
const CAR_ON_SCREEN = 'Voiture : Indemnités kilométriques SNCF';

/** The sections in the screen's order; a part that is not the intervenant's has none. */
export function recapSections(summary: ClaimSummary): RecapSection[] {
	const sections: RecapSection[] = [];
	if (summary.remuneration !== null) {
		sections.push({
			id: 'remuneration',
			title: 'Récapitulatif du frais de rémunération',
			blocks: [payLines(summary.remuneration)]
		});
	}
	if (summary.trips !== null) {
		sections.push({
			id: 'travel',
			title: 'Récapitulatif pour le remboursement du déplacement',
			blocks: summary.trips.map(tripLines)
		});
	}
	const isDue = summary.remuneration !== null || summary.trips !== null;
	if (isDue) {
		sections.push({
			id: 'payDocuments',
			title: 'Récapitulatif des pièces justificatives du dossier paie',
			blocks: [[...payDocumentLines(summary), ...suppliedLines(summary, 'pay')]]
		});
	}
	if (summary.trips !== null) {
		sections.push({
			id: 'travelDocuments',
			title: 'Récapitulatif des pièces justificatives du déplacement',
			blocks: [[...travelDocumentLines(summary), ...suppliedLines(summary, 'travel')]]
		});
	}
	return sections;
}

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

function tripLines(trip: TripSummary): RecapLine[] {
	const lines: RecapLine[] = [
		{
			label: 'Départ',
			value: placeAndTime(
				trip.departureTown,
				trip.departurePostalCode,
				trip.departureDate,
				trip.departureTime
			)
		},
		{
			label: 'Retour/Arrivée',
			value: placeAndTime(trip.arrivalTown, trip.arrivalPostalCode, trip.returnDate, trip.returnTime)
		}
	];
	const { transportMode: mode } = trip;
	if (mode !== null) {
		lines.push({ label: 'Type de transport', value: mode.isCar ? CAR_ON_SCREEN : mode.label });
	}
	if (trip.distanceKm !== null) lines.push({ label: 'Distance aller', value: formatKm(trip.distanceKm) });
	if (trip.oneWayJourneys !== null) {
		lines.push({ label: 'Nombre de trajets', value: formatCount(trip.oneWayJourneys) });
	}
	if (trip.otherCostsCents !== null && trip.otherCostsCents > 0) {
		lines.push({ label: 'Montant divers', value: formatAmount(trip.otherCostsCents) });
	}
	if (trip.comment !== '') lines.push({ label: 'Commentaire', value: trip.comment });
	return [...lines, ...countLines('Repas', mealCounts(trip)), ...countLines('Nuitées', nightCounts(trip))];
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
function countLines(label: string, counts: [string, number][]): RecapLine[] {
	const told = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} : ${count}`);
	return told.length === 0 ? [] : [{ label, value: told.join(' ; ') }];
}

const sentence = (value: string): RecapLine => ({ label: null, value });

function payDocumentLines({ requiredDocuments }: ClaimSummary): RecapLine[] {
	const asked = new Set(requiredDocuments.map(({ purpose }) => purpose));
	return [
		...(asked.has('iban') ? [sentence("Veuillez envoyer un IBAN au gestionnaire d'examen.")] : []),
		...(asked.has('carteVitale')
			? [sentence("Veuillez envoyer une copie de votre carte vitale au gestionnaire d'examen.")]
			: [])
	];
}

function travelDocumentLines({ requiredDocuments }: ClaimSummary): RecapLine[] {
	const pieces = requiredDocuments
		.filter(({ folder }) => folder === 'travel')
		.map(({ purpose }) => TRAVEL_PIECES[purpose]);
	if (pieces.length === 0) return [];
	return [
		sentence(
			`Les pièces justificatives suivantes seront à joindre à votre récapitulatif : ${pieces.join(', ')}.`
		)
	];
}

function suppliedLines({ suppliedDocuments }: ClaimSummary, folder: DocumentFolder): RecapLine[] {
	return suppliedDocuments
		.filter((document) => document.folder === folder)
		.map(({ purpose, name }) => ({ label: DOCUMENT_PURPOSE_LABELS[purpose], value: name }));
}
