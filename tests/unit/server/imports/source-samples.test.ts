// The sample files of the nine sources (db/README.md) fill an empty académie; the same files again change nothing.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	academyRows,
	directoryRows,
	emptyAcademy,
	ownDataFolder,
	run,
	runSamples,
	SAMPLES
} from './source-ground';

const folder = ownDataFolder();
let end: () => Promise<void>;
beforeAll(async () => {
	end = await emptyAcademy(folder);
	await runSamples();
});
afterAll(() => end());

const lines = async (rows: Promise<Record<string, unknown>[]>) =>
	(await rows).map((row) => Object.values(row).join(' | '));

it('people come with their posts and their principal school', async () => {
	expect(
		await lines(
			academyRows(`SELECT identifier, full_name, home_town, school_uai, school_town, is_financial_file_active,
				has_nir, is_inspecteur_general FROM intervenants ORDER BY identifier`)
		)
	).toEqual([
		'14A0200005EEE | Inès Inspection | Paris 12e Arrondissement |  |  | 0 | 0 | 1',
		'14A0200006FFF | Paul Chef | Saint-Grégoire | 0350777E |  | 0 | 0 | 0',
		'14A0200009JJJ | Sara Santé |  | 0350901P |  | 0 | 0 | 0',
		'14D0200003CCC | Hervé Direction | Betton | 0350901P | Rennes Cedex 7 | 0 | 0 | 0',
		'14E0200001AAA | Yann Rivoal | Rennes | 0350901P | Rennes Cedex 7 | 1 | 0 | 0',
		'14E0200002BBB | Nolwenn Quéré | Pleuven | 0290901X | Quimper | 0 | 0 | 0',
		'14G0200007GGG | Ève École |  | 0351234B |  | 0 | 0 | 0',
		'14G0200008HHH | Luc Prat |  | 0351234B |  | 0 | 0 | 0',
		'14P0200004DDD | Claire Le Bihan | Cesson-Sévigné | 0350555N |  | 0 | 0 | 0',
		'EXT0001 | Jörg Müller | Vitré |  |  | 0 | 0 | 0'
	]);
	const [address] = await academyRows(
		"SELECT address_lines FROM intervenants WHERE identifier = '14E0200001AAA'"
	);
	expect(address?.['address_lines']).toBe('["4 rue de l’Œuvre","35000 Rennes"]');
	expect(await lines(academyRows('SELECT kind, count(*) FROM postings GROUP BY kind ORDER BY kind'))).toEqual(
		['principal | 8', 'secondary | 1']
	);
	expect(await lines(academyRows('SELECT mef, modality FROM teachings ORDER BY mef DESC'))).toEqual([
		'TERMINALE GENERALE | COURS',
		'PREMIERE GENERALE | TRAVAUX\nDIRIGES'
	]);
});

it('heads answer for their school; everybody has the role of an intervenant and no password but an external’s', async () => {
	expect(
		await lines(
			directoryRows(`SELECT a.identifier, a.password_hash, a.must_change_password,
				(SELECT group_concat(role, ',') FROM (SELECT role FROM account_roles WHERE account_id = a.id ORDER BY role))
				FROM accounts a WHERE identifier IN ('herve.direction', 'paul.chef', 'eve.ecole', 'EXT0001')
				ORDER BY identifier`)
		)
	).toEqual([
		'EXT0001 | first:identifier | 1 | intervenant',
		'eve.ecole | none | 0 | intervenant',
		'herve.direction | none | 0 | chefCentre,chefEtablissement,intervenant',
		'paul.chef | none | 0 | chefCentre,chefEtablissement,intervenant'
	]);
	expect(await lines(academyRows('SELECT uai FROM head_schools ORDER BY uai'))).toEqual([
		'0350777E',
		'0350901P'
	]);
});

it('missions come with their claims, by the rules of generation', async () => {
	expect(
		await lines(
			academyRows(`SELECT m.number, i.identifier, a.heading, c.remuneration_status, c.travel_status,
				json_extract(c.content, '$.trips[0].arrivalTown') FROM assignments a
				JOIN missions m ON m.number = a.mission_number JOIN intervenants i ON i.id = a.intervenant_id
				LEFT JOIN claims c ON c.assignment_id = a.id ORDER BY m.number, i.identifier`)
		)
	).toEqual([
		'910001 | 14E0200001AAA | academy | open | open | QUIMPER CEDEX',
		'910001 | 14E0200002BBB | academy | open | none | ',
		'910002 | 14E0200001AAA | academy |  |  | ',
		'910003 | EXT0001 | ministry | gestionnaireToHandle | open | RENNES CEDEX 7',
		'910004 | 14E0200002BBB | academy | accepted | none | ',
		'910005 | 14E0200002BBB | academy | cancelled | none | ',
		'910006 | 14E0200001AAA | academy |  |  | '
	]);
	expect(await lines(academyRows('SELECT key, category FROM exam_options'))).toEqual(['BCG-FR | bacGeneral']);
});

it('SANTORIN fills states, figures and groups, and tells what it left alone', async () => {
	expect(
		await lines(
			academyRows(`SELECT a.mission_number, a.correction_state, json_extract(c.content, '$.remuneration.count'),
				c.grouping_comment, c.file_number FROM assignments a JOIN claims c ON c.assignment_id = a.id
				WHERE a.correction_state IS NOT NULL ORDER BY 1`)
		)
	).toEqual([
		'910001 | toMark |  |  | ',
		'910004 | markedInSantorin | 42 | Copies des missions 910004 et 910005\nréunies. | 2-1',
		'910005 | markedInSantorin | 1008 | Copies des missions 910004 et 910005\nréunies. | '
	]);
	expect(
		await lines(
			academyRows(`SELECT l.line, l.column_name, l.severity FROM source_import_lines l
				JOIN source_imports i ON i.id = l.import_id WHERE i.source = 'SANTORIN'`)
		)
	).toEqual(['5 | Copies | warning']);
});

it('every claim is in the gestionnaires’ queue', async () => {
	const [row] = await academyRows(
		`SELECT count(*) AS missing FROM queue_source s LEFT JOIN queue_entries q ON q.claim_id = s.claim_id
			WHERE q.claim_id IS NULL`
	);
	expect(row?.['missing']).toBe(0);
});

it('the same files again change nothing', async () => {
	const all = async () =>
		JSON.stringify(
			await Promise.all(
				[
					'intervenants',
					'postings',
					'teachings',
					'missions',
					'assignments',
					'claims',
					'claim_history',
					'changes'
				].map((table) => academyRows(`SELECT * FROM ${table} ORDER BY 1`))
			)
		);
	const before = await all();
	const accounts = JSON.stringify(await directoryRows('SELECT * FROM accounts ORDER BY id'));
	for (const [source, file] of SAMPLES) {
		const again = await run(source, readFileSync(`tests/fixtures/sources/${file}`));
		expect([source, again.state, again.row.counts]).toEqual([source, 'applied', {}]);
	}
	expect(await all()).toBe(before);
	expect(JSON.stringify(await directoryRows('SELECT * FROM accounts ORDER BY id'))).toBe(accounts);
});
