// EPP, EPP privé, AGAPE, AGAPE privé, SIRHEN, RenoiRH: one line a person and post (db/README.md).
import type { Source } from '$lib/domain/import/source';
import { isNumen } from '$lib/domain/identifiers/numen';
import type { Posting } from '$lib/domain/competence/posting';
import { POSTING_KIND_WORDS, SCHOOL_CATEGORY_WORDS } from '$lib/fr/gestion/import-words';
import { FUNCTION_WORDS, SOURCE_REPORT, type PersonFunction } from '$lib/fr/gestion/source-words';
import type { Cells } from '../cells';
import { flag, lineTable, type LineTable } from './line-table';

const PERSON_COLUMNS = [
	'Identifiant',
	'NUMEN',
	'Nom',
	'Prénom',
	'Adresse?',
	'Commune?',
	'Code postal?',
	'Dossier financier actif?',
	'N° INSEE connu?'
] as const;
const SCHOOL_COLUMNS = [
	'UAI',
	'Établissement',
	'Catégorie',
	'Type?',
	'Commune établissement?',
	'Code postal établissement?'
] as const;
const OPTIONAL_SCHOOL = SCHOOL_COLUMNS.map((column) => (column.endsWith('?') ? column : `${column}?`));

interface PeopleShape {
	columns: readonly string[];
	/** Columns that say what the person teaches or does at the post. */
	disciplineCode: string;
	discipline: string;
	function: PersonFunction;
	isSchoolRequired: boolean;
}

const TEACHERS: PeopleShape = {
	columns: [...PERSON_COLUMNS, ...SCHOOL_COLUMNS, 'Fonction?', 'Code discipline', 'Discipline'],
	disciplineCode: 'Code discipline',
	discipline: 'Discipline',
	function: 'teacher',
	isSchoolRequired: true
};

const SHAPES: Partial<Record<Source, PeopleShape>> = {
	EPP: TEACHERS,
	EPP_PRIVE: TEACHERS,
	AGAPE: TEACHERS,
	AGAPE_PRIVE: TEACHERS,
	SIRHEN: {
		columns: [...PERSON_COLUMNS, 'Fonction', ...OPTIONAL_SCHOOL, 'Code spécialité?', 'Spécialité?'],
		disciplineCode: 'Code spécialité',
		discipline: 'Spécialité',
		function: 'inspector',
		isSchoolRequired: false
	},
	RENOIRH: {
		columns: [...PERSON_COLUMNS, 'Fonction?', ...SCHOOL_COLUMNS, 'Code corps', 'Corps'],
		disciplineCode: 'Code corps',
		discipline: 'Corps',
		function: 'staff',
		isSchoolRequired: true
	}
};

const FIELDS = [
	...['numen', 'login', 'full_name', 'address_lines', 'home_town', 'home_postal_code'],
	...['is_financial_file_active', 'has_nir', 'function', 'uai', 'school_label', 'category', 'posting_kind'],
	...['school_town', 'school_postal_code', 'discipline_code', 'discipline_label', 'person_text']
] as const;

export function peopleTable(source: Source): LineTable {
	const shape = SHAPES[source] ?? TEACHERS;
	return lineTable(shape.columns, FIELDS, [['numen'], ['login']], (cells) => {
		const numen = cells.required('NUMEN', 20);
		if (numen !== '' && !isNumen(numen)) cells.refuse('NUMEN', SOURCE_REPORT.notANumen);
		const person = {
			numen,
			login: cells.required('Identifiant', 100),
			full_name: `${cells.required('Prénom', 50)} ${cells.required('Nom', 50)}`.trim(),
			address_lines: JSON.stringify(cells.lines('Adresse')),
			home_town: cells.text('Commune', 100),
			home_postal_code: postalCode(cells, 'Code postal'),
			is_financial_file_active: knownFlag(cells, 'Dossier financier actif'),
			has_nir: knownFlag(cells, 'N° INSEE connu'),
			function: cells.word<PersonFunction>('Fonction', FUNCTION_WORDS, shape.function)
		};
		if (source === 'SIRHEN') cells.required('Fonction');
		return {
			...person,
			...readPost(cells, shape, person.function),
			person_text: JSON.stringify(person)
		};
	});
}

function readPost(cells: Cells, shape: PeopleShape, role: PersonFunction) {
	if (shape.isSchoolRequired) cells.required('UAI');
	const uai = cells.uai('UAI');
	if (uai === null && role === 'head') cells.refuse('UAI', SOURCE_REPORT.headWithoutSchool);
	const label = cells.text('Établissement', 200);
	if (uai !== null && (label === null || cells.raw('Catégorie') === '')) {
		cells.refuse('Établissement', SOURCE_REPORT.schoolIncomplete);
	}
	const needsDiscipline = uai !== null && !shape.disciplineCode.includes('spécialité');
	return {
		uai,
		school_label: label,
		category: cells.word<Posting['category']>('Catégorie', SCHOOL_CATEGORY_WORDS, 'other'),
		posting_kind: cells.word<Posting['kind']>('Type', POSTING_KIND_WORDS, 'principal'),
		school_town: cells.text('Commune établissement', 100),
		school_postal_code: postalCode(cells, 'Code postal établissement'),
		discipline_code: needsDiscipline
			? cells.required(shape.disciplineCode, 20)
			: (cells.text(shape.disciplineCode, 20) ?? '-'),
		discipline_label: needsDiscipline
			? cells.required(shape.discipline, 200)
			: (cells.text(shape.discipline, 200) ?? role)
	};
}

export function postalCode(cells: Cells, column: string): string | null {
	const value = cells.raw(column);
	if (value.length > 10) cells.refuse(column, SOURCE_REPORT.notAPostalCode);
	return value === '' ? null : value;
}

/** Null: the source does not say, and what is known stays. */
function knownFlag(cells: Cells, column: string): number | null {
	return cells.raw(column) === '' ? null : flag(cells.yesOrNo(column, false));
}
