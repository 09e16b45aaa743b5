// Tells in the console which fields of the form were changed elsewhere and taken over: silently merged, never unseen.
import { entryFromContent } from '$lib/domain/claim/claim-entry';
import { lastChangeOf, type ChangeAuthor } from '$lib/domain/claim/content-changes';
import type { ClaimView } from '$lib/device/live/claim.svelte';
import { fieldTitle, takenOverSentence } from '$lib/fr/screens/conflict';
import { consoleMessages } from '../console/console.svelte';

/** One message for each who and when; none for an empty list. */
export function tellTakenOver(view: ClaimView, fields: readonly string[]): void {
	const versions = [view.entry, entryFromContent(view.standing.current.content)];
	const byAuthor = new Map<string, { author: ChangeAuthor | null; titles: string[] }>();
	for (const field of fields) {
		const author = lastChangeOf(view.serverClaim.contentChanges, field);
		const key = JSON.stringify(author);
		const group = byAuthor.get(key) ?? { author, titles: [] };
		group.titles.push(fieldTitle(field, versions));
		byAuthor.set(key, group);
	}
	for (const [key, { author, titles }] of byAuthor) {
		const sentence = takenOverSentence([...new Set(titles)], author, view.academy.zone);
		consoleMessages.add('info', sentence, `${view.key}:taken-over:${key}`);
	}
}
