// Changes of an académie's settings: written with what they change, under the version that was read. SQL and no rule.
import type { ChangedSection } from '../../domain/academy/settings-sections';
import { academyDb, integerOf, isConstraint, nullableTextOf, textOf, type Row, type Statement } from '../db';
import { auditLine, type AuditLine } from './audit-log';

/** A setting as people see it: one text a field. */
export type SettingValues = Record<string, string>;

export interface SettingsWrite {
	decisionId: string;
	section: ChangedSection;
	/** The version that was on the screen; the write makes it one more. */
	fromVersion: number;
	before: SettingValues | null;
	after: SettingValues | null;
	audit: AuditLine;
	/** What changes. */
	statements: readonly Statement[];
}

export interface SettingsChangeRow {
	id: number;
	at: string;
	actorName: string;
	section: ChangedSection;
	settingsVersion: number;
	before: SettingValues | null;
	after: SettingValues | null;
}

/** One value of the académie, as JSON under its key. */
export function settingStatement(key: string, value: unknown): Statement {
	return {
		sql: 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
		args: [key, JSON.stringify(value)]
	};
}

/**
 * All in one unit: version, history, what changes, what devices learn, the audit line. False: the version is another by
 * now, or the decision is known already, and nothing was written.
 */
export async function writeSettings(code: string, write: SettingsWrite): Promise<boolean> {
	const { decisionId, section, fromVersion, before, after, audit, statements } = write;
	try {
		await academyDb(code).write([
			{
				sql: "UPDATE settings SET value = ? WHERE key = 'settingsVersion' AND CAST(value AS INTEGER) = ?",
				args: [String(fromVersion + 1), fromVersion]
			},
			{
				// Over another version there is no number to write, and the whole unit fails.
				sql: `INSERT INTO settings_history
(decision_id, at, actor_account_id, actor_name, section, settings_version, before, after)
VALUES (?, ?, ?, ?, ?, CASE changes() WHEN 1 THEN ? END, ?, ?)`,
				args: [
					decisionId,
					audit.at,
					audit.actorAccountId,
					audit.actorName,
					section,
					fromVersion + 1,
					before === null ? null : JSON.stringify(before),
					after === null ? null : JSON.stringify(after)
				]
			},
			...statements,
			{ sql: "INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'academy', ?)", args: [code] },
			auditLine(audit)
		]);
		return true;
	} catch (error) {
		if (isConstraint(error)) return false;
		throw error;
	}
}

/** Whether this form was taken before. */
export async function isSettingsDecisionKnown(code: string, decisionId: string): Promise<boolean> {
	const rows = await academyDb(code).read('SELECT 1 FROM settings_history WHERE decision_id = ?', [
		decisionId
	]);
	return rows.length > 0;
}

const COLUMNS = 'id, at, actor_name, section, settings_version, before, after';

function changeOf(row: Row): SettingsChangeRow {
	const values = (column: string): SettingValues | null => {
		const text = nullableTextOf(row, column);
		return text === null ? null : (JSON.parse(text) as SettingValues);
	};
	return {
		id: integerOf(row, 'id'),
		at: textOf(row, 'at'),
		actorName: textOf(row, 'actor_name'),
		section: textOf(row, 'section') as ChangedSection,
		settingsVersion: integerOf(row, 'settings_version'),
		before: values('before'),
		after: values('after')
	};
}

/** Newest first, before a row of an earlier page; `sections`: of these alone. */
export async function listSettingsChanges(
	code: string,
	sections: readonly ChangedSection[],
	before: number | null,
	limit: number
): Promise<SettingsChangeRow[]> {
	const rows = await academyDb(code).read(
		`SELECT ${COLUMNS} FROM settings_history
		WHERE section IN (SELECT value FROM json_each(?)) AND id < ? ORDER BY id DESC LIMIT ?`,
		[JSON.stringify(sections), before ?? Number.MAX_SAFE_INTEGER, limit]
	);
	return rows.map(changeOf);
}

/** The last change of each section. */
export async function lastSettingsChanges(code: string): Promise<SettingsChangeRow[]> {
	const rows = await academyDb(code).read(
		`SELECT ${COLUMNS} FROM settings_history WHERE id IN (SELECT max(id) FROM settings_history GROUP BY section)`
	);
	return rows.map(changeOf);
}
