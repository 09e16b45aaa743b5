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

/** «12», and «12,0» or «1 234,00» as a spreadsheet writes a whole number; null where nothing stands. */
export function readCount(cells: Cells, column: string): number | null {
	const text = cells.raw(column).replace(/[\s\u00A0\u202F]/g, '');
	if (text === '') return null;
	const whole = /^(\d{1,9})(?:[.,]0+)?$/.exec(text)?.[1];
	const count = Number(whole);
	if (whole === undefined || count > MAX_COUNT) cells.refuse(column, SOURCE_REPORT.notACount);
	return count;
}

export const MARKING_TABLE = lineTable(COLUMNS, FIELDS, [['number', 'matricule'], ['group_key']], (cells) => {
	const copies = readCount(cells, 'Copies');
	const candidates = readCount(cells, 'Candidats');
	const group = cells.text('Groupe', 60);
	const isCarrier = cells.yesOrNo('Porteur', false);
	const comment = cells.text('Commentaire', 2000);
	if (group !== null && isCarrier && comment === null)
		cells.refuse('Commentaire', SOURCE_REPORT.groupComment);
	return {
		number: cells.number('Numéro'),
		matricule: cells.required('Matricule', 20),
		correction_state: cells.word<CorrectionState | null>('Etat correction', MARKING_WORDS, null),
		unit: copies !== null ? 'copies' : candidates !== null ? 'candidates' : null,
		count: copies ?? candidates,
		group_key: group,
		is_carrier: flag(isCarrier),
		comment
	};
});
