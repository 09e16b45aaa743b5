// The guide's missions as data, and small makers for tests of the pure domain.
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/academy/default-settings';
import type { Academy, AcademySettings } from '../../../src/lib/domain/academy/academy';
import type { IntervenantProfile } from '../../../src/lib/domain/access/role';
import type { Claim, PartState, StoredPartStatus } from '../../../src/lib/domain/claim/claim';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { DEFAULT_TRANSPORT_MODES } from '../../../src/lib/domain/travel/default-transport-modes';
import type { Trip } from '../../../src/lib/domain/travel/trip';

/** An instant by the wall clock of Paris in summer (UTC+2). */
export const parisSummer = (local: string): number => Date.parse(`${local}:00+02:00`);

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The guide's 52525: ORAUX PROFESSIONNELS, three half-days on 20 and 21/05/2014. */
export const mission52525: AssignedMission = {
	academy: 'RENNES',
	number: 52525,
	exam: 'BREVET DE TECHNICIEN SUPERIEUR',
	session: 'juin 2014',
	speciality: 'BANQUE OPT.A MARCHE PARTICULIER',
	examOption: 'E4-A, GESTION RELATION CLIENT',
	typeCode: 'ORAUX_PROFESSIONNELS',
	typeLabel: 'ORAUX PROFESSIONNELS',
	payInput: 'candidates',
	centre: {
		label: 'LGT JOSEPH LOTH PONTIVY CEDEX',
		uai: null,
		town: 'PONTIVY CEDEX',
		postalCode: '56306'
	},
	zone: 'Europe/Paris',
	schedule: {
		kind: 'datedLines',
		lines: [
			{ date: '2014-05-20', time: '07:45', duration: { unit: 'halfDay', count: 1 } },
			{ date: '2014-05-20', time: '13:30', duration: { unit: 'halfDay', count: 1 } },
			{ date: '2014-05-21', time: '08:00', duration: { unit: 'halfDay', count: 1 } }
		]
	},
	quality: null,
	juries: [],
	observations: null,
	heading: 'academy',
	isSummoned: true,
	version: 1
};

export const duringMission = parisSummer('2014-05-20T10:00');
export const afterMission = parisSummer('2014-05-22T09:00');
export const beforeMission = parisSummer('2014-05-19T09:00');

export const profile: IntervenantProfile = {
	academy: 'RENNES',
	identifier: '14E0340007ADR',
	fullName: 'LE GOFF Marie',
	addressLines: ['3 rue du Port', '29170 PLEUVEN'],
	homeTown: 'PLEUVEN',
	homePostalCode: '29170',
	principalSchool: {
		label: 'CLG LA ROCHE AUX FEES RETIERS',
		town: 'RETIERS',
		postalCode: '35240',
		uai: null
	},
	isFinancialFileActive: false,
	hasNir: false,
	version: 1
};

export function academy(settings: Partial<AcademySettings> = {}): Academy {
	return {
		code: 'RENNES',
		label: 'RENNES',
		zone: 'Europe/Paris',
		welcomeMessage: '',
		conditions: { version: 1, text: 'Conditions' },
		settingsVersion: 1,
		settings: { ...DEFAULT_SETTINGS, ...settings },
		openActivities: ['missions', 'claims'],
		transportModes: [...DEFAULT_TRANSPORT_MODES],
		officeLines: ['DEXACO RENNES', "92 RUE D'ANTRAIN", '35042 RENNES']
	};
}

/** The guide's trip of 77833: Pleuven → Châteaulin, 40 km × 2, 20 €, one lunch. */
export function trip77833(changes: Partial<Trip> = {}): Trip {
	return {
		id: id(1),
		origin: 'prefilled',
		departureTown: 'PLEUVEN',
		departurePostalCode: '29170',
		departureCountry: 'FR',
		departureDate: '2017-06-01',
		departureTime: '07:00',
		arrivalTown: 'CHATEAULIN',
		arrivalPostalCode: '29150',
		arrivalCountry: 'FR',
		returnDate: '2017-06-01',
		returnTime: '20:00',
		transportMode: 'AUTOMOBILE',
		distanceKm: 40,
		oneWayJourneys: 2,
		otherCostsCents: 2000,
		comment: 'péage',
		lunchesReimbursed: 1,
		lunchesAdministrative: null,
		lunchesFree: null,
		dinnersReimbursed: null,
		dinnersFree: null,
		nightsReimbursed: null,
		nightsFree: null,
		...changes
	};
}

export const part = (status: StoredPartStatus, changes: Partial<PartState> = {}): PartState => ({
	status,
	statusBeforeCancel: null,
	isExported: false,
	...changes
});

export function claim(changes: Partial<Claim> = {}): Claim {
	return {
		id: id(9),
		academy: 'RENNES',
		missionNumber: 52525,
		revision: 1,
		remuneration: part('open'),
		travel: part('open'),
		content: { remuneration: { kind: 'candidates', candidates: null }, trips: [] },
		notDone: null,
		deferredTo: null,
		attestation: null,
		fileNumber: null,
		isLate: false,
		documents: [],
		history: [],
		finalSummary: null,
		...changes
	};
}
