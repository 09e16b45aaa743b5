// The e-mail address of the person signed in: asked for (a code is sent there), or taken away.
import { addressRequestSchema } from '$lib/contracts/notices';
import { requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { noticesOf } from '$lib/server/notifications/choices';
import { askForAddress, removeAddress } from '$lib/server/notifications/mail-address';
import { Refused } from '$lib/server/refused';

const MAX_BYTES = 1024;

export const POST = endpoint(async (event) => {
	const { id } = requireAccount(event);
	const asked = addressRequestSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	await askForAddress(id, asked.data.address);
	return Response.json(await noticesOf(id));
});

export const DELETE = endpoint(async (event) => {
	const { id } = requireAccount(event);
	await removeAddress(id);
	return Response.json(await noticesOf(id));
});
