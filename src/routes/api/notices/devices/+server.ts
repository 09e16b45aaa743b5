// Devices on which the person signed in is called: what the browser gave is kept, or forgotten.
import { pushDeviceEndSchema, pushDeviceSchema } from '$lib/contracts/notices';
import { agentFamily, requireAccount } from '$lib/server/auth';
import { endpoint } from '$lib/server/http/endpoint';
import { readJson } from '$lib/server/http/json';
import { addDevice, removeDevice } from '$lib/server/notifications/choices';
import { Refused } from '$lib/server/refused';

const MAX_BYTES = 4096;

export const POST = endpoint(async (event) => {
	const { id } = requireAccount(event);
	const asked = pushDeviceSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	const agent = agentFamily(event.request.headers.get('user-agent'));
	return Response.json(await addDevice(id, asked.data, agent));
});

export const DELETE = endpoint(async (event) => {
	const { id } = requireAccount(event);
	const asked = pushDeviceEndSchema.safeParse(await readJson(event.request, MAX_BYTES));
	if (!asked.success) throw new Refused('malformed');
	return Response.json(await removeDevice(id, asked.data));
});
