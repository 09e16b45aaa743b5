// The portal's tables as the guide prints them (§2.7.1), from the demo's files through the real importer.
import { beforeAll, expect, it } from 'vitest';
import { isInPortal } from '$lib/domain/portal/application';
import { demoSource } from '$lib/server/imports/demo-source';
import { importSource } from '$lib/server/imports/import-source';
import { readSourceFolder } from '$lib/server/imports/source-folder';
import { readAcademy } from '$lib/server/repositories/academies';
import { findAllFilesOfPerson } from '$lib/server/repositories/assignment-files';
import { findCredentials } from '$lib/server/repositories/directory-accounts';
import { PORTAL_COLUMNS } from '$lib/ui/portal/portal-columns';
import { openOwnDatabases } from '../own-databases';

beforeAll(async () => {
	const close = await openOwnDatabases();
	await importSource(demoSource(readSourceFolder('db/demo'), { day: '2022-07-11', isShifted: false }));
	return close;
});

async function printed(identifier: string, code: string, at: string): Promise<string[]> {
	const academy = await readAcademy(code);
	const found = await findCredentials(identifier);
	if (academy === null || found === null) throw new Error(`${identifier} or ${code} is missing`);
	return (await findAllFilesOfPerson(academy, found.account.id))
		.map(({ mission }) => mission)
		.filter((mission) => isInPortal(mission, Date.parse(at)))
		.map((mission) => PORTAL_COLUMNS.map((column) => column.text(mission)).join(' | '))
		.sort();
}

it('prints the guide’s columns', () => {
	expect(PORTAL_COLUMNS.map(({ label }) => label)).toEqual([
		'Examen',
		'Spécialité',
		'Epreuve-option',
		'Type de mission',
		'N° de mission',
		'Début de mission',
		'Etat correction'
	]);
});

it.each<[string, string, string, string[]]>([
	[
		'sophie.viala',
		'TOULOUSE',
		'2022-07-11T08:00:00Z',
		[
			'BACCALAURÉAT PROFESSIONNEL | 22004 - PROCÉDES CHIMIE, EAU & PAP. CARTONS | 1-E2-P, Epreuve technologique | Correction de copies | 183972 | 25/06/2021 | Service fait',
			'BACCALAURÉAT PROFESSIONNEL | 22004 - PROCÉDES CHIMIE, EAU & PAP. CARTONS | 1-E2-P, Epreuve technologique | Correction de copies | 212754 | 24/06/2022 | ',
			'BACCALAURÉAT PROFESSIONNEL | TOUTES - TOUTES SPECIALITES BCP | 1-EVAAP, Evaluation spéc.lang.s.europ. Espagnol | Interrogation orale | 203524 | 02/06/2022 | '
		]
	],
	[
		'nguyen.thu-ha',
		'RENNES',
		'2019-02-04T08:00:00Z',
		[
			'EPREUVES ANTICIPEES DU BCG | ES - ECONOMIQUE ET SOCIALE | 1-003-1, SCIENCES | Correction de copies | 148988 | 01/02/2019 | A corriger dans SANTORIN',
			'EPREUVES ANTICIPEES DU BCG | ES - ECONOMIQUE ET SOCIALE | 1-003-1, SCIENCES | Correction de copies | 148989 | 01/02/2019 | A corriger dans SANTORIN'
		]
	],
	[
		'sean.obrien',
		'RENNES',
		'2023-09-04T08:00:00Z',
		[
			'BACCALAUREAT GENERAL |  |  | Commission académique EPS | 147569 | 13/07/2023 | ',
			'BACCALAURÉAT PROFESSIONNEL |  |  | Commission académique EPS | 147852 | 30/08/2023 | ',
			"CERTIFICAT D'APTITUDE PROFESSIONNELLE |  |  | Commission académique EPS | 147853 | 30/08/2023 | "
		]
	]
])('the table of %s', async (identifier, code, at, rows) => {
	expect(await printed(identifier, code, at)).toEqual(rows.sort());
});
