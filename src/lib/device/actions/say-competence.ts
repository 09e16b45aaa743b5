// «+», «×» and «Créer la compétence» of «Saisie compétences».
import type { CompetenceWord } from '$lib/domain/competence/competence';
import { sayCompetence as say, type SpokenOption } from '../gestures/say-competence';
import { openStore } from '../open-store.svelte';
import { syncBell } from '../sync-bell';

export type { SpokenOption } from '../gestures/say-competence';

/** False: it stood already, and nothing is sent. */
export async function sayCompetence(
	academy: string,
	option: SpokenOption,
	word: CompetenceWord
): Promise<boolean> {
	const isNews = await say(openStore.required(), academy, option, word);
	if (isNews) syncBell.ring();
	return isNews;
}
