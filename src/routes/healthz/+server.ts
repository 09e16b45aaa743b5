// For the operator's probe: the process answers and its directory can be read.

import { endpoint } from '$lib/server/http/endpoint';
import { checkHealth } from '$lib/server/services/health';

export const GET = endpoint(async () => {
	await checkHealth();
	return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
});
