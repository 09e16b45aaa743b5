// The first page of the new window: a form that posts the token to the application by itself. The token is in no
// address, hence in no history, log or Referer; the page may send a form to that one application and nowhere else.
import type { RequestEvent } from '@sveltejs/kit';
import { asRefused } from '$lib/server/http/busy';
import { endpoint } from '$lib/server/http/endpoint';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { Refused } from '$lib/server/refused';
import { openingOf } from '$lib/server/portals/opening';
import { launchCallerOf } from '../launch-caller.server';
import { noOpeningResponse, openingResponse } from './opening-page.server';

/** A token is some 900 bytes. */
const MAX_BYTES = 8 * 1024;

async function open(event: RequestEvent): Promise<Response> {
	const caller = launchCallerOf(event);
	const { headers } = event.request;
	const length = headers.get('content-length');
	const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
	if (!isForm || length === null || Number(length) > MAX_BYTES) throw new Refused('malformed');
	const token = (await event.request.formData()).get('token');
	if (typeof token !== 'string') throw new Refused('malformed');
	return openingResponse(await openingOf(token, caller));
}

/** A window is read by a person: its no is a page. */
export const POST = endpoint(async (event) => {
	try {
		return await open(event);
	} catch (thrown) {
		const refused = asRefused(thrown);
		const isWindow = event.request.headers.get('accept')?.includes('text/html') ?? false;
		if (refused === null || !isWindow) throw thrown;
		return noOpeningResponse(refused.code, REFUSAL_STATUS[refused.code]);
	}
});

/** A tab that the browser opens again: what it showed was posted to it. */
export const GET = endpoint(() => {
	const response = noOpeningResponse(null, 405);
	response.headers.set('allow', 'POST');
	return response;
});
