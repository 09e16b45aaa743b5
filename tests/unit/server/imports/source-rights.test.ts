// What an import gives and takes of rights, and whose account it may touch: the right of one école, the person of
// another académie, the name of an academic.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { academyDb } from '$lib/server/db';
import { importSource } from '$lib/server/imports/import-source';
import {
	academyRows,
	directoryRows,
	emptyAcademy,
	ownDataFolder,
	run,
	runSamples,
	sample
} from './source-ground';

const folder = ownDataFolder();
let end: () => Promise<void>;
beforeEach(async () => {
	end = await emptyAcademy(folder);
	await runSamples('SIRHEN');
});
afterEach(() => end());

const rows = async (found: Promise<Record<string, unknown>[]>) => (await found).flatMap(Object.values);
const rolesOf = (login: string) =>
	rows(
		directoryRows(`SELECT role FROM account_roles r JOIN accounts a ON a.id = r.account_id
			WHERE a.identifier = '${login}' ORDER BY role`)
	);

describe('a head who is in the file as something else', () => {
	it('answers for the school no longer, though the post stays', async () => {
		const done = await run('EPP', sample('epp.csv').replace('chef d’établissement', 'administratif'));
		// The dry run would say the same: this is no «rien».
		expect(done.row.counts).toEqual({ postingsChanged: 1 });
		expect(await rolesOf('herve.direction')).toEqual(['intervenant']);
		expect(await rows(academyRows('SELECT uai FROM head_schools'))).toEqual(['0350777E']);
		const back = await run('EPP', sample('epp.csv'));
		expect(back.row.counts).toEqual({ postingsChanged: 1 });
		expect(await rolesOf('herve.direction')).toEqual(['chefCentre', 'chefEtablissement', 'intervenant']);
	});

	it('keeps it while another source still says so', async () => {
		const head = `\r\nherve.direction;14D0200003CCC;Direction;Hervé;chef d'établissement;0350901P;LGT Jean Moulin;lycée;Betton;35830`;
		await run('SIRHEN', sample('sirhen.csv').trimEnd() + head);
		await run('EPP', sample('epp.csv').replace('chef d’établissement', 'administratif'));
		expect(await rolesOf('herve.direction')).toEqual(['chefCentre', 'chefEtablissement', 'intervenant']);
	});
});

describe('«inspecteur général»', () => {
	const generals = () =>
		rows(academyRows('SELECT identifier FROM intervenants WHERE is_inspecteur_general = 1'));

	it('ends with the function', async () => {
		expect(await generals()).toEqual(['14A0200005EEE']);
		await run('SIRHEN', sample('sirhen.csv').replace('inspecteur général', 'inspecteur'));
		expect(await generals()).toEqual([]);
	});

	it('ends when SIRHEN no longer knows the person, and their device learns it', async () => {
		await run('SIRHEN', sample('sirhen.csv').replace(/ines\.inspection.*\r?\n/, ''));
		expect(await generals()).toEqual([]);
		const [told] =
			await academyRows(`SELECT c.entity FROM changes c JOIN intervenants i ON i.account_id = c.recipient
			WHERE i.identifier = '14A0200005EEE' AND c.entity = 'competences'`);
		expect(told?.['entity']).toBe('competences');
	});
});

