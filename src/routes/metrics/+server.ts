// Prometheus' text for whoever holds the operator's token (IMAGIN_METRICS_TOKEN); for all others it is not there.
import { endpoint } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { isOperator, metricsPage } from '$lib/server/services/metrics-page';

export const GET = endpoint(async ({ request }) => {
	if (!isOperator(request.headers.get('authorization'))) throw new Refused('not-found');
	return new Response(await metricsPage(), {
		headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }
	});
});
