// One shell a help page, all of them known beforehand.
import { HELP_SLUGS } from '$lib/ui/frame/help-topics';
import type { EntryGenerator } from './$types';

// Also served for an address that is none of them: the page says so.
export const prerender = 'auto';
export const entries: EntryGenerator = () => HELP_SLUGS.map((activite) => ({ activite }));
