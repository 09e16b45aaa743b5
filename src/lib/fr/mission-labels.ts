// How a mission's exam, centre and juries are written in lists and details (guide §2.3).
import type { AssignedMission, Jury } from '../domain/mission/mission';

/** exam[ - spécialité][ - épreuve-option], as «Consultation des missions» prints it. */
export function examLabel(mission: Pick<AssignedMission, 'exam' | 'speciality' | 'examOption'>): string {
	return [mission.exam, mission.speciality, mission.examOption]
		.filter((text) => text !== null && text !== '')
		.join(' - ');
}

/** label[ (UAI)]; empty for marking at home. */
export function centreLabel(mission: Pick<AssignedMission, 'centre'>, withUai: boolean): string {
	const { centre } = mission;
	if (centre === null) return '';
	return withUai && centre.uai !== null ? `${centre.label} (${centre.uai})` : centre.label;
}

/** «MEMBRE DU JURY(0315)»; without a quality the number alone. */
export function juryLabel({ number, quality }: Jury): string {
	return quality === null || quality === '' ? number : `${quality}(${number})`;
}

/** «BREVET DE TECHNICIEN SUPERIEUR Session juin 2014». */
export function examAndSession({ exam, session }: Pick<AssignedMission, 'exam' | 'session'>): string {
	return session === null ? exam : `${exam} Session ${session}`;
}
