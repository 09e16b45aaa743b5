// A claim as typed, in lines to read: each field that is filled in, by the label that its screen shows.
import type { ClaimEntry } from '../domain/claim/claim-entry';
import { fieldLabel } from './field-labels';
import { formatDate } from './formats';

/** Not for a reader: what only the app needs. */
const UNTOLD = new Set(['id', 'origin']);

function shown(value: string): string {
	return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

function filled(fields: object, path: string): string[] {
	return Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
		typeof value !== 'string' || value === '' || UNTOLD.has(name)
			? []
			: [`${fieldLabel(`${path}.${name}`)} : ${shown(value)}`]
	);
}

/** «Nombre de candidats : 12», then the half-days, then each trip under «Déplacement 1 sur 2». */
export function entryLines({ remuneration, trips }: ClaimEntry): string[] {
	const { copies, candidates, hours, minutes, lines } = remuneration;
	return [
		...filled({ copies, candidates, hours, minutes }, 'remuneration'),
		...lines.map((line, index) => filled(line, `remuneration.lines.${index}`).join(' ; ')),
		...trips.flatMap((trip, index) => [
			`Déplacement ${index + 1} sur ${trips.length}`,
			...filled(trip, `trips.${index}`)
		])
	];
}
