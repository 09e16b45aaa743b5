// Where a night counts as one in a large town: held against the municipalities of the national file.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	GRAND_PARIS_DEPARTEMENTS,
	GRAND_PARIS_TOWNS,
	LARGE_TOWNS,
	placeClass
} from '../../../../src/lib/domain/rates/place-class';
import { townKey } from '../../../../src/lib/domain/travel/town-key';

interface Commune {
	code: string;
	nom: string;
	type: string;
	departement?: string;
	population?: number;
	codesPostaux?: string[];
}
const require = createRequire(import.meta.url);
const read = <T>(name: string) =>
	JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8')) as T;
const communes = read<Commune[]>('communes').filter(({ type }) => type === 'commune-actuelle');
const grandParis = new Set(
	read<{ nom: string; membres: { code: string }[] }[]>('epci')
		.find(({ nom }) => nom === 'Métropole du Grand Paris')
		?.membres.map(({ code }) => code)
);
const all = (table: Readonly<Record<string, readonly string[]>>) =>
	Object.entries(table).flatMap(([departement, keys]) => keys.map((key) => `${departement} ${key}`));
const named = ({ departement, nom }: Commune) => `${departement} ${townKey(nom)}`;

describe('large towns', () => {
	it('are those of 200,000 people and more outside of the Grand Paris', () => {
		const large = communes.filter(
			({ code, population }) => (population ?? 0) >= 200_000 && !grandParis.has(code)
		);
		expect(all(LARGE_TOWNS).sort()).toEqual(large.map(named).sort());
	});

	it('are all of the Grand Paris, whose départements are whole', () => {
		expect(grandParis.size).toBeGreaterThan(100);
		const near = communes.filter(({ departement = '' }) => GRAND_PARIS_DEPARTEMENTS.includes(departement));
		expect(near.filter(({ code }) => !grandParis.has(code))).toEqual([]);
		const others = communes.filter(
			({ code, departement = '' }) =>
				grandParis.has(code) && !['75', ...GRAND_PARIS_DEPARTEMENTS].includes(departement)
		);
		expect(all(GRAND_PARIS_TOWNS).sort()).toEqual(others.map(named).sort());
	});
});

describe('the class of a place', () => {
	it.each([
		['CHATEAULIN', '29150', 'FR', 'mainland'],
		['RENNES CEDEX 7', '35042', 'FR', 'largeTown'],
		['Marseille 08', '13008', 'FR', 'largeTown'],
		['RENNES', '53000', 'FR', 'mainland'],
		['PARIS 12', '75012', 'FR', 'paris'],
		['Saint-Denis', '93200', 'FR', 'largeTown'],
		['Saint-Denis', '97400', 'FR', 'overseas'],
		['NOUMEA', '98800', 'FR', 'pacific'],
		['Argenteuil', '95100', 'FR', 'largeTown'],
		['LEUVEN', '3000', 'BE', null],
		['RENNES', null, 'FR', null]
	] as const)('of %s %s (%s) is %s', (town, postalCode, country, place) => {
		expect(placeClass({ town, postalCode, country })).toBe(place);
	});
});
