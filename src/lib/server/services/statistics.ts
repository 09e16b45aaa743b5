// The figures of an académie as its gestionnaires read them: by state, by age, delays, reasons. Knows no SQL and no request.
import { CLAIM_PARTS, type ClaimPart } from '../../domain/claim/claim';
import { localDateTimeAt, type Zone } from '../../domain/calendar/local-date-time';
import { medianHours, type HoursCount } from '../../domain/statistics/processing-time';
import {
	AGE_BANDS,
	ageBandOf,
	COUNTED_STATES,
	countedState,
	WAITING_STATES,
	type AgeBand,
	type CountedState,
	type WaitingState
} from '../../domain/statistics/waiting-age';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import {
	countProgress,
	listGroups,
	sumDelays,
	sumRefusals,
	sumStates,
	type StateCount,
	type StatisticsScope
} from '../repositories/statistics-reads';
import { hasRole, type Caller } from './caller';
import { keepStatistics } from './keep-statistics';

/** How long a page may bring the figures up before it shows them as they are. */
const PAGE_BUDGET_MS = 300;
const REASONS_SHOWN = 15;
const MONTHS_SHOWN = 12;

export interface Statistics {
	academyLabel: string;
	zone: Zone;
	/** False: still counting; `counted` of `all` claims are in. */
	isComplete: boolean;
	counted: number;
	all: number;
	sessions: string[];
	exams: string[];
	/** Of this choice: what the states of each part add up to. */
	claims: number;
	states: Record<ClaimPart, { state: CountedState; n: number }[]>;
	/** Parts that wait, by state and age. */
	ages: { state: WaitingState; part: ClaimPart; band: AgeBand; n: number }[];
	/** From the first validation to acceptance; null: none was accepted. */
	medianHours: number | null;
	acceptedClaims: number;
	/** By month of the acceptance, oldest first. */
	months: { month: string; medianHours: number; n: number }[];
	reasons: { reason: string; n: number }[];
	/** Sendings back whose reason is not among those. */
	otherReasons: number;
}

/** @throws Refused `forbidden`, `not-found`. */
export async function statisticsOf(
	code: string,
	scope: StatisticsScope,
	caller: Caller
): Promise<Statistics> {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const isComplete = await keepStatistics(code, PAGE_BUDGET_MS);
	const progress = isComplete ? { counted: 0, all: 0 } : await countProgress(code);
	const groups = await listGroups(code);
	const today = localDateTimeAt(nowMs(), academy.zone).slice(0, 10);
	const counts = (await sumStates(code, scope)).map((count) => ({
		...count,
		state: countedState(count.state, count.day, today)
	}));
	const delays = await sumDelays(code, scope);
	const { reasons, total } = await sumRefusals(code, scope, REASONS_SHOWN);
	const states = { remuneration: byState(counts, 'remuneration'), travel: byState(counts, 'travel') };
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		isComplete,
		...progress,
		sessions: distinct(groups.map(({ session }) => session)),
		exams: distinct(groups.filter(({ session }) => isIn(scope.session, session)).map(({ exam }) => exam)),
		claims: totalOf(states.remuneration),
		states,
		ages: byAge(counts, today),
		medianHours: medianHours(delays),
		acceptedClaims: totalOf(delays),
		months: byMonth(delays),
		reasons,
		otherReasons: total - reasons.reduce((sum, { n }) => sum + n, 0)
	};
}

function isIn(asked: string | null, value: string): boolean {
	return asked === null || asked === value;
}

function distinct(values: readonly string[]): string[] {
	return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'fr'));
}

const totalOf = (counts: readonly { n: number }[]) => counts.reduce((sum, { n }) => sum + n, 0);

type Counted = Omit<StateCount, 'state'> & { state: CountedState };

function byState(counts: readonly Counted[], part: ClaimPart): { state: CountedState; n: number }[] {
	return COUNTED_STATES.map((state) => ({
		state,
		n: totalOf(counts.filter((count) => count.part === part && count.state === state))
	}));
}

function byAge(counts: readonly Counted[], today: string): Statistics['ages'] {
	return WAITING_STATES.flatMap((state) =>
		CLAIM_PARTS.flatMap((part) => {
			const waiting = counts.filter((count) => count.state === state && count.part === part);
			return AGE_BANDS.map((band) => ({
				state,
				part,
				band,
				n: totalOf(waiting.filter(({ day }) => ageBandOf(day, today) === band))
			}));
		})
	);
}

function byMonth(delays: readonly (HoursCount & { month: string })[]): Statistics['months'] {
	return distinct(delays.map(({ month }) => month))
		.slice(-MONTHS_SHOWN)
		.map((month) => {
			const own = delays.filter((delay) => delay.month === month);
			return { month, medianHours: medianHours(own) ?? 0, n: totalOf(own) };
		});
}
