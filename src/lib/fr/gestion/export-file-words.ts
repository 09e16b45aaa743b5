// Words of the files of a batch: columns of the CSV, keys of the JSON, what stands in their cells (db/README.md).
// A file once given is issued again as it was: what is changed here holds for later batches.
import type { ClaimPart } from '../../domain/claim/claim';
import type { ExportUnit } from '../../domain/payment/export-units';

/** Columns before and after those of the units. */
export const EXPORT_COLUMNS = {
	batch: 'Lot',
	position: 'Ligne',
	kind: 'Nature',
	part: 'Partie',
	fileNumber: 'N° dossier',
	claimId: 'État de frais',
	identifier: 'Matricule',
	fullName: 'Nom',
	missionNumber: 'Mission',
	exam: 'Examen',
	session: 'Session',
	typeCode: 'Code type de mission',
	typeLabel: 'Type de mission',
	centreLabel: 'Centre',
	centreUai: 'UAI centre',
	startsOn: 'Début',
	endsOn: 'Fin'
} as const;
export const EXPORT_LAST_COLUMNS = {
	detail: 'Détail',
	corrects: 'Corrige la ligne',
	reason: 'Motif'
} as const;

export const UNIT_COLUMNS: Record<ExportUnit, string> = {
	copies: 'Copies',
	candidates: 'Candidats',
	halfDays: 'Demi-journées',
	minutes: 'Minutes',
	trips: 'Déplacements',
	distanceKm: 'Kilomètres',
	kilometricKm: 'dont kilomètres au barème kilométrique',
	lunchesReimbursed: 'Déjeuners à rembourser',
	lunchesAdministrative: 'Déjeuners administratifs',
	lunchesFree: 'Déjeuners gratuits',
	dinnersReimbursed: 'Dîners à rembourser',
	dinnersFree: 'Dîners gratuits',
	nightsReimbursed: 'Nuitées à rembourser',
	nightsFree: 'Nuitées gratuites',
	otherCostsCents: 'Frais divers en centimes'
};

/** Keys of the JSON: no accent, so that any system reads them as they are. */
export const UNIT_KEYS: Record<ExportUnit, string> = {
	copies: 'copies',
	candidates: 'candidats',
	halfDays: 'demiJournees',
	minutes: 'minutes',
	trips: 'deplacements',
	distanceKm: 'kilometres',
	kilometricKm: 'kilometresBaremeKilometrique',
	lunchesReimbursed: 'dejeunersARembourser',
	lunchesAdministrative: 'dejeunersAdministratifs',
	lunchesFree: 'dejeunersGratuits',
	dinnersReimbursed: 'dinersARembourser',
	dinnersFree: 'dinersGratuits',
	nightsReimbursed: 'nuiteesARembourser',
	nightsFree: 'nuiteesGratuites',
	otherCostsCents: 'fraisDiversCentimes'
};

export const EXPORT_KINDS = { payment: 'paiement', correction: 'correction', total: 'total' } as const;

export const EXPORT_PARTS: Record<ClaimPart, string> = {
	remuneration: 'rémunération',
	travel: 'déplacement'
};

/** «Voiture : Indemnités kilométriques SNCF» unless the gestionnaire chose the other one. */
export const SCALE_NAMES: Readonly<Record<string, string>> = { sncf: 'SNCF', kilometric: 'kilométrique' };

/** What a trip is told as in one cell: «01/06/2017 07:00 PLEUVEN (29170) > CHATEAULIN (29150), 01/06/2017 20:00». */
export const TRIP_ARROW = ' > ';

export function batchName(number: number): string {
	return `lot n° ${number}`;
}

export function lineName(batch: number, position: number): string {
	return `${batch}/${position}`;
}

/** `lot-RENNES-0012.csv`: says nothing of anybody. */
export function exportFileName(academy: string, number: number, format: 'csv' | 'json'): string {
	return `lot-${academy}-${String(number).padStart(4, '0')}.${format}`;
}
