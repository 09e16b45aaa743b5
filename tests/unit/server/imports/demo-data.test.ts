// The demo's files: every table that the guide prints, row by row, unshifted and through the real importer.
import { beforeAll, describe, expect, it } from 'vitest';
import { isClaimListed, isPortalListed } from '$lib/domain/mission/listing';
import { shownStatuses } from '$lib/domain/claim/part-status';
import { centreLabel } from '$lib/fr/mission-labels';
import { startLabel } from '$lib/fr/schedule';
import { PART_STATUS_LABELS } from '$lib/fr/status-labels';
import { verifyPassword } from '$lib/server/auth/passwords';
import { demoSource } from '$lib/server/imports/demo-source';
import { importSource, type ImportReport } from '$lib/server/imports/import-source';
import { readSourceFolder } from '$lib/server/imports/source-folder';
import { readAcademy } from '$lib/server/repositories/academies';
import { findAllFilesOfPerson } from '$lib/server/repositories/assignment-files';
import type { AssignmentFile } from '$lib/server/repositories/claim-rows';
import { findCredentials } from '$lib/server/repositories/directory-accounts';
import { openOwnDatabases } from '../own-databases';

const source = demoSource(readSourceFolder('db/demo'), { day: '2022-07-11', isShifted: false });
let report: ImportReport;

beforeAll(async () => {
	const close = await openOwnDatabases();
	report = await importSource(source);
	return close;
});

async function filesOf(identifier: string, code: string): Promise<AssignmentFile[]> {
	const academy = await readAcademy(code);
	const found = await findCredentials(identifier);
	if (academy === null || found === null) throw new Error(`${identifier} or ${code} is missing`);
	return findAllFilesOfPerson(academy, found.account.id);
}

/** The row as «Saisie/consultation des états de frais» prints it, newest start first. */
async function printedRows(identifier: string, code: string, at: string): Promise<string[]> {
	const now = Date.parse(at);
	return (await filesOf(identifier, code))
		.filter(({ claim, mission }) => claim !== null && isClaimListed(claim, mission, now))
		.sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1))
		.map(({ claim, mission }) => {
			if (claim === null) throw new Error('filtered above');
			const shown = shownStatuses(claim, mission, now);
			return [
				mission.exam,
				mission.typeLabel,
				mission.number,
				startLabel(mission.schedule),
				mission.centre === null ? '' : centreLabel(mission, mission.centre.uai !== null),
				PART_STATUS_LABELS[shown.remuneration],
				PART_STATUS_LABELS[shown.travel]
			].join(' | ');
		});
}

function sortKey({ mission }: AssignmentFile): string {
	return startLabel(mission.schedule).split('/').reverse().join('');
}

it('is imported without a remark', () => {
	expect(report.problems).toEqual([]);
	expect(report.academies.map(({ academy, outcome }) => [academy, outcome])).toEqual([
		['CENTRALE', 'imported'],
		['RENNES', 'imported'],
		['TOULOUSE', 'imported']
	]);
});

