// What the administrateur opens: the welcome message and the activities with their days (guide §2.2).
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { academiesOf, requireRole } from '$lib/server/auth';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { readSection, saveSection } from '$lib/server/services/settings/edit-section';
import { readHistory } from '$lib/server/services/settings/history';
import { readText } from '$lib/server/services/settings/publish-text';
import { deskCaller } from '../../../desk-caller.server';
import { doneSentence, doneWord, failureOf, readSettingsForm, tornForm } from '../../../settings-form.server';
import { previewed, published, textToEdit } from '../../../text-actions.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy } = event.params;
	const account = requireRole(event, 'administrateur', academy);
	const caller = deskCaller(event, 'administrateur', academy);
	const welcome = await readText(academy, 'welcome', caller);
	const { searchParams } = event.url;
	return {
		academy,
		academies: academiesOf(account, 'administrateur'),
		academyLabel: welcome.academyLabel,
		zone: welcome.zone,
		welcome: { ...welcome, ...textToEdit(welcome, searchParams.get('version')) },
		activities: await readSection(academy, 'activities', { keyword: '', page: 1 }, caller),
		history: (await readHistory(academy, 'activities', null, caller)).changes.slice(0, 5),
		done: doneSentence(searchParams.get('fait'))
	};
});

type OpeningEvent = RequestEvent<{ academy: string }>;

function callerOf(event: OpeningEvent) {
	return deskCaller(event, 'administrateur', event.params.academy);
}

export const actions = {
	preview: guarded((event: OpeningEvent) =>
		previewed(event, event.params.academy, 'welcome', callerOf(event))
	),
	publish: guarded((event: OpeningEvent) =>
		published(event, event.params.academy, 'welcome', callerOf(event))
	),
	activities: guarded(async (event: OpeningEvent) => {
		const { academy } = event.params;
		const caller = callerOf(event);
		const text = await readForm(event.request);
		const form = readSettingsForm(academy, text);
		if (form === null) return tornForm();
		const { outcome, typed } = await saveSection(form, 'activities', null, text, caller);
		const failure = await failureOf(academy, outcome, typed, 'activities');
		if (failure !== null) return failure;
		redirect(303, `${event.url.pathname}?fait=${doneWord(outcome)}`);
	})
} satisfies Actions;
