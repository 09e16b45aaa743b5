// The public keys by which a remote application checks our launches, as a JSON Web Key Set (RFC 7517). Asked by machines.
import { endpoint } from '$lib/server/http/endpoint';
import { launchKeys } from '$lib/server/portals/launch-key';

export const GET = endpoint(() =>
	Response.json(
		{ keys: launchKeys().map(({ publicKey }) => publicKey) },
		{ headers: { 'cache-control': 'no-store' } }
	)
);
