// The pay part of an estimate (rules §4c): copies and hours at the taux of the exam, or why there is no number.
import { dateOf, type LocalDate } from '../calendar/local-date-time';
import { examKey } from '../mission/exam-key';
import type { AssignedMission } from '../mission/mission';
import { missionStart } from '../mission/schedule';
import { dividedBy, readExact, roundedCents, times, type Exact } from '../money/exact';
import { payUnits } from '../payment/export-units';
import { examLevel } from '../rates/exam-level';
import type { KnownRate, RateBand } from '../rates/known-rate';
import { findRate, type RateBook } from '../rates/rate-book';
import type { RemunerationEntry } from '../remuneration/remuneration-entry';
import type { EstimateLine, EstimateNote, UnpricedReason } from './estimate';

export type PaidMission = Pick<AssignedMission, 'exam' | 'typeCode' | 'payInput' | 'schedule'>;

const MINUTES_AN_HOUR = 60;
/** «EPS ponctuelle» is paid 75 % of the hour. */
const SPORT_PERCENT = 75;
const SPORT_TYPES: readonly string[] = ['EPREUVES_EPS', 'EPREUVE_SPORTIVE'];
const SUPERVISION_TYPE = 'SURVEILLANCE';
const VAE_TYPE = 'VAE';

type Shape = Pick<EstimateLine, 'subject' | 'count'>;

function line(
	{ subject, count }: Shape,
	told: Partial<Pick<EstimateLine, 'amountCents' | 'reason' | 'rates' | 'notes'>>
): EstimateLine {
	return {
		part: 'remuneration',
		tripIndex: null,
		subject,
		count,
		journeys: null,
		amountCents: null,
		reason: null,
		rates: [],
		notes: [],
		...told
	};
}

const unpriced = (shape: Shape, reason: UnpricedReason) => line(shape, { reason });

/** The amount of a rate that was found; a rate that is no decimal is none. */
function priced(
	shape: Shape,
	rate: KnownRate | null,
	notes: readonly EstimateNote[],
	reckon: (unit: Exact) => Exact
): EstimateLine {
	const unit = rate === null ? null : readExact(rate.amount);
	if (rate === null || unit === null) return unpriced(shape, 'unknownRate');
	return line(shape, {
		amountCents: roundedCents(reckon(unit)),
		rates: [{ rate, count: shape.count }],
		notes
	});
}

/** An académie's rate for every exam or for this one, or the national one of the exam's taux. */
function fits(exam: string, level: number | null): (band: RateBand) => boolean {
	const key = examKey(exam).replaceAll('’', "'");
	return (band) =>
		band.by === 'all' ||
		(band.by === 'exam' && key.startsWith(band.exam)) ||
		(band.by === 'level' && band.level === level);
}

function copiesLine(count: number, mission: PaidMission, day: LocalDate, book: RateBook): EstimateLine {
	const shape: Shape = { subject: 'copies', count };
	const level = examLevel(mission.exam);
	const rate = findRate(book, 'copy', day, fits(mission.exam, level?.copy ?? null));
	if (rate === null && level === null) return unpriced(shape, 'unknownExam');
	const isByName = level?.isReadFromName === true && rate?.source.kind === 'national';
	return priced(shape, rate, isByName ? ['examByName'] : [], (unit) => times(unit, count));
}

/** Hours with candidates; of supervision by an académie's own rate alone. */
function hoursLine(minutes: number, mission: PaidMission, day: LocalDate, book: RateBook): EstimateLine {
	const shape: Shape = { subject: 'hours', count: minutes };
	if (mission.payInput === 'gestionnaire') {
		if (mission.typeCode !== SUPERVISION_TYPE) return unpriced(shape, 'unknownWork');
		const rate = findRate(book, 'supervisionHour', day, fits(mission.exam, null));
		return rate === null
			? unpriced(shape, 'unknownWork')
			: priced(shape, rate, [], (unit) => dividedBy(times(unit, minutes), MINUTES_AN_HOUR));
	}
	const level = examLevel(mission.exam);
	const rate = findRate(book, 'oralHour', day, fits(mission.exam, level?.hour ?? null));
	if (rate === null && level === null) return unpriced(shape, 'unknownExam');
	const isSport = SPORT_TYPES.includes(mission.typeCode) && rate?.source.kind === 'national';
	const notes: EstimateNote[] = ['hoursTimesRate'];
	if (isSport) notes.push('sportShare');
	if (level?.isReadFromName === true && rate?.source.kind === 'national') notes.push('examByName');
	return priced(shape, rate, notes, (unit) => {
		const whole = dividedBy(times(unit, minutes), MINUTES_AN_HOUR);
		return isSport ? dividedBy(times(whole, SPORT_PERCENT), 100) : whole;
	});
}

/**
 * The lines of the pay part: none where nothing is entered yet by the intervenant. `entry`: what they entered, or what a
 * president or the gestionnaire supplied for them (`payInput` and heading decide, see the caller).
 * 14 copies of a baccalauréat → 70,00 €; 750 minutes at taux 1 → 51,38 €; 12 candidates → no number: paid by the hour.
 */
export function estimatePay(entry: RemunerationEntry, mission: PaidMission, book: RateBook): EstimateLine[] {
	const day = dateOf(missionStart(mission.schedule));
	const { copies, candidates, minutes } = payUnits(entry);
	if (entry.kind === 'gestionnaire') return [unpriced({ subject: 'pay', count: 1 }, 'notEnteredYet')];
	if (copies > 0) return [copiesLine(copies, mission, day, book)];
	if (candidates > 0) {
		const reason = mission.typeCode === VAE_TYPE ? 'coefficient' : 'paidByTheHour';
		return [unpriced({ subject: 'candidates', count: candidates }, reason)];
	}
	return minutes > 0 ? [hoursLine(minutes, mission, day, book)] : [];
}
