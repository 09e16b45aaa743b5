// `node build rebuild-queue [ACADÉMIE]`: makes the gestionnaires' list anew from the claims, in the order of the last
// validations. Beside a running server it waits for its turn; pages show what is made so far.
import { REBUILD_QUEUE_WORDS } from '$lib/fr/gestion/rebuild-queue-words';
import { config } from '../config';
import { academyCodes, isKnownAcademy } from '../db';
import { openDatabases } from '../db/databases';
import { rebuildQueue } from '../repositories/queue-index';

/** @returns the exit code: 0 done, 2 misused. */
export async function runRebuildQueue(
	code: string | undefined,
	print: (line: string) => void
): Promise<number> {
	await openDatabases(config());
	if (code !== undefined && !isKnownAcademy(code)) {
		print(REBUILD_QUEUE_WORDS.usage);
		return 2;
	}
	for (const academy of code === undefined ? academyCodes() : [code]) {
		print(REBUILD_QUEUE_WORDS.done(academy, await rebuildQueue(academy)));
	}
	return 0;
}
