// Reads suivi.csv: what other services know of a claim beside its entry (payment, attestation, grouping).
import type { LocalDate } from '$lib/domain/calendar/local-date-time';
import type { Claim } from '$lib/domain/claim/claim';
import { ATTESTATIONS, IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import type { Cells } from './cells';
import { readFrenchDate } from './read-schedule';

export const FOLLOW_UP_COLUMNS = [
	'Académie',
	'Identifiant',
	'Numéro',
	'Date de paiement rémunération?',
	'Date de paiement déplacement?',
	'Constat de service?',
	'Regroupement?'
] as const;

export interface FollowUp {
	remunerationPaidOn: LocalDate | null;
	travelPaidOn: LocalDate | null;
	attestation: Claim['attestation'];
	/** Plain text, line breaks kept. */
	groupingComment: string | null;
}

export interface FollowUpImport extends FollowUp {
	line: number;
	academy: string;
	identifier: string;
	number: number;
}

export const NO_FOLLOW_UP: FollowUp = {
	remunerationPaidOn: null,
	travelPaidOn: null,
	attestation: null,
	groupingComment: null
};

function readDate(cells: Cells, column: string): LocalDate | null {
	const text = cells.raw(column);
	if (text === '') return null;
	const date = readFrenchDate(text);
	if (date === null) cells.refuse(column, IMPORT_WORDS.notADate);
	return date;
}

export function readFollowUp(cells: Cells): FollowUpImport {
	return {
		line: cells.line,
		academy: cells.academy,
		identifier: cells.required('Identifiant', 100),
		number: cells.number('Numéro'),
		remunerationPaidOn: readDate(cells, 'Date de paiement rémunération'),
		travelPaidOn: readDate(cells, 'Date de paiement déplacement'),
		attestation: cells.word<Claim['attestation']>('Constat de service', ATTESTATIONS, null),
		groupingComment: cells.text('Regroupement', 2000)
	};
}
