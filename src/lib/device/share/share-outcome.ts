// What became of a share, as the worker tells it to the page that it opens: numbers in the address, nothing of the files.

export interface ShareOutcome {
	/** Kept, sealed. */
	taken: number;
	/** Over the size of one file. */
	tooHeavy: number;
	/** Over the number taken at once, or over what may wait. */
	tooMany: number;
	/** The device had no room, or its storage did not answer. */
	notKept: number;
}

/** Where shared files go, and where the person is led: with the manifest, the address of an installed app. */
export const SHARE_ADDRESS = '/partage';
export const INBOX_ADDRESS = '/pieces-a-rattacher';

const PARAMETERS: Readonly<Record<keyof ShareOutcome, string>> = {
	taken: 'recues',
	tooHeavy: 'trop-lourdes',
	tooMany: 'en-trop',
	notKept: 'non-gardees'
};
/** The server met the files, not the worker: it keeps none. */
const UNHEARD = 'sans-application';
/** Most that one share is told about. */
const MAX_TOLD = 10_000;

export function inboxAddress(outcome: ShareOutcome | 'unheard'): string {
	if (outcome === 'unheard') return `${INBOX_ADDRESS}?${UNHEARD}`;
	const query = new URLSearchParams({ [PARAMETERS.taken]: String(outcome.taken) });
	for (const kind of ['tooHeavy', 'tooMany', 'notKept'] as const)
		if (outcome[kind] > 0) query.set(PARAMETERS[kind], String(outcome[kind]));
	return `${INBOX_ADDRESS}?${query}`;
}

/** Null: the page was not opened by a share. */
export function outcomeOf(query: URLSearchParams): ShareOutcome | 'unheard' | null {
	if (query.has(UNHEARD)) return 'unheard';
	if (!query.has(PARAMETERS.taken)) return null;
	const count = (kind: keyof ShareOutcome): number => {
		const text = query.get(PARAMETERS[kind]) ?? '';
		return /^\d+$/.test(text) ? Math.min(Number(text), MAX_TOLD) : 0;
	};
	return {
		taken: count('taken'),
		tooHeavy: count('tooHeavy'),
		tooMany: count('tooMany'),
		notKept: count('notKept')
	};
}
