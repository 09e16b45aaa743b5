// How far apart two towns are by road, guessed from their centres. A help to fill «Distance aller» in, never a fact: the
// person takes it or types their own.
import type { Centre } from './town-table';

const EARTH_RADIUS_KM = 6371;
/** Roads are longer than the straight line: about a third more in France [chosen]. */
export const ROAD_FACTOR = 1.3;
const HUNDREDTHS_TO_RADIANS = Math.PI / 18_000;

/** The straight line over the ground, in km. */
export function greatCircleKm(from: Centre, to: Centre): number {
	const [fromLat, toLat] = [from.lat * HUNDREDTHS_TO_RADIANS, to.lat * HUNDREDTHS_TO_RADIANS];
	const halfLon = ((to.lon - from.lon) * HUNDREDTHS_TO_RADIANS) / 2;
	const haversine =
		Math.sin((toLat - fromLat) / 2) ** 2 + Math.cos(fromLat) * Math.cos(toLat) * Math.sin(halfLon) ** 2;
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/**
 * Whole km of one journey, straight line × 1,3; null within one town, where centres tell nothing, or over the sea
 * (beyond what one drives in a day, 2 000 km).
 * Pleuven to Châteaulin → 42, where the guide's own claim has 40.
 */
export function estimateDistanceKm(from: Centre, to: Centre): number | null {
	const km = Math.round(greatCircleKm(from, to) * ROAD_FACTOR);
	return km < 1 || km > 2000 ? null : km;
}
