// The rows of the récapitulatif on paper (guide §2.6.4.3, its printed PDF), from the canonical summary.
import type { PartStatus } from '../domain/claim/claim';
import type { PartStates } from '../domain/claim/printed-states';
import type { ClaimSummary, TripSummary } from '../domain/claim/claim-summary';
import { DOCUMENT_PURPOSE_LABELS } from './documents';
import { formatAmount, formatCount, formatDate, formatKm } from './formats';
import { scheduleLines } from './schedule';
import { PART_STATUS_LABELS } from './status-labels';
import { payLines } from './summary-pay';

export interface PdfRow {
	label: string;
	/** One printed line each; an empty list prints the label alone. */
	lines: string[];
}

export const SIGNATURE_LABEL = 'Signature :';
export const PROVISIONAL_FILE_NUMBER = 'attribué à la réception';
export const PROVISIONAL_MARK = 'PROVISOIRE : validation en attente d’envoi';

/** «Récapitulatif de l'état de frais_12025-12024 (saisi par intervenant)»; provisional: without the number. */
export function pdfTitle(fileNumber: string | null): string {
	const number = fileNumber === null ? '' : `_${fileNumber}`;
	return `Récapitulatif de l’état de frais${number} (saisi par intervenant)`;
}

/** The rows in the printed order. `fileNumber` null: not given yet; `states`: told above a part's own lines. */
export function pdfRows(summary: ClaimSummary, fileNumber: string | null, states: PartStates = {}): PdfRow[] {
	const { academy, intervenant, mission, remuneration, trips } = summary;
	const exam = [mission.exam, mission.speciality, mission.examOption].filter(
		(text) => text !== null && text !== ''
	);
	const place = [mission.centre, mission.centrePostalCode, mission.centreTown];
	return [
		{ label: 'N° Dossier', lines: [fileNumber ?? PROVISIONAL_FILE_NUMBER] },
		{ label: 'Bureau de gestion', lines: academy.officeLines },
		{ label: 'Intervenant', lines: [intervenant.fullName] },
		{ label: 'Adresse', lines: intervenant.addressLines },
		{
			label: 'Etablissement principal',
			lines: intervenant.principalSchool === null ? [] : [intervenant.principalSchool]
		},
		{ label: 'Mission', lines: [`n°${mission.number} ${mission.typeLabel}`] },
		{ label: 'Examen, Spécialité, Epreuve', lines: [exam.join(', ')] },
		{ label: 'Lieu de mission', lines: [place.filter((text) => text !== null && text !== '').join(' ')] },
		{ label: 'Dates', lines: scheduleLines(mission.schedule) },
		{
			label: 'Rémunération épreuve',
			lines:
				remuneration === null
					? []
					: [
							...stateLines(states.remuneration),
							...payLines(remuneration).map(({ label, value }) => `${label} : ${value}`)
						]
		},
		{
			label: 'Remboursement déplacement',
			lines:
				trips === null
					? []
					: [...stateLines(states.travel), `${trips.length} déplacement(s).`, ...trips.flatMap(tripLines)]
		},
		{
			label: 'Pièces à fournir',
			lines: summary.requiredDocuments.map(({ purpose }) => `${DOCUMENT_PURPOSE_LABELS[purpose]}.`)
		},
		{ label: 'Pièces fournies', lines: summary.suppliedDocuments.map(({ name }) => name) }
	];
}

const stateLines = (state: PartStatus | undefined) =>
	state === undefined ? [] : [`Statut : ${PART_STATUS_LABELS[state]}`];

const moment = (date: string, time: string) =>
	[date === '' ? '' : `le ${formatDate(date)}`, time === '' ? '' : `à ${time}`]
		.filter((text) => text !== '')
		.join(' ');
const place = (town: string, postalCode: string) => (postalCode === '' ? town : `${town}(${postalCode})`);

/** «Départ : THOURIE(35134)», «Destination : …», «Départ : le 13/04/2018 à 08:00»… as the guide's PDF prints a trip. */
function tripLines(trip: TripSummary): string[] {
	const counts: [string, number][] = [
		['Déjeuners à rembourser', trip.lunchesReimbursed],
		['Déjeuners administratifs à rembourser', trip.lunchesAdministrative],
		['Déjeuners gratuits', trip.lunchesFree],
		['Dîners à rembourser', trip.dinnersReimbursed],
		['Dîners gratuits', trip.dinnersFree],
		['Nuitées à rembourser', trip.nightsReimbursed],
		['Nuitées gratuites', trip.nightsFree]
	];
	return [
		`Départ : ${place(trip.departureTown, trip.departurePostalCode)}`,
		`Destination : ${place(trip.arrivalTown, trip.arrivalPostalCode)}`,
		`Départ : ${moment(trip.departureDate, trip.departureTime)}`,
		`Retour : ${moment(trip.returnDate, trip.returnTime)}`,
		...(trip.transportMode === null ? [] : [`Mode transport : ${trip.transportMode.label}`]),
		...(trip.distanceKm === null ? [] : [`Distance : ${formatKm(trip.distanceKm)}`]),
		...(trip.oneWayJourneys === null ? [] : [`Nombre de trajets : ${formatCount(trip.oneWayJourneys)}`]),
		...counts.filter(([, count]) => count > 0).map(([label, count]) => `${label} : ${count}`),
		...(trip.otherCostsCents === null || trip.otherCostsCents === 0
			? []
			: [`Divers : ${formatAmount(trip.otherCostsCents)}`]),
		...(trip.comment === '' ? [] : [`Commentaire : ${trip.comment}`])
	];
}
