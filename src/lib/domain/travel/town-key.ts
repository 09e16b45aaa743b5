// A town as sources, people and settings write it, made comparable. Knows no list of towns.

export interface Town {
	name: string;
	/** Null: not known. */
	postalCode: string | null;
}

/** Three communes whose postal names carry an arrondissement: «PARIS 12», «LYON 3EME», «MARSEILLE 08». */
const ARRONDISSEMENT = /^(PARIS|LYON|MARSEILLE) (?:0?\d|1\d|20)(?: ?(?:ER|E|EME))?(?: ARRONDISSEMENT)?$/;

/**
 * Capitals without accents, «CEDEX 7» and «ST» / «SAINT» made equal, hyphens and apostrophes as blanks, «S/» as «SUR»,
 * a postal code before or behind left out: «35042 Rennes Cedex» → `RENNES`.
 */
export function townKey(town: string): string {
	return town
		.toUpperCase()
		.replaceAll('Œ', 'OE')
		.replaceAll('Æ', 'AE')
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.replace(/\bS\/(?=S\b)/g, 'SOUS ')
		.replace(/\bS\//g, 'SUR ')
		.replace(/[^A-Z0-9]+/g, ' ')
		.replace(/\bCEDEX( \d{1,2}\b)?/g, '')
		.replace(/(^| )\d{5}( |$)/g, ' ')
		.replace(/\bSTE\b/g, 'SAINTE')
		.replace(/\bST\b/g, 'SAINT')
		.trim()
		.replace(/ +/g, ' ')
		.replace(ARRONDISSEMENT, '$1');
}

/** `35042` → `35`, `97400` → `974`; null where it is no French code. Corse is one: 200, 201 and 202 all give `20`. */
function departement(postalCode: string | null): string | null {
	const code = postalCode?.replaceAll(' ', '') ?? '';
	if (!/^\d{5}$/.test(code)) return null;
	return code.slice(0, code.startsWith('97') || code.startsWith('98') ? 3 : 2);
}

/**
 * Whether two names mean one municipality. A town has several postal codes (35000, 35700, CEDEX 35042), so these only
 * tell towns of one name in two départements apart; a code that is missing or foreign tells nothing [chosen].
 * «SAINT-DENIS 93200» and «ST DENIS 97400» → false; «RENNES 35000» and «Rennes CEDEX 7 35042» → true.
 */
export function isSameTown(one: Town, other: Town): boolean {
	if (townKey(one.name) !== townKey(other.name)) return false;
	const [first, second] = [departement(one.postalCode), departement(other.postalCode)];
	return first === null || second === null || first === second;
}
