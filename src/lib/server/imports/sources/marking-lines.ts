// SANTORIN: one line an assignment: where marking stands, what was marked, what was put together (db/README.md).
import type { CorrectionState } from '$lib/domain/portal/correction-state';
import { MARKING_WORDS, SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import type { Cells } from '../cells';
import { flag, lineTable } from './line-table';

const COLUMNS = [
	'Numéro',
	'Matricule',
	'Etat correction?',
	'Copies?',
	'Candidats?',
	'Groupe?',
	'Porteur?',
	'Commentaire?'
] as const;
const FIELDS = [
	...['number', 'matricule', 'correction_state', 'unit', 'count', 'group_key', 'is_carrier', 'comment']
] as const;

const MAX_COUNT = 9999;

/**
 * «12», and «12,0» or «1 234,00» as a spreadsheet writes a whole number; null where nothing stands. «1.000» and «1 2»
 * are refused: nobody knows whether a thousand, one or twelve is meant.
 */
export function readCount(cells: Cells, column: string): number | null {
	const text = cells.raw(column);
	if (text === '') return null;
	const whole = /^(\d{1,9}|\d{1,3}(?:[ \u00A0\u202F]\d{3})+)(?:,0+|\.0{1,2})?$/.exec(text)?.[1];
	const count = Number(whole?.replace(/\D/g, ''));
	if (whole === undefined || count > MAX_COUNT) cells.refuse(column, SOURCE_REPORT.notACount);
	return count;
}

export const MARKING_TABLE = lineTable(COLUMNS, FIELDS, [['number', 'matricule'], ['group_key']], (cells) => {
	const copies = readCount(cells, 'Copies');
	const candidates = readCount(cells, 'Candidats');
	// «0» beside a figure is what a table of two columns writes for nothing.
	if (copies !== null && candidates !== null && copies > 0 && candidates > 0) {
		cells.refuse('Candidats', SOURCE_REPORT.twoCounts);
	}
	const isCandidates = candidates !== null && (copies === null || (copies === 0 && candidates > 0));
	const group = cells.text('Groupe', 60);
	const isCarrier = cells.yesOrNo('Porteur', false);
	const comment = cells.text('Commentaire', 2000);
	if (group !== null && isCarrier && comment === null)
		cells.refuse('Commentaire', SOURCE_REPORT.groupComment);
	return {
		number: cells.number('Numéro'),
		matricule: cells.required('Matricule', 20),
		correction_state: cells.word<CorrectionState | null>('Etat correction', MARKING_WORDS, null),
		unit: isCandidates ? 'candidates' : copies === null ? null : 'copies',
		count: isCandidates ? candidates : copies,
		group_key: group,
		is_carrier: flag(isCarrier),
		comment
	};
});
