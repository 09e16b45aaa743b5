// The built server with the demo as a person first meets it, and its directory to look into.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { afterAll } from 'vitest';
import { BuiltServer, makeFolder } from './built-server';

/** Runs until the file's tests are over. */
export async function demoServer(): Promise<{ server: BuiltServer; directory: Client }> {
	const folder = makeFolder();
	const server = await BuiltServer.start({
		DATA_DIR: folder.path,
		IMAGIN_DATABASE_MARK: 'demo',
		IMAGIN_LOAD_DEMO: '1'
	});
	const url = pathToFileURL(join(folder.path, 'directory.db')).href;
	const directory = createClient({ url, timeout: 2000 });
	afterAll(async () => {
		directory.close();
		await server.stop();
		folder.remove();
	});
	return { server, directory };
}
