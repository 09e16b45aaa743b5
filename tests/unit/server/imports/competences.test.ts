// The six tables of schools, teachings, exam options and competences: the guide's rows, what a second import changes, and
// what is wrong told by line.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { authorText, standingWords } from '$lib/domain/competence/competence';
import { POSTING_KIND_LABELS } from '$lib/fr/screens/competences';
import { academyDb, statement } from '$lib/server/db';
import { demoSource } from '$lib/server/imports/demo-source';
import { importSource } from '$lib/server/imports/import-source';
import { readSourceFolder, type SourceFiles } from '$lib/server/imports/source-folder';
import { listCompetenceHistories } from '$lib/server/repositories/competences';
import { accountIds } from '$lib/server/repositories/directory-accounts';
import { findPostings, findTeachings } from '$lib/server/repositories/postings';
import { openOwnDatabases } from '../own-databases';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(openOwnDatabases);

const lyon = readSourceFolder('tests/fixtures/import');

const TABLES = {
	'etablissements.csv': [
		'Académie;Identifiant;UAI;Établissement;Type;Catégorie;Code discipline;Discipline',
		'LYON;EXT-1;0350024L;LGT EMILE ZOLA;PRINCIPAL;lycée;L0422;ANGLAIS'
	],
	'enseignements.csv': [
		'Académie;Identifiant;UAI;Établissement;M.E.F.;Type de M.E.F.;Matière;Modalité',
		'LYON;EXT-1;0350024L;LGT EMILE ZOLA;TERMINALE;MEF NATIONAL;SPORT;COURS GENERAL'
	],
	'matieres.csv': ['Académie;Matière;Sport', 'LYON;SPORT;oui'],
	'mef.csv': ['Académie;M.E.F.;Niveau', 'LYON;TERMINALE;BGT'],
	'epreuves.csv': [
		'Académie;Code;Examen;Spécialité;Épreuve-option;Catégorie',
		'LYON;BCG-L-ANG;BACCALAUREAT GENERAL;L - LITTERAIRE;ANGLAIS;Bac Général'
	],
	'competences.csv': [
		'Académie;Identifiant;Épreuve;Auteur;Code auteur;Mot;Date',
		'LYON;EXT-1;BCG-L-ANG;système;SYS;C;01/09/2025'
	]
};
type TableName = keyof typeof TABLES;

function withTables(changed: Partial<Record<TableName, string[]>> = {}): SourceFiles {
	const source = new Map(lyon);
	for (const [name, lines] of Object.entries({ ...TABLES, ...changed })) {
		source.set(name, new TextEncoder().encode(`${lines.join('\n')}\n`));
	}
	return source;
}

async function accountOf(identifier: string): Promise<string> {
	return (await accountIds()).get(identifier) ?? '';
}

async function histories(code: string, identifier: string): Promise<string[]> {
	const found = await listCompetenceHistories(code, await accountOf(identifier));
	return found.map(({ option, history }) =>
		[option.key, ...history.map((said) => authorText(said))].join(' ')
	);
}

