// Filter and order of a list, and their place in the address, whatever stands there (guide §1.3.6, §1.3.7).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inListOrder } from '$lib/domain/mission/listing';
import type { ListColumn, ListView } from '$lib/ui/list/list-column';
import { filterRows, indexRows, sortRows, viewFromSearch, writeView } from '$lib/ui/list/list-view';
import { mission52525 } from '../../domain/samples';

interface Row {
	name: string;
	date: string;
	count: number | null;
}

const COLUMNS: readonly ListColumn<Row>[] = [
	{ id: 'nom', label: 'Nom', text: ({ name }) => name },
	{
		id: 'date',
		label: 'Date',
		text: ({ date }) => date.split('-').reverse().join('/'),
		sortValue: ({ date }) => date
	},
	{
		id: 'nombre',
		label: 'Nombre',
		text: ({ count }) => (count === null ? '' : String(count)),
		sortValue: ({ count }) => count
	}
];
const FIRST: ListView = { filter: '', sortColumn: 'date', isDescending: true };

function row(name: string, date = '2017-06-15', count: number | null = 1): Row {
	return { name, date, count };
}

function sorted(rows: readonly Row[], id: string, isDescending = false): Row[] {
	const column = COLUMNS.find((candidate) => candidate.id === id);
	return sortRows(indexRows(rows, COLUMNS), column, isDescending).map((indexed) => indexed.row);
}

function found(rows: readonly Row[], filter: string): string[] {
	return filterRows(indexRows(rows, COLUMNS), filter).map((indexed) => indexed.row.name);
}

describe('the order', () => {
	it('is that of French for texts, of time for dates, of size for numbers', () => {
		const names = ['zèbre', 'Élan', 'eau', 'LYCEE 10', 'LYCEE 9', 'été'];
		expect(
			sorted(
				names.map((name) => row(name)),
				'nom'
			).map(({ name }) => name)
		).toEqual(['eau', 'Élan', 'été', 'LYCEE 9', 'LYCEE 10', 'zèbre']);
		const dates = ['2017-04-27', '2016-05-18', '2021-06-09', '2014-06-25'];
		expect(
			sorted(
				dates.map((date) => row('a', date)),
				'date'
			).map(({ date }) => date)
		).toEqual(dates.toSorted());
		const counts = [100833, 98967, 99685];
		expect(
			sorted(
				counts.map((count) => row('a', undefined, count)),
				'nombre'
			).map(({ count }) => count)
		).toEqual([98967, 99685, 100833]);
	});

	it('has what says nothing last, and first the other way round', () => {
		const rows = [row('a', undefined, null), row('b', undefined, 2)];
		expect(sorted(rows, 'nombre').map(({ name }) => name)).toEqual(['b', 'a']);
		expect(sorted(rows, 'nombre', true).map(({ name }) => name)).toEqual(['a', 'b']);
	});

	it('leaves equal rows as they came, both ways, and is the other way round for all others', () => {
		const rows = fc.array(
			fc.record({
				name: fc.constantFrom('É', 'e', 'a', ''),
				date: fc.constant('2017-06-15'),
				count: fc.nat(3)
			})
		);
		fc.assert(
			fc.property(rows, fc.constantFrom('nom', 'nombre'), (all, id) => {
				const up = sorted(all, id);
				const down = sorted(all, id, true);
				const text = (one: Row) => (id === 'nom' ? one.name : String(one.count));
				for (const same of new Set(all.map(text))) {
					const came = all.filter((one) => text(one) === same);
					expect(up.filter((one) => text(one) === same)).toEqual(came);
					expect(down.filter((one) => text(one) === same)).toEqual(came);
				}
				const runs = (list: Row[]) => list.map(text).filter((value, at, values) => value !== values[at - 1]);
				expect(runs(down)).toEqual(runs(up).toReversed());
			})
		);
	});

	it('of the guide’s lists: newest start first, and the lowest number of one start', () => {
		const at = (number: number, date: string) => ({
			...mission52525,
			number,
			schedule: { kind: 'datedLines' as const, lines: [{ date, time: '09:00', duration: null }] }
		});
		const missions = [at(147569, '2023-07-13'), at(147853, '2023-08-30'), at(147852, '2023-08-30')];
		expect(inListOrder(missions, (mission) => mission).map(({ number }) => number)).toEqual([
			147852, 147853, 147569
		]);
	});
});

describe('the filter', () => {
	const rows = [row('BACCALAURÉAT GÉNÉRAL', '2017-07-27', 77824), row('Cœur d’été', '2016-05-18', 68629)];

	it.each([
		['baccalaureat', ['BACCALAURÉAT GÉNÉRAL']],
		['  BaccalaurÉat\u00a0gen ', ['BACCALAURÉAT GÉNÉRAL']],
		["coeur d'ete", ['Cœur d’été']],
		['27/07', ['BACCALAURÉAT GÉNÉRAL']],
		['686', ['Cœur d’été']],
		['', ['BACCALAURÉAT GÉNÉRAL', 'Cœur d’été']],
		['(*+?[', []],
		['\u0000', []],
		['ete 18/05', []]
	])('«%s» finds %j', (filter, names) => expect(found(rows, filter)).toEqual(names));
});

describe('the address', () => {
	it('gives back any view that was written into it', () => {
		const views = fc.record({
			filter: fc.string({ unit: 'grapheme' }),
			sortColumn: fc.constantFrom('nom', 'date', 'nombre'),
			isDescending: fc.boolean(),
			drawn: fc.integer({ min: 11, max: 1000 })
		});
		fc.assert(
			fc.property(views, (view) => {
				const params = new URLSearchParams({ academie: 'RENNES' });
				writeView(params, view, FIRST);
				expect(params.get('academie')).toBe('RENNES');
				expect(viewFromSearch(`?${params.toString()}`, FIRST)).toEqual({
					...view,
					filter: view.filter.toWellFormed()
				});
			})
		);
	});

	it('says nothing of a list as it opens', () => {
		const params = new URLSearchParams('filtre=bac&tri=nom&ordre=asc&lignes=70');
		writeView(params, FIRST, FIRST);
		expect(params.toString()).toBe('');
	});

	it.each(['?lignes=1e9', '?lignes=-4', '?lignes=x', '?lignes=999999999999999999999'])(
		'%s draws no more than a list can',
		(search) => {
			const { drawn = 0 } = viewFromSearch(search, FIRST);
			expect(drawn).toBeGreaterThanOrEqual(0);
			expect(drawn).toBeLessThanOrEqual(1000);
		}
	);
});
