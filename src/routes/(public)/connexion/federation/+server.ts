// The way out to the identity provider: `?retour=` is where one comes from, `?a-nouveau` asks for a proof made anew.
import { redirect } from '@sveltejs/kit';
import { beginFederation, providerSettings } from '$lib/server/auth';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	if (providerSettings() === null) redirect(303, '/connexion');
	const next = await beginFederation(event);
	redirect(303, next instanceof URL ? next : `/connexion?federation=${next.kind}`);
};
