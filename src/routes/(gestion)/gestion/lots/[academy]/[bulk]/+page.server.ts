// Several claims accepted together: what would change, then what did, and for a while the way back.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { BULK_WORDS } from '$lib/fr/gestion/bulk';
import { guarded } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { applyBulk, showBulk, undoBulk } from '$lib/server/services/gestion-bulk';
import { gestionCaller } from '../../../../desk-caller.server';
import { again, keptList } from '../../../kept-list.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, bulk } = event.params;
	return {
		academy,
		list: new URLSearchParams(keptList(event.url)).toString(),
		...(await showBulk(academy, bulk, gestionCaller(event, academy)))
	};
});

type BulkEvent = RequestEvent<{ academy: string; bulk: string }>;

export const actions = {
	apply: guarded(async (event: BulkEvent) => {
		const { academy, bulk } = event.params;
		await applyBulk(academy, bulk, gestionCaller(event, academy));
		redirect(303, again(event.url));
	}),
	undo: guarded(async (event: BulkEvent) => {
		const { academy, bulk } = event.params;
		try {
			await undoBulk(academy, bulk, gestionCaller(event, academy));
		} catch (thrown) {
			if (!(thrown instanceof Refused) || thrown.code !== 'claim-processed') throw thrown;
			return fail(409, { message: BULK_WORDS.undoTooLate });
		}
		redirect(303, again(event.url));
	})
} satisfies Actions;
