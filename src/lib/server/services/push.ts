// Takes a device's operations: each is checked and answered alone, claims side by side, one claim in order.
// Knows no HTTP and no SQL.
import { operationSchema, type Operation, type OperationAnswer } from '../../contracts/operations';
import { PROTOCOL_VERSION } from '../../contracts/protocol';
import { DatabaseBusy } from '../db';
import { logFault } from '../log';
import { applyOperation } from './apply-operation';
import type { Caller } from './caller';

const FAULT_RETRY_SECONDS = 30;
const BUSY_RETRY_SECONDS = 5;
/** A server is brought up to its newest devices within hours, not minutes. */
const UPDATED_SERVER_SECONDS = 15 * 60;

/**
 * Answers in the order of the request, one an operation. A malformed or failing one never stops the others.
 * Operations of one claim run one after the other, and so do a person's words on the competences of one académie;
 * accepting an académie's conditions comes before every later operation of that académie.
 */
export async function applyPush(
	operations: unknown[],
	caller: Caller,
	deviceProtocol: number = PROTOCOL_VERSION
): Promise<OperationAnswer[]> {
	const lastOfClaim = new Map<string, Promise<unknown>>();
	const lastConditions = new Map<string, Promise<unknown>>();
	const answers = operations.map((candidate): Promise<OperationAnswer> => {
		const parsed = operationSchema.safeParse(candidate);
		if (!parsed.success) return Promise.resolve(unread(candidate, deviceProtocol));
		const operation = parsed.data;
		const claim = `${operation.academy}/${operation.claimId ?? operation.kind}`;
		const answer = applyAfter(
			[lastOfClaim.get(claim), lastConditions.get(operation.academy)],
			operation,
			caller
		);
		lastOfClaim.set(claim, answer);
		if (operation.kind === 'acceptConditions') lastConditions.set(operation.academy, answer);
		return answer;
	});
	return Promise.all(answers);
}

/** Never rejects: what fails is answered «retry», so that the device keeps it. */
async function applyAfter(
	earlier: (Promise<unknown> | undefined)[],
	operation: Operation,
	caller: Caller
): Promise<OperationAnswer> {
	await Promise.all(earlier);
	try {
		return await applyOperation(operation, caller);
	} catch (error) {
		const { id } = operation;
		if (error instanceof DatabaseBusy) {
			return { id, outcome: 'retry', code: 'busy', retryAfterSeconds: BUSY_RETRY_SECONDS };
		}
		logFault(error, caller.requestId, `push ${operation.kind}`);
		return { id, outcome: 'retry', code: 'fault', retryAfterSeconds: FAULT_RETRY_SECONDS };
	}
}

/**
 * What a newer device means waits there until this server is updated: read without the part that is not known here, it
 * would lose what the person typed. The id is echoed as it came, if it is a text of a sane length, so that the device
 * finds its row.
 */
function unread(candidate: unknown, deviceProtocol: number): OperationAnswer {
	const id =
		typeof candidate === 'object' &&
		candidate !== null &&
		'id' in candidate &&
		typeof candidate.id === 'string'
			? candidate.id.slice(0, 64)
			: '';
	if (deviceProtocol > PROTOCOL_VERSION) {
		return { id, outcome: 'retry', code: 'operation-unknown', retryAfterSeconds: UPDATED_SERVER_SECONDS };
	}
	return { id, outcome: 'refused', code: 'malformed', violations: [], claim: null };
}
