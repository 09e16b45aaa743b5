import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateDistanceKm, greatCircleKm } from '../../../src/lib/domain/travel/distance';
import { centreOf, findTowns, MOST_TOWNS } from '../../../src/lib/domain/travel/town-table';

/** As the build makes it from the official list (scripts/towns). */
const TABLE = readFileSync('.svelte-kit/towns.txt', 'utf8');
const names = (typed: string) =>
	findTowns(TABLE, typed).map(({ name, postalCode }) => `${name} ${postalCode}`);

describe('the table of communes', () => {
	it('has every commune of today, and a centre for five in six', () => {
		const lines = TABLE.trimEnd().split('\n');
		expect(lines.length).toBeGreaterThan(34_500);
		const known = lines.filter((line) => !line.endsWith('|')).length;
		expect(known / lines.length).toBeGreaterThan(0.8);
	});

	it.each([
		['chateaul', 'Châteaulin 29150'],
		['CHÂTEAULIN', 'Châteaulin 29150'],
		['l hay', "L'Haÿ-les-Roses 94240"],
		['hay les r', "L'Haÿ-les-Roses 94240"],
		['mans', 'Le Mans 72000'],
		['st malo', 'Saint-Malo 35400'],
		['Saint-Malo', 'Saint-Malo 35400'],
		['Œuilly', 'Œuilly 51480'],
		['oeuilly', 'Œuilly 51480'],
		['Rennes CEDEX 7', 'Rennes 35000'],
		['75012', 'Paris 75012'],
		['97411', 'Saint-Paul 97411']
	])('«%s» finds %s first', (typed, found) => {
		expect(names(typed)[0]).toBe(found);
	});

	it('gives every code of a town, the town itself before longer names, and eight in all', () => {
		expect(names('rennes').slice(0, 4)).toEqual([
			'Rennes 35000',
			'Rennes 35200',
			'Rennes 35700',
			'Rennes-en-Grenouilles 53110'
		]);
		expect(names('29170').sort()).toEqual(['Fouesnant 29170', 'Pleuven 29170', 'Saint-Évarzec 29170']);
		expect(names('sa')).toHaveLength(MOST_TOWNS);
	});

	it.each(['', ' ', 'c', '2', '29', '291700', 'Bruxelles-Ville', '.*', '(', '|'])(
		'finds nothing for «%s»',
		(typed) => {
			expect(names(typed)).toEqual([]);
		}
	);

	it('finds every commune by its own name, whatever its accents and marks', () => {
		const lines = TABLE.trimEnd().split('\n');
		const bare = (name: string) =>
			name
				.normalize('NFD')
				.replace(/\p{Mn}/gu, '')
				.toLowerCase();
		fc.assert(
			fc.property(fc.constantFrom(...lines), (line) => {
				const [name = '', codes = ''] = line.split('|');
				const namesakes = findTowns(TABLE, bare(name)).filter((town) => bare(town.name) === bare(name));
				// Of a name that many bear, the largest are shown; the code tells the others.
				const byCode = findTowns(TABLE, codes.split(' ')[0] ?? '').length;
				expect(namesakes.length).toBeGreaterThan(0);
				expect(byCode).toBeGreaterThan(0);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('the centre of a town', () => {
	const centre = (name: string, postalCode: string | null) => centreOf(TABLE, { name, postalCode });

	it('is found by name and département, CEDEX or not', () => {
		expect(centre('CHATEAULIN', '29150')).toEqual({ lat: 4820, lon: -409 });
		expect(centre('RENNES CEDEX 7', '35703')).toEqual(centre('Rennes', '35000'));
		expect(centre('SAINT DENIS', '97400')).not.toEqual(centre('SAINT DENIS', '93200'));
	});

	it('is not guessed between two towns of one name', () => {
		expect(centre('SAINT DENIS', null)).toBeNull();
		expect(centre('', null)).toBeNull();
		expect(centre('Bruxelles', '1000')).toBeNull();
	});

	it('of a hamlet is that of its postal code', () => {
		expect(centre('Kerfoo', '29170')).toEqual(centre('FOUESNANT', '29170'));
	});
});

describe('the distance between two towns', () => {
	const at = fc.record({
		lat: fc.integer({ min: -2200, max: 5200 }),
		lon: fc.integer({ min: -6200, max: 5600 })
	});

	it('is near the guide’s for its own claim: 40 km', () => {
		const [from, to] = [
			centreOf(TABLE, { name: 'PLEUVEN', postalCode: '29170' }),
			centreOf(TABLE, { name: 'CHATEAULIN', postalCode: '29150' })
		];
		if (from === null || to === null) throw new Error('not in the table');
		expect(estimateDistanceKm(from, to)).toBe(42);
	});

	it('is none within a town nor over an ocean', () => {
		expect(estimateDistanceKm({ lat: 4811, lon: -167 }, { lat: 4811, lon: -167 })).toBeNull();
		expect(estimateDistanceKm({ lat: 4885, lon: 235 }, { lat: -2100, lon: 5530 })).toBeNull();
	});

	it('is the same both ways, and never shorter than the straight line', () => {
		fc.assert(
			fc.property(at, at, (from, to) => {
				const km = estimateDistanceKm(from, to);
				expect(estimateDistanceKm(to, from)).toBe(km);
				if (km !== null) expect(km).toBeGreaterThanOrEqual(Math.floor(greatCircleKm(from, to)));
			})
		);
	});
});
