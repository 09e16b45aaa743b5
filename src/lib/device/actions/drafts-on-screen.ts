// The forms that are on screen now, so that locking, signing out or an upgrade first keeps what is typed in them.
// Knows nothing of drafts: the screens that never show a claim load this and no more.

/** Keeps what was typed and is not kept yet. */
export interface Flushable {
	flush: () => Promise<void>;
}

const onScreen = new Set<Flushable>();

/** Call the result when the form leaves the screen. */
export function putOnScreen(form: Flushable): () => void {
	onScreen.add(form);
	return () => onScreen.delete(form);
}

/** Keeps what was typed on any form still on screen, before what is not sent is counted or the store is closed. */
export async function flushDrafts(): Promise<void> {
	for (const form of onScreen) await form.flush();
}
