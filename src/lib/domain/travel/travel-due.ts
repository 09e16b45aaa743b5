// Whether the places of an assignment give rise to travel (MEN practice: another town than home and than the
// principal school, and not flagged «commune limitrophe» of either).

/** A town for comparison: capitals without accents, «CEDEX 7» and «ST» / «SAINT» made equal, hyphens as spaces. */
export function townKey(town: string): string {
	return town
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toUpperCase()
		.replace(/[^A-Z0-9]+/g, ' ')
		.replace(/\bCEDEX( \d+)?\b/g, '')
		.replace(/\bSTE\b/g, 'SAINTE')
		.replace(/\bST\b/g, 'SAINT')
		.trim()
		.replace(/ +/g, ' ');
}

/**
 * Travel is due if the centre's town is known and is neither the town of home nor that of the principal school, nor
 * a neighbour of either. Marking at home (no centre) gives none. «RENNES» against «RENNES CEDEX 7» → not due.
 */
export function isTravelDue(
	places: { centreTown: string | null; homeTown: string | null; schoolTown: string | null },
	areNeighbours: (townKeyA: string, townKeyB: string) => boolean
): boolean {
	if (places.centreTown === null) return false;
	const centre = townKey(places.centreTown);
	return [places.homeTown, places.schoolTown]
		.filter((town) => town !== null)
		.map(townKey)
		.every((town) => town !== centre && !areNeighbours(town, centre));
}