describe('the expense lists of the guide', () => {
	it('§1.3.5, seen on 15/06/2017', async () => {
		expect(await printedRows('anne.kerdoncuff', 'RENNES', '2017-06-15T08:00:00Z')).toEqual([
			"CERTIFICAT D'APTITUDE PROFESSIONNELLE | PRATIQUE PROFESSIONNELLE | 68607 | 09/06/2021 | LP ROSA PARKS ROSTRENE | Pas de frais | Mission non effectuée",
			'EPREUVES ANTICIPÉES DU BCG | Correction de copies | 77842 | 18/05/2017 | CLG JULES FERRY BOURBRIAC | Annulé | Annulé',
			'BREVET DE TECHNICIEN SUPERIEUR | TRAVAUX ADMINISTRATIFS | 77286 | 15/05/2017 | DEXACO DIV. DES EXAMENS ET CONCOURS RENNES | A traiter par le gestionnaire | Non validé',
			"EPREUVES ANTICIPÉES DU BCG | REUNION D'ENTENTE | 77843 | 01/05/2017 | LGT EMILE ZOLA RENNES CEDEX | Pas de frais | Annulé",
			'EPREUVES ANTICIPÉES DU BCG | CORRECTION A DOMICILE | 77642 | 27/04/2017 |  | Validé | Pas de frais',
			'DIPLOME NATIONAL DU BREVET | Interrogation orale | 77847 | 15/04/2017 | CLG COLLEGE ROSA PARKS RENNES CEDEX | Validé | Validé',
			'BREVET DE TECHNICIEN SUPERIEUR | SURVEILLANCE | 77844 | 10/04/2017 | INSTITUT Institut des Métiers du Notari RENNES | A traiter par le gestionnaire | Non validé',
			"Dipl. directeur éta. d'éducation adaptée à spécial | LECTURE DE MEMOIRE | 77742 | 01/04/2017 | LGT JOLIOT-CURIE RENNES CEDEX 7 | Validé | Validé",
			'BACCALAUREAT GENERAL | Correction de copies | 77508 | 29/03/2017 | LGT EMILE ZOLA RENNES CEDEX | Validé | Validé',
			'EPREUVES ANTICIPÉES DU BCG | Correction de copies | 77502 | 01/03/2017 |  | Validé | Pas de frais'
		]);
	});

	it('§1.3.6, seen on 15/06/2017, and 77833 with 52525 in one account', async () => {
		expect(await printedRows('sophie.vasseur', 'RENNES', '2017-06-15T08:00:00Z')).toEqual([
			'BACCALAUREAT GENERAL | Correction de copies | 77824 | 27/07/2017 | LGT EMILE ZOLA RENNES CEDEX | Mission non effectuée | Mission non effectuée',
			'DIPLOME NATIONAL DU BREVET | Interrogation orale | 77833 | 01/06/2017 | CLG JEAN MOULIN CHATEAULIN | Non validé | Non validé',
			'EPREUVES ANTICIPÉES DU BCG | CORRECTION A DOMICILE | 77642 | 27/04/2017 |  | Non validé | Pas de frais',
			'EPREUVES ANTICIPÉES DU BCG | Correction de copies | 77502 | 01/03/2017 |  | Validé | Pas de frais',
			"BREVET DE TECHNICIEN SUPERIEUR | REUNION D'HARMONISATION | 71103 | 18/05/2016 | LGT VICTOR ET HELENE BASCH RENNES CEDEX | Pas de frais | Validé par gestionnaire",
			'BACCALAUREAT GENERAL | EPREUVES EPS | 69163 | 21/04/2016 | LPO JEAN MACE LANESTER CEDEX | Traité par le gestionnaire | Non validé',
			'BACCALAUREAT GENERAL | TRAVAUX ADMINISTRATIFS | 68629 | 21/02/2016 |  | A traiter par le gestionnaire | Pas de frais',
			'BREVET DE TECHNICIEN SUPERIEUR | ORAUX PROFESSIONNELS | 62501 | 26/05/2015 | * LYCEE N MANDELA NANTES NANTES | Validé par gestionnaire | Validé par gestionnaire',
			'BACCALAUREAT GENERAL | REUNION | 68640 | 25/06/2014 |  | Traité par le gestionnaire | Pas de frais',
			'BREVET DE TECHNICIEN SUPERIEUR | ORAUX PROFESSIONNELS | 52525 | 20/05/2014 | LGT JOSEPH LOTH PONTIVY CEDEX | Non validé | Non validé'
		]);
	});

	it('§1.3.7, seen on 15/06/2021', async () => {
		expect(await printedRows('jean-luc.castaing', 'TOULOUSE', '2021-06-15T08:00:00Z')).toEqual([
			'BACCALAUREAT TECHNOLOGIQUE | Correction de copies | 184242 | 27/05/2021 |  | Non validé | Pas de frais',
			"Brevet des métiers d'art | EPREUVE PRATIQUE | 156635 | 04/06/2019 | LP MARIE-ANTOINETTE RIESS MAZAMET (0811324Z) | Non validé | Pas de frais"
		]);
	});

	it('§2.6.2, seen on 11/07/2022', async () => {
		const severac = 'LPO DEODAT DE SEVERAC TOULOUSE CEDEX 3 (0310044E)';
		expect(await printedRows('sophie.viala', 'TOULOUSE', '2022-07-11T08:00:00Z')).toEqual([
			`BACCALAURÉAT PROFESSIONNEL | Jury de délibération 2nd groupe | 201057 | 08/07/2022 | ${severac} | Pas de frais | Validé`,
			`BACCALAURÉAT PROFESSIONNEL | Jury de délibération | 201029 | 04/07/2022 | ${severac} | Pas de frais | Validé`,
			`BACCALAURÉAT PROFESSIONNEL | Correction de copies | 212754 | 24/06/2022 | ${severac} | Validé | Validé`,
			'BACCALAURÉAT PROFESSIONNEL | Interrogation orale | 203524 | 02/06/2022 | LP LYC METIER JOSEPH MARIE JACQUARD LAVELANET (0090006H) | Validé | Pas de frais',
			`BACCALAURÉAT PROFESSIONNEL | Jury de délibération 2nd groupe | 191759 | 09/07/2021 | ${severac} | Pas de frais | Non validé`
		]);
	});
});

