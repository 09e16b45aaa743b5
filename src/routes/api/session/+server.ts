// Who is signed in on this device, as the server sees it now.
import { PROTOCOL_VERSION } from '$lib/contracts/protocol';
import type { SessionResponse } from '$lib/contracts/pull';
import { nowMs } from '$lib/server/clock';
import { endpoint } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';

export const GET = endpoint(({ locals }) => {
	if (locals.session === null) throw new Refused('signed-out');
	const { account, expiresAt } = locals.session;
	const body: SessionResponse = {
		protocol: PROTOCOL_VERSION,
		account: {
			id: account.id,
			identifier: account.identifier,
			fullName: account.fullName,
			mustChangePassword: account.mustChangePassword,
			roles: account.roles
		},
		expiresAt,
		serverTime: new Date(nowMs()).toISOString()
	};
	return Response.json(body, { headers: { 'cache-control': 'no-store' } });
});
