// The way back from the identity provider: a session, or the sign-in page with a reason.
import { redirect } from '@sveltejs/kit';
import { endFederation, landingPath } from '$lib/server/auth';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const outcome = await endFederation(event);
	if (outcome.kind !== 'signed-in') redirect(303, `/connexion?federation=${outcome.kind}`);
	// The mark tells the device that somebody has just signed in, perhaps another person than before.
	redirect(303, `${landingPath(outcome.account, outcome.returnPath)}?connecte`);
};
