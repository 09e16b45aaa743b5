// Accounts of an académie. Looked for by POST: words of a person's name belong in no address and in no log.
import type { RequestEvent } from '@sveltejs/kit';
import { ROLES } from '$lib/domain/access/role';
import { academiesOf, requireRole } from '$lib/server/auth';
import { listAccounts } from '$lib/server/administration/list-accounts';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { deskCaller } from '../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

function chosenAcademy(event: RequestEvent): { academies: string[]; academy: string } {
	const academies = academiesOf(requireRole(event, 'administrateur'), 'administrateur');
	return { academies, academy: event.url.searchParams.get('academie') ?? academies[0] ?? '' };
}

const roleOf = (text: string | null) => ROLES.find((role) => role === text) ?? null;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academies, academy } = chosenAcademy(event);
	const role = roleOf(event.url.searchParams.get('role'));
	const after = event.url.searchParams.get('apres');
	const caller = deskCaller(event, 'administrateur', academy);
	return {
		academies,
		academy,
		role,
		isFirst: after === null,
		...(await listAccounts({ academy, role, words: '', after }, caller))
	};
});

export const actions = {
	search: guarded(async (event: RequestEvent) => {
		const { academy } = chosenAcademy(event);
		const caller = deskCaller(event, 'administrateur', academy);
		const text = await readForm(event.request);
		const words = text('words').slice(0, 100);
		const role = roleOf(text('role'));
		const after = text('after') === '' ? null : text('after');
		const page = await listAccounts({ academy, role, words, after }, caller);
		return { words, role, isFirst: after === null, ...page };
	})
} satisfies Actions;
