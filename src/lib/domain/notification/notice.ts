// What a person can be told of while the app is closed: which events there are, and which line of a claim's history is
// one. Knows no address, no channel and no words.
import type { HistoryEntry } from '../claim/claim';

/** «avis»: a mission is new or changed; a claim was sent back, or accepted; the last day to send one is near. */
export const NOTICE_KINDS = ['mission', 'claimSentBack', 'claimAccepted', 'deadline'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What happened, to whom. */
export interface NoticeEvent {
	/** The person concerned, never the one who acted. */
	accountId: string;
	kind: NoticeKind;
	/** What it is about: the same one told twice counts once. Null: nothing in particular. */
	missionNumber: number | null;
	/** ISO instant, UTC. */
	at: string;
}

const OF_DECISIONS: Partial<Record<HistoryEntry['action'], NoticeKind>> = {
	accept: 'claimAccepted',
	sendBack: 'claimSentBack'
};

/** Of a decision at the desk; null: nothing that a person is called for. Both parts decided at once are one event. */
export function noticeOfHistory(history: readonly HistoryEntry[]): NoticeKind | null {
	const entry = history.find(({ actor, action }) => actor === 'gestionnaire' && action in OF_DECISIONS);
	return entry === undefined ? null : (OF_DECISIONS[entry.action] ?? null);
}
