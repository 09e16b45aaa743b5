// All that is on this device and not at the server: drafts, waiting, refused, in conflict.
import type { FieldConflict, Operation, OperationKind } from '$lib/contracts/operations';
import type { Violation } from '$lib/domain/claim/violation';
import type { CompetenceWord } from '$lib/domain/competence/competence';
import type { ItemTrouble, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { operationState, type ItemState } from '../item-state';
import { isAside, isSaveInConflict, isSetAside, readOutbox } from './outbox';
import { readReference } from './reference';
import { readSyncState } from './sync-state';

export interface UnsentItem {
	/** The operation's id; of a draft, `draft:` and its key. */
	id: string;
	kind: OperationKind | 'draft';
	/** `RENNES-52525`; null for what touches no claim. */
	missionKey: string | null;
	academy: string;
	state: ItemState;
	/** Why it was refused, is in conflict, or did not go through at the last attempt. */
	code: ItemTrouble | null;
	/** Too many failures and no decision of the server: it is tried again at the person's word only. */
	isSetAside: boolean;
	/** An earlier item of its claim is to be put right first. */
	isHeld: boolean;
	/** It has left at least once: the server may have it. */
	wasSent: boolean;
	attempts: number;
	/** Ms since 1970, device's clock; 0: at the next run. */
	notBefore: number;
	violations: Violation[];
	conflicts: FieldConflict[];
	/** ISO instant by the device's clock. */
	madeAt: string;
	documentName: string | null;
	/** What a word on a competence is about and says; null for all else. */
	competence: { exam: string; speciality: string; label: string; word: CompetenceWord } | null;
	/** Pay of a member of a jury over which the person presides: whose; null for all else. */
	juryMember: string | null;
}

export const DRAFT_PREFIX = 'draft:';

export async function readUnsentItems(store: DeviceStore): Promise<UnsentItem[]> {
	const [outbox, drafts, { juries }] = await Promise.all([
		readOutbox(store),
		store.list('drafts'),
		readReference(store)
	]);
	const held = heldUp(outbox);
	const operations = outbox.map((item): UnsentItem => {
		const { operation } = item;
		return {
			id: operation.id,
			kind: operation.kind,
			missionKey: item.missionKey,
			academy: operation.academy,
			state: operationState(item),
			code: isSetAside(item) ? (item.lastTrouble ?? 'fault') : (item.problem?.code ?? item.lastTrouble),
			isSetAside: isSetAside(item),
			isHeld: held.has(operation.id),
			wasSent: item.frozenAt !== null,
			attempts: item.attempts,
			notBefore: item.notBefore,
			violations: item.problem?.violations ?? [],
			conflicts: item.problem?.conflicts ?? [],
			madeAt: operation.madeAt,
			documentName: operation.kind === 'attachDocument' ? operation.payload.name : null,
			competence: competenceIn(operation),
			juryMember: operation.kind === 'enterJuryPay' ? operation.payload.seen.fullName : null
		};
	});
	// The draft over a conflict is that very edit, kept to choose from: one thing to send, not two.
	const inConflict = new Set(outbox.filter(isSaveInConflict).map(({ operation }) => operation.claimId));
	const own = drafts.filter(({ value }) => !inConflict.has(value.claimId));
	const typed = own.map(({ key, value }): UnsentItem => {
		const { missionKey, claimId, isJury } = value;
		const members = juries?.[missionKey]?.members ?? [];
		return {
			id: `${DRAFT_PREFIX}${key}`,
			kind: 'draft',
			missionKey,
			academy: missionKey.slice(0, missionKey.lastIndexOf('-')),
			state: 'draft',
			code: null,
			isSetAside: false,
			isHeld: false,
			wasSent: false,
			attempts: 0,
			notBefore: 0,
			violations: [],
			conflicts: [],
			madeAt: value.keptAt,
			documentName: null,
			competence: null,
			juryMember: isJury ? (members.find((member) => member.claimId === claimId)?.fullName ?? '') : null
		};
	});
	return [...operations, ...typed];
}

function competenceIn(operation: Operation): UnsentItem['competence'] {
	if (operation.kind !== 'setCompetence') return null;
	const { seen, word } = operation.payload;
	return { exam: seen.exam, speciality: seen.speciality, label: seen.label, word };
}

/** What waits behind an item of its claim that needs the person. */
function heldUp(outbox: readonly OutboxItem[]): Set<string> {
	const stopped = new Set<string | null>();
	const held = new Set<string>();
	for (const item of outbox) {
		const { claimId, id } = item.operation;
		if (claimId !== null && stopped.has(claimId) && !isAside(item)) held.add(id);
		if (isAside(item) || item.needsNewId) stopped.add(claimId);
	}
	return held;
}

export async function readUnsent(
	store: DeviceStore
): Promise<{ items: UnsentItem[]; lastSuccessAt: string | null }> {
	const [items, state] = await Promise.all([readUnsentItems(store), readSyncState(store)]);
	return { items, lastSuccessAt: state.lastSuccessAt };
}
