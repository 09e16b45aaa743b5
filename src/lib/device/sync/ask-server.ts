// Asks our server and believes only what is ours: JSON under a 2xx. A portal's page, a redirect, a proxy's error or a
// torn body are «not reachable», never data.
import { isRefusalCode, type RefusalCode } from '$lib/contracts/refusal';
import type { Transport } from './transport';

export type ServerAnswer =
	| { kind: 'ok'; body: unknown; askedAt: number; answeredAt: number }
	/** 401: whoever answers, nothing is sent until the session is asked again. */
	| { kind: 'signed-out' }
	/** Nobody of ours answered, or asked us to wait: try everything again later. */
	| { kind: 'unreachable'; retryAfterMs: number }
	/** This request did not go through; another may. `code` if the refusal is ours. */
	| { kind: 'failed'; status: number; code: RefusalCode | null };

/** A request that hangs ends here, and the screen says that the server does not answer; the next try is the engine's. */
const PATIENCE_MS = 30_000;
/** What is sent takes its time to go out on a slow link. */
const SENDING_PATIENCE_MS = 45_000;
/** A gateway's own answers, and our «come back later». */
const COME_BACK_LATER = [408, 425, 429, 502, 503, 504];
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** `Retry-After` in milliseconds, of seconds or of an HTTP date; 0 if there is none. At most an hour. */
export function retryAfterMs(header: string | null, now: number): number {
	if (header === null) return 0;
	const seconds = Number(header);
	const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_WAIT_MS) : 0;
}

/** The code of one of our refusals, from its body's text; null if it is not ours. */
export function refusalCodeOf(text: string): RefusalCode | null {
	try {
		const body: unknown = JSON.parse(text);
		const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
		return isRefusalCode(code) ? code : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function isJson(response: Response): boolean {
	return /^application\/json\b/i.test(response.headers.get('content-type') ?? '');
}

export async function askServer(
	transport: Transport,
	path: string,
	init?: RequestInit,
	patienceMs: number = PATIENCE_MS
): Promise<ServerAnswer> {
	const askedAt = Date.now();
	let response: Response;
	let text: string;
	try {
		response = await transport.fetch(path, {
			cache: 'no-store',
			...init,
			headers: { accept: 'application/json', ...init?.headers },
			signal: AbortSignal.timeout(patienceMs)
		});
		text = await response.text();
	} catch {
		// No network, a time-out, a torn body: fetch does not tell them apart, nor need we.
		return { kind: 'unreachable', retryAfterMs: 0 };
	}
	if (response.status === 401) return { kind: 'signed-out' };
	if (COME_BACK_LATER.includes(response.status)) {
		// A date is the server's: it is compared with the server's own clock, for the device's may be a day off.
		const serverMs = Date.parse(response.headers.get('date') ?? '');
		const wait = retryAfterMs(response.headers.get('retry-after'), serverMs || Date.now());
		return { kind: 'unreachable', retryAfterMs: wait };
	}
	if (response.status >= 400) {
		return { kind: 'failed', status: response.status, code: isJson(response) ? refusalCodeOf(text) : null };
	}
	if (!response.ok || !isJson(response)) return { kind: 'unreachable', retryAfterMs: 0 };
	try {
		const body: unknown = JSON.parse(text);
		return { kind: 'ok', body, askedAt, answeredAt: Date.now() };
	} catch (error) {
		if (error instanceof SyntaxError) return { kind: 'unreachable', retryAfterMs: 0 };
		throw error;
	}
}

/** A POST of JSON to our server. */
export function sendJson(transport: Transport, path: string, body: unknown): Promise<ServerAnswer> {
	const init = {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	};
	return askServer(transport, path, init, SENDING_PATIENCE_MS);
}
