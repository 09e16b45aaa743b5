// The accessibility settings of the person signed in, whatever their role: their own and nobody else's.
import { preferencesRequestSchema } from '$lib/contracts/preferences';
import { requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { Refused } from '$lib/server/refused';
import { changePreferences, preferencesOf } from '$lib/server/services/preferences';

const MAX_BYTES = 1024;
const NOT_KEPT = { headers: { 'cache-control': 'no-store' } };

export const GET = endpoint(async (event) => {
	const { id } = requireAccount(event);
	return Response.json(await preferencesOf(id), NOT_KEPT);
});

export const PUT = endpoint(async (event) => {
	const { id } = requireAccount(event);
	const asked = preferencesRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	return Response.json(await changePreferences(id, asked.data), NOT_KEPT);
});
