// Looks at the bases and files that a killed server left, before anybody opens them again: is everything that was
// acknowledged there, once, and are the bases whole?
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client, type InValue, type Row } from '@libsql/client';
import type { Ledger } from './ledger';

export interface Aftermath {
	lost: string[];
	doubled: string[];
	/** Bases that are not whole. */
	broken: string[];
}

export class CrashScene {
	/** Ids whose row was seen after an earlier crash: rows are never deleted, so that they are looked at once more at the end. */
	readonly #seen = new Set<string>();

	constructor(
		private readonly dataDir: string,
		private readonly ledger: Ledger,
		/** Owner of the documents. */
		private readonly accountId: string
	) {}

	/** `isLast`: every acknowledged operation is looked at again, and nothing is unanswered any more. */
	async look(isLast: boolean): Promise<Aftermath> {
		const found: Aftermath = { lost: [], doubled: [], broken: [] };
		for (const base of ['directory.db', 'academies/RENNES.db']) await this.#checkPages(base, found);
		await this.#with('academies/RENNES.db', async (client) => {
			await this.#checkOperations(client, found, isLast);
			await this.#checkDocuments(client, found);
			if (isLast) await this.#checkRevisions(client, found);
		});
		return found;
	}

	async #checkPages(base: string, found: Aftermath): Promise<void> {
		await this.#with(base, async (client) => {
			const rows = await read(client, 'PRAGMA integrity_check');
			if (rows[0]?.['integrity_check'] !== 'ok')
				found.broken.push(`${base}: ${JSON.stringify(rows.slice(0, 3))}`);
			const broken = await read(client, 'PRAGMA foreign_key_check');
			if (broken.length > 0) found.broken.push(`${base}: ${broken.length} broken references`);
		});
	}

	async #checkOperations(client: Client, found: Aftermath, isLast: boolean): Promise<void> {
		const expected = new Map([
			...[...this.ledger.operations].map(([id, { revision }]) => [id, revision] as const),
			...[...this.ledger.decisions.keys()].map((id) => [id, null] as const)
		]);
		const asked = [...expected.keys()].filter((id) => isLast || !this.#seen.has(id));
		const rows = await read(
			client,
			`SELECT o.id, o.outcome, o.revision, c.revision AS standing FROM applied_operations o
JOIN claims c ON c.id = o.claim_id WHERE o.id IN (SELECT value FROM json_each(?))`,
			[JSON.stringify(asked)]
		);
		const byId = new Map(rows.map((row) => [String(row['id']), row]));
		for (const id of asked) {
			const row = byId.get(id);
			const revision = expected.get(id) ?? Number(row?.['revision']);
			const isThere =
				row?.['outcome'] === 'applied' &&
				Number(row['revision']) === revision &&
				Number(row['standing']) >= revision;
			if (isThere) this.#seen.add(id);
			else found.lost.push(`operation ${id}: ${JSON.stringify(row ?? null)} instead of revision ${revision}`);
		}
	}

	async #checkDocuments(client: Client, found: Aftermath): Promise<void> {
		const files = await read(client, 'SELECT sha256, byte_length FROM stored_files');
		const lengths = new Map(files.map((row) => [String(row['sha256']), Number(row['byte_length'])]));
		for (const sha256 of this.ledger.files) {
			const path = join(this.dataDir, 'documents', 'RENNES', this.accountId, sha256);
			const bytes = existsSync(path) ? readFileSync(path) : null;
			const hash = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
			if (hash !== sha256 || lengths.get(sha256) !== bytes?.length) found.lost.push(`file ${sha256}`);
		}
		const documents = await read(client, 'SELECT id, sha256 FROM documents');
		const held = new Map(documents.map((row) => [String(row['id']), String(row['sha256'])]));
		for (const [id, sha256] of this.ledger.documents) {
			if (held.get(id) !== sha256) found.lost.push(`document ${id}`);
		}
		for (const id of this.ledger.deletedDocuments) if (held.has(id)) found.lost.push(`deletion of ${id}`);
		const hashes = documents.map((row) => String(row['sha256']));
		if (new Set(hashes).size !== hashes.length) found.doubled.push('a file is attached twice');
	}

	/** Each acknowledged operation raised its claim's revision by one: no more, or it was applied twice. */
	async #checkRevisions(client: Client, found: Aftermath): Promise<void> {
		const made = new Map<string, number>();
		const count = (claimId: string) => made.set(claimId, (made.get(claimId) ?? 0) + 1);
		for (const { claimId } of this.ledger.operations.values()) count(claimId);
		for (const claimId of this.ledger.decisions.values()) count(claimId);
		const rows = await read(
			client,
			`SELECT c.id, c.revision, (SELECT count(*) FROM applied_operations o
WHERE o.claim_id = c.id AND o.account_id = 'system') AS own FROM claims c`
		);
		for (const row of rows) {
			const operations = made.get(String(row['id']));
			if (operations === undefined) continue;
			const changes = Number(row['revision']) - 1 - Number(row['own']);
			if (changes > operations) found.doubled.push(`${changes} changes by ${operations} operations`);
			if (changes < operations) found.lost.push(`${changes} changes by ${operations} operations`);
		}
	}

	async #with(base: string, work: (client: Client) => Promise<void>): Promise<void> {
		const url = pathToFileURL(join(this.dataDir, base)).href;
		const client = createClient({ url, timeout: 5000, concurrency: 1 });
		try {
			await work(client);
		} finally {
			client.close();
		}
	}
}

async function read(client: Client, sql: string, args: InValue[] = []): Promise<Row[]> {
	return (await client.execute({ sql, args })).rows;
}
