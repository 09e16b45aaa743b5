// The claims of one school year with their estimates: what is stored, what is typed or waits to be sent laid over it.
import type { Academy } from '$lib/domain/academy/academy';
import { dateOf } from '$lib/domain/calendar/local-date-time';
import { schoolYearOf } from '$lib/domain/calendar/school-year';
import type { Claim, ClaimContent } from '$lib/domain/claim/claim';
import { keepUnentered } from '$lib/domain/claim/keep-unentered';
import { shownStatuses } from '$lib/domain/claim/part-status';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { estimateClaim } from '$lib/domain/estimate/estimate-claim';
import type { YearClaim } from '$lib/domain/estimate/year-summary';
import { inListOrder, isClaimListed } from '$lib/domain/mission/listing';
import type { AssignedMission } from '$lib/domain/mission/mission';
import { missionStart } from '$lib/domain/mission/schedule';
import type { ClaimHeading, Draft, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { standingOf } from './claim-standing';
import { readEntries } from './list-entries';
import { ofClaim, readOutbox } from './outbox';
import { projectAcceptances } from './project-acceptances';
import { projectStatuses } from './project-claim';
import { readReference } from './reference';

export interface YearRow extends YearClaim {
	/** `RENNES-52525`. */
	key: string;
	mission: AssignedMission;
	/** With what is not yet sent laid over it. */
	claim: ClaimHeading;
}

export interface YearView {
	/** School years with claims, by the year in which they begin, newest first. */
	years: number[];
	/** The one that is shown; null: there is none. */
	year: number | null;
	/** In the lists' order. */
	rows: YearRow[];
	/** Claims of an académie whose conditions of use are not accepted are left out. */
	isAnyClosed: boolean;
}

interface Found {
	key: string;
	mission: AssignedMission;
	claim: ClaimHeading;
}

const yearOf = ({ mission }: Found) => schoolYearOf(dateOf(missionStart(mission.schedule)));

/** As the claim's own screen shows it now. */
function contentOf(
	claim: Claim,
	mission: AssignedMission,
	items: readonly OutboxItem[],
	draft: Draft | undefined,
	nowMs: number
): ClaimContent {
	if (items.length === 0 && draft === undefined) return claim.content;
	const { entry, current, open } = standingOf({ claim, mission, items, draft }, nowMs);
	return keepUnentered(readClaimEntry(entry).content, current.content, open);
}

/** `wanted`: a school year; null, or one without claims: the newest. */
export async function readYear(store: DeviceStore, wanted: number | null, nowMs: number): Promise<YearView> {
	const [entries, outbox, reference] = await Promise.all([
		readEntries(store),
		readOutbox(store),
		readReference(store)
	]);
	const accepted = projectAcceptances(reference.acceptances, outbox);
	const isOpen = ({ mission }: Found) => {
		const academy = reference.academies[mission.academy];
		return academy !== undefined && accepted[academy.code]?.version === academy.conditions.version;
	};
	const listed = entries.flatMap(({ key, mission, claim }): Found[] =>
		mission !== null && claim !== null && isClaimListed(claim, mission, nowMs)
			? [{ key, mission, claim }]
			: []
	);
	const open = listed.filter(isOpen);
	const years = [...new Set(open.map(yearOf))].sort((a, b) => b - a);
	const year = years.find((known) => known === wanted) ?? years[0] ?? null;
	const found = inListOrder(
		open.filter((one) => yearOf(one) === year),
		({ mission }) => mission
	);
	const ids = found.map(({ claim }) => claim.id);
	const [claims, drafts] = await Promise.all([store.getRows('claims', ids), store.getRows('drafts', ids)]);
	const rows = found.map((one, index): YearRow => {
		const items = ofClaim(outbox, one.claim.id);
		const academy = reference.academies[one.mission.academy];
		return rowOf(one, claims[index]?.value, drafts[index]?.value, items, academy, nowMs);
	});
	return { years, year, rows, isAnyClosed: open.length < listed.length };
}

function rowOf(
	{ key, mission, claim: heading }: Found,
	stored: Claim | undefined,
	draft: Draft | undefined,
	items: readonly OutboxItem[],
	academy: Academy | undefined,
	nowMs: number
): YearRow {
	const claim = projectStatuses(heading, mission, items, nowMs);
	const shown = shownStatuses(claim, mission, nowMs);
	const whole = stored === undefined ? undefined : projectStatuses(stored, mission, items, nowMs);
	return {
		key,
		mission,
		claim,
		parts: {
			remuneration: { status: shown.remuneration, paidOn: stored?.remunerationPaidOn ?? null },
			travel: { status: shown.travel, paidOn: stored?.travelPaidOn ?? null }
		},
		isNotDone: claim.notDone !== null,
		estimate:
			whole === undefined || stored === undefined || academy === undefined
				? null
				: estimateClaim({
						content: contentOf(stored, mission, items, draft, nowMs),
						claim: whole,
						mission,
						academy,
						vehicle: null
					})
	};
}
