// The files of a batch on a real base: CSV and JSON say the same, both add up to the control total, and stay the same bytes
// after all that they were made of has changed.
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_UNITS } from '../../src/lib/domain/payment/export-units';
import { UNIT_COLUMNS, UNIT_KEYS } from '../../src/lib/fr/gestion/export-file-words';
import type { Caller } from '../../src/lib/server/services/caller';
import { manyClaimId, manyClaimsStatements } from '../fixtures/many-claims';
import { openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const FIRST = 5_000_001;
const ROUND = 20;
let ground: ServicesFixture;
let exported: typeof import('../../src/lib/server/exports/create-batch');
let batches: typeof import('../../src/lib/server/exports/batches');
let corrections: typeof import('../../src/lib/server/exports/correct-part');
let write: (statements: { sql: string; args: (string | number | null)[] }[]) => Promise<unknown>;

const office: Caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' }],
	requestId: 'test'
};

beforeAll(async () => {
	ground = await openServices('2017-06-16T09:00:00+02:00');
	exported = await import('../../src/lib/server/exports/create-batch');
	batches = await import('../../src/lib/server/exports/batches');
	corrections = await import('../../src/lib/server/exports/correct-part');
	const { academyDb } = await import('../../src/lib/server/db');
	write = (statements) => academyDb('RENNES').write(statements);
	await write([
		{ sql: "UPDATE claims SET remuneration_paid_on = '2017-01-01', travel_paid_on = '2017-01-01'", args: [] }
	]);
}, 60_000);

afterAll(() => ground.close());

async function make(): Promise<number> {
	const preview = await exported.previewBatch('RENNES', 'both', office);
	const result = await exported.createBatch({ academy: 'RENNES', ...preview }, office);
	if (!result.ok) throw new Error(result.why);
	return result.number;
}

async function bytesOf(number: number, format: 'csv' | 'json'): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of (await batches.issueFile('RENNES', number, format, office)).pieces)
		pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

interface Told {
	academie: string;
	lot: number;
	total: { lignes: number; etatsDeFrais: number; corrections: number; unites: Record<string, number> };
	lignes: (Record<string, unknown> & { unites: Record<string, number> })[];
}

async function both(number: number) {
	const csv: Record<string, string>[] = parse(await bytesOf(number, 'csv'), {
		delimiter: ';',
		columns: true,
		bom: true
	});
	return { csv, json: JSON.parse(await bytesOf(number, 'json')) as Told };
}

