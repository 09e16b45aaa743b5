// Columns of the three tabs of both activities, with the guide's own headers (§2.4.1 to §2.4.3).
import { authorText } from '$lib/domain/competence/competence';
import type { Posting } from '$lib/domain/competence/posting';
import type { Teaching } from '$lib/domain/competence/teaching';
import type { CompetenceRow } from '$lib/device/live/competences.svelte';
import { COMPETENCE_WORDS as WORDS, POSTING_KIND_LABELS } from '$lib/fr/screens/competences';
import { ITEM_STATE_LABELS } from '$lib/fr/item-states';
import { itemStateTone } from '../claim/part-status-tone';
import type { ListColumn, ListView } from '../list/list-column';

export const COMPETENCE_COLUMNS: readonly ListColumn<CompetenceRow>[] = [
	{ id: 'examen', label: WORDS.exam, text: (row) => row.exam },
	{ id: 'specialite', label: WORDS.speciality, text: (row) => row.speciality },
	{ id: 'epreuve', label: WORDS.option, text: (row) => row.label },
	{ id: 'auteurs', label: WORDS.authors, text: (row) => row.words.map(authorText).join(' ') }
];

/** Shown only while something of the list is not at the server. */
export const COMPETENCE_STATE_COLUMN: ListColumn<CompetenceRow> = {
	id: 'etat',
	label: WORDS.state,
	text: (row) => ITEM_STATE_LABELS[row.itemState],
	tone: (row) => itemStateTone(row.itemState)
};

export const POSTING_COLUMNS: readonly ListColumn<Posting>[] = [
	{ id: 'code', label: WORDS.schoolCode, text: (row) => row.uai, isShort: true },
	{ id: 'libelle', label: WORDS.schoolLabel, text: (row) => row.schoolLabel },
	{ id: 'type', label: WORDS.schoolKind, text: (row) => POSTING_KIND_LABELS[row.kind] },
	{ id: 'discipline', label: WORDS.disciplineCode, text: (row) => row.disciplineCode, isShort: true },
	{ id: 'enseignee', label: WORDS.disciplineLabel, text: (row) => row.disciplineLabel }
];

export const TEACHING_COLUMNS: readonly ListColumn<Teaching>[] = [
	{ id: 'libelle', label: WORDS.schoolLabel, text: (row) => row.schoolLabel },
	{ id: 'mef', label: WORDS.mef, text: (row) => row.mef },
	{ id: 'type', label: WORDS.mefType, text: (row) => row.mefType },
	{ id: 'matiere', label: WORDS.subject, text: (row) => row.subject },
	{ id: 'modalite', label: WORDS.modality, text: (row) => row.modality }
];

/** As they come from the server, which is the order of the guide's screens: no header is sorted at first. */
export const AS_IT_COMES: ListView = { filter: '', sortColumn: '', isDescending: false };
