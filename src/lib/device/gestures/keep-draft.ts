// Autosave: the draft and nothing else. No number of drafts changes the server or a status.
import { canonicalJson } from '$lib/domain/claim/canonical-json';
import { entryFromContent, type ClaimEntry } from '$lib/domain/claim/claim-entry';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant } from '../clock';
import { claimFolderIn } from '../repositories/claim-folder';
import { isAside } from '../repositories/outbox';
import { projectContent } from '../repositories/project-claim';

/** Keeps what is typed; typed back to what is saved, there is no draft left. Throws StorageFault if not kept. */
export async function keepDraft(store: DeviceStore, key: string, entry: ClaimEntry): Promise<void> {
	await changeStore(store, async (unit) => {
		const { claim, draft, items, mission } = await claimFolderIn(store, unit, key);
		const started = projectContent(claim.content, items);
		// While a save stands aside, a draft like it is the person's answer to it, not nothing typed.
		const isAnswer = items.some(isAside);
		if (!isAnswer && canonicalJson(entry) === canonicalJson(entryFromContent(started))) {
			if (draft !== undefined) unit.delete('drafts', claim.id);
			return;
		}
		const keptAt = deviceInstant();
		unit.put(
			'drafts',
			claim.id,
			draft === undefined
				? {
						missionKey: `${mission.academy}-${mission.number}`,
						claimId: claim.id,
						entry,
						baseRevision: claim.revision,
						baseContent: started,
						keptAt
					}
				: { ...draft, entry, keptAt }
		);
	});
}
