import { describe, expect, it } from 'vitest';
import type { ClaimContent } from '../../../src/lib/domain/claim/claim';
import { summariseClaim } from '../../../src/lib/domain/claim/summarise-claim';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import type { RemunerationEntry } from '../../../src/lib/domain/remuneration/remuneration-entry';
import { DOCUMENT_FOLDER_TITLES } from '../../../src/lib/fr/documents';
import { documentSentences, summarySections } from '../../../src/lib/fr/summary-lines';
import { payLines } from '../../../src/lib/fr/summary-pay';
import { pdfRows, pdfTitle } from '../../../src/lib/fr/summary-rows';
import { academy, id, mission52525, profile, trip77833 } from '../domain/samples';

function summarise(content: ClaimContent, mission: AssignedMission = mission52525) {
	return summariseClaim({
		content,
		documents: [],
		mission,
		academy: academy(),
		profile,
		openParts: ['remuneration', 'travel']
	});
}
const guide77833: ClaimContent = {
	remuneration: { kind: 'candidates', candidates: 12 },
	trips: [trip77833()]
};

describe('the récapitulatif of 77833 on screen', () => {
	const summary = summarise(guide77833);

	it('prints the guide’s lines, with amounts as «20,00 €» and distances as «40 km»', () => {
		expect(summarySections(summary)).toEqual([
			{
				id: 'remuneration',
				title: 'Récapitulatif du frais de rémunération',
				lines: ['Nombre de candidats : 12']
			},
			{
				id: 'travel',
				title: 'Récapitulatif pour le remboursement du déplacement',
				lines: [
					'Départ : PLEUVEN (29170) le 01/06/2017 à 07:00',
					'Retour/Arrivée : CHATEAULIN (29150) le 01/06/2017 à 20:00',
					'Type de transport : Voiture : Indemnités kilométriques SNCF',
					'Distance aller : 40 km ; Nombre de trajets : 2',
					'Montant divers : 20,00 €',
					'Commentaire : péage',
					'Repas : Déjeuner(s) à rembourser : 1'
				]
			}
		]);
	});

	it('asks for the pieces as the guide does', () => {
		expect(DOCUMENT_FOLDER_TITLES.pay).toBe('Récapitulatif des pièces justificatives du dossier paie');
		expect(documentSentences(summary, 'pay')).toEqual([
			'Veuillez envoyer un IBAN au gestionnaire d’examen.',
			'Veuillez envoyer une copie de votre carte vitale au gestionnaire d’examen.'
		]);
		expect(documentSentences(summary, 'travel')).toEqual([
			'Les pièces justificatives suivantes seront à joindre à votre récapitulatif : justificatifs divers.'
		]);
	});

	it('several trips are numbered; other modes keep their name; what is empty is left out', () => {
		const train = trip77833({
			id: id(2),
			origin: 'added',
			departureTime: '06:00',
			transportMode: 'TRAIN_2EME_CLASSE',
			distanceKm: null,
			oneWayJourneys: null,
			otherCostsCents: null,
			comment: '',
			lunchesReimbursed: null,
			dinnersFree: 1,
			nightsReimbursed: 2
		});
		const lines = summarySections(summarise({ ...guide77833, trips: [trip77833(), train] }))[1]?.lines ?? [];
		expect(lines.slice(0, 6)).toEqual([
			'Déplacement 1 sur 2',
			'Départ : PLEUVEN (29170) le 01/06/2017 à 06:00',
			'Retour/Arrivée : CHATEAULIN (29150) le 01/06/2017 à 20:00',
			'Type de transport : TRAIN 2EME CLASSE',
			'Repas : Dîner(s) gratuit(s) : 1',
			'Nuitées : Nombre de nuitées à rembourser : 2'
		]);
		expect(lines[6]).toBe('Déplacement 2 sur 2');
	});

	it('a part that is not the intervenant’s has no section', () => {
		expect(summarySections({ ...summary, remuneration: null }).map((section) => section.id)).toEqual([
			'travel'
		]);
		expect(documentSentences({ ...summary, requiredDocuments: [] }, 'travel')).toEqual([]);
	});
});

