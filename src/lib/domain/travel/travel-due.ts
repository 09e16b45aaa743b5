// Whether the places of an assignment give rise to travel (MEN practice: another town than home and than the
// principal school, and not flagged «commune limitrophe» of either).
import { isSameTown, townKey, type Town } from './town-key';

export { townKey } from './town-key';

export interface TravelPlaces {
	centreTown: string | null;
	centrePostalCode?: string | null;
	homeTown: string | null;
	homePostalCode?: string | null;
	schoolTown: string | null;
	schoolPostalCode?: string | null;
}

/** Pairs that the académie declared, by `townKey`; asked in one direction, answered for both. */
export type AreNeighbours = (townKeyA: string, townKeyB: string) => boolean;

function town(name: string | null, postalCode: string | null | undefined): Town | null {
	return name === null || townKey(name) === '' ? null : { name, postalCode: postalCode ?? null };
}

/**
 * Travel is due if the centre's town is known and is neither the town of home nor that of the principal school, nor
 * a declared neighbour of either. Marking at home (no centre) gives none. «RENNES» against «RENNES CEDEX 7» → not due.
 *
 * Towns that nobody knows [chosen]: a centre without a town gives no part, since nothing shows that the person left
 * their own (the import tells it); a home or a school without one
 * is not compared, and with neither known the part exists, for the person to fill and the gestionnaire to judge.
 */
export function isTravelDue(places: TravelPlaces, areNeighbours: AreNeighbours): boolean {
	const centre = town(places.centreTown, places.centrePostalCode);
	if (centre === null) return false;
	const centreKey = townKey(centre.name);
	return [
		town(places.homeTown, places.homePostalCode),
		town(places.schoolTown, places.schoolPostalCode)
	].every((own) => {
		if (own === null) return true;
		const ownKey = townKey(own.name);
		return !isSameTown(own, centre) && !areNeighbours(ownKey, centreKey) && !areNeighbours(centreKey, ownKey);
	});
}
