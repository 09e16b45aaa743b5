// Readiness, for a balancer's or an operator's probe: 200 when every base answers and the disk can be used, else 503.
// Which part is down is told to the operator alone.
import { endpoint } from '$lib/server/http/endpoint';
import { readHealth } from '$lib/server/services/health';
import { isOperator } from '$lib/server/services/metrics-page';

export const GET = endpoint(async ({ request }) => {
	const checks = await readHealth();
	const isReady = checks.every(({ isUp }) => isUp);
	const parts = Object.fromEntries(checks.map(({ name, isUp }) => [name, isUp ? 'ok' : 'down']));
	return Response.json(
		{
			status: isReady ? 'ok' : 'unavailable',
			...(isOperator(request.headers.get('authorization')) ? { parts } : {})
		},
		{ status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
});
