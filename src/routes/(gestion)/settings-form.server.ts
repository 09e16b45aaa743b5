// What every form of the settings carries, and what each outcome is told as. Used by the gestionnaire's and the
// administrateur's pages.
import { fail } from '@sveltejs/kit';
import { formatInstant } from '$lib/fr/formats';
import { SECTION_WORDS } from '$lib/fr/gestion/settings-fields';
import { SETTINGS_WORDS, STALE_UNKNOWN, staleSentence } from '$lib/fr/gestion/settings-words';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import type { FormFields } from '$lib/server/http/form';
import type { SettingsForm, SettingsOutcome } from '$lib/server/services/settings/commit-settings';
import { latestChange } from '$lib/server/services/settings/history';
import { zoneOfAcademy } from '$lib/server/services/settings/zone';
import type { FieldProblems } from '$lib/domain/academy/setting-problems';

/** Null: torn. */
export function readSettingsForm(academy: string, text: FormFields): SettingsForm | null {
	const [version, decisionId] = [text('version'), text('decision')];
	if (!/^\d{1,9}$/.test(version) || !/^[0-9a-f-]{36}$/.test(decisionId)) return null;
	return { academy, version: Number(version), decisionId };
}

export interface SettingsFailure {
	message: string;
	problems: FieldProblems;
	typed: Record<string, string>;
	/** The line that was being changed. */
	key: string | null;
}

/** The page again, with what was typed and why it was not taken. */
export function failedForm(
	status: number,
	message: string,
	rest: Partial<Omit<SettingsFailure, 'message'>> = {}
) {
	const failure: SettingsFailure = { message, problems: {}, typed: {}, key: null, ...rest };
	return fail(status, failure);
}

export function tornForm() {
	return failedForm(REFUSAL_STATUS.malformed, SETTINGS_WORDS.malformed);
}

/** Who was first, for whoever came second. */
export async function staleWords(academy: string): Promise<string> {
	const latest = await latestChange(academy);
	if (latest === null) return STALE_UNKNOWN;
	const at = formatInstant(latest.at, await zoneOfAcademy(academy));
	return staleSentence(latest.actorName, at, SECTION_WORDS[latest.section].title);
}

/** Null: it was taken, or there was nothing to take; the page is opened anew. */
export async function failureOf(
	academy: string,
	outcome: SettingsOutcome,
	typed: Record<string, string>,
	key: string | null
) {
	switch (outcome.kind) {
		case 'saved':
		case 'unchanged':
			return null;
		case 'stale':
			return failedForm(REFUSAL_STATUS['revision-stale'], await staleWords(academy), { typed, key });
		case 'gone':
			return failedForm(REFUSAL_STATUS['not-found'], SETTINGS_WORDS.gone);
		case 'refused':
			return failedForm(REFUSAL_STATUS['rules-broken'], SETTINGS_WORDS.toCheck, {
				problems: outcome.problems,
				typed,
				key
			});
	}
}

/** Of `?fait=`: what the page before did. */
export function doneSentence(word: string | null): string | null {
	if (word === 'enregistre') return SETTINGS_WORDS.saved;
	return word === 'inchange' ? SETTINGS_WORDS.unchanged : null;
}

export function doneWord(outcome: SettingsOutcome): string {
	return outcome.kind === 'unchanged' ? 'inchange' : 'enregistre';
}
