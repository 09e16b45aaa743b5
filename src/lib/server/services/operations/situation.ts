// What an operation on a claim is judged by, and what the judgement can be. Knows no SQL and no HTTP.
import type { FieldConflict, Operation } from '../../../contracts/operations';
import type { RefusalCode } from '../../../contracts/refusal';
import type { Academy } from '../../../domain/academy/academy';
import type { Claim, ClaimPart, HistoryEntry } from '../../../domain/claim/claim';
import type { Violation } from '../../../domain/claim/violation';
import type { AssignmentFile } from '../../repositories/claim-rows';
import type { ClaimWrite } from '../../repositories/claim-writes';
import type { Caller } from '../caller';

export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

/** All that is known at the moment of the decision. */
export interface Situation {
	caller: Caller;
	academy: Academy;
	file: AssignmentFile & { claim: Claim };
	/** The server's clock. */
	nowMs: number;
	/** When the device says that it was made, ISO instant: information only; null: by nobody's device. */
	madeAt: string | null;
	/** The parts that the intervenant can enter at this moment. */
	openParts: ClaimPart[];
}

/** What an applied operation writes beside the claim itself. */
export type WriteExtras = Pick<ClaimWrite, 'attach' | 'detach' | 'finalSummary' | 'fileNumberCounter'>;

export type Verdict =
	/** `patch` is what changes of the claim; null: nothing does. History lines are the new ones. */
	| { kind: 'applied'; patch: Partial<Claim> | null; history: HistoryEntry[]; extras: WriteExtras }
	| { kind: 'conflict'; code: RefusalCode; conflicts: FieldConflict[] }
	| { kind: 'refused'; code: RefusalCode; violations: Violation[] }
	/** Nothing was decided about the operation: it is not stored, and the same one can be sent again. */
	| { kind: 'undecided'; outcome: 'refused'; code: RefusalCode }
	| { kind: 'undecided'; outcome: 'retry'; code: RefusalCode; retryAfterSeconds: number };

export function applied(
	patch: Partial<Claim> | null,
	history: HistoryEntry[],
	extras: WriteExtras = {}
): Verdict {
	return { kind: 'applied', patch, history, extras };
}

export function refused(code: RefusalCode, violations: Violation[] = []): Verdict {
	return { kind: 'refused', code, violations };
}

/** ISO instant of the decision, UTC. */
export function instantOf(situation: Pick<Situation, 'nowMs'>): string {
	return new Date(situation.nowMs).toISOString();
}
