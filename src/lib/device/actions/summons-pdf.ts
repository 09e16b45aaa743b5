// The duplicate of a convocation, made on the device from what it knows: it opens without a network.
import { missionKey } from '$lib/domain/mission/mission';
import { loadFont } from '../pdf-font';
import { summonsFileName } from '../pdf-file-names';
import { openStore } from '../open-store.svelte';
import { findEntry } from '../repositories/list-entries';
import { UnknownClaim } from '../repositories/claim-folder';
import { readReference } from '../repositories/reference';

export async function summonsPdf(key: string): Promise<{ blob: Blob; fileName: string }> {
	const store = openStore.required();
	const mission = (await findEntry(store, key))?.mission;
	const reference = await readReference(store);
	const academy = mission && reference.academies[mission.academy];
	const profile = mission && reference.profiles[mission.academy];
	if (!mission || !academy || !profile) throw new UnknownClaim(key);
	const { renderSummonsPdf } = await import('$lib/pdf/summons-pdf');
	const bytes = await renderSummonsPdf({ mission, profile, academy, font: await loadFont() });
	return {
		blob: new Blob([bytes.slice()], { type: 'application/pdf' }),
		fileName: summonsFileName(missionKey(mission))
	};
}