it.each([
	['sophie.viala', 'TOULOUSE', '2022-07-11T08:00:00Z', [183972, 191759, 201029, 201057, 203524, 212754]],
	['nguyen.thu-ha', 'RENNES', '2019-02-04T08:00:00Z', [148988, 148989]],
	['sean.obrien', 'RENNES', '2023-09-04T08:00:00Z', [147569, 147852, 147853]]
])('the portal’s missions of %s are still within 100 days', async (identifier, code, at, numbers) => {
	const files = await filesOf(identifier, code);
	const listed = files.filter(({ mission }) => isPortalListed(mission, Date.parse(at)));
	expect(numbers.filter((number) => !listed.some(({ mission }) => mission.number === number))).toEqual(
		identifier === 'sophie.viala' ? [191759] : []
	);
});

it('77833 is open, prefilled from PLEUVEN to CHATEAULIN, its pay not entered, its person without IBAN and NIR', async () => {
	const file = (await filesOf('sophie.vasseur', 'RENNES')).find(({ mission }) => mission.number === 77833);
	expect(file?.profile).toMatchObject({ isFinancialFileActive: false, hasNir: false });
	expect(file?.claim?.content.remuneration).toEqual({ kind: 'candidates', candidates: null });
	expect(file?.claim?.content.trips).toMatchObject([
		{
			origin: 'prefilled',
			departureTown: 'PLEUVEN',
			departurePostalCode: '29170',
			departureDate: '2017-06-01',
			arrivalTown: 'CHATEAULIN',
			arrivalPostalCode: '29150',
			returnDate: null
		}
	]);
});

it('86373 carries its dossier, its 14 copies and its trip', async () => {
	const file = (await filesOf('maelle.riou', 'RENNES')).find(({ mission }) => mission.number === 86373);
	expect(file?.claim).toMatchObject({
		fileNumber: '12025-12024',
		content: {
			remuneration: { kind: 'copies', copies: 14 },
			trips: [{ departureTown: 'THOURIE', distanceKm: 35, oneWayJourneys: 2, otherCostsCents: 2000 }]
		}
	});
});

it('the same bytes again change nothing; no claim is written over', async () => {
	const before = await filesOf('sophie.vasseur', 'RENNES');
	const again = await importSource(source);
	expect(again.academies.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
	expect(await filesOf('sophie.vasseur', 'RENNES')).toEqual(before);
});

it('a changed label reaches its mission alone, with a new version', async () => {
	const text = new TextDecoder().decode(source.get('missions.csv'));
	const changed = new Map(source).set(
		'missions.csv',
		new TextEncoder().encode(text.replaceAll('CLG JULES FERRY BOURBRIAC', 'CLG JULES-FERRY BOURBRIAC'))
	);
	expect((await importSource(changed)).problems).toEqual([]);
	const versions = (await filesOf('anne.kerdoncuff', 'RENNES')).map(({ mission }) => [
		mission.number,
		mission.version
	]);
	expect(versions.filter(([, version]) => version !== 1)).toEqual([[77842, 2]]);
});

it('gives a person of two académies the one password of their lines, whichever académie comes first', async () => {
	const found = await findCredentials('ines.delmas');
	expect(found?.account.roles.map(({ academy }) => academy).sort()).toEqual(['RENNES', 'TOULOUSE']);
	expect(await verifyPassword(found?.passwordHash ?? '', 'Demo-Nomade-2026')).toBe(true);
});
