// CYCLADES: one line an assignment (mission × intervenant), with its exam, jury and attestation (db/README.md).
import type { Claim, StoredPartStatus } from '$lib/domain/claim/claim';
import type { ExamCategory } from '$lib/domain/competence/exam-option';
import { missionEnd, missionStart } from '$lib/domain/mission/schedule';
import type { CorrectionState } from '$lib/domain/portal/correction-state';
import {
	ACCOUNT_KINDS,
	ATTESTATIONS,
	EXAM_CATEGORY_WORDS,
	HEADINGS,
	IMPORT_WORDS
} from '$lib/fr/gestion/import-words';
import { MARKING_WORDS, SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import type { Cells } from '../cells';
import { readJury, STATUSES } from '../mission-rows';
import { readSchedule } from '../read-schedule';
import { isZone } from '../zone';
import { flag, lineTable } from './line-table';
import { postalCode } from './people-lines';

const COLUMNS = [
	'Numéro',
	'Matricule',
	'Examen',
	'Session?',
	'Spécialité?',
	'Épreuve-option?',
	'Code épreuve?',
	'Catégorie examen?',
	'Évaluation en cours d’année?',
	'Type de mission',
	'Centre?',
	'UAI centre?',
	'Commune centre?',
	'Code postal centre?',
	'Fuseau?',
	'Dates',
	'Qualité?',
	'Jurys?',
	'Observations?',
	'En-tête?',
	'Convoquée?',
	'Annulée?',
	'Statut rémunération?',
	'Statut déplacement?',
	'Constat de service?',
	'Etat correction?',
	'Nature?',
	'Nom?',
	'Prénom?',
	'Adresse?',
	'Commune?',
	'Code postal?'
] as const;

const MISSION_FIELDS = [
	...['exam', 'session', 'speciality', 'exam_option', 'type_label', 'centre_label', 'centre_uai'],
	...['centre_town', 'centre_postal_code', 'zone', 'schedule', 'starts_at', 'ends_at', 'is_during_year']
] as const;
const FIELDS = [
	...['number', 'matricule'],
	...MISSION_FIELDS,
	...['option_key', 'option_category', 'quality', 'juries', 'observations', 'heading', 'is_summoned'],
	...['is_cancelled', 'given_remuneration', 'given_travel', 'attestation', 'correction_state', 'kind'],
	...['full_name', 'address_lines', 'home_town', 'home_postal_code', 'mission_text', 'person_text']
] as const;

const INDEXED = [['number', 'matricule'], ['matricule'], ['option_key']] as const;

export const MISSION_TABLE = lineTable(COLUMNS, FIELDS, INDEXED, (cells, warn) => {
	const mission = readMission(cells);
	const person = readExternal(cells);
	if (mission.centre_label !== null && mission.centre_town === null) {
		warn('Commune centre', SOURCE_REPORT.centreWithoutTown);
	}
	return {
		number: cells.number('Numéro'),
		matricule: cells.required('Matricule', 20),
		...mission,
		...readOption(cells),
		...readAssignment(cells),
		...person,
		mission_text: JSON.stringify(mission),
		person_text: JSON.stringify(person)
	};
});

function readMission(cells: Cells) {
	const schedule = readSchedule(cells.lines('Dates'));
	if (schedule === null) cells.refuse('Dates', IMPORT_WORDS.notASchedule);
	const zone = cells.text('Fuseau', 60);
	if (zone !== null && !isZone(zone)) cells.refuse('Fuseau', IMPORT_WORDS.notAZone);
	return {
		exam: cells.required('Examen'),
		session: cells.text('Session', 50),
		speciality: cells.text('Spécialité'),
		exam_option: cells.text('Épreuve-option'),
		type_label: cells.required('Type de mission'),
		centre_label: cells.text('Centre'),
		centre_uai: cells.uai('UAI centre'),
		centre_town: cells.text('Commune centre', 100),
		centre_postal_code: postalCode(cells, 'Code postal centre'),
		zone,
		schedule: JSON.stringify(schedule),
		starts_at: schedule === null ? '' : missionStart(schedule),
		ends_at: schedule === null ? '' : missionEnd(schedule),
		is_during_year: flag(cells.yesOrNo('Évaluation en cours d’année', false))
	};
}

function readOption(cells: Cells) {
	const key = cells.text('Code épreuve', 60);
	const category = cells.word<ExamCategory | null>('Catégorie examen', EXAM_CATEGORY_WORDS, null);
	if (key !== null && !/^[A-Z0-9][A-Z0-9_.-]*$/.test(key)) {
		cells.refuse('Code épreuve', IMPORT_WORDS.notAnOptionCode);
	}
	const isWhole = category !== null && cells.raw('Spécialité') !== '' && cells.raw('Épreuve-option') !== '';
	if (key !== null && !isWhole) cells.refuse('Code épreuve', SOURCE_REPORT.optionIncomplete);
	return { option_key: key, option_category: category };
}

function readAssignment(cells: Cells) {
	return {
		quality: cells.text('Qualité', 100),
		juries: JSON.stringify(cells.lines('Jurys').map(readJury)),
		observations: cells.text('Observations', 4000),
		heading: cells.word('En-tête', HEADINGS, 'academy'),
		is_summoned: flag(cells.yesOrNo('Convoquée', true)),
		is_cancelled: flag(cells.yesOrNo('Annulée', false)),
		given_remuneration: cells.word<StoredPartStatus | null>('Statut rémunération', STATUSES, null),
		given_travel: cells.word<StoredPartStatus | null>('Statut déplacement', STATUSES, null),
		attestation: cells.word<Claim['attestation']>('Constat de service', ATTESTATIONS, null),
		correction_state: cells.word<CorrectionState | null>('Etat correction', MARKING_WORDS, null)
	};
}

/** An external is known to no other source: CYCLADES brings the person with the mission. */
function readExternal(cells: Cells) {
	const kind = cells.word('Nature', ACCOUNT_KINDS, 'academic');
	const isExternal = kind === 'external';
	return {
		kind,
		full_name: isExternal ? `${cells.text('Prénom', 50) ?? ''} ${cells.required('Nom', 50)}`.trim() : null,
		address_lines: JSON.stringify(isExternal ? cells.lines('Adresse') : []),
		home_town: isExternal ? cells.text('Commune', 100) : null,
		home_postal_code: isExternal ? postalCode(cells, 'Code postal') : null
	};
}
