// What a person chooses to be told of while the app is closed: read and written at the server, kept nowhere here.
import { isNoticesResponse, type NoticeChoices, type NoticesResponse } from '$lib/contracts/notices';
import type { RefusalCode } from '$lib/contracts/refusal';
import { currentSubscription, subscribeHere, unsubscribeHere, type SubscribeResult } from '../push-device';
import { sha256Hex } from '../sha256';
import { askServer } from '../sync/ask-server';
import { browserTransport } from '../sync/transport';

export type { NoticeChoices, NoticesResponse } from '$lib/contracts/notices';
export { pushAbility } from '../push-device';

export type NoticesAnswer =
	| { kind: 'data'; data: NoticesResponse }
	| { kind: 'signed-out' }
	| { kind: 'unreachable' }
	| { kind: 'refused'; code: RefusalCode };

/** Why the browser did not let itself be called. */
export type NotAllowed = Exclude<SubscribeResult['kind'], 'subscribed'>;

async function ask(method: string, path: string, body?: unknown): Promise<NoticesAnswer> {
	const answer = await askServer(browserTransport, path, {
		method,
		...(body === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
	});
	if (answer.kind === 'signed-out') return answer;
	if (answer.kind === 'failed' && answer.code !== null) return { kind: 'refused', code: answer.code };
	if (answer.kind !== 'ok' || !isNoticesResponse(answer.body)) return { kind: 'unreachable' };
	return { kind: 'data', data: answer.body };
}

const NOTICES = '/api/notices';

export function readNotices(): Promise<NoticesAnswer> {
	return ask('GET', NOTICES);
}

export function chooseNotices(choices: NoticeChoices): Promise<NoticesAnswer> {
	return ask('PUT', NOTICES, choices);
}

/** «Recevoir un code». */
export function askForCode(address: string): Promise<NoticesAnswer> {
	return ask('POST', `${NOTICES}/address`, { address });
}

/** «Confirmer l’adresse». */
export function confirmAddress(code: string): Promise<NoticesAnswer> {
	return ask('POST', `${NOTICES}/address/confirmation`, { code });
}

export function removeAddress(): Promise<NoticesAnswer> {
	return ask('DELETE', `${NOTICES}/address`);
}

/** The id of this very device among those that the server calls for this person; null: it is not. */
export async function calledHere({ push }: NoticesResponse): Promise<string | null> {
	const subscription = await currentSubscription();
	if (subscription === null) return null;
	const id = await sha256Hex(new TextEncoder().encode(subscription.endpoint));
	return push.devices.some((device) => device.id === id) ? id : null;
}

/** «Activer sur cet appareil». Where the server does not take it, the browser forgets it again. */
export async function allowHere(
	publicKey: string
): Promise<NoticesAnswer | { kind: 'not-allowed'; why: NotAllowed }> {
	const result = await subscribeHere(publicKey);
	if (result.kind !== 'subscribed') return { kind: 'not-allowed', why: result.kind };
	const answer = await ask('POST', `${NOTICES}/devices`, result.subscription);
	if (answer.kind !== 'data') await unsubscribeHere();
	return answer;
}

/** «Désactiver sur cet appareil». The browser forgets first: it is not called even if the server is not reached. */
export async function stopHere(): Promise<NoticesAnswer> {
	const gone = await unsubscribeHere();
	return gone === null ? readNotices() : ask('DELETE', `${NOTICES}/devices`, { endpoint: gone.endpoint });
}

/** «Retirer», of another device. */
export function removeDevice(id: string): Promise<NoticesAnswer> {
	return ask('DELETE', `${NOTICES}/devices`, { id });
}