describe('the guide’s tables', () => {
	it('are printed row by row: §2.4.1, §2.4.2, §2.4.3, §2.5 and §2.5.2', async () => {
		await importSource(demoSource(readSourceFolder('db/demo'), { day: '2022-07-11', isShifted: false }));
		const rowsOf = async (identifier: string) =>
			(await listCompetenceHistories('TOULOUSE', await accountOf(identifier))).map(
				({ option: { exam, speciality, label }, history }) =>
					[exam, speciality, label, standingWords(history).map(authorText).join(' ')].join(' | ')
			);
		const common = [
			"BREVET D'ETUDES PROFESSIONNELLES | 32404 - METIERS SERVICES ADMINISTRATIFS | PRATIQUE PROF. SERVICES ADMI. | 0310055S (C)",
			'BACCALAUREAT PROFESSIONNEL | 25506 - ELECTROTECHNIQUE ENERGIE EQUIP.CO | SITUATIONS TRAVAIL MILIEU PROF | 0310055S (I) SYS (C)',
			'BACCALAUREAT PROFESSIONNEL | 25507 - SYSTEMES ELECTRONIQUES NUMERIQUES | SITUATIONS TRAVAIL MILIEU PROF AUDIOVISUEL MULTIMEDIA | 0310055S (I) SYS (C)',
			'BACCALAUREAT PROFESSIONNEL | 25507 - SYSTEMES ELECTRONIQUES NUMERIQUES | SITUATIONS TRAVAIL MILIEU PROF AUDIOVISUEL PROFESSIONNEL | 0310055S (I) SYS (C)',
			'BACCALAUREAT PROFESSIONNEL | TOUTES - TOUTES SPECIALITES BCP | ECONOMIE-DROIT | 0310055S (C) SYS (C)'
		];
		expect(await rowsOf('sophie.viala')).toEqual([
			'TECHNICIEN DE LABORATOIRE CONCOURS INTERNE | R0201 - TECHNICIEN LABORATOIRE A SVT INT | EPREUVE ECRITE A OPTION BIOTECHNOLOGIE: BIOCH.-MICROBIO | 16E0040007ADR (C)',
			"BREVET D'ETUDES PROFESSIONNELLES | 32404 - METIERS SERVICES ADMINISTRATIFS | CULTURE PROFESSIONNELLE | 0310055S (C) 16E0040007ADR (C)",
			...common,
			'ACCES ECHELLE REM. CAPEPS-PRIVE | 1900E - EPS | ANALYSE SITUATION ENSEIGNEMENT | 16E0040007ADR (C)'
		]);
		expect(await rowsOf('sophie.vidal')).toEqual([
			"BREVET D'ETUDES PROFESSIONNELLES | 32404 - METIERS SERVICES ADMINISTRATIFS | CULTURE PROFESSIONNELLE | 0310055S (C)",
			...common
		]);
		expect(await rowsOf('marc.azema')).toEqual([
			'BACCALAUREAT GENERAL | L - LITTERAIRE | LANGUE VIVANTE 3 ANGLAIS | 0650012K (C) SYS (C)'
		]);
		const schoolsOf = async (identifier: string) =>
			(await findPostings('TOULOUSE', await accountOf(identifier))).map((posting) =>
				[
					posting.uai,
					posting.schoolLabel,
					POSTING_KIND_LABELS[posting.kind],
					posting.disciplineCode,
					posting.disciplineLabel
				].join(' | ')
			);
		const dissard = 'SEP LPO M.LOUISE DISSARD FRANCOISE TOURNEFEUILLE';
		expect(await schoolsOf('sophie.viala')).toEqual([
			`0310055S | ${dissard} | PRINCIPAL | P8039 | ECO-GEST OPTION GESTION-ADMINISTRATION`
		]);
		expect(await schoolsOf('marc.azema')).toEqual([
			'0650012K | LG MICHELET LANNEMEZAN CEDEX | PRINCIPAL | L0422 | ANGLAIS'
		]);
		for (const person of ['sophie.viala', 'sophie.vidal']) {
			const teachings = await findTeachings('TOULOUSE', await accountOf(person));
			expect(
				teachings.map(({ schoolLabel, mef, mefType, subject, modality }) =>
					[schoolLabel, mef, mefType, subject, modality].join(' | ')
				)
			).toEqual(
				['6EME', '5EME', '3EME'].map((mef) => `${dissard} | ${mef} | MEF NATIONAL | FRANCAIS | COURS GENERAL`)
			);
		}
	});
});

