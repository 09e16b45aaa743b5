// Jury pay by taux: arrêté of 13/04/2012, article 2 (JO of 02/05/2012), for the décret 2010-235 (rules §4c). No
// indexation since. Nothing is paid by candidate.
import type { RateKind } from '../academy/rate-kinds';
import type { KnownRate } from './known-rate';

const COPY = ['0.75', '1.10', '1.73', '2.47', '5.00'];
/** Oral and practical exams, an hour with candidates; taux 5 has none. */
const HOUR = ['4.11', '5.49', '9.60', '13.72'];

/** From the day of the JO; the day of effect itself was not read. */
const of = (kind: RateKind) => (amount: string, index: number) =>
	({
		kind,
		band: { by: 'level', level: index + 1 },
		amount,
		from: '2012-05-02',
		until: null,
		isStartChecked: false,
		source: { kind: 'national', id: 'juryOrder2012' }
	}) satisfies KnownRate;

export const JURY_RATES: readonly KnownRate[] = [...COPY.map(of('copy')), ...HOUR.map(of('oralHour'))];
