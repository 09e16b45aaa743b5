// The link at the end of our mails: stops them without signing in. Opening it changes nothing (mail programs open links
// by themselves); the button does. The token stops these mails and opens nothing else.
import type { RequestEvent } from '@sveltejs/kit';
import { guarded } from '$lib/server/http/endpoint';
import { hasMailsToStop, stopMails } from '$lib/server/notifications/mail-address';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params }) => ({ isActive: await hasMailsToStop(params.token) });

export const actions = {
	default: guarded(async (event: RequestEvent) => {
		await stopMails(event.params['token'] ?? '');
		return { isStopped: true };
	})
} satisfies Actions;
