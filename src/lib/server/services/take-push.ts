// A push as one request: its envelope is checked, its operations are handed on. Knows no HTTP.
import { pushRequestSchema, type PushResponse } from '../../contracts/operations';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../contracts/protocol';
import { Refused } from '../refused';
import type { Caller } from './caller';
import { applyPush } from './push';

/** @throws Refused `malformed`, `protocol-too-old`, or `signed-out` to a device of another person. */
export async function takePush(body: unknown, caller: Caller): Promise<PushResponse> {
	const parsed = pushRequestSchema.safeParse(body);
	if (!parsed.success) throw new Refused('malformed');
	const { protocol, operations, accountId } = parsed.data;
	if (protocol < OLDEST_PROTOCOL_VERSION) throw new Refused('protocol-too-old');
	// One person's outbox never goes out under another's session: to that device, its own session has ended.
	if (accountId !== undefined && accountId !== caller.accountId) throw new Refused('signed-out');
	return { protocol: PROTOCOL_VERSION, answers: await applyPush(operations, caller, protocol) };
}
