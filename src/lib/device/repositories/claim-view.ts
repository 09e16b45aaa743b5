// One claim as its screen shows it: the server's version, what is not yet sent, the draft, the documents.
import type { Claim } from '$lib/domain/claim/claim';
import type { ClaimEntry } from '$lib/domain/claim/claim-entry';
import type { ItemProblem, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import type { DeviceDocument } from '../device-document';
import { claimState, operationState, type ItemState } from '../item-state';
import { readClaimFolder, type ClaimFolder } from './claim-folder';
import { standingOf, type Standing } from './claim-standing';
import { projectAcceptances } from './project-acceptances';
import { projectClaim } from './project-claim';

export interface ClaimView extends Pick<
	ClaimFolder,
	'key' | 'mission' | 'academy' | 'profile' | 'acceptance'
> {
	/** With what is not yet sent laid over it. */
	claim: Claim;
	/** The server's last known version. */
	serverClaim: Claim;
	/** What is typed, with what changed elsewhere alone; else from the claim's content. */
	entry: ClaimEntry;
	/** Changed here and elsewhere, kept for a closed part, taken over: see `Standing`. */
	standing: Pick<Standing, 'current' | 'conflicts' | 'stranded' | 'takenOver'>;
	/** When mine was made, by the device's clock; null: nothing that is not sent. */
	mineAt: string | null;
	hasDraft: boolean;
	documents: DeviceDocument[];
	itemState: ItemState;
	/** Of the first operation of this claim that moved aside. */
	problem: ItemProblem | null;
	/** «Validation en attente d'envoi». */
	isValidationPending: boolean;
	nowMs: number;
}

function pendingDeletion(item: OutboxItem): string | null {
	return item.operation.kind === 'deleteDocument' ? item.operation.payload.documentId : null;
}

async function documentsOf(store: DeviceStore, folder: ClaimFolder): Promise<DeviceDocument[]> {
	const onDevice = new Set((await store.heads('documents')).map(([id]) => id));
	const deletions = new Set(folder.items.map(pendingDeletion));
	const shown = new Map(folder.claim.documents.map((document) => [document.id, document]));
	const states = new Map<string, ItemState>();
	// A deletion on its way leaves the document in sight, marked: it is not gone until the server says so.
	const attachments = folder.items.filter((item) => pendingDeletion(item) === null);
	for (const document of projectClaim(folder.claim, folder.mission, attachments, 0).documents) {
		shown.set(document.id, document);
	}
	for (const item of folder.items) {
		const { operation } = item;
		if (operation.kind !== 'attachDocument' && operation.kind !== 'deleteDocument') continue;
		states.set(operation.payload.documentId, operationState(item));
	}
	return [...shown.values()].map((document) => ({
		...document,
		state: states.get(document.id) ?? 'saved',
		isOnDevice: onDevice.has(document.id),
		isBeingDeleted: deletions.has(document.id)
	}));
}

export async function readClaimView(
	store: DeviceStore,
	key: string,
	nowMs: number
): Promise<ClaimView | null> {
	const folder = await readClaimFolder(store, key);
	if (folder === null) return null;
	const { mission, academy, profile, items, draft } = folder;
	const claim = projectClaim(folder.claim, mission, items, nowMs);
	const { entry, ...standing } = standingOf(folder, nowMs);
	const saves = items.filter(({ operation }) => operation.kind === 'saveClaim');
	return {
		key,
		mission,
		academy,
		profile,
		acceptance:
			projectAcceptances(
				folder.acceptance === null ? {} : { [mission.academy]: folder.acceptance },
				folder.outbox
			)[mission.academy] ?? null,
		claim,
		serverClaim: folder.claim,
		entry,
		standing,
		mineAt: draft?.keptAt ?? saves.at(-1)?.operation.madeAt ?? null,
		hasDraft: draft !== undefined,
		documents: await documentsOf(store, folder),
		itemState: claimState(items, draft !== undefined),
		problem: items.find((item) => item.problem !== null)?.problem ?? null,
		isValidationPending: items.some(
			(item) => item.operation.kind === 'validateClaim' && item.problem === null
		),
		nowMs
	};
}
