// The table of French communes that the app searches without a network: names, postal codes, size and centre, one line
// a commune, made at each build from the official list and from centres.csv. What a line means is told, and read, by
// src/lib/domain/travel/town-table.ts.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ code: string, nom: string, type: string, chefLieu?: string, codesPostaux?: string[], population?: number }} Commune */

const LIST = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
const CENTRES = fileURLToPath(new URL('centres.csv', import.meta.url));
const FILE = '.svelte-kit/towns.txt';
/** A centre borrowed from a neighbour of the same postal code stands for the commune only if these lie together. */
const NEAR_ENOUGH = 15;

function readCentres() {
	const lines = readFileSync(CENTRES, 'utf8').trim().split('\n').slice(1);
	return new Map(
		lines.map((line) => {
			const [code = '', lat, lon] = line.split(';');
			return [code, { lat: Number(lat), lon: Number(lon) }];
		})
	);
}

/** @param {number | undefined} population */
const sizeOf = (population = 0) =>
	Math.min(9, Math.max(0, Math.floor(Math.log2(Math.max(1, population / 250)))));

/** Every commune of today that has a postal code, in the order of the INSEE codes. */
export function townsFile() {
	const centres = readCentres();
	/** @type {Commune[]} */
	const communes = JSON.parse(readFileSync(LIST, 'utf8'));
	/** @type {Map<string, { lat: number, lon: number }[]>} */
	const byPostalCode = new Map();
	const current = communes.filter(
		({ type, codesPostaux = [] }) => type === 'commune-actuelle' && codesPostaux.length > 0
	);
	for (const { code, codesPostaux = [] } of current) {
		const centre = centres.get(code);
		if (centre === undefined) continue;
		for (const postalCode of codesPostaux) {
			byPostalCode.set(postalCode, [...(byPostalCode.get(postalCode) ?? []), centre]);
		}
	}
	/** @param {string} postalCode */
	const borrowed = (postalCode) => {
		const near = byPostalCode.get(postalCode) ?? [];
		if (near.length === 0) return undefined;
		const mean = (/** @type {'lat' | 'lon'} */ part) =>
			Math.round(near.reduce((sum, centre) => sum + centre[part], 0) / near.length);
		const middle = { lat: mean('lat'), lon: mean('lon') };
		const isTogether = near.every(
			({ lat, lon }) => Math.hypot(lat - middle.lat, lon - middle.lon) <= NEAR_ENOUGH
		);
		return isTogether ? middle : undefined;
	};
	const lines = current.map(({ code, nom, codesPostaux = [], population }) => {
		const own = centres.get(code);
		const centre = own ?? borrowed(codesPostaux[0] ?? '');
		const at = centre === undefined ? '' : `${own === undefined ? '~' : ''}${centre.lat} ${centre.lon}`;
		return [nom.replaceAll('’', "'"), codesPostaux.join(' '), sizeOf(population), at].join('|');
	});
	return `${lines.join('\n')}\n`;
}

function isMade() {
	if (!existsSync(FILE)) return false;
	const { mtimeMs } = statSync(FILE);
	return [LIST, CENTRES, fileURLToPath(import.meta.url)].every(
		(source) => statSync(source).mtimeMs < mtimeMs
	);
}

/** @returns {import('vite').Plugin} */
export function townsTable() {
	return {
		name: 'nomade-towns-table',
		// Before anything asks for it: the app takes its address, the tests its text.
		config() {
			if (isMade()) return;
			mkdirSync(dirname(FILE), { recursive: true });
			writeFileSync(FILE, townsFile());
		}
	};
}
