// Parts that wait for a batch, read by chunks in the order of their claims. SQL and no rule.
import type { ClaimContent, PartState, StoredPartStatus } from '../../domain/claim/claim';
import type { SuppliedPay } from '../../domain/claim/supplied-pay';
import type { BatchParts } from '../../domain/payment/exportable';
import { academyDb, integerOf } from '../db';
import { jsonOf } from './row-values';

/** What a line of a batch is made of. */
export interface ExportCandidate {
	claimId: string;
	revision: number;
	accountId: string;
	fileNumber: string | null;
	remuneration: Pick<PartState, 'status' | 'isExported'>;
	travel: Pick<PartState, 'status' | 'isExported'>;
	remunerationPaidOn: string | null;
	travelPaidOn: string | null;
	content: ClaimContent;
	suppliedPay: SuppliedPay | null;
	travelScales: Readonly<Record<string, string>>;
	identifier: string;
	fullName: string;
	mission: ExportedMission;
}

export interface ExportedMission {
	number: number;
	exam: string;
	session: string | null;
	typeCode: string;
	typeLabel: string;
	centreLabel: string | null;
	centreUai: string | null;
	startsAt: string;
	endsAt: string;
}

interface CandidateRow {
	id: string;
	revision: number;
	account: string;
	file: string | null;
	statuses: [StoredPartStatus, StoredPartStatus];
	exported: [number, number];
	paid: [string | null, string | null];
	content: ClaimContent;
	pay: SuppliedPay | null;
	scales: Record<string, string> | null;
	identifier: string;
	name: string;
	mission: ExportedMission;
}

const PAY_WAITS = `((remuneration_status = 'accepted' OR (remuneration_status = 'handled' AND supplied_pay IS NOT NULL))
    AND remuneration_exported = 0 AND remuneration_paid_on IS NULL)`;
const TRAVEL_WAITS = "(travel_status = 'accepted' AND travel_exported = 0 AND travel_paid_on IS NULL)";
/** Word for word the condition of the index `claims_to_export`, which is of no use otherwise. */
const WAITS = `(${PAY_WAITS} OR ${TRAVEL_WAITS})`;

const ASKED: Record<BatchParts, string> = {
	both: '',
	remuneration: ` AND ${PAY_WAITS}`,
	travel: ` AND ${TRAVEL_WAITS}`
};

/** Acts after which a part waits; a claim that came so with an import has none. */
const DECIDED_AFTER = `(SELECT max(h.id) FROM claim_history h
  WHERE h.claim_id = c.id AND h.action IN ('accept', 'handle', 'enterPay'))`;

/** The history's last line: a batch takes what was decided up to the one that its preview saw. */
export async function lastHistoryId(code: string): Promise<number> {
	const rows = await academyDb(code).read('SELECT COALESCE(max(id), 0) AS id FROM claim_history');
	return rows[0] === undefined ? 0 : integerOf(rows[0], 'id');
}

const CANDIDATE_SELECT = `
SELECT c.id, json_object('id', c.id, 'revision', c.revision, 'account', c.account_id, 'file', c.file_number,
  'statuses', json_array(c.remuneration_status, c.travel_status),
  'exported', json_array(c.remuneration_exported, c.travel_exported),
  'paid', json_array(c.remuneration_paid_on, c.travel_paid_on),
  'content', json(c.content), 'pay', json(c.supplied_pay), 'scales', json(c.travel_scales),
  'identifier', i.identifier, 'name', i.full_name,
  'mission', json_object('number', m.number, 'exam', m.exam, 'session', m.session, 'typeCode', m.type_code,
    'typeLabel', t.label, 'centreLabel', m.centre_label, 'centreUai', m.centre_uai, 'startsAt', m.starts_at,
    'endsAt', m.ends_at)) AS candidate
FROM claims c
CROSS JOIN assignments a ON a.id = c.assignment_id
CROSS JOIN missions m ON m.number = a.mission_number
CROSS JOIN mission_types t ON t.code = m.type_code
CROSS JOIN intervenants i ON i.id = a.intervenant_id`;

/** Exported for its query plan, which a test looks at. */
export const candidatesSql = (parts: BatchParts) => `${CANDIDATE_SELECT}
WHERE ${WAITS}${ASKED[parts]} AND c.id > ? AND COALESCE(${DECIDED_AFTER}, 0) <= ?
ORDER BY c.id LIMIT ?`;

/** Claims after this id, in order; `upTo`: decided no later than this line of the history. */
export async function listExportCandidates(
	code: string,
	parts: BatchParts,
	{ after, upTo, limit }: { after: string; upTo: number; limit: number }
): Promise<ExportCandidate[]> {
	const rows = await academyDb(code).read(candidatesSql(parts), [after, upTo, limit]);
	return rows.map((row) => candidateOf(jsonOf<CandidateRow>(row, 'candidate')));
}

/** Claims with a part that waits, whenever it was decided: told beside a batch that cannot take them all. */
export async function countExportCandidates(code: string, parts: BatchParts): Promise<number> {
	const rows = await academyDb(code).read(`SELECT count(*) AS n FROM claims c WHERE ${WAITS}${ASKED[parts]}`);
	return rows[0] === undefined ? 0 : integerOf(rows[0], 'n');
}

function candidateOf(row: CandidateRow): ExportCandidate {
	const part = (index: 0 | 1) => ({ status: row.statuses[index], isExported: row.exported[index] === 1 });
	return {
		claimId: row.id,
		revision: row.revision,
		accountId: row.account,
		fileNumber: row.file,
		remuneration: part(0),
		travel: part(1),
		remunerationPaidOn: row.paid[0],
		travelPaidOn: row.paid[1],
		content: row.content,
		suppliedPay: row.pay,
		travelScales: row.scales ?? {},
		identifier: row.identifier,
		fullName: row.name,
		mission: row.mission
	};
}

/** Claims as candidates have them, whatever their state: what a line of correction is made of. */
export async function findExportedClaims(
	code: string,
	claimIds: readonly string[]
): Promise<Map<string, ExportCandidate>> {
	const rows = await academyDb(code).read(
		`${CANDIDATE_SELECT} WHERE c.id IN (SELECT value FROM json_each(?))`,
		[JSON.stringify(claimIds)]
	);
	const found = rows.map((row) => candidateOf(jsonOf<CandidateRow>(row, 'candidate')));
	return new Map(found.map((candidate) => [candidate.claimId, candidate]));
}
