// One shell for all of them, made at the address `_`: the service worker answers it, Kit reads the real address.
import type { EntryGenerator } from './$types';

// Also served for every other address: a first visit online comes before the service worker.
export const prerender = 'auto';
export const entries: EntryGenerator = () => [{ mission: '_' }];
