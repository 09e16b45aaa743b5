// The person's académies, with the profile and the acceptance of conditions in each.
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { ConditionsAcceptance } from '$lib/contracts/pull';
import type { DeviceStore } from '../db/store';
import { readReference } from '../repositories/reference';
import { readOutbox } from '../repositories/outbox';
import { projectAcceptances } from '../repositories/project-acceptances';
import { LiveQuery } from './live-query.svelte';

export interface AcademyView {
	academy: Academy;
	profile: IntervenantProfile | null;
	/** Also one that waits to be sent. */
	acceptance: ConditionsAcceptance | null;
}

export async function readAcademies(store: DeviceStore): Promise<AcademyView[]> {
	const [reference, outbox] = await Promise.all([readReference(store), readOutbox(store)]);
	const acceptances = projectAcceptances(reference.acceptances, outbox);
	return Object.values(reference.academies)
		.sort((left, right) => left.label.localeCompare(right.label, 'fr'))
		.map((academy) => ({
			academy,
			profile: reference.profiles[academy.code] ?? null,
			acceptance: acceptances[academy.code] ?? null
		}));
}

export function liveAcademies(): LiveQuery<AcademyView[]> {
	return new LiveQuery(['reference', 'outbox'], (store) => () => readAcademies(store));
}
