// Looking at a text before it is published, and publishing it: the same for conditions of use and welcome message.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { cleanText } from '$lib/domain/academy/safe-text';
import { textTooLong } from '$lib/fr/gestion/settings-words';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import type { Caller } from '$lib/server/services/caller';
import {
	MAX_TEXT_LENGTH,
	publishText,
	readText,
	type TextView
} from '$lib/server/services/settings/publish-text';
import type { TextSection } from '$lib/server/services/settings/sections';
import {
	doneWord,
	failedForm,
	failureOf,
	readSettingsForm,
	staleWords,
	tornForm
} from './settings-form.server';

/**
 * Nothing is written: the page shows what was typed, as everybody would see it. It carries the version of now, with
 * which what somebody else published meanwhile could be written over unseen: that is told first.
 */
export async function previewed(event: RequestEvent, academy: string, section: TextSection, caller: Caller) {
	const text = await readForm(event.request);
	const form = readSettingsForm(academy, text);
	if (form === null) return tornForm();
	const typed = text('text');
	const max = MAX_TEXT_LENGTH[section];
	if (cleanText(typed).length > max) return tooLong(max, typed);
	if ((await readText(academy, section, caller)).settingsVersion !== form.version) {
		const message = await staleWords(academy);
		return failedForm(REFUSAL_STATUS['revision-stale'], message, { typed: { text: typed } });
	}
	return { preview: typed, typed: { text: typed }, message: null, problems: {}, key: null };
}

function tooLong(max: number, text: string) {
	return failedForm(REFUSAL_STATUS['rules-broken'], textTooLong(max), {
		problems: { text: 'too-long' },
		typed: { text }
	});
}

export async function published(event: RequestEvent, academy: string, section: TextSection, caller: Caller) {
	const text = await readForm(event.request);
	const form = readSettingsForm(academy, text);
	if (form === null) return tornForm();
	const typed = text('text');
	const outcome = await publishText(form, section, typed, caller);
	const failure = await failureOf(academy, outcome, { text: typed }, null);
	if (failure !== null) return failure;
	redirect(303, `${event.url.pathname}?fait=${doneWord(outcome)}`);
}

/** The text in the field: a former version that is taken up (`?version=`), or the one in force. */
export function textToEdit({ text, former }: TextView, asked: string | null) {
	const taken = former.find(({ changeId }) => String(changeId) === asked);
	return { fieldText: taken?.text ?? text, isTakenUp: taken !== undefined };
}
