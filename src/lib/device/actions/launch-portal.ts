// Opening a remote application: the server is asked, and its token is posted in a window that cannot reach this one.
// Nothing of it is kept: no store, no address, no history.
import type { LaunchRequest, LaunchResponse } from '$lib/contracts/portal';
import type { RefusalCode } from '$lib/contracts/refusal';
import { askOnce } from '../sync/ask-once';
import { browserTransport } from '../sync/transport';

export type LaunchAnswer =
	| { kind: 'ready'; launch: LaunchResponse }
	| { kind: 'refused'; code: RefusalCode }
	| { kind: 'unreachable' };

export async function askLaunch(request: LaunchRequest): Promise<LaunchAnswer> {
	const answer = await askOnce(browserTransport, '/api/portals/launch', request);
	if (answer.kind !== 'ok') return answer;
	return isLaunch(answer.body) ? { kind: 'ready', launch: answer.body } : { kind: 'unreachable' };
}

function isLaunch(body: unknown): body is LaunchResponse {
	return typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string';
}

/** Whether the browser still takes a new window for the person's own wish; unknown counts as no. */
export function mayOpenWindow(): boolean {
	return 'userActivation' in navigator && navigator.userActivation.isActive;
}

/** Posts the token to our own page of a new window, which posts it on (docs/portals.md). */
export function openLaunch({ token }: LaunchResponse): void {
	const form = document.createElement('form');
	form.method = 'post';
	form.action = '/api/portals/opening';
	form.target = '_blank';
	form.rel = 'noopener';
	const field = document.createElement('input');
	field.type = 'hidden';
	field.name = 'token';
	field.value = token;
	form.append(field);
	document.body.append(form);
	form.submit();
	form.remove();
}
