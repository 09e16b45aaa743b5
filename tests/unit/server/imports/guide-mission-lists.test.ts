// Each list of missions that the guide prints: headers, rows and order as the screen's own columns give them, from the
// demo's files through the real importer. The expense tables are in demo-data.test.ts; their headers are here.
import { beforeAll, describe, expect, it } from 'vitest';
import { newsOf } from '$lib/domain/mission/mission-news';
import { countTitle } from '$lib/fr/count-title';
import { claimsListTitle } from '$lib/fr/screens/claims';
import { MISSION_WORDS } from '$lib/fr/screens/missions';
import { demoSource } from '$lib/server/imports/demo-source';
import { importSource } from '$lib/server/imports/import-source';
import { readSourceFolder } from '$lib/server/imports/source-folder';
import { readAcademy } from '$lib/server/repositories/academies';
import { findAllFilesOfPerson } from '$lib/server/repositories/assignment-files';
import { findCredentials } from '$lib/server/repositories/directory-accounts';
import { CLAIM_COLUMNS } from '$lib/ui/claim/claim-columns';
import { filterRows, indexRows, sortRows } from '$lib/ui/list/list-view';
import { MISSION_COLUMNS, MISSIONS_FIRST_VIEW } from '$lib/ui/mission/mission-columns';
import { openOwnDatabases } from '../own-databases';

beforeAll(async () => {
	const close = await openOwnDatabases();
	await importSource(demoSource(readSourceFolder('db/demo'), { day: '2020-04-27', isShifted: false }));
	return close;
});

/** The list as it opens, or with a keyword. */
async function printed(identifier: string, code: string, filter = ''): Promise<string[]> {
	const academy = await readAcademy(code);
	const found = await findCredentials(identifier);
	if (academy === null || found === null) throw new Error(`${identifier} or ${code} is missing`);
	const missions = (await findAllFilesOfPerson(academy, found.account.id)).map(({ mission }) => mission);
	expect(missions.filter((mission) => newsOf(mission) !== null)).toEqual([]);
	const { sortColumn, isDescending } = MISSIONS_FIRST_VIEW;
	const column = MISSION_COLUMNS.find(({ id }) => id === sortColumn);
	const rows = filterRows(sortRows(indexRows(missions, MISSION_COLUMNS), column, isDescending), filter);
	return rows.map(({ row }) => MISSION_COLUMNS.map(({ text }) => text(row)).join(' | '));
}

const EMILE_ZOLA = 'LGT EMILE ZOLA RENNES CEDEX (0350024L)';
const SECTION_1_3_3 = [
	`EPREUVES ANTICIPEES DU BCG - BACCALAUREAT GENERAL - C001A, Histoire-géographie 1ère éval | Correction de copies épreuve E3C | 100833 | 24/04/2020 | ${EMILE_ZOLA} | Correcteur (SANTORIN)`,
	'BACCALAUREAT GENERAL - TOUTES SERIES - 003, HISTOIRE ET GEOGRAPHIE | Oral 2nd groupe | 99685 | 08/07/2019 |  | INTERROGATEUR',
	`BACCALAUREAT GENERAL | Jury de délibération | 98967 | 04/07/2019 | ${EMILE_ZOLA} | `,
	'BACCALAUREAT GENERAL - OIB - 002, HIS.GEO.ECRIT OPT.INTERNATION. Espagnol | CORRECTION A DOMICILE | 98276 | 11/06/2019 |  | CORRECTEUR'
];

describe('«Consultation des missions»', () => {
	it.each([
		['§1.3.3', 'lukasz.wojcik', 'RENNES', SECTION_1_3_3],
		[
			'§2.3.1',
			'ines.delmas',
			'TOULOUSE',
			[
				"BREVET DE TECHNICIEN SUPÉRIEUR | VALIDATION DES THEMES | 176629 | 26/11/2020 |  | MEMBRE DE L'ENSEIGNEMENT"
			]
		]
	])('prints the rows of %s', async (_section, identifier, code, rows) => {
		expect(await printed(identifier, code)).toEqual(rows);
		expect(countTitle(MISSION_WORDS.list, rows.length)).toBe(
			`Liste des missions (${rows.length} ${rows.length === 1 ? 'ligne' : 'lignes'})`
		);
	});

	it.each([
		['zola', [0, 2]],
		['histoire-geographie', [0]],
		['oral 2ND', [1]],
		['04/07', [2]],
		['correcteur', [0, 3]],
		['98276', [3]]
	])('finds «%s» in any of its labels', async (keyword, places) => {
		expect(await printed('lukasz.wojcik', 'RENNES', keyword)).toEqual(
			places.map((place) => SECTION_1_3_3[place])
		);
	});
});

it('has the guide’s headers, in its order', () => {
	expect([...MISSION_COLUMNS.map(({ label }) => label), 'Actions']).toEqual([
		...[
			'Examen',
			'Type de mission',
			'Numéro de mission',
			'Date de mission',
			'Centre d’examen',
			'Qualité',
			'Actions'
		]
	]);
	expect(CLAIM_COLUMNS.map(({ label }) => label)).toEqual([
		...['Examen', 'Type de mission', 'N° de mission', 'Début de mission', 'Centre d’examen'],
		...['Statut frais de rémunération', 'Statut frais de déplacement']
	]);
});

it('has the guide’s titles', () => {
	expect(countTitle(claimsListTitle('TOULOUSE'), 8)).toBe(
		'Liste des missions de l’académie de TOULOUSE (8 lignes)'
	);
	expect(countTitle(MISSION_WORDS.datesList, 1)).toBe('Liste des dates de la mission (1 ligne)');
	expect(countTitle(MISSION_WORDS.list, 39)).toBe('Liste des missions (39 lignes)');
	expect(MISSION_WORDS.page).toBe('Consultation des missions');
	expect(MISSION_WORDS.detail).toBe('Détails de la mission');
});
