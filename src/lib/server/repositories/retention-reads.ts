// Claims by age with what decides whether they may go, and copies that are of no use any more. SQL and no rule.
import { STORED_PART_STATUSES } from '../../domain/claim/claim';
import { PURGED_PURPOSES, type KeptClaim } from '../../domain/claim/retention';
import { academyDb, booleanOf, integerOf, textOf, type Row } from '../db';
import { wordOf } from './row-values';

export interface AgedClaim extends KeptClaim {
	claimId: string;
	accountId: string;
	revision: number;
	documents: number;
}

/** Claims of missions that ended in a year at most, by id, a bounded number at a time. */
export async function listAgedClaims(
	code: string,
	lastYear: number,
	after: string,
	limit: number
): Promise<AgedClaim[]> {
	const rows = await academyDb(code).read(
		`SELECT c.id, c.account_id, c.revision,
  max(CAST(substr(m.ends_at, 1, 4) AS INTEGER), COALESCE(CAST(substr(c.last_validated_at, 1, 4) AS INTEGER), 0),
    COALESCE(CAST(substr(c.remuneration_paid_on, 1, 4) AS INTEGER), 0),
    COALESCE(CAST(substr(c.travel_paid_on, 1, 4) AS INTEGER), 0),
    COALESCE((SELECT CAST(substr(max(b.created_at), 1, 4) AS INTEGER) FROM export_lines l
      JOIN export_batches b ON b.number = l.batch_number WHERE l.claim_id = c.id), 0)) AS last_year,
  c.remuneration_status, c.remuneration_exported, c.remuneration_paid_on IS NOT NULL AS remuneration_paid,
  c.supplied_pay IS NOT NULL AS remuneration_owed,
  c.travel_status, c.travel_exported, c.travel_paid_on IS NOT NULL AS travel_paid, 0 AS travel_owed,
  EXISTS (SELECT 1 FROM export_corrections x WHERE x.claim_id = c.id AND x.batch_number IS NULL) AS corrected,
  (SELECT count(*) FROM documents d WHERE d.claim_id = c.id) AS documents
FROM claims c JOIN assignments a ON a.id = c.assignment_id JOIN missions m ON m.number = a.mission_number
WHERE c.id > ? AND m.ends_at < ? ORDER BY c.id LIMIT ?`,
		[after, `${lastYear + 1}-01-01`, limit]
	);
	return rows.map((row) => ({
		claimId: textOf(row, 'id'),
		accountId: textOf(row, 'account_id'),
		revision: integerOf(row, 'revision'),
		lastYear: integerOf(row, 'last_year'),
		parts: { remuneration: partOf(row, 'remuneration'), travel: partOf(row, 'travel') },
		hasWaitingCorrection: booleanOf(row, 'corrected'),
		documents: integerOf(row, 'documents')
	}));
}

function partOf(row: Row, part: 'remuneration' | 'travel') {
	return {
		status: wordOf(row, `${part}_status`, STORED_PART_STATUSES),
		isExported: booleanOf(row, `${part}_exported`),
		isPaid: booleanOf(row, `${part}_paid`),
		isOwed: booleanOf(row, `${part}_owed`)
	};
}

export interface UselessCopy {
	documentId: string;
	claimId: string;
	accountId: string;
	missionNumber: number;
	name: string;
	sha256: string;
}

/**
 * Copies of RIB and of carte vitale of people whose financial file is active. A carte vitale stays while the INSEE
 * number is still absent and its claim is not decided: the claim still asks for it (guide §2.6.4.3).
 */
export async function listUselessCopies(code: string): Promise<UselessCopy[]> {
	const rows = await academyDb(code).read(
		`SELECT d.id, d.claim_id, d.account_id, c.mission_number, d.name, d.sha256
FROM documents d JOIN claims c ON c.id = d.claim_id JOIN intervenants i ON i.account_id = d.account_id
WHERE d.purpose IN (SELECT value FROM json_each(?)) AND i.is_financial_file_active = 1
  AND (d.purpose <> 'carteVitale' OR i.has_nir = 1
    OR NOT (c.remuneration_status IN ('open', 'validated') OR c.travel_status IN ('open', 'validated')))
ORDER BY d.id`,
		[JSON.stringify(PURGED_PURPOSES)]
	);
	return rows.map((row) => ({
		documentId: textOf(row, 'id'),
		claimId: textOf(row, 'claim_id'),
		accountId: textOf(row, 'account_id'),
		missionNumber: integerOf(row, 'mission_number'),
		name: textOf(row, 'name'),
		sha256: textOf(row, 'sha256')
	}));
}
