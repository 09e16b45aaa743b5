// A document's bytes, from the device or the server; once fetched they stay, so that they open without a network.
import type { DocumentFormat, SupportingDocument } from '$lib/domain/supporting-document/supporting-document';
import { missionKey } from '$lib/domain/mission/mission';
import type { Claim } from '$lib/domain/claim/claim';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import { StorageFault } from '../db/storage-fault';
import type { DeviceStore } from '../db/store';
import { fetchBytes } from './fetch-bytes';
import type { Transport } from './transport';

async function findDocument(
	store: DeviceStore,
	id: string
): Promise<{ document: SupportingDocument; claim: Claim } | null> {
	for (const { value: claim } of await store.list('claims')) {
		const document = claim.documents.find((candidate) => candidate.id === id);
		if (document !== undefined) return { document, claim };
	}
	return null;
}

export async function fetchDocument(
	store: DeviceStore,
	transport: Transport,
	id: string
): Promise<{ bytes: ArrayBuffer; format: DocumentFormat } | null> {
	const [kept, described] = await Promise.all([store.get('bytes', id), store.get('documents', id)]);
	if (kept !== undefined && described !== undefined) {
		return { bytes: kept.bytes, format: described.document.format };
	}
	const found = await findDocument(store, id);
	if (found === null) return null;
	const { document, claim } = found;
	const path = `/api/documents/${encodeURIComponent(claim.academy)}/${id}`;
	const bytes = await fetchBytes(transport, path, document.sha256);
	if (bytes === null) return null;
	await keep(store, document, claim, bytes);
	return { bytes, format: document.format };
}

/** A full device opens the document all the same: it only cannot keep it. */
async function keep(
	store: DeviceStore,
	document: SupportingDocument,
	claim: Claim,
	bytes: ArrayBuffer
): Promise<void> {
	const key = missionKey({ academy: claim.academy, number: claim.missionNumber });
	try {
		const put = async (unit: SealedUnit) => {
			unit.put('documents', document.id, { document, missionKey: key, claimId: claim.id, isSent: true });
			unit.put('bytes', document.id, { bytes, byteLength: bytes.byteLength, sha256: document.sha256 });
		};
		await changeStore(store, put, 'copy');
	} catch (error) {
		if (!(error instanceof StorageFault) || error.code !== 'full') throw error;
	}
}
