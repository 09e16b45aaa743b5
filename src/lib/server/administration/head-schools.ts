// For which schools and exam centres a head answers: without any, the role opens nothing.
import type { AdministrationProblem } from '$lib/domain/access/administration';
import { isUai } from '$lib/domain/identifiers/uai';
import { writeHeadSchools } from '../repositories/administered-schools';
import type { Caller } from '../services/caller';
import { accountAudit } from './acting';
import { findAdministered } from './read-account';

/** One head answers for a few; a list longer than this is a mistake. */
const MOST_SCHOOLS = 50;

/** «0350024l, 0290902Y» → both, in order; null: one of them is none. */
export function readUais(typed: string): string[] | null {
	const uais = typed
		.toUpperCase()
		.split(/[\s,;]+/)
		.filter((uai) => uai !== '');
	return uais.every(isUai) && uais.length <= MOST_SCHOOLS ? [...new Set(uais)].sort() : null;
}

/** `seen`: what the form showed. @throws Refused `forbidden`, `not-found`. */
export async function changeHeadSchools(
	{ academy, accountId }: { academy: string; accountId: string },
	seen: string,
	typed: string,
	caller: Caller
): Promise<AdministrationProblem | null> {
	await findAdministered(academy, accountId, caller);
	const before = readUais(seen) ?? [];
	const after = readUais(typed);
	if (after === null) return 'uai-shape';
	if (before.join() === after.join()) return null;
	const isWritten = await writeHeadSchools(
		academy,
		accountId,
		before,
		after,
		accountAudit(caller, 'account.headSchools', accountId, {
			before: { uais: before },
			after: { uais: after }
		})
	);
	return isWritten ? null : 'stale';
}
