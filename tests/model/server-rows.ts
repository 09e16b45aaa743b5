// What the server really holds of a history's people, read from its tables and files past its own code.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim, ClaimContent } from '../../src/lib/domain/claim/claim';
import { ACADEMY, type Ground, type Person } from './ground';

export interface AppliedRow {
	id: string;
	accountId: string;
	claimId: string | null;
	outcome: string;
	revision: number;
	claim: Claim | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export async function operationsOf({ academy }: Ground, person: Person): Promise<AppliedRow[]> {
	const { rows } = await academy.execute({
		sql: `SELECT id, account_id, claim_id, outcome, revision, answer FROM applied_operations
			WHERE account_id = ? OR claim_id IN (SELECT id FROM claims WHERE account_id = ?) ORDER BY rowid`,
		args: [person.accountId, person.accountId]
	});
	return rows.map((row) => {
		const answer =
			row['answer'] === null ? null : (JSON.parse(text(row['answer'])) as { claim?: Claim | null });
		return {
			id: text(row['id']),
			accountId: text(row['account_id']),
			claimId: row['claim_id'] === null ? null : text(row['claim_id']),
			outcome: text(row['outcome']),
			revision: Number(row['revision']),
			claim: answer?.claim ?? null
		};
	});
}

/** Every content that the server ever held of a claim after an operation that it took. */
export function contentsOf(rows: readonly AppliedRow[], claimId: string): ClaimContent[] {
	return rows.flatMap(({ claim, claimId: of, outcome }) =>
		of === claimId && outcome === 'applied' && claim !== null ? [claim.content] : []
	);
}

export interface ServerClaimRow {
	id: string;
	accountId: string;
	revision: number;
	content: string;
	history: { action: string; part: string | null; actorId: string | null }[];
	documents: { id: string; accountId: string; sha256: string }[];
	summaries: { version: number; summary: string }[];
}

export async function claimsOf({ academy }: Ground, person: Person): Promise<ServerClaimRow[]> {
	const read = async (sql: string, id: string) => (await academy.execute({ sql, args: [id] })).rows;
	const claims = await read('SELECT * FROM claims WHERE account_id = ?', person.accountId);
	return Promise.all(
		claims.map(async (row): Promise<ServerClaimRow> => {
			const id = text(row['id']);
			const history = await read('SELECT * FROM claim_history WHERE claim_id = ? ORDER BY id', id);
			const documents = await read('SELECT * FROM documents WHERE claim_id = ?', id);
			const summaries = await read('SELECT version, summary FROM final_summaries WHERE claim_id = ?', id);
			return {
				id,
				accountId: text(row['account_id']),
				revision: Number(row['revision']),
				content: text(row['content']),
				history: history.map((line) => ({
					action: text(line['action']),
					part: line['part'] === null ? null : text(line['part']),
					actorId: line['actor_account_id'] === null ? null : text(line['actor_account_id'])
				})),
				documents: documents.map((line) => ({
					id: text(line['id']),
					accountId: text(line['account_id']),
					sha256: text(line['sha256'])
				})),
				summaries: summaries.map((line) => ({
					version: Number(line['version']),
					summary: text(line['summary'])
				}))
			};
		})
	);
}

/** The hash of a document's bytes as they lie in the store; throws where there is no file. */
export async function storedHash(ground: Ground, accountId: string, sha256: string): Promise<string> {
	const path = join(ground.server.dataDir, 'documents', ACADEMY, accountId, sha256);
	return createHash('sha256')
		.update(await readFile(path))
		.digest('hex');
}
