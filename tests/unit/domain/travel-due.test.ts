import { describe, expect, it } from 'vitest';
import { isTravelDue, townKey } from '../../../src/lib/domain/travel/travel-due';

describe('«the places decide travel»', () => {
	const none = () => false;
	const due = (centreTown: string | null, homeTown: string | null, schoolTown: string | null) =>
		isTravelDue({ centreTown, homeTown, schoolTown }, none);

	it('another town than home and than the principal school', () => {
		expect(due('PONTIVY CEDEX', 'PLEUVEN', 'RETIERS')).toBe(true);
		expect(due('RENNES CEDEX 7', 'Rennes', 'RETIERS')).toBe(false);
		expect(due('RETIERS', 'PLEUVEN', 'RETIERS')).toBe(false);
		expect(due(null, 'PLEUVEN', 'RETIERS')).toBe(false);
		expect(due('PONTIVY', null, null)).toBe(true);
	});

	it('a «commune limitrophe» of either gives none', () => {
		const neighbours = (a: string, b: string) => [a, b].sort().join() === 'CESSON SEVIGNE,RENNES';
		const places = { centreTown: 'Cesson-Sévigné', homeTown: 'PLEUVEN', schoolTown: 'RENNES CEDEX' };
		expect(isTravelDue(places, neighbours)).toBe(false);
	});

	it('towns compare without accents, hyphens, CEDEX; ST is SAINT', () => {
		expect(townKey('St-Grégoire')).toBe('SAINT GREGOIRE');
		expect(townKey('SAINT GREGOIRE CEDEX 9')).toBe('SAINT GREGOIRE');
		expect(townKey("L'Haÿ-les-Roses")).toBe('L HAY LES ROSES');
	});
});
