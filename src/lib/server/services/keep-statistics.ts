// Brings the figures of an académie up to its claims: in slices, so that nobody waits behind them; by the page that shows
// them and by a timer. Knows no SQL.
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Zone } from '../../domain/calendar/local-date-time';
import { offsetChanges, offsetMinutesAt } from '../../domain/calendar/zone-offset';
import { reasonKey, shownReason } from '../../domain/statistics/reason-key';
import { nowMs } from '../clock';
import { currentAcademy, servedAcademies } from '../repositories/academies';
import {
	changedClaims,
	claimIdsAfter,
	countClaims,
	countRefusals,
	forgetStatistics,
	readProgress,
	sentBackAfter,
	type ClockShifts,
	type SentBack,
	type StatisticsProgress
} from '../repositories/statistics-writes';

/** Claims, or lines of a log, in one write: some tens of milliseconds. */
const SLICE = 1_000;

/** No claim is older. */
const FIRST_MS = Date.parse('2015-01-01T00:00:00Z');
const DAY_MS = 24 * 3600 * 1000;
const shiftsOf = new Map<Zone, { untilMs: number; shifts: ClockShifts }>();

/** Changes of a zone's clocks until a year from now; kept, because looking for them is slower than a slice. */
function clockShifts(zone: Zone): ClockShifts {
	const known = shiftsOf.get(zone);
	if (known !== undefined && nowMs() < known.untilMs) return known.shifts;
	const untilMs = nowMs() + 365 * DAY_MS;
	const shifts: ClockShifts = [
		['', offsetMinutesAt(FIRST_MS, zone)],
		...offsetChanges(FIRST_MS, untilMs, zone).map(
			({ atMs, to }) => [new Date(atMs).toISOString(), to] as [string, number]
		)
	];
	shiftsOf.set(zone, { untilMs, shifts });
	return shifts;
}

/** One slice. True: something was done, so that there may be more. */
async function advance(code: string, shifts: ClockShifts): Promise<boolean> {
	const was = await readProgress(code);
	if (was.countedTo !== null) {
		const ids = await claimIdsAfter(code, was.countedTo, SLICE);
		const last = ids.at(-1);
		await countClaims(code, ids, was, { ...was, countedTo: last ?? null }, shifts);
		return true;
	}
	const changed = await changedClaims(code, was.changeSequence, SLICE);
	if (changed !== null) {
		const next = { countedTo: null, changeSequence: changed.last };
		await countClaims(code, changed.claimIds, was, next, shifts);
		return true;
	}
	return advanceRefusals(code, was);
}

async function advanceRefusals(code: string, was: StatisticsProgress): Promise<boolean> {
	const lines = whole(await sentBackAfter(code, was.historyId, SLICE));
	const last = lines.at(-1);
	if (last === undefined) return false;
	const once = new Map(lines.map((line) => [`${line.claimId} ${line.at}`, line]));
	const refusals = [...once.values()].map(({ claimId, reason }) => ({
		claimId,
		key: reasonKey(reason),
		reason: shownReason(reason)
	}));
	await countRefusals(code, refusals, was, last.id);
	return true;
}

/** A sending back of both parts is two lines: a slice that is full leaves the last one, with its twin, to the next. */
function whole(lines: SentBack[]): SentBack[] {
	const last = lines.at(-1);
	if (lines.length < SLICE || last === undefined) return lines;
	const kept = lines.filter(({ claimId, at }) => claimId !== last.claimId || at !== last.at);
	return kept.length === 0 ? lines : kept;
}

/** True: the figures are up to the claims. False: the time was over before. */
export async function keepStatistics(code: string, budgetMs: number): Promise<boolean> {
	const startedAt = performance.now();
	const academy = await currentAcademy(code);
	// Its first import is still to come: there is no claim.
	if (academy === null) return true;
	const shifts = clockShifts(academy.zone);
	while (await advance(code, shifts)) {
		if (performance.now() - startedAt > budgetMs) return false;
		await nextTurn();
	}
	return true;
}

/** The next count begins with the first claim. */
export async function countAnew(code: string): Promise<void> {
	await forgetStatistics(code);
}

/** For the timer: every académie of this server. */
export async function keepAllStatistics(budgetMs: number): Promise<void> {
	for (const code of servedAcademies()) await keepStatistics(code, budgetMs);
}
