// The second factor before the jury portal, asked of the server each time: nothing of it is kept on the device.
import type {
	ConfirmationResponse,
	EnrolmentRequest,
	EnrolmentResponse,
	SecondFactorStanding
} from '$lib/contracts/portal';
import type { RefusalCode } from '$lib/contracts/refusal';
import { askOnce } from '../sync/ask-once';
import { browserTransport } from '../sync/transport';

export type FactorAnswer<Value> =
	| { kind: 'ok'; value: Value }
	| { kind: 'refused'; code: RefusalCode; retryAfterSeconds: number | null }
	| { kind: 'unreachable' };

async function ask<Value>(
	path: string,
	member: keyof Value & string,
	body?: unknown
): Promise<FactorAnswer<Value>> {
	const answer = await askOnce(browserTransport, path, body);
	if (answer.kind !== 'ok') return answer;
	// Our own server's word for word; a portal's page is told by the missing member.
	const isOurs = typeof answer.body === 'object' && answer.body !== null && member in answer.body;
	return isOurs ? { kind: 'ok', value: answer.body as Value } : { kind: 'unreachable' };
}

export const askFactorStanding = () => ask<SecondFactorStanding>('/api/second-factor', 'isEnrolled');

export const beginEnrolment = (request: EnrolmentRequest) =>
	ask<EnrolmentResponse>('/api/second-factor/enrolment', 'secret', request);

export const confirmEnrolment = (code: string) =>
	ask<ConfirmationResponse>('/api/second-factor/confirmation', 'recoveryCodes', { code });

export const verifyCode = (code: string) =>
	ask<SecondFactorStanding>('/api/second-factor/verification', 'isEnrolled', { code });
