// Which help page has which address: `/aide/frais` ↔ `claims`.
import { ACTIVITIES } from '$lib/domain/academy/academy';
import type { HelpTopic } from '$lib/fr/screens/help';
import { ACTIVITY_PLACES } from './activity-places';

const SLUGS: readonly (readonly [slug: string, topic: HelpTopic])[] = [
	['accueil', 'home'],
	...ACTIVITIES.map((activity) => [ACTIVITY_PLACES[activity].href.slice(1), activity] as const),
	['envois', 'unsent']
];

export const HELP_SLUGS: readonly string[] = SLUGS.map(([slug]) => slug);

/** Null: no such page. */
export function helpTopicOf(slug: string): HelpTopic | null {
	return SLUGS.find(([known]) => known === slug)?.[1] ?? null;
}

export const HELP_ADDRESSES: readonly { href: string; topic: HelpTopic }[] = SLUGS.map(([slug, topic]) => ({
	href: `/aide/${slug}`,
	topic
}));
