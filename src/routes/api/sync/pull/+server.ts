// One page of what changed for this person.
import { PULL_PAGE_SIZE, UNTOLD_PROTOCOL_VERSION } from '$lib/contracts/protocol';
import { endpoint } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { pullPage } from '$lib/server/services/pull';
import { callerOf } from '../../caller-of.server';

export const GET = endpoint(async (event) => {
	const caller = callerOf(event);
	const { searchParams } = event.url;
	const protocol = protocolOf(searchParams.get('protocol'));
	const page = await pullPage(searchParams.get('cursor'), caller, PULL_PAGE_SIZE, protocol);
	return Response.json(page, { headers: { 'cache-control': 'no-store' } });
});

function protocolOf(told: string | null): number {
	if (told === null) return UNTOLD_PROTOCOL_VERSION;
	if (!/^\d{1,6}$/.test(told)) throw new Refused('malformed');
	return Number(told);
}
