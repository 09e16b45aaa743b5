// Words of what spares typing on a trip: the same as last time, a line from another, the estimated distance.
import type { TripText } from '../../domain/claim/claim-entry';
import { isLocalDate } from '../../domain/calendar/local-date-time';
import { formatDate, formatKm } from '../formats';

export const TRIP_HELP_WORDS = {
	lastTime: 'Vous avez déjà fait ce déplacement',
	asLastTime: 'Comme la dernière fois',
	filled: 'Les champs sont remplis comme la dernière fois. Vérifiez-les : vous pouvez tout modifier.',
	duplicate: 'Dupliquer',
	addReturn: 'Ajouter le retour',
	distanceSource:
		'Estimation entre les centres des deux communes (GeoNames, CC BY 4.0) : ligne droite × 1,3. Votre propre mesure passe avant.',
	nature: 'Nature de la dépense :',
	natures: ['Péage', 'Parking', 'Péage et parking']
} as const;

/** «Reprendre 42 km (estimation)» */
export function takeDistance(km: number): string {
	return `Reprendre ${formatKm(km)} (estimation)`;
}

/** «La dernière fois : AUTOMOBILE» */
export function lastMode(label: string): string {
	return `La dernière fois : ${label}`;
}

/** «Le 15/06/2016 : AUTOMOBILE, 07:00 – 20:00, 40 km × 2» */
export function lastTimeSentence(trip: TripText, modeLabel: string): string {
	const day = isLocalDate(trip.departureDate) ? `Le ${formatDate(trip.departureDate)} : ` : '';
	const distance = trip.distanceKm === '' ? [] : [`${trip.distanceKm} km × ${trip.oneWayJourneys || '1'}`];
	return `${day}${[modeLabel, `${trip.departureTime} – ${trip.returnTime}`, ...distance].join(', ')}.`;
}
