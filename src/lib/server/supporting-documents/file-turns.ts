// Lets one piece of work at a time touch a stored file (putting bytes with their row, removing them without), and
// one count or change what a person has here. Knows the work of this process alone.
import type { FileKey } from './document-store';

const turns = new Map<string, Promise<void>>();

/** Runs `work` once every earlier work on the same file is over, whether it failed or not. */
export function inFileTurn<Result>(key: FileKey, work: () => Promise<Result>): Promise<Result> {
	return inTurn(`file ${key.academy}/${key.accountId}/${key.sha256}`, work);
}

/**
 * Runs `work` once every earlier work on the same person's share is over: bytes on their way from staging to the store
 * are counted in one of the two. It may wait for a file's turn, never the other way round.
 */
export function inPersonTurn<Result>(accountId: string, work: () => Promise<Result>): Promise<Result> {
	return inTurn(`person ${accountId}`, work);
}

async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
	const before = turns.get(name) ?? Promise.resolve();
	const running = before.then(work);
	const settled = running.then(
		() => undefined,
		() => undefined
	);
	turns.set(name, settled);
	try {
		return await running;
	} finally {
		if (turns.get(name) === settled) turns.delete(name);
	}
}
