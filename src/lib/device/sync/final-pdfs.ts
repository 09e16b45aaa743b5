// The server's final récapitulatif, kept on the device once its bytes have the hash that the claim tells.
import type { Claim } from '$lib/domain/claim/claim';
import type { ClaimHeading, FinalPdf } from '../db/rows';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import { StorageFault } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { readEntries } from '../repositories/list-entries';
import { COPIES_SHARE, readRoom } from '../space/room';
import { fetchBytes } from './fetch-bytes';
import type { Transport } from './transport';

type Finished = Pick<Claim, 'id' | 'academy' | 'finalSummary'>;

function keyOf({ id, finalSummary }: Finished): string | null {
	return finalSummary === null ? null : `${id}/${finalSummary.version}`;
}

/** From the device, else from the server; null if neither has it now. */
export async function fetchFinalPdf(
	store: DeviceStore,
	transport: Transport,
	claim: Finished
): Promise<FinalPdf | null> {
	const key = keyOf(claim);
	if (key === null || claim.finalSummary === null) return null;
	const kept = await store.get('finalPdfs', key);
	if (kept !== undefined) return kept;
	const { version, sha256 } = claim.finalSummary;
	const path = `/api/claims/${encodeURIComponent(claim.academy)}/${claim.id}/recapitulatif?version=${version}`;
	const bytes = await fetchBytes(transport, path, sha256);
	if (bytes === null) return null;
	const final = { bytes, sha256 };
	await keep(store, claim.id, key, final);
	return final;
}

/** A full device shows the PDF all the same: it only cannot keep it. */
async function keep(store: DeviceStore, claimId: string, key: string, final: FinalPdf): Promise<void> {
	const put = async (unit: SealedUnit) => {
		for (const [old] of await store.heads('finalPdfs')) {
			if (old.startsWith(`${claimId}/`) && old !== key) unit.delete('finalPdfs', old);
		}
		unit.put('finalPdfs', key, final);
	};
	try {
		await changeStore(store, put, 'copy');
	} catch (error) {
		if (!(error instanceof StorageFault) || error.code !== 'full') throw error;
	}
}

/** A run fetches a few; the others come with the next runs. */
const FETCHED_PER_RUN = 10;

export async function keepFinalPdfs(store: DeviceStore, transport: Transport): Promise<void> {
	const room = await readRoom();
	if (room !== null && room.usage > room.quota * COPIES_SHARE) return;
	const kept = new Set((await store.heads('finalPdfs')).map(([key]) => key));
	const missing = (await readEntries(store))
		.map(({ claim }) => claim)
		.filter((claim): claim is ClaimHeading => claim !== null && claim.finalSummary !== null)
		.filter((claim) => !kept.has(keyOf(claim) ?? ''))
		.sort((left, right) => validatedAt(right).localeCompare(validatedAt(left)));
	for (const claim of missing.slice(0, FETCHED_PER_RUN)) await fetchFinalPdf(store, transport, claim);
}

function validatedAt({ finalSummary }: Finished): string {
	return finalSummary?.validatedAt ?? '';
}
