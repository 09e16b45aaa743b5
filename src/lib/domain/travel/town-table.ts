// The table of French communes: reading its lines, and finding those that are meant by what a person has typed so far.
// Pure: the text of the table comes as an argument (made by scripts/towns, one line a commune:
// `Châteaulin|29150|4|4820 -409`: name, postal codes, size from 0 to 9, centre in hundredths of a degree, «~» before one
// that is borrowed from neighbours of the same postal code; nothing where none is known).
import { isSameTown, townKey, type Town } from './town-key';

/** In hundredths of a degree: about a kilometre. */
export interface Centre {
	lat: number;
	lon: number;
}

/** One commune with one of its postal codes. */
export interface ListedTown {
	name: string;
	postalCode: string;
	centre: Centre | null;
}

/** Fewer letters find half of France. */
const LEAST_LETTERS = 2;
const LEAST_FIGURES = 3;
export const MOST_TOWNS = 8;

const LETTERS: Readonly<Record<string, string>> = {
	A: '[aàâä]',
	C: '[cç]',
	E: '[eéèêë]',
	I: '[iîï]',
	N: '[nñ]',
	O: '[oôö]',
	U: '[uùûü]',
	Y: '[yÿ]'
};

/** A key of `townKey` as a pattern that its names are written by: `L HAY` → «L'Haÿ», «l’hay». */
function patternOf(key: string): string {
	return [...key.replaceAll('OE', '\u0153').replaceAll('AE', '\u00e6')]
		.map((letter) => {
			if (letter === ' ') return "[ '-]+";
			if (letter === '\u0153') return `(?:œ|${LETTERS['O']}${LETTERS['E']})`;
			if (letter === '\u00e6') return `(?:æ|${LETTERS['A']}${LETTERS['E']})`;
			return LETTERS[letter] ?? letter.toLowerCase();
		})
		.join('');
}

interface Line {
	name: string;
	postalCodes: string[];
	centre: Centre | null;
}

function readLine(line: string): Line {
	const [name = '', codes = '', , at = ''] = line.split('|');
	const [lat, lon] = at.replace('~', '').split(' ').map(Number);
	const centre = at === '' || lat === undefined || lon === undefined ? null : { lat, lon };
	return { name, postalCodes: codes.split(' '), centre };
}

function linesLike(table: string, pattern: string): string[] {
	return table.match(new RegExp(pattern, 'gim')) ?? [];
}

const LARGEST = 9;

/** The largest communes first, of one size by name: without reading through thousands that would not be shown. */
function largest(lines: readonly string[]): Line[] {
	const found: Line[] = [];
	for (let size = LARGEST; size >= 0 && found.length < MOST_TOWNS; size -= 1) {
		const ofSize = lines.filter(
			(line) => line.charAt(line.indexOf('|', line.indexOf('|') + 1) + 1) === String(size)
		);
		found.push(...ofSize.map(readLine).sort((a, b) => (a.name < b.name ? -1 : 1)));
	}
	return found.slice(0, MOST_TOWNS);
}

/**
 * Communes whose name begins so, accents, hyphens, case and a leading article left out, «st» for «saint»; or, of three
 * figures on, whose postal code begins so. Larger ones first, at most eight; nothing for one letter.
 * «chateaul» → Châteaulin 29150; «rennes» → Rennes with 35000, 35200, 35700; «2917» → those of 29170.
 */
export function findTowns(table: string, typed: string): ListedTown[] {
	const figures = typed.replace(/\s/g, '');
	if (/^\d+$/.test(figures)) return figures.length < LEAST_FIGURES ? [] : byPostalCode(table, figures);
	const key = townKey(typed);
	if (key.length < LEAST_LETTERS) return [];
	const pattern = patternOf(key);
	const article = "(?:l'|(?:la|le|les) )?";
	// A name typed in full stands before longer ones that begin like it, however large these are.
	const whole = largest(linesLike(table, `^${article}${pattern}\\|.*$`));
	const longer = largest(linesLike(table, `^${article}${pattern}[^|\\n]+\\|.*$`));
	return [...whole, ...longer].flatMap(eachCode).slice(0, MOST_TOWNS);
}

function eachCode({ name, postalCodes, centre }: Line): ListedTown[] {
	return postalCodes.map((postalCode) => ({ name, postalCode, centre }));
}

function byPostalCode(table: string, figures: string): ListedTown[] {
	if (figures.length > 5) return [];
	return largest(linesLike(table, `^[^|\\n]*\\|(?:\\d{5} )*${figures}.*$`))
		.flatMap(eachCode)
		.filter(({ postalCode }) => postalCode.startsWith(figures))
		.slice(0, MOST_TOWNS);
}

/**
 * Where a town as typed lies: by its name in its département («RENNES CEDEX 7», 35703), else by its postal code; null
 * where the table does not tell, or tells of two («SAINT-DENIS» without a code).
 */
export function centreOf(table: string, town: Town): Centre | null {
	const key = townKey(town.name);
	const code = town.postalCode?.replace(/\s/g, '') ?? '';
	const named =
		key === ''
			? []
			: linesLike(table, `^${patternOf(key)}\\|.*$`)
					.map(readLine)
					.filter(({ name, postalCodes }) =>
						isSameTown(
							{ name, postalCode: postalCodes[0] ?? null },
							{ name: town.name, postalCode: code || null }
						)
					);
	const exact = named.filter(({ postalCodes }) => postalCodes.includes(code));
	const [only, ...others] = exact.length > 0 ? exact : named;
	if (only !== undefined && others.length === 0) return only.centre;
	if (only !== undefined || !/^\d{5}$/.test(code)) return null;
	return largest(linesLike(table, `^[^|\\n]*\\|(?:\\d{5} )*${code}.*$`))[0]?.centre ?? null;
}
