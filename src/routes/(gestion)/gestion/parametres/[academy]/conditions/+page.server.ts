// Conditions of use: a new version asks every intervenant of the académie again (guide §2.6.1).
import type { RequestEvent } from '@sveltejs/kit';
import { guarded } from '$lib/server/http/endpoint';
import { readText } from '$lib/server/services/settings/publish-text';
import { gestionCaller } from '../../../../desk-caller.server';
import { doneSentence } from '../../../../settings-form.server';
import { previewed, published, textToEdit } from '../../../../text-actions.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy } = event.params;
	const view = await readText(academy, 'conditions', gestionCaller(event, academy));
	const { searchParams } = event.url;
	return {
		academy,
		...view,
		...textToEdit(view, searchParams.get('version')),
		done: doneSentence(searchParams.get('fait'))
	};
});

type ConditionsEvent = RequestEvent<{ academy: string }>;

export const actions = {
	preview: guarded((event: ConditionsEvent) => {
		const { academy } = event.params;
		return previewed(event, academy, 'conditions', gestionCaller(event, academy));
	}),
	publish: guarded((event: ConditionsEvent) => {
		const { academy } = event.params;
		return published(event, academy, 'conditions', gestionCaller(event, academy));
	})
} satisfies Actions;
