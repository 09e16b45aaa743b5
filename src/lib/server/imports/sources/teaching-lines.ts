// STS-WEB: one line a teaching (db/README.md).
import { SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import { isNumen } from '$lib/domain/identifiers/numen';
import { lineTable } from './line-table';

const COLUMNS = ['NUMEN', 'UAI', 'Établissement', 'M.E.F.', 'Type de M.E.F.', 'Matière', 'Modalité'] as const;
const FIELDS = ['numen', 'uai', 'school_label', 'mef', 'mef_type', 'subject', 'modality'] as const;

export const TEACHING_TABLE = lineTable(COLUMNS, FIELDS, [['numen', 'uai', 'mef']], (cells) => {
	const numen = cells.required('NUMEN', 20);
	if (numen !== '' && !isNumen(numen)) cells.refuse('NUMEN', SOURCE_REPORT.notANumen);
	cells.required('UAI');
	return {
		numen,
		uai: cells.uai('UAI'),
		school_label: cells.required('Établissement', 200),
		mef: cells.required('M.E.F.', 200),
		mef_type: cells.required('Type de M.E.F.', 200),
		subject: cells.required('Matière', 200),
		modality: cells.required('Modalité', 200)
	};
});
