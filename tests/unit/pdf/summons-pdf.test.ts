import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Academy } from '../../../src/lib/domain/academy/academy';
import type { IntervenantProfile } from '../../../src/lib/domain/access/role';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { renderSummonsPdf } from '../../../src/lib/pdf/summons-pdf';
import { readPdf } from './read-pdf';

const font = new Uint8Array(
	readFileSync(new URL('../../../src/lib/pdf/font/nomade-sans.ttf', import.meta.url))
);

const mission: AssignedMission = {
	academy: 'TOULOUSE',
	number: 106801,
	exam: 'BACCALAUREAT TECHNOLOGIQUE',
	session: 'juin 2015',
	speciality: null,
	examOption: null,
	typeCode: 'ORAL2',
	typeLabel: 'Oral 2nd groupe',
	payInput: 'candidates',
	centre: { label: 'LGT MARIE CURIE TARBES CEDEX 9', uai: '0650025A', town: 'TARBES', postalCode: '65000' },
	zone: 'Europe/Paris',
	schedule: { kind: 'datedLines', lines: [{ date: '2015-07-08', time: '08:00', duration: null }] },
	quality: 'INTERROGATEUR',
	juries: [{ number: '0315', quality: 'MEMBRE DU JURY' }],
	observations: 'Se présenter à 7 h 30.\nMunissez-vous de cette convocation – salle Œ2.',
	heading: 'ministry',
	isSummoned: true,
	version: 1
};
const profile: IntervenantProfile = {
	academy: 'TOULOUSE',
	identifier: '04E1085537EDY',
	fullName: 'SOPHIE NGUYỄN',
	addressLines: ['3 RUE DU TAUR', '31000 TOULOUSE'],
	homeTown: 'TOULOUSE',
	homePostalCode: '31000',
	principalSchool: { label: 'CLG JEAN JAURES', town: 'COLOMIERS', postalCode: '31770', uai: '0311323W' },
	isFinancialFileActive: true,
	hasNir: true,
	version: 1
};
const academy = { code: 'TOULOUSE', label: 'TOULOUSE', officeLines: ['DEC 4'] } as unknown as Academy;

const print = (changes: Partial<AssignedMission> = {}) =>
	renderSummonsPdf({ mission: { ...mission, ...changes }, profile, academy, font });

describe('the duplicate of a summons (guide §2.3)', () => {
	it('prints the person, the school and the whole mission', async () => {
		const { lines, info, language } = await readPdf(await print());
		for (const line of [
			'MINISTERE DE L’EDUCATION NATIONALE',
			'Académie de TOULOUSE',
			'Duplicata de convocation',
			'Intervenant SOPHIE NGUYỄN',
			'Etablissement principal CLG JEAN JAURES (0311323W)',
			'31770 COLOMIERS',
			'Numéro de la mission 106801',
			'Type de mission Oral 2nd groupe',
			'Examen BACCALAUREAT TECHNOLOGIQUE',
			'Session juin 2015',
			'Centre d’examen LGT MARIE CURIE TARBES CEDEX 9 (0650025A)',
			'Qualité INTERROGATEUR',
			'Jury(s) MEMBRE DU JURY(0315)',
			'Dates Le mercredi 08/07/2015 à 08:00',
			'Observations Se présenter à 7 h 30.',
			'Munissez-vous de cette convocation – salle Œ2.'
		]) {
			expect(lines).toContain(line);
		}
		expect(info).toMatchObject({ Title: 'Duplicata de convocation – 106801' });
		expect(language).toBe('fr-FR');
	});

	it('leaves out what the mission has not: home marking has no centre', async () => {
		const text = (await readPdf(await print({ centre: null, observations: null, heading: 'academy' })))
			.pages[0];
		expect(text).not.toContain('Centre d’examen');
		expect(text).not.toContain('Observations');
		expect(text).not.toContain('MINISTERE');
	});

	it('prints every date of a long mission', async () => {
		const dated = Array.from({ length: 90 }, (_, day) => ({
			date: `2015-0${4 + Math.floor(day / 30)}-${String((day % 30) + 1).padStart(2, '0')}`,
			time: '08:00',
			duration: { unit: 'halfDay' as const, count: 1 }
		}));
		const { lines, pages } = await readPdf(await print({ schedule: { kind: 'datedLines', lines: dated } }));
		expect(pages.length).toBeGreaterThan(1);
		expect(lines.filter((line) => line.endsWith('Durée : 1 demi-journée(s)'))).toHaveLength(90);
	});

	it('is the same bytes for the same input', async () => {
		expect(await print()).toEqual(await print());
	});
});
