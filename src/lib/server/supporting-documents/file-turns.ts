// Lets one piece of work at a time touch a stored file: putting bytes with their row, and removing them without.
import type { FileKey } from './document-store';

const turns = new Map<string, Promise<void>>();

/** Runs `work` once every earlier work on the same file is over, whether it failed or not. */
export async function inFileTurn<Result>(key: FileKey, work: () => Promise<Result>): Promise<Result> {
	const name = `${key.academy}/${key.accountId}/${key.sha256}`;
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
