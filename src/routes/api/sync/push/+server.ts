// Where devices deliver their operations. No rule here: the session, the envelope, the service.
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '$lib/contracts/protocol';
import { pushRequestSchema, type PushResponse } from '$lib/contracts/operations';
import { requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { Refused } from '$lib/server/refused';
import { applyPush } from '$lib/server/services/push';

export const POST = endpoint(async (event) => {
	const account = requireAccount(event);
	const request = pushRequestSchema.safeParse(await readJson(event.request));
	if (!request.success) throw new Refused('malformed');
	if (request.data.protocol < OLDEST_PROTOCOL_VERSION) throw new Refused('protocol-too-old');
	const { id: accountId, fullName, roles } = account;
	const answers = await applyPush(request.data.operations, {
		accountId,
		fullName,
		roles,
		requestId: event.locals.requestId
	});
	const body: PushResponse = { protocol: PROTOCOL_VERSION, answers };
	return Response.json(body, { headers: { 'cache-control': 'no-store' } });
});
