// The first page of the new window: a form that posts the token to the application by itself. The token is in no
// address, hence in no history, log or Referer; the page may send a form to that one application and nowhere else.
import { endpoint } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { openingOf } from '$lib/server/portals/opening';
import { launchCallerOf } from '../launch-caller.server';
import { openingPage, openingPolicy } from './opening-page.server';

/** A token is some 900 bytes. */
const MAX_BYTES = 8 * 1024;

export const POST = endpoint(async (event) => {
	const caller = launchCallerOf(event);
	const { headers } = event.request;
	const length = headers.get('content-length');
	const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
	if (!isForm || length === null || Number(length) > MAX_BYTES) throw new Refused('malformed');
	const token = (await event.request.formData()).get('token');
	if (typeof token !== 'string') throw new Refused('malformed');
	const opening = await openingOf(token, caller);
	return new Response(openingPage(opening), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': openingPolicy(opening.address),
			// The application may see which site sent the form, and never more than that.
			'referrer-policy': 'strict-origin'
		}
	});
});
