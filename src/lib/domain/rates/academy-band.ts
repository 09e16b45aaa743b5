// What an académie wrote under «Cas» of one of its rates, read as a band. What cannot be read is told to nobody as a
// rate: the national one holds, or none.
import type { RateKind } from '../academy/rate-kinds';
import { examKey } from '../mission/exam-key';
import type { RateBand } from './known-rate';
import type { PlaceClass } from './place-class';
import type { VehicleClass } from './vehicle-class';

const ALL: RateBand = { by: 'all' };

/** Capitals without accents, «’» as «'», single blanks, no blank between thousands. */
function plain(text: string): string {
	return examKey(text)
		.replaceAll('’', "'")
		.replace(/(\d) (?=\d{3}\b)/g, '$1');
}

const PLACES: readonly [RegExp, readonly PlaceClass[]][] = [
	[/^(COMMUNE DE )?PARIS$/, ['paris']],
	[/^(GRANDES? VILLES?|METROPOLE DU GRAND PARIS)/, ['largeTown']],
	[/^METROPOLE$|^FRANCE METROPOLITAINE$/, ['mainland', 'largeTown', 'paris']],
	[/^AUTRES? COMMUNES?$|^TAUX DE BASE$/, ['mainland']],
	[/^OUTRE-MER$/, ['overseas', 'pacific']],
	[/^(NOUVELLE-CALEDONIE|POLYNESIE|WALLIS)/, ['pacific']]
];

/** «1–16 km», «17 à 32», «jusqu'à 2 000 km», «800 km et plus», «au-delà de 10 000 km»; null if none of them. */
function kilometres(text: string): { overKm: number; upToKm: number | null } | null {
	const between = /(\d+)(?: ?KM)? ?(?:-|–|A) ?(\d+)(?: ?KM)?$/.exec(text);
	if (between !== null) return { overKm: Number(between[1]) - 1, upToKm: Number(between[2]) };
	const upTo = /JUSQU'A (\d+) ?KM$/.exec(text);
	if (upTo !== null) return { overKm: 0, upToKm: Number(upTo[1]) };
	const over = /(?:AU-DELA DE|PLUS DE) (\d+)(?: ?KM)?$/.exec(text);
	if (over !== null) return { overKm: Number(over[1]), upToKm: null };
	const from = /(\d+)(?: ?KM)? ?(?:\+|ET PLUS)$/.exec(text);
	return from === null ? null : { overKm: Number(from[1]) - 1, upToKm: null };
}

const VEHICLES: readonly [RegExp, VehicleClass][] = [
	[/^JUSQU'A 5 ?CV|^5 ?CV ET MOINS/, 'upTo5Cv'],
	[/^6 ?(?:ET|OU|A|-|–) ?7 ?CV/, '6or7Cv'],
	[/^8 ?CV ET PLUS|^PLUS DE 7 ?CV/, 'over7Cv'],
	[/^MOTO/, 'motorcycle'],
	[/^(VELOMOTEUR|CYCLOMOTEUR)/, 'moped']
];

function vehicleBand(text: string): RateBand | null {
	const vehicle = VEHICLES.find(([name]) => name.test(text));
	if (vehicle === undefined) return null;
	const rest = text.replace(vehicle[0], '').replace(/^[^\dA-Z]+/, '');
	if (rest === '') return { by: 'vehicle', vehicle: vehicle[1], overKm: 0, upToKm: null };
	const bounds = kilometres(rest);
	return bounds === null ? null : { by: 'vehicle', vehicle: vehicle[1], ...bounds };
}

/** Null: not understood. Nothing written → all; for kilometres the vehicle or the length of the trip must be told. */
export function readAcademyBand(kind: RateKind, written: string): RateBand | null {
	const text = plain(written);
	switch (kind) {
		case 'carKm':
			return vehicleBand(text);
		case 'sncfFixed':
		case 'sncfKm': {
			const bounds = kilometres(text);
			return bounds === null ? null : { by: 'distance', ...bounds };
		}
		case 'meal':
		case 'mealReduced':
		case 'night': {
			if (text === '') return ALL;
			const place = PLACES.find(([name]) => name.test(text));
			return place === undefined ? null : { by: 'place', places: place[1] };
		}
		case 'copy':
		case 'oralHour':
		case 'supervisionHour':
			return text === '' ? ALL : { by: 'exam', exam: text };
	}
}
