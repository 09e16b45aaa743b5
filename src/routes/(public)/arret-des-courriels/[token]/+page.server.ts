// The link at the end of our mails: stops them without signing in. Opening it changes nothing (mail programs open links
// by themselves); its button does, and so does a mail program's own button by the form of RFC 8058. The token stops
// these mails and opens nothing else.
import type { RequestEvent } from '@sveltejs/kit';
import { guarded } from '$lib/server/http/endpoint';
import { hasMailsToStop, stopMails } from '$lib/server/notifications/mail-address';
import { Refused } from '$lib/server/refused';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = guarded(async ({ params }: RequestEvent) => ({
	isActive: await hasMailsToStop(params['token'] ?? '')
}));

/** Our page's form names itself as its sender (src/hooks.server.ts); who names none says it in the form's own words. */
async function isMeant({ request }: RequestEvent): Promise<boolean> {
	if (request.headers.get('origin') !== null) return true;
	return (await request.formData()).get('List-Unsubscribe') === 'One-Click';
}

export const actions = {
	default: guarded(async (event: RequestEvent) => {
		if (!(await isMeant(event))) throw new Refused('forbidden-origin');
		await stopMails(event.params['token'] ?? '');
		return { isStopped: true };
	})
} satisfies Actions;
