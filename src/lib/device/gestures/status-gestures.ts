// Gestures without content: taking a validation back, «Je n'ai pas effectué cette mission», its undoing, conditions.
import type { OperationKind } from '$lib/contracts/operations';
import type { RefusalCode } from '$lib/contracts/refusal';
import { decideAction } from '$lib/domain/claim/transitions';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant, nowMs } from '../clock';
import { claimFolderIn } from '../repositories/claim-folder';
import { addOperation, isNeverSent, outboxIn } from '../repositories/outbox';
import { projectStatuses } from '../repositories/project-claim';
import { newId } from '../uuid-v7';
import { addGesture, takeOut } from './operations';

export type GestureOutcome = { ok: true } | { ok: false; code: RefusalCode };

/** What a gesture undoes: if that was never sent, both go and the server hears of neither. */
const UNDOES = {
	withdrawValidation: 'validateClaim',
	declareNotDone: 'undoNotDone',
	undoNotDone: 'declareNotDone'
} as const satisfies Record<string, OperationKind>;

export function changeStatus(
	store: DeviceStore,
	key: string,
	kind: keyof typeof UNDOES
): Promise<GestureOutcome> {
	return changeStore(store, async (unit): Promise<GestureOutcome> => {
		const folder = await claimFolderIn(store, unit, key);
		const { claim, mission, items } = folder;
		const decision = decideAction({
			claim: projectStatuses(claim, mission, items, nowMs()),
			mission,
			action: kind,
			actor: 'intervenant',
			nowMs: nowMs(),
			reason: null
		});
		if (!decision.ok) return { ok: false, code: decision.code };
		const last = items.at(-1);
		if (last !== undefined && last.operation.kind === UNDOES[kind] && isNeverSent(last)) {
			await takeOut(unit, last);
		} else {
			await addGesture(unit, folder, { kind, payload: {} });
		}
		return { ok: true };
	});
}

/** Accepting twice the same text is one acceptance. */
export function accept(store: DeviceStore, academy: string, version: number): Promise<void> {
	return changeStore(store, async (unit) => {
		const outbox = await outboxIn(unit);
		const isThere = outbox.some(
			({ operation, problem }) =>
				operation.kind === 'acceptConditions' &&
				operation.academy === academy &&
				operation.payload.version === version &&
				problem === null
		);
		if (isThere) return;
		addOperation(
			unit,
			outbox,
			{
				id: newId(),
				academy,
				claimId: null,
				base: null,
				madeAt: deviceInstant(),
				kind: 'acceptConditions',
				payload: { version }
			},
			null
		);
	});
}
