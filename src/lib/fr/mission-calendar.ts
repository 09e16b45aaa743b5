// A mission as a calendar file for the phone's own agenda. Names nobody: the file may be shared.
import type { CalendarEvent } from '../domain/calendar/icalendar';
import { writeCalendar } from '../domain/calendar/icalendar';
import { missionKey } from '../domain/mission/mission';
import { fillsItsHours, missionHours } from '../domain/mission/mission-hours';
import { isCancelled, type ListedMission } from '../domain/mission/mission-news';
import { centreLabel, examLabel, juryLabel } from './mission-labels';
import { academyTab, MISSION_WORDS } from './screens/missions';

const PRODUCT = "-//IMAG'IN Nomade//Missions//FR";

/** «LGT JOSEPH LOTH PONTIVY CEDEX, 56306 PONTIVY CEDEX». */
function place({ centre }: ListedMission): string {
	if (centre === null) return '';
	const town = [centre.postalCode, centre.town].filter(Boolean).join(' ');
	return [centre.label, town].filter((part) => part !== '').join(', ');
}

function description(mission: ListedMission, academyLabel: string): string {
	return [
		`${MISSION_WORDS.detailNumber} ${mission.number}`,
		academyTab(academyLabel),
		`${MISSION_WORDS.detailExam} ${examLabel(mission)}`,
		mission.centre === null ? '' : `${MISSION_WORDS.detailCentre} ${centreLabel(mission, true)}`,
		mission.quality === null ? '' : `${MISSION_WORDS.detailQuality} ${mission.quality}`,
		mission.juries.length === 0
			? ''
			: `${MISSION_WORDS.detailJuries} ${mission.juries.map(juryLabel).join(', ')}`,
		mission.observations === null ? '' : `${MISSION_WORDS.detailObservations} : ${mission.observations}`
	]
		.filter((line) => line !== '')
		.join('\n');
}

/**
 * One event a dated line, or the period, in the mission's zone. Their names stay the same from one file to the next, so
 * that the agenda puts the newer one in place of what it has.
 */
export function missionCalendar(mission: ListedMission, academyLabel: string, nowMs: number): string {
	const summary = `${mission.typeLabel} (mission N° ${mission.number})`;
	const isOff = isCancelled(mission);
	const events = missionHours(mission.schedule).map((hours, index): CalendarEvent => ({
		...hours,
		uid: `${missionKey(mission)}-${index + 1}@imagin-nomade`,
		// Taking the assignment away is one change more.
		sequence: mission.version + (mission.withdrawnAt === undefined ? 0 : 1),
		summary: isOff ? `${MISSION_WORDS.cancelled} : ${summary}` : summary,
		description: description(mission, academyLabel),
		location: place(mission),
		isCancelled: isOff,
		isBusy: fillsItsHours(hours, mission.schedule)
	}));
	return writeCalendar({ product: PRODUCT, zone: mission.zone, madeAtMs: nowMs, reminder: summary, events });
}

/** «mission-RENNES-52525.ics». */
export function calendarFileName(mission: ListedMission): string {
	return `mission-${missionKey(mission)}.ics`;
}
