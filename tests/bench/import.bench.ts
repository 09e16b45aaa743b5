// A million lines by the page of imports: how long, how much memory the process that does it takes, and what the server
// answers meanwhile. And a million lines of which the last is wrong.
import { createWriteStream, openAsBlob, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from '@playwright/test';
import { BuiltServer, type Browser } from '../api/built-server';
import { countOf, desk, importGround, page, press, workerOf, type ImportGround } from '../api/import-ground';
import { record } from './measures';

const LINES = Number(process.env['IMAGIN_BENCH_LINES'] ?? 1_000_000);
/** Each is on five missions, and five are on each. */
const PEOPLE = Math.ceil(LINES / 5);
const ACADEMY = 'academies/RENNES.db';
const LOOK_EVERY_MS = 250;

const TOWNS = ['Rennes', 'Quimper', 'Brest', 'Vannes', 'Lorient', 'Fougères', 'Vitré', 'Redon'];
const TYPES = ['Correction de copies', 'Interrogation orale', 'SURVEILLANCE'];
const numen = (person: number) => `14E${String(person).padStart(7, '0')}AAA`;
const town = (place: number) => TOWNS[place % TOWNS.length] ?? '';

function* people(wrongAtTheEnd: boolean): Generator<string> {
	yield 'Identifiant;NUMEN;Nom;Prénom;Adresse;Commune;Code postal;UAI;Établissement;Catégorie;Code discipline;Discipline;Commune établissement;Code postal établissement\r\n';
	for (let n = 1; n <= LINES; n += 1) {
		const key = wrongAtTheEnd && n === LINES ? 'FAUX' : numen(n);
		yield `personne.${n};${key};Nom${n};Prénom;"${n} rue des Tilleuls\r\n35000 Rennes";${town(n)};35000;0350901P;Lycée;lycée;L0202;LETTRES;${town(n >> 3)};35000\r\n`;
	}
}

function* missions(): Generator<string> {
	yield 'Numéro;Matricule;Examen;Session;Type de mission;Centre;Commune centre;Code postal centre;Dates;Qualité;Jurys\r\n';
	for (let n = 0; n < LINES; n += 1) {
		const mission = 1_000_000 + Math.floor(n / 5);
		// The missions of one person are on days of their own.
		const day = String(1 + (Math.floor((n - (n % 5)) / PEOPLE) % 28)).padStart(2, '0');
		yield `${mission};${numen(1 + (n % PEOPLE))};BACCALAURÉAT GÉNÉRAL;juin 2027;${TYPES[mission % 3] ?? ''};Lycée ${mission % 500};${town(mission)};35000;${day}/06/2027 08:00 1 journée;Correcteur;MEMBRE DU JURY(0315)\r\n`;
	}
}

async function send(browser: Browser, source: string, path: string): Promise<string> {
	const form = new FormData();
	form.set('source', source);
	form.set('fichier', await openAsBlob(path), 'million.csv');
	const response = await browser.fetch('/gestion/imports/depot?academie=RENNES', {
		method: 'POST',
		body: form
	});
	expect(response.status).toBe(303);
	return response.headers.get('location') ?? '';
}

interface Watched {
	seconds: number;
	/** Of the process that works, MB. */
	peak: number;
	/** Seconds during which the académie's base was held. */
	held: number;
	/** Milliseconds of pages asked for meanwhile. */
	answers: number[];
}

/** Until the page shows one of the words; asks the server for its list all the while. */
async function watch(
	ground: ImportGround,
	browser: Browser,
	address: string,
	words: RegExp
): Promise<Watched> {
	const startedAt = performance.now();
	const watched: Watched = { seconds: 0, peak: 0, held: 0, answers: [] };
	for (;;) {
		const askedAt = performance.now();
		const text = await page(browser, address);
		watched.answers.push(performance.now() - askedAt);
		watched.peak = Math.max(watched.peak, peakOf(workerOf(ground)));
		if (text.includes('Écriture, en une seule fois')) watched.held += LOOK_EVERY_MS / 1000;
		if (words.test(text)) {
			watched.seconds = (performance.now() - startedAt) / 1000;
			return watched;
		}
		await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
	}
}

/** Linux alone tells it; 0 elsewhere. */
function peakOf(pid: number | null): number {
	const file = `/proc/${pid ?? 0}/status`;
	if (!existsSync(file)) return 0;
	return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024;
}

function p95(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
}

test('a million people, a million assignments, and a million lines with a wrong one at the end', async () => {
	test.setTimeout(3 * 60 * 60_000);
	const ground = await importGround();
	const server = await BuiltServer.start(ground.environment);
	try {
		const browser = await desk(server);
		const file = join(ground.folder.path, 'lines.csv');
		await pipeline(Readable.from(people(true)), createWriteStream(file));
		const refused = await watch(ground, browser, await send(browser, 'EPP', file), /Refusé\s: rien/);
		expect(await countOf(ground, ACADEMY, 'intervenants')).toBe(0);
		expect(await countOf(ground, 'directory.db', 'accounts')).toBe(2);
		record('import_refused_s', refused.seconds);

		for (const [name, source, lines, table] of [
			['people', 'EPP', people(false), 'intervenants'],
			['missions', 'CYCLADES', missions(), 'claims']
		] as const) {
			await pipeline(Readable.from(lines), createWriteStream(file));
			const address = await send(browser, source, file);
			const checked = await watch(ground, browser, address, /Vérifié, prêt à importer|Refusé\s: rien/);
			expect((await press(browser, address, 'apply')).status).toBe(303);
			const applied = await watch(ground, browser, address, /Terminé le/);
			expect(await countOf(ground, ACADEMY, table)).toBeGreaterThan(LINES / 2);
			record(`import_${name}_checked_s`, checked.seconds);
			record(`import_${name}_s`, applied.seconds);
			record(`import_${name}_held_s`, applied.held);
			record(`import_${name}_peak_mb`, Math.max(checked.peak, applied.peak));
			record(`import_${name}_served_p95_ms`, p95([...checked.answers, ...applied.answers]));
		}
	} finally {
		await server.stop();
		ground.folder.remove();
	}
});
