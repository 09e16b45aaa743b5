// How long a claim is kept («conservation»), and which copies go before. Display is another matter (mission/listing): a
// claim that is shown no more is kept on.
import { MIN_RETENTION_YEARS } from '../academy/desk-settings';
import type { LocalDate } from '../calendar/local-date-time';
import type { DocumentPurpose } from '../supporting-document/supporting-document';
import type { ClaimPart, PartState } from './claim';

/** What of a claim decides. Years are of the académie's calendar. */
export interface KeptClaim {
	/** The latest of the mission's end, of a validation, of a batch that it left in, and of a payment. */
	lastYear: number;
	parts: Record<
		ClaimPart,
		Pick<PartState, 'status' | 'isExported'> & {
			/** Known to be paid. */
			isPaid: boolean;
			/** Handled with a pay that the desk entered, which is still to be paid. */
			isOwed: boolean;
		}
	>;
	/** A correction of it waits for its batch. */
	hasWaitingCorrection: boolean;
}

/** `due`: may go. Else why it stays: its years are not over, somebody has still to decide, or it was never sent to be paid. */
export type Retention = 'kept' | 'undecided' | 'unsent' | 'due';

/** The last year whose claims may go on this day: 01/01/2022 → 2017 with four years; 31/12/2021 → 2016. */
export function lastRemovableYear(today: LocalDate, retentionYears: number): number {
	return Number(today.slice(0, 4)) - Math.max(retentionYears, MIN_RETENTION_YEARS) - 1;
}

/**
 * A claim never validated is owed to nobody. One that waits for the desk, or was accepted and never left in a batch, is
 * never removed: money would go with it. One that left goes after its years, counted from its last batch, whether or
 * not a date of payment came back: some académies never enter these, and a State debt of that age is paid or barred.
 */
export function retentionOf(
	{ lastYear, parts, hasWaitingCorrection }: KeptClaim,
	lastRemovable: number
): Retention {
	if (lastYear > lastRemovable) return 'kept';
	const both = [parts.remuneration, parts.travel];
	if (both.some(({ status }) => status === 'validated' || status === 'gestionnaireToHandle'))
		return 'undecided';
	const isUnsent = both.some(
		({ status, isExported, isPaid, isOwed }) =>
			!isPaid && !isExported && (status === 'accepted' || (status === 'handled' && isOwed))
	);
	return isUnsent || hasWaitingCorrection ? 'unsent' : 'due';
}

/** Whether a claim that may go left for payment and no date of payment ever came back: told, so that somebody may look. */
export function isPaymentUnknown({ parts }: Pick<KeptClaim, 'parts'>): boolean {
	return [parts.remuneration, parts.travel].some(({ isExported, isPaid }) => isExported && !isPaid);
}

/** Copies that show an account or a number of social security: of use until the financial file knows them. */
export const PURGED_PURPOSES = ['iban', 'carteVitale'] as const satisfies DocumentPurpose[];
