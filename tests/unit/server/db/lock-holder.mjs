// A second process that holds the write lock of a database file for some milliseconds, then commits.
import { createClient } from '@libsql/client';

const [, , url, holdMs] = process.argv;
const client = createClient({ url, timeout: 5000 });
const transaction = await client.transaction('write');
await transaction.execute("INSERT INTO notes (id, body) VALUES ('held', 'by the other process')");
process.stdout.write('locked\n');
setTimeout(async () => {
	await transaction.commit();
	client.close();
}, Number(holdMs));
