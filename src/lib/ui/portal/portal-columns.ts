// Columns of «Portail d'accès aux missions» (guide §2.7.1).
import type { AssignedMission } from '$lib/domain/mission/mission';
import { missionStart } from '$lib/domain/mission/schedule';
import type { CorrectionState } from '$lib/domain/portal/correction-state';
import { startLabel } from '$lib/fr/schedule';
import { CORRECTION_LABELS, PORTAL_WORDS } from '$lib/fr/screens/portal';
import type { BadgeTone, ListColumn, ListView } from '../list/list-column';

const TONES: Record<CorrectionState, BadgeTone> = {
	toMark: 'warning',
	toScan: 'warning',
	markedInSantorin: 'success',
	attested: 'success'
};

function correctionLabel({ correctionState }: AssignedMission): string {
	return correctionState == null ? '' : CORRECTION_LABELS[correctionState];
}

export const PORTAL_COLUMNS: readonly ListColumn<AssignedMission>[] = [
	{ id: 'examen', label: PORTAL_WORDS.exam, text: (mission) => mission.exam },
	{ id: 'specialite', label: PORTAL_WORDS.speciality, text: (mission) => mission.speciality ?? '' },
	{ id: 'epreuve', label: PORTAL_WORDS.examOption, text: (mission) => mission.examOption ?? '' },
	{ id: 'type', label: PORTAL_WORDS.type, text: (mission) => mission.typeLabel },
	{
		id: 'numero',
		label: PORTAL_WORDS.number,
		text: (mission) => String(mission.number),
		sortValue: (mission) => mission.number,
		isShort: true
	},
	{
		id: 'debut',
		label: PORTAL_WORDS.start,
		text: (mission) => startLabel(mission.schedule),
		sortValue: (mission) => missionStart(mission.schedule),
		isShort: true
	},
	{
		id: 'etat',
		label: PORTAL_WORDS.correction,
		text: correctionLabel,
		tone: ({ correctionState }) => (correctionState == null ? null : TONES[correctionState])
	}
];

/** Newest first, as the guide's screens. */
export const PORTAL_FIRST_VIEW: ListView = { filter: '', sortColumn: 'debut', isDescending: true };
