// The rows of the list «Saisie/consultation des états de frais». Pure but for its reading.
import type { PartStatus } from '$lib/domain/claim/claim';
import { shownStatuses } from '$lib/domain/claim/part-status';
import { inListOrder, isClaimListed } from '$lib/domain/mission/listing';
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { ClaimHeading, FirstPaint, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { claimState, type ItemState } from '../item-state';
import { FIRST_PAINT_KEY, readEntries } from './list-entries';
import { readOutbox } from './outbox';
import { projectStatuses } from './project-claim';

export interface ClaimRow {
	/** `RENNES-52525`. */
	key: string;
	mission: AssignedMission;
	/** With what is not yet sent laid over it; no content, documents nor history. */
	claim: ClaimHeading;
	shown: { remuneration: PartStatus; travel: PartStatus };
	itemState: ItemState;
}

function itemsByClaim(outbox: readonly OutboxItem[]): Map<string, OutboxItem[]> {
	const byClaim = new Map<string, OutboxItem[]>();
	for (const item of outbox) {
		const { claimId } = item.operation;
		if (claimId === null) continue;
		byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), item]);
	}
	return byClaim;
}

type RowSource = FirstPaint['claims'][number];

async function rowsFrom(store: DeviceStore, sources: RowSource[], nowMs: number): Promise<ClaimRow[]> {
	const [outbox, drafts] = await Promise.all([readOutbox(store), store.heads('drafts')]);
	const items = itemsByClaim(outbox);
	const drafted = new Set(drafts.map(([claimId]) => claimId));
	return sources.map(({ key, mission, claim }) => {
		const own = items.get(claim.id) ?? [];
		const projected = own.length === 0 ? claim : projectStatuses(claim, mission, own, nowMs);
		return {
			key,
			mission,
			claim: projected,
			shown: shownStatuses(projected, mission, nowMs),
			itemState: claimState(own, drafted.has(claim.id))
		};
	});
}

/** Claims of which a part was generated, ended at most four years ago; in the guide's order. */
export async function readClaimRows(store: DeviceStore, nowMs: number): Promise<ClaimRow[]> {
	const sources = (await readEntries(store)).flatMap(({ key, mission, claim }) =>
		mission !== null && claim !== null && isClaimListed(claim, mission, nowMs)
			? [{ key, mission, claim }]
			: []
	);
	return rowsFrom(
		store,
		inListOrder(sources, ({ mission }) => mission),
		nowMs
	);
}

/** The newest rows of a long list, by one read; undefined for a list that is short enough to open whole. */
export async function readFirstClaimRows(
	store: DeviceStore,
	nowMs: number
): Promise<{ rows: ClaimRow[]; total: number } | undefined> {
	const row = await store.get('firstPaint', FIRST_PAINT_KEY);
	if (row === undefined) return undefined;
	return { rows: await rowsFrom(store, row.claims, nowMs), total: row.claimTotal };
}
