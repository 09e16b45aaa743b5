// What changed in a mission, before and after, in the words of its details (guide §2.3.2).
import {
	changedFacts,
	seenOf,
	type ListedMission,
	type MissionFact,
	type SeenMission
} from '../domain/mission/mission-news';
import { centreLabel, juryLabel } from './mission-labels';
import { scheduleLines } from './schedule';
import { MISSION_WORDS } from './screens/missions';

export interface ToldChange {
	fact: MissionFact;
	label: string;
	before: string;
	after: string;
}

const LABELS: Record<MissionFact, string> = {
	dates: MISSION_WORDS.dates,
	centre: MISSION_WORDS.centre,
	type: MISSION_WORDS.type,
	quality: MISSION_WORDS.quality,
	juries: 'Jury(s)',
	observations: MISSION_WORDS.detailObservations
};

const TEXTS: Record<MissionFact, (mission: SeenMission) => string> = {
	dates: ({ schedule }) => scheduleLines(schedule).join('\n'),
	centre: (mission) =>
		[centreLabel(mission, true), mission.centre?.postalCode, mission.centre?.town].filter(Boolean).join(' '),
	type: ({ typeLabel }) => typeLabel,
	quality: ({ quality }) => quality ?? '',
	juries: ({ juries }) => juries.map(juryLabel).join(', '),
	observations: ({ observations }) => observations ?? ''
};

/** Empty where nothing but the cancelling changed, or nothing at all. */
export function toldChanges(mission: ListedMission): ToldChange[] {
	const { seen } = mission;
	if (seen === undefined) return [];
	const now = seenOf(mission);
	const say = (fact: MissionFact, from: SeenMission) => TEXTS[fact](from) || MISSION_WORDS.nothing;
	return changedFacts(seen, now).map((fact) => ({
		fact,
		label: LABELS[fact],
		before: say(fact, seen),
		after: say(fact, now)
	}));
}
