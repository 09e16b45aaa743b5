// «Liste des missions (10 lignes)»: the number in a list's title is true or not there (guide §1.3.6).
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import DataList from '$lib/ui/list/DataList.svelte';

const COLUMNS = [{ id: 'nom', label: 'Nom', text: (name: string) => name }];
const ROWS = ['élève', 'jury', 'centre'];

function title(more: { filter?: string; isPartial?: boolean; total?: number }): string | undefined {
	const { filter = '', ...props } = more;
	const view = { filter, sortColumn: 'nom', isDescending: false };
	const { body } = render(DataList<string>, {
		props: { title: 'Liste des missions', rows: ROWS, columns: COLUMNS, emptyText: '', view, ...props }
	});
	return /<h2[^>]*>(.*?)<\/h2>/s
		.exec(body)?.[1]
		?.replace(/<!--.*?-->/g, '')
		.trim();
}

it('counts what is found', () => {
	expect(title({})).toBe('Liste des missions (3 lignes)');
	expect(title({ filter: 'JU' })).toBe('Liste des missions (1 ligne)');
	expect(title({ filter: 'rien' })).toBe('Liste des missions (0 ligne)');
});

it('counts the whole list while only its first rows have come, and not what these alone would tell', () => {
	expect(title({ isPartial: true, total: 812 })).toBe('Liste des missions (812 lignes)');
	expect(title({ isPartial: true })).toBe('Liste des missions');
	expect(title({ isPartial: true, total: 812, filter: 'ju' })).toBe('Liste des missions');
});
