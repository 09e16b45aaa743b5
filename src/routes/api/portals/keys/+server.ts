// The public key by which a remote application checks our launches, as a JSON Web Key Set (RFC 7517). Asked by machines.
import { endpoint } from '$lib/server/http/endpoint';
import { launchKey } from '$lib/server/portals/launch-key';

export const GET = endpoint(() => {
	const key = launchKey();
	return Response.json(
		{ keys: key === null ? [] : [key.publicKey] },
		{ headers: { 'cache-control': 'no-store' } }
	);
});
