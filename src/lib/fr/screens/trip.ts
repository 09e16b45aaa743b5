// Words of the trips' list and of «Détail d'un frais de déplacement» (guide §2.6.4.2).
import { formatDate } from '../formats';

export const TRIP_WORDS = {
	list: 'Liste des dates de déplacement',
	departureDate: 'Date de départ',
	departureTime: 'Heure de départ',
	returnDate: 'Date de retour',
	returnTime: 'Heure de retour',
	departureTown: 'Ville de départ',
	arrivalTown: 'Ville d’arrivée',
	complete: 'Compléter le déplacement',
	consult: 'Consulter le déplacement',
	add: 'Ajouter un déplacement',
	remove: 'Supprimer le déplacement',
	putBack: 'Annuler',
	putBackClosed:
		'Le déplacement n’a pas été remis : les frais de déplacement ne sont plus modifiables. Pour les reprendre, choisissez « Modifier » dans « Suivi ».',
	none: 'Aucun déplacement.',
	outside:
		'Cette page ne connaît pas vos missions du même jour dans une académie qui n’est pas gérée ici : si l’une d’elles commence plus tôt, saisissez tous les déplacements de la journée sur celle-là, et rien ici.',
	hint: 'Un aller-retour chaque jour au même endroit : une seule ligne. Plusieurs modes de transport : une ligne par mode. Plusieurs missions le même jour : tous les déplacements sur la première.',
	dialog: 'Détail d’un frais de déplacement',
	departure: 'DEPART',
	arrival: 'ARRIVEE/RETOUR',
	transport: 'TRANSPORT',
	meals: 'REPAS',
	nights: 'NUITEES',
	town: 'Ville :',
	postalCode: 'Code postal :',
	country: 'Pays :',
	abroad: 'Hors de France',
	date: 'Date :',
	time: 'Heure :',
	townLocked: 'Non modifiable : ville connue de l’académie.',
	mode: 'Mode de transport :',
	chooseMode: 'Choisir…',
	distance: 'Distance aller :',
	distanceHint: 'En km, pour un seul trajet',
	journeys: 'Nombre de trajets :',
	journeysHint: 'Un aller-retour compte pour 2',
	otherCosts: 'Frais Divers :',
	otherCostsHint: 'Péage, parking, en euros ; précisez leur nature dans « Commentaire »',
	comment: 'Commentaire :',
	lunchesReimbursed: 'Déjeuner(s) à rembourser :',
	lunchesAdministrative: 'Déjeuner(s) administratif(s) à rembourser :',
	lunchesFree: 'Déjeuner(s) gratuit(s) : (1)',
	dinnersReimbursed: 'Dîner(s) à rembourser :',
	dinnersFree: 'Dîner(s) gratuit(s) : (1)',
	nightsReimbursed: 'Nombre de nuitées à rembourser : (2)',
	nightsFree: 'Nombre de nuitées gratuites : (3)',
	note1: '(1) Indiquez le nombre de déjeuners ou de dîners qui vous ont été offerts.',
	note2: '(2) Le remboursement des frais de séjour se fait exclusivement sur présentation d’une facture.',
	note3: '(3) Indiquez le nombre de nuitées gratuites si vous en avez bénéficié.',
	required: '* Champ obligatoire'
} as const;

/** «Déplacement RENNES – PARIS du 01/06/2017 supprimé de cet état de frais.»; what is not typed yet is left out. */
export function removedTripSentence(trip: {
	departureTown: string;
	arrivalTown: string;
	departureDate: string;
}): string {
	const towns = [trip.departureTown, trip.arrivalTown].filter((town) => town.trim() !== '').join(' – ');
	const isDated = /^\d{4}-\d{2}-\d{2}$/.test(trip.departureDate);
	const words = ['Déplacement', towns, isDated ? `du ${formatDate(trip.departureDate)}` : ''];
	return `${words.filter((word) => word !== '').join(' ')} supprimé de cet état de frais.`;
}

/** Countries offered beside France: those that border it, then the rest of Europe, by their French name. */
const COUNTRY_CODES = [
	'AD',
	'AT',
	'BE',
	'BG',
	'CH',
	'CY',
	'CZ',
	'DE',
	'DK',
	'EE',
	'ES',
	'FI',
	'GB',
	'GR',
	'HR',
	'HU',
	'IE',
	'IT',
	'LT',
	'LU',
	'LV',
	'MC',
	'MT',
	'NL',
	'NO',
	'PL',
	'PT',
	'RO',
	'SE',
	'SI',
	'SK'
];

export function countryOptions(): { value: string; label: string }[] {
	const names = new Intl.DisplayNames(['fr'], { type: 'region' });
	const named = (value: string) => ({ value, label: names.of(value) ?? value });
	const others = COUNTRY_CODES.map(named).sort((a, b) => a.label.localeCompare(b.label, 'fr'));
	return [named('FR'), ...others];
}
