// Members of the juries over which a person presides, and who is to be told that their pay changed. Holds SQL and no
// rule: whether somebody presides is the domain's to say.
import type { Academy } from '../../domain/academy/academy';
import type { Claim } from '../../domain/claim/claim';
import { memberOfClaim, presidesOver, presidesPay, type JurySheet } from '../../domain/jury/jury-pay';
import { academyDb, type SetStatement, type Statement } from '../db';
import type { AssignmentFile } from './claim-rows';
import { ASSIGNMENT_FILE_SELECT, assignmentFileOf } from './claim-rows';
import { OWN_ROWS } from './operations';

type Tenant = Pick<Academy, 'code' | 'zone'>;

/** Those of the person's own files that give the right, with all who serve under the same heading. */
export async function findJurySheets(
	academy: Tenant,
	accountId: string,
	own: readonly AssignmentFile[]
): Promise<Map<number, JurySheet>> {
	const presided = own.filter(({ mission }) => presidesPay(mission));
	if (presided.length === 0) return new Map();
	const rows = await academyDb(academy.code).read(
		`${ASSIGNMENT_FILE_SELECT} WHERE a.heading = 'ministry'
		AND a.mission_number IN (SELECT value FROM json_each(?)) ORDER BY i.full_name, i.id`,
		[JSON.stringify(presided.map(({ mission }) => mission.number))]
	);
	const files = rows.map((row) => assignmentFileOf(row, academy));
	return new Map(
		presided.map(({ mission }) => {
			const members = files.filter(
				(file) => file.claim !== null && file.accountId !== accountId && presidesOver(mission, file.mission)
			);
			return [
				mission.number,
				{
					academy: academy.code,
					missionNumber: mission.number,
					members: members.flatMap(({ claim, profile, mission: served }) =>
						claim === null ? [] : [memberOfClaim(claim, profile.fullName, served.juries)]
					)
				}
			];
		})
	);
}

/** «Président» anywhere in quality or juries, as SQL can tell: whoever is told too much learns that there is nothing. */
const MAY_PRESIDE = "(a.quality LIKE '%pr_sident%' OR a.juries LIKE '%pr_sident%')";

/**
 * Tells those who may preside over a jury of these missions to look again. `missions`: a sub-select of numbers; appended
 * to a batch that changed assignments, missions or pay under the ministry's heading.
 */
export function tellPresidents(code: string, missions: { sql: string; args: Statement['args'] }): Statement {
	return {
		sql: `INSERT INTO changes (recipient, entity, entity_id)
SELECT i.account_id, 'jury', ? || '-' || a.mission_number FROM assignments a
JOIN intervenants i ON i.id = a.intervenant_id
WHERE a.heading = 'ministry' AND ${MAY_PRESIDE} AND a.mission_number IN (${missions.sql})`,
		args: [code, ...missions.args]
	};
}

/** Never the status of a pay under the ministry's heading. */
const OWN_PAY: readonly Claim['remuneration']['status'][] = ['none', 'open', 'validated'];

/**
 * After a change of a claim whose pay others enter: whoever presides over the jury sees it, and what becomes of it.
 * `own`: id and token of the operation that must have been written.
 */
export function toldPresidents(
	code: string,
	{ remuneration, suppliedPay, missionNumber }: Claim,
	own: [string, string]
): SetStatement[] {
	if (OWN_PAY.includes(remuneration.status) && suppliedPay == null) return [];
	return [
		{
			sql: `INSERT INTO changes (recipient, entity, entity_id)
SELECT i.account_id, 'jury', (e.value ->> 2) || '-' || a.mission_number FROM ${OWN_ROWS}
CROSS JOIN assignments a ON a.mission_number = e.value ->> 3 JOIN intervenants i ON i.id = a.intervenant_id
WHERE a.heading = 'ministry' AND ${MAY_PRESIDE}`,
			rows: [[...own, code, missionNumber]]
		}
	];
}