describe('the pay entry in words', () => {
	it.each<[RemunerationEntry, string[]]>([
		[{ kind: 'copies', copies: 14 }, ['Nombre de copies : 14']],
		[{ kind: 'duration', hours: null, minutes: null }, ['Nombre d’heures : ', 'Nombre de minutes : ']],
		[{ kind: 'duration', hours: 12, minutes: null }, ['Nombre d’heures : 12', 'Nombre de minutes : 0']],
		[
			{
				kind: 'halfDays',
				lines: [
					{
						id: 'a',
						date: '2016-06-15',
						morningStart: '08:00',
						morningEnd: '12:00',
						afternoonStart: '13:30',
						afternoonEnd: '17:00'
					}
				]
			},
			['Le 15/06/2016 : matin 08:00 – 12:00 ; après-midi 13:30 – 17:00']
		],
		[
			{ kind: 'santorin', unit: 'candidates', count: 3, groupingComment: 'Regroupé' },
			['Nombre de candidats : 3', 'Commentaire : Regroupé']
		],
		[{ kind: 'gestionnaire' }, []]
	])('%j', (entry, expected) => {
		expect(payLines(entry).map(({ label, value }) => `${label} : ${value}`)).toEqual(expected);
	});
});

describe('the récapitulatif of 86373 on paper (dossier 12025-12024)', () => {
	const mission: AssignedMission = {
		...mission52525,
		number: 86373,
		typeLabel: 'CORRECTION A DOMICILE',
		exam: 'INFIRMIER',
		speciality: 'INFIRMIER CONCOURS UNIQUE',
		examOption: '1-002-1 QUESTIONS SUR PROFESS. INFIRM.',
		payInput: 'copies',
		centre: { label: 'RECTORAT', uai: null, town: 'RENNES CEDEX', postalCode: '35042' },
		schedule: { kind: 'period', startsAt: '2018-04-13T09:00', endsAt: '2018-04-20T18:00' }
	};
	const content: ClaimContent = {
		remuneration: { kind: 'copies', copies: 14 },
		trips: [
			trip77833({
				departureTown: 'THOURIE',
				departurePostalCode: '35134',
				arrivalTown: 'RENNES CEDEX',
				arrivalPostalCode: '35042',
				departureDate: '2018-04-13',
				departureTime: '08:00',
				returnDate: '2018-04-13',
				distanceKm: 35,
				comment: ''
			})
		]
	};
	const summary = summariseClaim({
		content,
		documents: [
			{ folder: 'travel', purpose: 'otherCosts', name: 'ticket-metro.jpg', sha256: 'b' },
			{ folder: 'pay', purpose: 'iban', name: 'bic_iban.jpg', sha256: 'a' }
		],
		mission,
		academy: academy(),
		profile: { ...profile, hasNir: true },
		openParts: ['remuneration', 'travel']
	});

	it('has the guide’s title and rows', () => {
		expect(pdfTitle('12025-12024')).toBe(
			'Récapitulatif de l’état de frais_12025-12024 (saisi par intervenant)'
		);
		expect(pdfTitle(null)).toBe('Récapitulatif de l’état de frais (saisi par intervenant)');
		const rows = pdfRows(summary, '12025-12024').map(({ label, lines }) => [label, ...lines]);
		expect(rows).toEqual([
			['N° Dossier', '12025-12024'],
			['Bureau de gestion', 'DEXACO RENNES', "92 RUE D'ANTRAIN", '35042 RENNES'],
			['Intervenant', 'LE GOFF Marie'],
			['Adresse', '3 rue du Port', '29170 PLEUVEN'],
			['Etablissement principal', 'CLG LA ROCHE AUX FEES RETIERS'],
			['Mission', 'n°86373 CORRECTION A DOMICILE'],
			[
				'Examen, Spécialité, Epreuve',
				'INFIRMIER, INFIRMIER CONCOURS UNIQUE, 1-002-1 QUESTIONS SUR PROFESS. INFIRM.'
			],
			['Lieu de mission', 'RECTORAT 35042 RENNES CEDEX'],
			['Dates', 'Du vendredi 13/04/2018 à 09:00 au vendredi 20/04/2018 à 18:00'],
			['Rémunération épreuve', 'Nombre de copies : 14'],
			[
				'Remboursement déplacement',
				'1 déplacement(s).',
				'Départ : THOURIE(35134)',
				'Destination : RENNES CEDEX(35042)',
				'Départ : le 13/04/2018 à 08:00',
				'Retour : le 13/04/2018 à 20:00',
				'Mode transport : AUTOMOBILE',
				'Distance : 35 km',
				'Nombre de trajets : 2',
				'Déjeuners à rembourser : 1',
				'Divers : 20,00 €'
			],
			['Pièces à fournir', 'Relevé d’identité bancaire (IBAN).', 'Justificatifs divers.'],
			['Pièces fournies', 'bic_iban.jpg', 'ticket-metro.jpg']
		]);
	});

	it('provisional: the number is told to come', () => {
		expect(pdfRows(summary, null)[0]).toEqual({ label: 'N° Dossier', lines: ['attribué à la réception'] });
	});
});
