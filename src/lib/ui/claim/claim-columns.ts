// Columns of «Saisie/consultation des états de frais» (guide §2.6.2).
import type { AcademySettings } from '$lib/domain/academy/academy';
import { countdownOf, isUrgent } from '$lib/domain/claim/deadline';
import { missionStart } from '$lib/domain/mission/schedule';
import type { ClaimRow } from '$lib/device/live/claims.svelte';
import { ITEM_STATE_LABELS } from '$lib/fr/item-states';
import { centreLabel } from '$lib/fr/mission-labels';
import { startLabel } from '$lib/fr/schedule';
import { CLAIMS_WORDS } from '$lib/fr/screens/claims';
import { DEADLINE_WORDS, deadlineCell } from '$lib/fr/screens/deadline';
import { PART_STATUS_LABELS } from '$lib/fr/status-labels';
import type { ListColumn, ListView } from '../list/list-column';
import { itemStateTone, partStatusTone } from './part-status-tone';

export const CLAIM_COLUMNS: readonly ListColumn<ClaimRow>[] = [
	{ id: 'examen', label: CLAIMS_WORDS.exam, text: (row) => row.mission.exam },
	{ id: 'type', label: CLAIMS_WORDS.type, text: (row) => row.mission.typeLabel },
	{
		id: 'numero',
		label: CLAIMS_WORDS.number,
		text: (row) => String(row.mission.number),
		sortValue: (row) => row.mission.number,
		isShort: true
	},
	{
		id: 'debut',
		label: CLAIMS_WORDS.start,
		text: (row) => startLabel(row.mission.schedule),
		sortValue: (row) => missionStart(row.mission.schedule),
		isShort: true
	},
	{ id: 'centre', label: CLAIMS_WORDS.centre, text: (row) => centreLabel(row.mission, true) },
	{
		id: 'remuneration',
		label: CLAIMS_WORDS.pay,
		text: (row) => PART_STATUS_LABELS[row.shown.remuneration],
		tone: (row) => partStatusTone(row.shown.remuneration)
	},
	{
		id: 'deplacement',
		label: CLAIMS_WORDS.travel,
		text: (row) => PART_STATUS_LABELS[row.shown.travel],
		tone: (row) => partStatusTone(row.shown.travel)
	}
];

/** Shown only while something of the list is not at the server. */
export const ITEM_STATE_COLUMN: ListColumn<ClaimRow> = {
	id: 'etat',
	label: CLAIMS_WORDS.state,
	text: (row) => ITEM_STATE_LABELS[row.itemState],
	tone: (row) => itemStateTone(row.itemState)
};

/** Shown only while something of the list is to be validated before a day. */
export function deadlineColumn(settings: AcademySettings, nowMs: number): ListColumn<ClaimRow> {
	const of = (row: ClaimRow) => countdownOf(row.claim, row.mission, settings, nowMs);
	return {
		id: 'delai',
		label: DEADLINE_WORDS.column,
		text: (row) => {
			const deadline = of(row);
			return deadline === null ? DEADLINE_WORDS.none : deadlineCell(deadline);
		},
		sortValue: (row) => of(row)?.lastDay ?? null,
		tone: (row) => {
			const deadline = of(row);
			return deadline === null ? null : isUrgent(deadline) ? 'danger' : 'info';
		}
	};
}

/** Whether any row of the list waits for a last day. */
export function hasDeadline(rows: readonly ClaimRow[], settings: AcademySettings, nowMs: number): boolean {
	return rows.some((row) => countdownOf(row.claim, row.mission, settings, nowMs) !== null);
}

/** «newest start first». */
export const CLAIMS_FIRST_VIEW: ListView = { filter: '', sortColumn: 'debut', isDescending: true };
