// One question to our server while the person waits: each answer is told as it is, none is tried again by itself.
import type { RefusalCode } from '$lib/contracts/refusal';
import { refusalCodeOf, retryAfterMs } from './ask-server';
import type { Transport } from './transport';

export type OnceAnswer =
	| { kind: 'ok'; body: unknown }
	/** One of our own refusals. `retryAfterSeconds`: null where the server named no time. */
	| { kind: 'refused'; code: RefusalCode; retryAfterSeconds: number | null }
	/** No network, no answer in time, or an answer that is not ours. */
	| { kind: 'unreachable' };

/** The server itself waits three seconds for a remote application; a slow link takes its share. */
const PATIENCE_MS = 10_000;

export async function askOnce(transport: Transport, path: string, body?: unknown): Promise<OnceAnswer> {
	let response: Response;
	let text: string;
	try {
		response = await transport.fetch(path, {
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE_MS),
			...(body === undefined
				? { headers: { accept: 'application/json' } }
				: {
						method: 'POST',
						headers: { accept: 'application/json', 'content-type': 'application/json' },
						body: JSON.stringify(body)
					})
		});
		text = await response.text();
	} catch {
		// No network, the time over, a torn body: fetch does not tell them apart, nor need we.
		return { kind: 'unreachable' };
	}
	if (response.ok) return readOk(text);
	const code = refusalCodeOf(text);
	if (code === null) return { kind: 'unreachable' };
	const wait = retryAfterMs(response.headers.get('retry-after'), Date.now());
	return { kind: 'refused', code, retryAfterSeconds: wait === 0 ? null : Math.ceil(wait / 1000) };
}

/** A portal's page under a 200 is no answer of ours. */
function readOk(text: string): OnceAnswer {
	try {
		return { kind: 'ok', body: JSON.parse(text) as unknown };
	} catch (error) {
		if (error instanceof SyntaxError) return { kind: 'unreachable' };
		throw error;
	}
}
