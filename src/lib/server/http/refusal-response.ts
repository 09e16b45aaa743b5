// The one form of every answer of ours that is not 2xx: code, sentence, request id.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { RefusalResponse } from '$lib/contracts/pull';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import type { RefusalDetails } from '../refused';
import { REFUSAL_STATUS } from './refusal-status';

export interface RefusalExtra extends RefusalDetails {
	requestId?: string;
}

/** `refuse('busy', { retryAfterSeconds: 5 })` → 503, `Retry-After: 5`, `{ code, message }`. */
export function refuse(code: RefusalCode, extra: RefusalExtra = {}): Response {
	const body: RefusalResponse = {
		code,
		message: REFUSAL_SENTENCES[code],
		...(extra.requestId === undefined ? {} : { requestId: extra.requestId })
	};
	return Response.json(body, { status: REFUSAL_STATUS[code], headers: refusalHeaders(extra) });
}

export function refusalHeaders({ retryAfterSeconds }: RefusalDetails): Record<string, string> {
	return {
		'cache-control': 'no-store',
		...(retryAfterSeconds === undefined
			? {}
			: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) })
	};
}
