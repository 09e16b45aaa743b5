// A device's operations: read, checked as an envelope, handed to the service. No rule here.
import { pushRequestSchema, type PushResponse } from '$lib/contracts/operations';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '$lib/contracts/protocol';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { Refused } from '$lib/server/refused';
import { applyPush } from '$lib/server/services/push';
import { callerOf } from '../../caller-of.server';

export const POST = endpoint(async (event) => {
	const caller = callerOf(event);
	const parsed = pushRequestSchema.safeParse(await readJson(event.request));
	if (!parsed.success) throw new Refused('malformed');
	const { protocol, operations, accountId } = parsed.data;
	if (protocol < OLDEST_PROTOCOL_VERSION) throw new Refused('protocol-too-old');
	// One person's outbox never goes out under another's session: to that device, its own session has ended.
	if (accountId !== undefined && accountId !== caller.accountId) throw new Refused('signed-out');
	const body: PushResponse = {
		protocol: PROTOCOL_VERSION,
		answers: await applyPush(operations, caller)
	};
	return Response.json(body, { headers: { 'cache-control': 'no-store' } });
});
