// Columns of «Consultation des missions» (guide §2.3.1).
import { missionKey } from '$lib/domain/mission/mission';
import { newsOf, type ListedMission } from '$lib/domain/mission/mission-news';
import { missionStart } from '$lib/domain/mission/schedule';
import { centreLabel, examLabel } from '$lib/fr/mission-labels';
import { startLabel } from '$lib/fr/schedule';
import { MISSION_WORDS } from '$lib/fr/screens/missions';
import type { ListColumn, ListView } from '../list/list-column';

export const MISSION_COLUMNS: readonly ListColumn<ListedMission>[] = [
	{ id: 'examen', label: MISSION_WORDS.exam, text: examLabel },
	{ id: 'type', label: MISSION_WORDS.type, text: (mission) => mission.typeLabel },
	{
		id: 'numero',
		label: MISSION_WORDS.number,
		text: (mission) => String(mission.number),
		sortValue: (mission) => mission.number,
		isShort: true
	},
	{
		id: 'date',
		label: MISSION_WORDS.date,
		text: (mission) => startLabel(mission.schedule),
		sortValue: (mission) => missionStart(mission.schedule),
		isShort: true
	},
	{ id: 'centre', label: MISSION_WORDS.centre, text: (mission) => centreLabel(mission, true) },
	{ id: 'qualite', label: MISSION_WORDS.quality, text: (mission) => mission.quality ?? '' }
];

/** Newest first, as the guide's screens. */
export const MISSIONS_FIRST_VIEW: ListView = { filter: '', sortColumn: 'date', isDescending: true };

/** «Modifiée», «Annulée», «Deux missions au même moment»: shown only while a row has something to tell. */
export function newsColumn(clashes: ReadonlyMap<string, unknown>): ListColumn<ListedMission> {
	const hasClash = (mission: ListedMission) => clashes.has(missionKey(mission));
	return {
		id: 'signalement',
		label: MISSION_WORDS.news,
		text: (mission) => {
			const news = newsOf(mission);
			return [news === null ? '' : MISSION_WORDS[news], hasClash(mission) ? MISSION_WORDS.clash : '']
				.filter((word) => word !== '')
				.join(' · ');
		},
		tone: (mission) => {
			if (newsOf(mission) !== 'cancelled') return 'warning';
			return mission.seen === undefined ? 'neutral' : 'danger';
		}
	};
}

export function hasNews(mission: ListedMission, clashes: ReadonlyMap<string, unknown>): boolean {
	return newsOf(mission) !== null || clashes.has(missionKey(mission));
}
