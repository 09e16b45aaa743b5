// The members of a jury as its president should see them: what the server told, with what is still to be sent and what is
// typed laid over it. Pure.
import { entryFromContent, type ClaimEntry } from '$lib/domain/claim/claim-entry';
import { emptyRemuneration } from '$lib/domain/claim/prefilled-content';
import type { SuppliedPay, SuppliedPayEntry } from '$lib/domain/claim/supplied-pay';
import type { TransitionRefusal } from '$lib/domain/claim/transition-table';
import { juryPayKind, juryPayRefusal, type JuryMember, type JurySheet } from '$lib/domain/jury/jury-pay';
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { Draft, ItemProblem, OutboxItem } from '../db/rows';
import { claimState, type ItemState } from '../item-state';
import { juryDraftKey } from './juries';

export type PayText = ClaimEntry['remuneration'];

export interface JuryRow {
	claimId: string;
	fullName: string;
	juries: string[];
	/** What the server holds; null: nobody entered anything. */
	pay: SuppliedPay | null;
	/** What the form shows: the draft, else what waits to be sent, else the server's. */
	shown: PayText;
	/** What is saved here and not sent, or not taken; null: nothing. */
	mine: SuppliedPayEntry | null;
	itemState: ItemState;
	/** Why the last one was not taken; of a conflict, the person chooses. */
	problem: ItemProblem | null;
	/** Null: it can be entered now. */
	closed: TransitionRefusal | null;
}

/** What a president enters for one member, in the order of its making. */
export function juryItems(items: readonly OutboxItem[], claimId: string) {
	return items.flatMap((item) => {
		const { operation } = item;
		return operation.kind === 'enterJuryPay' && operation.payload.claimId === claimId
			? [{ item, operation }]
			: [];
	});
}

export function payText(
	entry: SuppliedPayEntry | null,
	mission: Pick<AssignedMission, 'heading' | 'payInput'>
): PayText {
	const remuneration = entry ?? emptyRemuneration(juryPayKind(mission) ?? 'none');
	return entryFromContent({ remuneration, trips: [] }).remuneration;
}

export function projectJury(
	sheet: JurySheet,
	mission: AssignedMission,
	items: readonly OutboxItem[],
	drafts: ReadonlyMap<string, Draft>,
	nowMs: number
): JuryRow[] {
	return sheet.members.map((member) => rowOf(member, mission, items, drafts, nowMs));
}

function rowOf(
	member: JuryMember,
	mission: AssignedMission,
	items: readonly OutboxItem[],
	drafts: ReadonlyMap<string, Draft>,
	nowMs: number
): JuryRow {
	const { claimId, fullName, juries, pay } = member;
	const own = juryItems(items, claimId);
	const mine = own.at(-1)?.operation.payload.entry ?? null;
	const draft = drafts.get(juryDraftKey(claimId));
	return {
		claimId,
		fullName,
		juries,
		pay,
		shown: draft?.entry.remuneration ?? payText(mine ?? pay?.entry ?? null, mission),
		mine,
		itemState: claimState(
			own.map(({ item }) => item),
			draft !== undefined
		),
		problem: own.find(({ item }) => item.problem !== null)?.item.problem ?? null,
		closed: juryPayRefusal(member, mission, nowMs)
	};
}
