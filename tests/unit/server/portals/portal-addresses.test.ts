// What may stand as the address of a remote application.
import { describe, expect, it } from 'vitest';
import { isPortalAddress, readPortals } from '$lib/server/portal-addresses';

describe('an address', () => {
	it.each([
		['https://santorin.example/entree', true],
		['https://santorin.example/entree?academie=14', true],
		['http://127.0.0.1:8080/entree', true],
		['http://localhost:8080/', true],
		['http://santorin.example/entree', false],
		['http://127.0.0.1.example/', false],
		['javascript:alert(1)', false],
		['data:text/html,x', false],
		['//santorin.example', false],
		['/accueil', false],
		['https://u:p@santorin.example/', false],
		['https://santorin.example/#x', false],
		['', false]
	])('%s: %s', (text, expected) => expect(isPortalAddress(text)).toBe(expected));
});

describe('IMAGIN_PORTALS', () => {
	it('gives addresses by académie and module', () => {
		const text = '{"RENNES":{"santorin":"https://santorin.example/e"}}';
		expect(readPortals({ IMAGIN_PORTALS: text })).toEqual({
			RENNES: { santorin: 'https://santorin.example/e' }
		});
		expect(readPortals({})).toEqual({});
	});

	it.each([
		'{',
		'[]x',
		'{"RENNES":{"unknown":"https://a.example/"}}',
		'{"RENNES":{"santorin":"http://a.example/"}}',
		'3'
	])('%s keeps the server from starting', (text) =>
		expect(() => readPortals({ IMAGIN_PORTALS: text })).toThrow(/IMAGIN_PORTALS/)
	);
});
