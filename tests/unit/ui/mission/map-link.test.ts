// What the map application is asked, on each kind of device: the place, every sign of it encoded, no CEDEX.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isHttpsUrl, externalAcademiesOf } from '$lib/domain/academy/external-academies';
import { mapLink, mapPlatform, mapQuery } from '$lib/ui/mission/map-link';
import { academy } from '../../domain/samples';

const centre = (label: string, town: string | null = null, postalCode: string | null = null) => ({
	label,
	uai: null,
	town,
	postalCode
});

it.each([
	[centre('LGT JOSEPH LOTH PONTIVY CEDEX', 'PONTIVY CEDEX', '56306'), 'LGT JOSEPH LOTH PONTIVY'],
	[centre('LGT MARIE CURIE TARBES CEDEX 9'), 'LGT MARIE CURIE TARBES'],
	[centre('LP ROSA PARKS ROSTRENE', 'ROSTRENEN', '22110'), 'LP ROSA PARKS ROSTRENE 22110 ROSTRENEN'],
	[centre('LYCEE LECONTE DE LISLE', 'SAINT DENIS', '97490'), 'LYCEE LECONTE DE LISLE 97490 SAINT DENIS'],
	[centre('RECTORAT', 'RENNES CEDEX', '35042'), 'RECTORAT RENNES']
])('%o is looked for as «%s»', (place, query) => {
	expect(mapQuery(place)).toBe(query);
});

it.each([
	['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130', 5, 'android', 'geo:0,0?q=LYC%C3%89E%20A%26B%2375'],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Safari',
		5,
		'apple',
		'https://maps.apple.com/?q=LYC%C3%89E%20A%26B%2375'
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X) Safari',
		5,
		'apple',
		'https://maps.apple.com/?q=LYC%C3%89E%20A%26B%2375'
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X) Firefox',
		0,
		'other',
		'https://www.openstreetmap.org/search?query=LYC%C3%89E%20A%26B%2375'
	],
	[
		'Mozilla/5.0 (X11; Linux x86_64) Chrome/130',
		0,
		'other',
		'https://www.openstreetmap.org/search?query=LYC%C3%89E%20A%26B%2375'
	]
])('%s with %d touch points: %s', (userAgent, touchPoints, platform, link) => {
	expect(mapPlatform(userAgent, touchPoints)).toBe(platform);
	expect(mapLink(centre('LYCÉE A&B#75'), mapPlatform(userAgent, touchPoints))).toBe(link);
});

it('never lets a label out of its place in the address', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme' }),
			fc.constantFrom('android', 'apple', 'other'),
			(label, platform) => {
				const link = mapLink(centre(label), platform);
				expect(link).toMatch(
					/^(geo:0,0\?q=|https:\/\/maps\.apple\.com\/\?q=|https:\/\/www\.openstreetmap\.org\/search\?query=)[\w.!~*'()%-]*$/
				);
			}
		)
	);
});

it.each([
	['https://imagin.ac-reunion.example/missions', true],
	['http://imagin.ac-reunion.example/', false],
	['javascript:alert(1)', false],
	['https://user:secret@ac.example/', false],
	['/missions', false],
	['', false]
])('%s as an académie hosted elsewhere: %s', (url, isGood) => {
	expect(isHttpsUrl(url)).toBe(isGood);
	const externalAcademies = [{ label: 'LA REUNION', missionsUrl: url, claimsUrl: 'https://ac.example/' }];
	expect(externalAcademiesOf([academy({ externalAcademies })])).toHaveLength(isGood ? 1 : 0);
});

it('offers each académie once, by name, and none that is hosted here', () => {
	const link = (label: string) => ({
		label,
		missionsUrl: 'https://a.example/',
		claimsUrl: 'https://a.example/'
	});
	const offered = externalAcademiesOf([
		academy({ externalAcademies: [link('MONTPELLIER'), link('RENNES')] }),
		academy({ externalAcademies: [link('LA REUNION'), link('MONTPELLIER')] }),
		academy()
	]);
	expect(offered.map(({ label }) => label)).toEqual(['LA REUNION', 'MONTPELLIER']);
});