describe('whose account it is', () => {
	const HEAD = 'Numéro;Matricule;Examen;Type de mission;Dates;Nature;Nom;Prénom';
	const external = (matricule: string, name: string) =>
		run(
			'CYCLADES',
			`${HEAD}\n930001;${matricule};BTS;Correction de copies;14/06/2027 08:00 1 journée;extérieur;${name};Zoé`
		);

	it('an academic is not renamed by the columns of an external', async () => {
		const done = await external('14E0200001AAA', 'Autre');
		expect([done.state, done.report[0]?.message]).toEqual([
			'refused',
			expect.stringContaining('autre nature')
		]);
		expect(
			await rows(academyRows("SELECT full_name FROM intervenants WHERE identifier = '14E0200001AAA'"))
		).toEqual(['Yann Rivoal']);
	});

	it('an external does not take the account that an academic signs in with', async () => {
		expect((await external('yann.rivoal', 'Autre')).state).toBe('refused');
	});

	it.each([
		['a login of another académie with another NUMEN', 'jean.double;16E0200009ZZZ', 'refused'],
		['the same person', 'jean.double;16E0200001AAA', 'applied']
	])('%s', async (_name, person, state) => {
		await elsewhere('TOULOUSE;jean.double;Jean Double;académique;intervenant;16E0200001AAA');
		const head = sample('epp.csv').split('\r\n')[0]?.replace('\uFEFF', '') ?? '';
		const line = `${person};Double;Jean;;Rennes;35000;;;;0350901P;LGT;lycée;;;;L0202;LETTRES`;
		const done = await run('AGAPE', `${head}\n${line}`);
		expect([done.state, done.report.map(({ line: at }) => at)]).toEqual([
			state,
			state === 'refused' ? [2] : []
		]);
	});

	it('a number that another académie gave to somebody else', async () => {
		await elsewhere('TOULOUSE;EXT77;Marie Müller;extérieur;intervenant;EXT77');
		expect((await external('EXT77', 'Autre')).state).toBe('refused');
		const same = HEAD.replace('Nom;Prénom', 'Prénom;Nom');
		const line = '930001;EXT77;BTS;Correction de copies;14/06/2027 08:00 1 journée;extérieur;MARIE;Muller';
		expect((await run('CYCLADES', `${same}\n${line}`)).state).toBe('applied');
	});
});

/** Another académie served here, with one person in it. */
async function elsewhere(account: string): Promise<void> {
	const academy = readFileSync('db/demo/academies/TOULOUSE.json', 'utf8').replace(
		/"J[+-]\d+"/g,
		'"2027-09-01"'
	);
	const report = await importSource(
		new Map([
			['academies/TOULOUSE.json', Buffer.from(academy)],
			['comptes.csv', Buffer.from(`Académie;Identifiant;Nom;Nature;Rôles;Matricule\n${account}\n`)]
		])
	);
	expect(report.problems).toEqual([]);
}

describe('a «dossier financier» that a source calls active', () => {
	const yann = "FROM intervenants WHERE identifier = '14E0200001AAA'";
	const seen = () => rows(academyRows(`SELECT financial_file_seen_on ${yann}`));
	const setSeen = (day: string) =>
		academyDb('RENNES').write([
			{
				sql: `UPDATE intervenants SET financial_file_seen_on = ? WHERE identifier = '14E0200001AAA'`,
				args: [day]
			}
		]);
	const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

	it('is noted with the day, anew after a month, and made active again by it', async () => {
		const today = await seen();
		expect([daysAgo(0), daysAgo(1)]).toContain(today[0]);
		// A person of whom it says nothing of the kind has no day.
		expect(
			await rows(
				academyRows(
					'SELECT count(*) FROM intervenants WHERE financial_file_seen_on IS NOT NULL AND is_financial_file_active = 0'
				)
			)
		).toEqual([0]);

		await setSeen(daysAgo(20));
		await run('EPP', sample('epp.csv'));
		expect(await seen()).toEqual([daysAgo(20)]);

		await setSeen(daysAgo(40));
		const version = await rows(academyRows(`SELECT version ${yann}`));
		const again = await run('EPP', sample('epp.csv'));
		expect(again.row.counts).toEqual({});
		expect(await seen()).toEqual(today);
		expect(await rows(academyRows(`SELECT version ${yann}`))).toEqual(version);

		await setSeen(daysAgo(400));
		await academyDb('RENNES').write([
			{
				sql: `UPDATE intervenants SET is_financial_file_active = 0 WHERE identifier = '14E0200001AAA'`,
				args: []
			}
		]);
		expect((await run('EPP', sample('epp.csv'))).row.counts).toEqual({ peopleChanged: 1 });
		expect(
			await rows(academyRows(`SELECT is_financial_file_active, financial_file_seen_on ${yann}`))
		).toEqual([1, ...today]);
	});
});
