// Who is signed in on this device, by our server's own word.
import { isNobodyResponse, isSessionResponse } from '$lib/contracts/envelope';
import { NOBODY_IS_AN_ANSWER, type SessionResponse } from '$lib/contracts/pull';
import { askServer } from './ask-server';
import type { Transport } from './transport';

export type SessionAnswer =
	| { kind: 'signed-in'; account: SessionResponse['account']; expiresAt: string; clockOffsetMs: number }
	| { kind: 'signed-out' }
	| { kind: 'unreachable'; retryAfterMs: number };

/** A few hundred bytes: a server that needs longer would not take an outbox either. */
const PATIENCE_MS = 15_000;

export async function askSession(transport: Transport): Promise<SessionAnswer> {
	const answer = await askServer(transport, '/api/session', { headers: NOBODY_IS_AN_ANSWER }, PATIENCE_MS);
	if (answer.kind === 'signed-out') return answer;
	if (answer.kind === 'unreachable') return answer;
	if (answer.kind === 'failed') return { kind: 'unreachable', retryAfterMs: 0 };
	const { body } = answer;
	if (isNobodyResponse(body)) return { kind: 'signed-out' };
	if (!isSessionResponse(body)) return { kind: 'unreachable', retryAfterMs: 0 };
	const serverMs = Date.parse(body.serverTime);
	const middle = (answer.askedAt + answer.answeredAt) / 2;
	return {
		kind: 'signed-in',
		account: body.account,
		expiresAt: body.expiresAt,
		clockOffsetMs: Number.isFinite(serverMs) ? Math.round(serverMs - middle) : 0
	};
}
