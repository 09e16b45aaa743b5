// Mission types, matières, M.E.F. and rates of an académie, as its gestionnaires edit them. SQL and nothing else.
import { EPS_LEVELS, type EpsLevel } from '../../domain/access/activities';
import { RATE_KINDS, type Rate } from '../../domain/academy/rate-kinds';
import type { MissionType } from '../../domain/mission/default-mission-types';
import { PAY_INPUTS } from '../../domain/mission/mission';
import { MISSION_PORTALS } from '../../domain/portal/application';
import { academyDb, booleanOf, statement, textOf, type Statement } from '../db';
import { queueStatementsFor } from './queue-index';
import { nullableWordOf, wordOf } from './row-values';

const flag = (value: boolean) => (value ? 1 : 0);

export async function listMissionTypes(code: string): Promise<MissionType[]> {
	const rows = await academyDb(code).read(
		'SELECT code, label, pay_input, is_deliberation, portal FROM mission_types ORDER BY label, code'
	);
	return rows.map((row) => ({
		code: textOf(row, 'code'),
		label: textOf(row, 'label'),
		payInput: wordOf(row, 'pay_input', PAY_INPUTS),
		isDeliberation: booleanOf(row, 'is_deliberation'),
		portal: nullableWordOf(row, 'portal', MISSION_PORTALS)
	}));
}

export async function isMissionTypeUsed(code: string, typeCode: string): Promise<boolean> {
	const rows = await academyDb(code).read(
		`SELECT 1 WHERE EXISTS (SELECT 1 FROM missions WHERE type_code = ?1)
		OR EXISTS (SELECT 1 FROM pay_rules WHERE type_code = ?1)`,
		[typeCode]
	);
	return rows.length > 0;
}

/** A mission carries what its type says: whoever serves on one is told. */
export function missionTypeStatements(
	code: string,
	gone: MissionType | null,
	next: MissionType | null
): Statement[] {
	if (next === null) {
		return gone === null ? [] : [statement('DELETE FROM mission_types WHERE code = ?', [gone.code])];
	}
	return [
		statement(
			`INSERT INTO mission_types (code, label, pay_input, is_deliberation, portal) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (code) DO UPDATE SET label = excluded.label, pay_input = excluded.pay_input,
				is_deliberation = excluded.is_deliberation, portal = excluded.portal`,
			[next.code, next.label, next.payInput, flag(next.isDeliberation), next.portal]
		),
		statement(
			`INSERT INTO changes (recipient, entity, entity_id) SELECT i.account_id, 'assignment', ? || '-' || m.number
			FROM missions m JOIN assignments a ON a.mission_number = m.number JOIN intervenants i ON i.id = a.intervenant_id
			WHERE m.type_code = ?`,
			[code, next.code]
		),
		// The queue shows the label.
		...(gone === null || next.label === gone.label
			? []
			: queueStatementsFor(
					'SELECT c.id FROM claims c JOIN missions m ON m.number = c.mission_number WHERE m.type_code = ?',
					[next.code]
				))
	];
}

export interface SubjectRow {
	label: string;
	isSport: boolean;
}

export async function listSubjects(code: string): Promise<SubjectRow[]> {
	const rows = await academyDb(code).read('SELECT label, is_sport FROM subjects ORDER BY label');
	return rows.map((row) => ({ label: textOf(row, 'label'), isSport: booleanOf(row, 'is_sport') }));
}

export interface MefLevelRow {
	mef: string;
	level: EpsLevel;
}

export async function listMefLevels(code: string): Promise<MefLevelRow[]> {
	const rows = await academyDb(code).read('SELECT mef, level FROM mef_levels ORDER BY mef');
	return rows.map((row) => ({ mef: textOf(row, 'mef'), level: wordOf(row, 'level', EPS_LEVELS) }));
}

/** Rights to «épreuves EPS» hang on both tables: every profile is told anew. */
function tellProfiles(code: string): Statement {
	return statement("INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'profile', ?)", [code]);
}

export function subjectStatements(
	code: string,
	gone: SubjectRow | null,
	next: SubjectRow | null
): Statement[] {
	return [
		...(gone === null ? [] : [statement('DELETE FROM subjects WHERE label = ?', [gone.label])]),
		...(next === null
			? []
			: [
					statement('INSERT INTO subjects (label, is_sport) VALUES (?, ?)', [next.label, flag(next.isSport)])
				]),
		tellProfiles(code)
	];
}

export function mefLevelStatements(
	code: string,
	gone: MefLevelRow | null,
	next: MefLevelRow | null
): Statement[] {
	return [
		...(gone === null ? [] : [statement('DELETE FROM mef_levels WHERE mef = ?', [gone.mef])]),
		...(next === null
			? []
			: [statement('INSERT INTO mef_levels (mef, level) VALUES (?, ?)', [next.mef, next.level])]),
		tellProfiles(code)
	];
}

export type RateRow = Rate & { id: string };

/** By kind and band, newest first. */
export async function listRates(code: string): Promise<RateRow[]> {
	const rows = await academyDb(code).read(
		'SELECT id, kind, band, amount, starts_on, source FROM rates ORDER BY kind, band, starts_on DESC'
	);
	return rows.map((row) => ({
		id: textOf(row, 'id'),
		kind: wordOf(row, 'kind', RATE_KINDS),
		band: textOf(row, 'band'),
		amount: textOf(row, 'amount'),
		startsOn: textOf(row, 'starts_on'),
		source: textOf(row, 'source')
	}));
}

export function rateStatements(gone: RateRow | null, next: RateRow | null): Statement[] {
	return [
		...(gone === null ? [] : [statement('DELETE FROM rates WHERE id = ?', [gone.id])]),
		...(next === null
			? []
			: [
					statement(
						'INSERT INTO rates (id, kind, band, amount, starts_on, source) VALUES (?, ?, ?, ?, ?, ?)',
						[next.id, next.kind, next.band, next.amount, next.startsOn, next.source]
					)
				])
	];
}