describe('a second import', () => {
	it('adds a word only where its author says another one, and never against the person’s own', async () => {
		const word = (author: string, code: string, said: string) =>
			`LYON;EXT-1;BCG-L-ANG;${author};${code};${said};01/09/2025`;
		const [head = ''] = TABLES['competences.csv'];
		const lines = [
			word('système', 'SYS', 'C'),
			word('établissement', '0350024L', 'C'),
			word('intervenant', 'EXT1', 'C')
		];
		await importSource(withTables({ 'competences.csv': [head, ...lines] }));
		await academyDb('LYON').write([
			statement(
				`INSERT INTO competence_words (intervenant_id, option_key, author, author_code, word, said_at, actor_name)
				SELECT intervenant_id, option_key, author, author_code, 'I', said_at, 'moi' FROM competence_words
				WHERE author = 'intervenant'`
			)
		]);
		await importSource(
			withTables({ 'competences.csv': [head, ...lines, word('établissement', '0350024L', 'I')] })
		);
		expect(await histories('LYON', 'EXT-1')).toEqual([
			'BCG-L-ANG SYS (C) 0350024L (C) EXT1 (C) EXT1 (I) 0350024L (I)'
		]);
	});

	it('gives the schools and teachings of a person anew, and tells their devices', async () => {
		await importSource(withTables());
		const id = await accountOf('EXT-1');
		expect(await findTeachings('LYON', id)).toMatchObject([{ isSport: true, level: 'BGT' }]);
		const [before] = await academyDb('LYON').read('SELECT max(sequence) AS at FROM changes');
		const [head = ''] = TABLES['etablissements.csv'];
		await importSource(
			withTables({
				'etablissements.csv': [head, 'LYON;EXT-1;0310055S;SEP DISSARD;SECONDAIRE;collège;IMSUJ;SUJETS']
			})
		);
		expect(await findPostings('LYON', id)).toMatchObject([
			{ uai: '0310055S', kind: 'secondary', category: 'college', disciplineCode: 'IMSUJ' }
		]);
		const told = await academyDb('LYON').read(
			'SELECT DISTINCT entity FROM changes WHERE recipient = ? AND sequence > ? ORDER BY entity',
			[id, Number(before?.['at'])]
		);
		expect(told.map((row) => row['entity'])).toEqual(['competences', 'examOptions', 'profile']);
	});
});

describe('what is wrong', () => {
	const CASES: [TableName, string, string, string][] = [
		['etablissements.csv', '0350024L', '0350024M', 'UAI'],
		['etablissements.csv', 'EXT-1', 'EXT-7', 'Identifiant'],
		['etablissements.csv', 'lycée', 'faculté', 'Catégorie'],
		['enseignements.csv', 'SPORT', '', 'Matière'],
		['matieres.csv', 'oui', 'peut-être', 'Sport'],
		['mef.csv', 'BGT', 'BAC', 'Niveau'],
		['epreuves.csv', 'BCG-L-ANG', 'bcg l', 'Code'],
		['epreuves.csv', 'Bac Général', 'Bac', 'Catégorie'],
		['competences.csv', 'BCG-L-ANG', 'BCG-L-ESP', 'Épreuve'],
		['competences.csv', ';C;', ';I;', 'Mot'],
		['competences.csv', 'SYS', 'AUTO', 'Code auteur'],
		['competences.csv', '01/09/2025', '31/09/2025', 'Date']
	];
	it.each(CASES)('%s: «%s» → «%s» is told at line 2, column %s', async (file, from, to, column) => {
		const [head = '', line = ''] = TABLES[file];
		const report = await importSource(withTables({ [file]: [head, line.replace(from, to)] }));
		expect(report.problems).toContainEqual(
			expect.objectContaining({ file, line: 2, column, academy: 'LYON' })
		);
		expect(report.academies).toMatchObject([{ academy: 'LYON', outcome: 'refused' }]);
	});

	it('a line given twice is told', async () => {
		for (const file of ['etablissements.csv', 'enseignements.csv', 'epreuves.csv'] as const) {
			const [head = '', line = ''] = TABLES[file];
			const report = await importSource(withTables({ [file]: [head, line, line] }));
			expect(report.problems).toMatchObject([{ file, line: 3, academy: 'LYON' }]);
		}
	});
});
