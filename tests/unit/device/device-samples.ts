// A person's store in memory, filled through the same door as the server's pages.
import { PROTOCOL_VERSION } from '../../../src/lib/contracts/protocol';
import 'fake-indexeddb/auto';
import type { Codec } from '../../../src/lib/device/db/codec';
import { DeviceStore } from '../../../src/lib/device/db/store';
import { applyPage } from '../../../src/lib/device/sync/pull';
import { readOutbox } from '../../../src/lib/device/repositories/outbox';
import type { Change, PullResponse } from '../../../src/lib/contracts/pull';
import type { Claim } from '../../../src/lib/domain/claim/claim';
import { entryFromContent, type ClaimEntry } from '../../../src/lib/domain/claim/claim-entry';
import { academy, claim, id, mission52525, profile, trip77833 } from '../domain/samples';

export const KEY = 'RENNES-52525';

/** The guide's 52525 with one trip, over since long: everything can be entered. */
export function sampleClaim(changes: Partial<Claim> = {}): Claim {
	return claim({
		content: { remuneration: { kind: 'candidates', candidates: null }, trips: [trip77833()] },
		...changes
	});
}

export function page(changes: Change[], more: Partial<PullResponse> = {}): PullResponse {
	return {
		protocol: PROTOCOL_VERSION,
		accountId: 'account',
		serverTime: '2026-11-25T20:00:00.000Z',
		resync: false,
		cursor: crypto.randomUUID(),
		hasMore: false,
		changes,
		...more
	};
}

export const SAMPLE_CHANGES: Change[] = [
	{ entity: 'academy', id: 'RENNES', value: academy() },
	{ entity: 'profile', id: 'RENNES', value: profile },
	{ entity: 'assignment', id: KEY, value: mission52525 },
	{ entity: 'claim', id: KEY, value: sampleClaim() }
];

/** `accountId` given twice opens the same database twice, as two tabs do. */
export async function openSample(
	accountId: string = crypto.randomUUID(),
	codec?: Codec
): Promise<DeviceStore> {
	const store = new DeviceStore(accountId, codec);
	await applyPage(store, page(SAMPLE_CHANGES), null);
	return store;
}

export function typed(candidates: string, base: Claim = sampleClaim()): ClaimEntry {
	const entry = entryFromContent(base.content);
	return { ...entry, remuneration: { ...entry.remuneration, candidates } };
}

export async function kindsOf(store: DeviceStore): Promise<string[]> {
	return (await readOutbox(store)).map(({ operation }) => operation.kind);
}

export { id };
