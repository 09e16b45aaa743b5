// What the person signed in is told of while the app is closed, and where: their own and nobody else's.
import { noticeChoicesSchema } from '$lib/contracts/notices';
import { requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { changeChoices, noticesOf } from '$lib/server/notifications/choices';
import { Refused } from '$lib/server/refused';

const MAX_BYTES = 1024;

export const GET = endpoint(async (event) => Response.json(await noticesOf(requireAccount(event).id)));

export const PUT = endpoint(async (event) => {
	const { id } = requireAccount(event);
	const asked = noticeChoicesSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	return Response.json(await changeChoices(id, asked.data));
});
