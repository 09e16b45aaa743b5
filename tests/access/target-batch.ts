// A batch for payment that holds the claim which the matrix asks for, as one made by the desk would lie in the base.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Client } from '@libsql/client';

const CREATED_AT = '2017-06-15T08:00:00.000Z';

export async function putBatch(database: Client, claimId: string): Promise<void> {
	const bytes = Buffer.from('"Lot";"Nom"\r\n1;"Sophie Vasseur"\r\n');
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const totals = JSON.stringify({ lines: 1, claims: 1, corrections: 0, units: { copies: 12 } });
	await database.batch(
		[
			{
				sql: `INSERT INTO export_batches (number, created_at, created_by, created_by_name, decision_id, write_token, parts,
					line_count, totals, csv_sha256, csv_bytes, json_sha256, json_bytes)
					VALUES (1, ?, 'office', 'x', 'd', 't', 'both', 1, ?, ?, ?, ?, ?)`,
				args: [CREATED_AT, totals, sha256, bytes.byteLength, sha256, bytes.byteLength]
			},
			...(['csv', 'json'] as const).map((format) => ({
				sql: 'INSERT INTO export_pieces (batch_number, format, position, bytes) VALUES (1, ?, 0, ?)',
				args: [format, gzipSync(bytes)]
			})),
			{
				sql: `INSERT INTO export_lines (batch_number, position, claim_id, part, kind, units)
					VALUES (1, 1, ?, 'remuneration', 'payment', ?)`,
				args: [claimId, JSON.stringify({ copies: 12 })]
			}
		],
		'write'
	);
}
