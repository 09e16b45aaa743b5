// Conditions accepted on this device count at once; the server's date replaces ours when it comes. Pure.
import type { ConditionsAcceptance } from '$lib/contracts/pull';
import type { OutboxItem } from '../db/rows';
import { isAside } from './outbox';

export function projectAcceptances(
	acceptances: Readonly<Record<string, ConditionsAcceptance>>,
	items: readonly OutboxItem[]
): Record<string, ConditionsAcceptance> {
	const projected = { ...acceptances };
	for (const item of items) {
		const { operation } = item;
		if (operation.kind !== 'acceptConditions' || isAside(item)) continue;
		if ((projected[operation.academy]?.version ?? 0) >= operation.payload.version) continue;
		projected[operation.academy] = {
			academy: operation.academy,
			version: operation.payload.version,
			acceptedAt: operation.madeAt
		};
	}
	return projected;
}
