// One section of the settings: a form, or a list whose lines are added, changed and taken away.
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { SETTINGS_SECTIONS } from '$lib/domain/academy/settings-sections';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { readSection, removeSectionLine, saveSection } from '$lib/server/services/settings/edit-section';
import type { EditedSection } from '$lib/server/services/settings/sections';
import { gestionCaller } from '../../../../desk-caller.server';
import {
	doneSentence,
	doneWord,
	failureOf,
	readSettingsForm,
	tornForm
} from '../../../../settings-form.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

type Params = { academy: string; section: string };

/** «conditions» has a page of its own. */
function sectionOf({ section }: Params): EditedSection & (typeof SETTINGS_SECTIONS)[number] {
	const known = SETTINGS_SECTIONS.find((name) => name === section);
	if (known === undefined || known === 'conditions') error(404, REFUSAL_SENTENCES['not-found']);
	return known;
}

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy } = event.params;
	// The right before the section: who may not look learns of neither.
	const caller = gestionCaller(event, academy);
	const section = sectionOf(event.params);
	const { searchParams } = event.url;
	const keyword = searchParams.get('motcle') ?? '';
	const page = Number(searchParams.get('page') ?? '1') || 1;
	return {
		academy,
		section,
		keyword,
		editedKey: searchParams.get('ligne'),
		removedKey: searchParams.get('retirer'),
		done: doneSentence(searchParams.get('fait')),
		...(await readSection(academy, section, { keyword, page }, caller))
	};
});

type SectionEvent = RequestEvent<Params>;

export const actions = {
	save: guarded(async (event: SectionEvent) => {
		const { academy } = event.params;
		const caller = gestionCaller(event, academy);
		const section = sectionOf(event.params);
		const text = await readForm(event.request);
		const form = readSettingsForm(academy, text);
		if (form === null) return tornForm();
		const key = text('key') === '' ? null : text('key');
		const { outcome, typed } = await saveSection(form, section, key, text, caller);
		const failure = await failureOf(academy, outcome, typed, key);
		if (failure !== null) return failure;
		redirect(303, `${event.url.pathname}?fait=${doneWord(outcome)}`);
	}),
	remove: guarded(async (event: SectionEvent) => {
		const { academy } = event.params;
		const caller = gestionCaller(event, academy);
		const section = sectionOf(event.params);
		const text = await readForm(event.request);
		const form = readSettingsForm(academy, text);
		if (form === null) return tornForm();
		const outcome = await removeSectionLine(form, section, text('key'), caller);
		const failure = await failureOf(academy, outcome, {}, null);
		if (failure !== null) return failure;
		redirect(303, `${event.url.pathname}?fait=${doneWord(outcome)}`);
	})
} satisfies Actions;
