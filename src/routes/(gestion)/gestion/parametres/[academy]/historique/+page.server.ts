// The history of an académie's settings: of all, or of one section (`?rubrique=`).
import { OPENING_SECTIONS, SETTINGS_SECTIONS } from '$lib/domain/academy/settings-sections';
import { guarded } from '$lib/server/http/endpoint';
import { readHistory } from '$lib/server/services/settings/history';
import { gestionCaller } from '../../../../desk-caller.server';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy } = event.params;
	const { searchParams } = event.url;
	const section =
		[...SETTINGS_SECTIONS, ...OPENING_SECTIONS].find((name) => name === searchParams.get('rubrique')) ?? null;
	const asked = searchParams.get('avant') ?? '';
	const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
	const history = await readHistory(academy, section, before, gestionCaller(event, academy));
	return { academy, section, isFirst: before === null, ...history };
});
