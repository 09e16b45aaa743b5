// The code that came by mail: it shows that the address is theirs.
import { addressCodeSchema } from '$lib/contracts/notices';
import { requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { noticesOf } from '$lib/server/notifications/choices';
import { confirmAddress } from '$lib/server/notifications/mail-address';
import { Refused } from '$lib/server/refused';

const MAX_BYTES = 256;

export const POST = endpoint(async (event) => {
	const { id } = requireAccount(event);
	const asked = addressCodeSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	await confirmAddress(id, asked.data.code);
	return Response.json(await noticesOf(id));
});
