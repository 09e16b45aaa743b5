// What a person wishes on every device. Whoever writes last has the word: nothing of it is lost that matters.
import type { PreferencesRequest, PreferencesResponse } from '$lib/contracts/preferences';
import { nowMs } from '../clock';
import { findPreferences, writePreferences } from '../repositories/directory-preferences';

export async function preferencesOf(accountId: string): Promise<PreferencesResponse> {
	return (await findPreferences(accountId)) ?? { display: null, changedAt: null };
}

export async function changePreferences(
	accountId: string,
	{ display }: PreferencesRequest
): Promise<PreferencesResponse> {
	const row = { display, changedAt: new Date(nowMs()).toISOString() };
	await writePreferences(accountId, row);
	return row;
}
