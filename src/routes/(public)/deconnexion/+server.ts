// «Quitter»: ends this device's session. What is on the device is the device's business.
import { redirect } from '@sveltejs/kit';
import { keepForExit, signOut } from '$lib/server/auth';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	// A device that only locks ends its session here and no more; «Quitter» leaves the identity provider too.
	if (!event.url.searchParams.has('verrou')) keepForExit(event);
	await signOut(event);
	// A device that signs out by fetch wants a short answer, a form wants a page.
	if (event.request.headers.get('accept')?.includes('application/json') === true) {
		return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
	}
	redirect(303, '/connexion?deconnecte');
};
