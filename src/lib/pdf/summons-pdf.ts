// Prints the duplicate of a summons («duplicata de la convocation») from what the device knows of the mission.
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { AssignedMission } from '$lib/domain/mission/mission';
import { centreLabel, juryLabel } from '$lib/fr/mission-labels';
import { academyLine, pageLabel } from '$lib/fr/pdf/claim-summary-words';
import {
	MINISTRY_HEADING,
	SUMMONS_INTRODUCTION,
	SUMMONS_LABELS as LABELS,
	SUMMONS_SUBJECT,
	SUMMONS_TITLE,
	summonsFoot
} from '$lib/fr/pdf/summons-words';
import { scheduleLines } from '$lib/fr/schedule';
import { PageFlow } from './page-flow';
import { closePdf, openPdf } from './pdf-document';

export interface SummonsPdfInput {
	mission: AssignedMission;
	profile: IntervenantProfile;
	academy: Academy;
	/** Bytes of `font/nomade-sans.ttf`. */
	font: Uint8Array;
}

/** A4 pages «Duplicata de convocation» (guide §2.3.1): person, school, mission, centre, dates, observations. */
export async function renderSummonsPdf(input: SummonsPdfInput): Promise<Uint8Array> {
	const { mission, profile, academy, font } = input;
	const metadata = { title: `${SUMMONS_TITLE} – ${mission.number}`, subject: SUMMONS_SUBJECT };
	const pdf = await openPdf({ ...metadata, author: academyLine(academy.label), date: null }, font);
	const flow = new PageFlow(pdf);

	if (mission.heading === 'ministry') flow.small(MINISTRY_HEADING);
	flow.small(academyLine(academy.label));
	flow.title(SUMMONS_TITLE);
	flow.paragraph(SUMMONS_INTRODUCTION);
	for (const [label, lines] of rows(mission, profile, academy)) {
		const printed = lines.flatMap((line) => (line === null || line === '' ? [] : [line]));
		if (printed.length > 0) flow.row(label, printed);
	}
	flow.finish(summonsFoot(mission.number), pageLabel);
	return closePdf(pdf);
}

/** Rows without a value are left out. */
function rows(
	mission: AssignedMission,
	profile: IntervenantProfile,
	academy: Academy
): [label: string, lines: (string | null)[]][] {
	const { centre } = mission;
	const school = profile.principalSchool;
	return [
		[LABELS.office, academy.officeLines],
		[LABELS.intervenant, [profile.fullName]],
		[LABELS.identifier, [profile.identifier]],
		[LABELS.address, profile.addressLines],
		[LABELS.principalSchool, school === null ? [] : [withUai(school), place(school)]],
		[LABELS.missionNumber, [String(mission.number)]],
		[LABELS.missionType, [mission.typeLabel]],
		[LABELS.exam, [mission.exam]],
		[LABELS.session, [mission.session]],
		[LABELS.speciality, [mission.speciality]],
		[LABELS.examOption, [mission.examOption]],
		[LABELS.centre, centre === null ? [] : [centreLabel(mission, true), place(centre)]],
		[LABELS.quality, [mission.quality]],
		[LABELS.juries, mission.juries.map(juryLabel)],
		[LABELS.dates, scheduleLines(mission.schedule)],
		[LABELS.observations, [mission.observations]]
	];
}

function withUai({ label, uai }: { label: string; uai: string | null }): string {
	return uai === null ? label : `${label} (${uai})`;
}

function place({ town, postalCode }: { town: string | null; postalCode: string | null }): string {
	return [postalCode, town].filter((text) => text !== null && text !== '').join(' ');
}
