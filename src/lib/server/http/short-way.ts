// The short way of a push: answered from Node's own request, past the framework, whose Request, Response and streams
// cost as much as the work itself. It takes the usual push alone: anything out of the ordinary (no session or one to
// be renewed, another origin, no JSON, no length) goes the long way, which decides and explains.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asRefused } from './busy';
import { isJson, MAX_JSON_BYTES, parseJson } from './json';
import { refuse } from './refusal-response';
import { isSameOrigin } from './same-origin';
import { log, logFault, newRequestId } from '../log';
import { countRequest } from '../metrics';

const PATH = '/api/sync/push';

export interface ShortWay<Account> {
	/** The address under which people reach the server. */
	origin: string;
	/** Who is signed in by this cookie header and needs nothing else; null: the long way finds out. */
	findAccount: (cookies: string) => Promise<Account | null>;
	/** What is answered to the body, as on the long way. @throws Refused */
	answer: (body: unknown, account: Account, requestId: string) => Promise<object>;
}

/** True: taken, answered. False: untouched, for the long way. Security headers were set on the response before. */
export async function tookShortWay<Account>(
	request: IncomingMessage,
	response: ServerResponse,
	{ origin, findAccount, answer }: ShortWay<Account>
): Promise<boolean> {
	const { cookie } = request.headers;
	if (cookie === undefined || !isUsualPush(request, origin)) return false;
	const startedAt = performance.now();
	const account = await findAccount(cookie);
	if (account === null) return false;
	const requestId = newRequestId();
	const { status, headers, text } = await answerOf(request, requestId, (body) =>
		answer(body, account, requestId)
	);
	response.writeHead(status, {
		...headers,
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(text),
		'x-request-id': requestId,
		'cache-control': 'no-store'
	});
	response.end(text);
	const ms = Math.round(performance.now() - startedAt);
	countRequest(PATH, 'POST', status, ms);
	log('info', 'request', { requestId, method: 'POST', route: PATH, status, ms });
	return true;
}

function isUsualPush({ method, url, headers }: IncomingMessage, origin: string): boolean {
	const get = (name: string) => {
		const value = headers[name];
		return typeof value === 'string' ? value : null;
	};
	const length = headers['content-length'];
	return (
		url === PATH &&
		method === 'POST' &&
		length !== undefined &&
		Number(length) <= MAX_JSON_BYTES &&
		isJson(get('content-type')) &&
		isSameOrigin({ method, headers: { get } }, origin)
	);
}

interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

async function answerOf(
	request: IncomingMessage,
	requestId: string,
	answer: (body: unknown) => Promise<object>
): Promise<Answer> {
	try {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const answered = await answer(parseJson(Buffer.concat(chunks)));
		return { status: 200, headers: {}, text: JSON.stringify(answered) };
	} catch (thrown) {
		const refused = asRefused(thrown);
		// A device that went away in the middle of its request is no fault of the server; nobody reads the answer.
		if (refused === null && !request.destroyed) logFault(thrown, requestId, PATH);
		const refusal = refuse(refused?.code ?? 'fault', { ...refused?.details, requestId });
		return {
			status: refusal.status,
			headers: Object.fromEntries(refusal.headers),
			text: await refusal.text()
		};
	}
}
