// «Mes données et mes appareils» of a gestionnaire: read and ended here, for their pages run no script and keep nothing.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { MY_DATA_WORDS } from '$lib/fr/screens/my-data';
import { currentSession, failedAttempts, requireRole } from '$lib/server/auth';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { Refused } from '$lib/server/refused';
import { tellMyData, tellMyRecords, zoneOf } from '$lib/server/services/my-data';
import { endMyOtherSessions, endMySession } from '$lib/server/services/my-sessions';
import { gestionCaller } from '../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** What was just done, by its word in the address. */
const DONE: Readonly<Record<string, string>> = {
	session: MY_DATA_WORDS.ended,
	autres: MY_DATA_WORDS.othersEnded
};

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const caller = gestionCaller(event);
	const { account, idHash } = currentSession(event);
	const failures = await failedAttempts(account.identifier, event.getClientAddress());
	return {
		own: await tellMyData(caller, idHash, failures),
		records: await tellMyRecords(caller),
		zone: await zoneOf(caller),
		done: DONE[event.url.searchParams.get('fait') ?? ''] ?? null
	};
});

export const actions = {
	end: guarded(async (event: RequestEvent) => {
		const { id } = requireRole(event, 'gestionnaire');
		const field = await readForm(event.request);
		try {
			await endMySession(id, field('reference'));
		} catch (thrown) {
			if (!(thrown instanceof Refused) || thrown.code !== 'not-found') throw thrown;
			// Not there any more is what was wanted; another person's is not there either.
			return fail(REFUSAL_STATUS['not-found'], { message: MY_DATA_WORDS.notThere });
		}
		redirect(303, `${event.url.pathname}?fait=session`);
	}),
	endOthers: guarded(async (event: RequestEvent) => {
		const { id } = requireRole(event, 'gestionnaire');
		await endMyOtherSessions(id, currentSession(event).idHash);
		redirect(303, `${event.url.pathname}?fait=autres`);
	})
} satisfies Actions;
