// What follows a committed operation and is no part of it: bytes that nothing refers to any more, and the day's
// rule on the person's other claims. A failure here is logged and repaired later; the answer stands.
import type { Operation } from '../../contracts/operations';
import { logFault } from '../log';
import { forgetBytes } from '../supporting-documents/forget-bytes';
import type { Caller } from './caller';
import { refreshDayRule } from './day-rule';
import type { Decision } from './decide-operation';

type Decided = Extract<Decision, { kind: 'decided' }>;

export async function afterOperation(operation: Operation, decision: Decided, caller: Caller): Promise<void> {
	const { answer, write } = decision;
	if (answer.outcome !== 'applied') return;
	try {
		if (write.detach !== undefined) {
			await forgetBytes({
				academy: operation.academy,
				accountId: caller.accountId,
				sha256: write.detach.sha256
			});
		}
		if (operation.kind === 'declareNotDone' || operation.kind === 'undoNotDone') {
			await refreshDayRule(operation.academy, caller.accountId);
		}
	} catch (error) {
		logFault(error, caller.requestId, 'after operation');
	}
}
