// One shell for all of them, made at the address `_`: the service worker answers it, Kit reads the real address.
import type { EntryGenerator } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () => [{ academy: '_' }];
