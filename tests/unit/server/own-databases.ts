// The server's databases in a folder of their own, for tests of what stands on them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabases, openDatabases } from '$lib/server/db/databases';

/** Gives the way to take all of it away: what a hook answers is called when its tests are over. */
export async function openOwnDatabases(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'nomade-databases-'));
	await openDatabases({ dataDir: folder, libsqlUrl: null, libsqlAuthToken: null });
	return async () => {
		await closeDatabases();
		rmSync(folder, { recursive: true });
	};
}
