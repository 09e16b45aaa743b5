// Every table of a page's store, opened: nothing in it is of another person. Reads only.
import { Broken } from './broken';
import { isKilled, type ModelPage } from './model-page';
import type { ModelWorld } from './model-world';

/** Their rows are bytes; what would betray somebody is their keys. */
const BYTES_ONLY = ['bytes', 'finalPdfs'];

export async function checkOnlyOwn(world: ModelWorld, page: ModelPage): Promise<void> {
	const rows = await page.alive((client, store) =>
		Promise.all(
			client.TABLE_NAMES.map((table) => (BYTES_ONLY.includes(table) ? store.heads(table) : store.list(table)))
		)
	);
	if (isKilled(rows)) return;
	const text = JSON.stringify(rows);
	for (const other of world.people) {
		if (other.accountId === page.accountId) continue;
		for (const trace of [other.mark, other.accountId, ...other.claims.map(({ id }) => id)]) {
			if (text.includes(trace)) throw new Broken(`${page.name} holds «${trace}» of ${other.mark}`);
		}
	}
}