/** What a cell of text is behind the apostrophe that keeps a spreadsheet from computing it. */
const plain = (cell = '') => cell.replace(/^'(?=[\s'"]*[=+\-@])/, '');
const day = (moment: unknown) => String(moment).slice(0, 10).split('-').reverse().join('/');

/** Line by line: each cell of the CSV is what the JSON says. */
function expectSame({ csv, json }: Awaited<ReturnType<typeof both>>): void {
	const rows = csv.slice(0, -1);
	expect(rows).toHaveLength(json.lignes.length);
	for (const [index, row] of rows.entries()) {
		const line = json.lignes[index];
		if (line === undefined) throw new Error('no line');
		const corrects = line['corrige'] as { lot: number; ligne: number } | null;
		expect(row).toMatchObject({
			Lot: String(json.lot),
			Ligne: String(line['ligne']),
			Nature: line['nature'],
			Partie: line['partie'],
			'N° dossier': line['numeroDossier'],
			'État de frais': line['etatDeFrais'],
			Matricule: line['matricule'],
			Mission: String(line['mission']),
			Session: line['session'] ?? '',
			Début: day(line['debut']),
			Fin: day(line['fin']),
			'Corrige la ligne': corrects === null ? '' : `${corrects.lot}/${corrects.ligne}`
		});
		expect([plain(row['Nom']), plain(row['Examen']), plain(row['Centre']), plain(row['Motif'])]).toEqual([
			line['nom'],
			line['examen'],
			line['centre'] ?? '',
			line['motif'] ?? ''
		]);
		for (const unit of EXPORT_UNITS)
			expect(row[UNIT_COLUMNS[unit]]).toBe(String(line.unites[UNIT_KEYS[unit]]));
	}
	const total = csv.at(-1) ?? {};
	expect([total['Nature'], total['Ligne'], total['État de frais']]).toEqual([
		'total',
		String(json.total.lignes),
		String(json.total.etatsDeFrais)
	]);
	for (const unit of EXPORT_UNITS) {
		const sum = json.lignes.reduce((all, { unites }) => all + (unites[UNIT_KEYS[unit]] ?? Number.NaN), 0);
		expect(json.total.unites[UNIT_KEYS[unit]]).toBe(sum);
		expect(total[UNIT_COLUMNS[unit]]).toBe(String(sum));
	}
	expect(json.total).toMatchObject({
		lignes: json.lignes.length,
		etatsDeFrais: new Set(json.lignes.map((line) => line['etatDeFrais'])).size,
		corrections: json.lignes.filter((line) => line['nature'] === 'correction').length
	});
}

const words = fc.constantFrom(
	'LYCÉE "JEAN"; MOULIN',
	'=1+1',
	'-12',
	"  '@x",
	'Deux\nlignes',
	'ŒUVRE 🎓',
	'\u202Fx',
	"L'Haÿ"
);
const claim = fc.record({
	copies: fc.integer({ min: 0, max: 9999 }),
	distanceKm: fc.integer({ min: 0, max: 9999 }),
	oneWayJourneys: fc.integer({ min: 0, max: 20 }),
	otherCostsCents: fc.integer({ min: 0, max: 9_999_999 }),
	isKilometric: fc.boolean(),
	centre: words,
	exam: words
});

describe('CSV and JSON', () => {
	let round = 0;
	it('say the same of any claims, and add up to the control total', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: ROUND }), async (claims) => {
				const first = FIRST + 1000 * round;
				round += 1;
				await write([
					...manyClaimsStatements({ first, count: claims.length }),
					...claims.flatMap((each, index) => [
						{
							sql: `UPDATE claims SET content = json_set(content, '$.remuneration.copies', ?, '$.trips[0].distanceKm', ?,
								'$.trips[0].oneWayJourneys', ?, '$.trips[0].otherCostsCents', ?),
								travel_scales = iif(?, json_object(content ->> '$.trips[0].id', 'kilometric'), NULL) WHERE id = ?`,
							args: [
								each.copies,
								each.distanceKm,
								each.oneWayJourneys,
								each.otherCostsCents,
								each.isKilometric ? 1 : 0,
								manyClaimId(first + index)
							]
						},
						{
							sql: 'UPDATE missions SET centre_label = ?, exam = ? WHERE number = ?',
							args: [each.centre, each.exam, first + index]
						}
					])
				]);
				const files = await both(await make());
				expectSame(files);
				expect(files.json.total.unites).toMatchObject({
					copies: claims.reduce((sum, { copies }) => sum + copies, 0),
					fraisDiversCentimes: claims.reduce((sum, { otherCostsCents }) => sum + otherCostsCents, 0),
					kilometresBaremeKilometrique: claims.reduce(
						(sum, each) => sum + (each.isKilometric ? each.distanceKm * each.oneWayJourneys : 0),
						0
					)
				});
			}),
			{ numRuns: 12 }
		);
	});
});

describe('a scale that was chosen wrongly', () => {
	it('is corrected by the kilometres that go by the other one', async () => {
		const mission = FIRST + 900_000;
		await write(manyClaimsStatements({ first: mission, count: 1, payStatus: "'none'" }));
		await make();
		const correct = async (kilometricKm: number) => {
			const left = await corrections.leftPart('RENNES', manyClaimId(mission), 'travel', office);
			const wish = {
				academy: 'RENNES',
				...left,
				due: { ...left.sent, kilometricKm },
				reason: '=Barème oublié'
			};
			return corrections.correctPart(wish, office);
		};
		expect(await correct(81)).toEqual({ ok: false, why: 'kilometric' });
		expect(await correct(80)).toEqual({ ok: true });
		const files = await both(await make());
		expectSame(files);
		expect(files.json.lignes).toMatchObject([
			{ nature: 'correction', unites: { kilometres: 0, kilometresBaremeKilometrique: 80 } }
		]);
	});
});

describe('a batch that is issued again', () => {
	it('has the bytes of the first time, whatever became of claim, mission, person and page since', async () => {
		await write(manyClaimsStatements({ first: FIRST + 950_000, count: 3 }));
		const number = await make();
		const before = [await bytesOf(number, 'csv'), await bytesOf(number, 'json')];
		await write([
			{ sql: "UPDATE intervenants SET full_name = 'NOM CHANGÉ'", args: [] },
			{
				sql: "UPDATE missions SET exam = 'AUTRE', centre_label = NULL, starts_at = '2018-01-01T08:00'",
				args: []
			},
			{ sql: "UPDATE mission_types SET label = 'AUTRE TYPE ' || code", args: [] },
			{
				sql: `UPDATE claims SET content = json_set(content, '$.remuneration.copies', 1), file_number = 'Z-' || id`,
				args: []
			},
			{ sql: "UPDATE export_lines SET units = json_remove(units, '$.kilometricKm')", args: [] }
		]);
		expect([await bytesOf(number, 'csv'), await bytesOf(number, 'json')]).toEqual(before);
		// A line of an older version, which did not count this unit, is read as nil of it.
		const page = await batches.batchPage('RENNES', number, 0, office);
		expect(page.lines.every(({ units }) => units.kilometricKm === 0)).toBe(true);
	});
});
