// What of some news a person wants by one channel. Knows no SQL.
import { NOTICE_KINDS } from '../../domain/notification/notice';
import type { ChosenKinds } from '../repositories/notification-choices';
import type { DeliveryChannel, NoticeCounts } from '../repositories/notification-deliveries';

/** Of who chose nothing yet. */
export const EVERYTHING: ChosenKinds = { mailKinds: [...NOTICE_KINDS], pushKinds: [...NOTICE_KINDS] };

export function chosen(
	counts: NoticeCounts,
	{ mailKinds, pushKinds }: ChosenKinds,
	channel: DeliveryChannel
): NoticeCounts {
	const kinds = channel === 'mail' ? mailKinds : pushKinds;
	return Object.fromEntries(kinds.flatMap((kind) => (counts[kind] ? [[kind, counts[kind]]] : [])));
}
