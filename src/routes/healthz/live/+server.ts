// Liveness: the process answers. Asks no base, so that a locked disk does not have a sound process ended.
import { endpoint } from '$lib/server/http/endpoint';

export const GET = endpoint(() =>
	Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
);
