// What every gestionnaire's page shows of the person. Pages check the rights themselves, each for its académie.
import { deskPagesOf } from '$lib/domain/access/desk-pages';
import { hasRole, requireAccount } from '$lib/server/auth';
import { guarded } from '$lib/server/http/endpoint';
import type { LayoutServerLoad, LayoutServerLoadEvent } from './$types';

/** Nothing here needs a script: forms and links do all. */
export const csr = false;

export const load: LayoutServerLoad = guarded((event: LayoutServerLoadEvent) => {
	const account = requireAccount(event);
	return {
		personName: account.fullName,
		isGestionnaire: hasRole(account, 'gestionnaire'),
		pages: deskPagesOf(account.roles)
	};
});
