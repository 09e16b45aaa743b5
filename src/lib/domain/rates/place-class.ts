// Where a stay counts as Paris, a large town or overseas: rates of meals and nights differ by it (rules §4).
import { townKey } from '../travel/town-key';

export const PLACE_CLASSES = ['mainland', 'largeTown', 'paris', 'overseas', 'pacific'] as const;
export type PlaceClass = (typeof PLACE_CLASSES)[number];

/** Towns of 200,000 people and more outside of the métropole du Grand Paris, as `townKey` writes them, by département. */
export const LARGE_TOWNS: Readonly<Record<string, readonly string[]>> = {
	'06': ['NICE'],
	'13': ['MARSEILLE'],
	'31': ['TOULOUSE'],
	'33': ['BORDEAUX'],
	'34': ['MONTPELLIER'],
	'35': ['RENNES'],
	'44': ['NANTES'],
	'59': ['LILLE'],
	'67': ['STRASBOURG'],
	'69': ['LYON']
};

/** The métropole du Grand Paris, Paris apart: these départements whole, … */
export const GRAND_PARIS_DEPARTEMENTS: readonly string[] = ['92', '93', '94'];
/** … and these towns of two others. */
export const GRAND_PARIS_TOWNS: Readonly<Record<string, readonly string[]>> = {
	'91': [
		'ATHIS MONS',
		'JUVISY SUR ORGE',
		'MORANGIS',
		'PARAY VIEILLE POSTE',
		'SAVIGNY SUR ORGE',
		'VIRY CHATILLON'
	],
	'95': ['ARGENTEUIL']
};

/** Postal codes of New Caledonia, French Polynesia, Wallis and Futuna. */
const PACIFIC: readonly string[] = ['986', '987', '988'];

export interface Stay {
	town: string | null;
	postalCode: string | null;
	/** ISO 3166 alpha-2. */
	country: string;
}

/**
 * Null where it cannot be told: abroad, or without a French postal code. A large town is known by its name and its
 * département: «RENNES CEDEX 7 35042» → largeTown, «PARIS 12 75012» → paris, «NOUMEA 98800» → pacific.
 */
export function placeClass({ town, postalCode, country }: Stay): PlaceClass | null {
	const code = postalCode?.replace(/\s/gu, '') ?? '';
	if (country !== 'FR' || !/^\d{5}$/.test(code)) return null;
	if (PACIFIC.includes(code.slice(0, 3))) return 'pacific';
	const departement = code.slice(0, 2);
	if (departement === '97' || departement === '98') return 'overseas';
	if (departement === '75') return 'paris';
	if (GRAND_PARIS_DEPARTEMENTS.includes(departement)) return 'largeTown';
	const key = townKey(town ?? '');
	const isLarge = [LARGE_TOWNS, GRAND_PARIS_TOWNS].some((towns) => towns[departement]?.includes(key));
	return isLarge ? 'largeTown' : 'mainland';
}
