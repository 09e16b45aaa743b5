// Bytes from our server, believed only if they have the hash that was told beforehand.
import { sha256Hex } from '../sha256';
import type { Transport } from './transport';

const TIMEOUT_MS = 120_000;

/** Null if nobody of ours answered, or with other bytes. */
export async function fetchBytes(
	transport: Transport,
	path: string,
	sha256: string
): Promise<ArrayBuffer | null> {
	let bytes: ArrayBuffer;
	try {
		const response = await transport.fetch(path, {
			cache: 'no-store',
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		if (!response.ok) return null;
		bytes = await response.arrayBuffer();
	} catch {
		// No network, a time-out or a torn body: the caller has the bytes or not.
		return null;
	}
	return (await sha256Hex(new Uint8Array(bytes))) === sha256 ? bytes : null;
}
