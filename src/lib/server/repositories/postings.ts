// Where a person works and what they teach, in one académie. Holds SQL and no rule.
import type { Posting } from '../../domain/competence/posting';
import { POSTING_KINDS, SCHOOL_CATEGORIES } from '../../domain/competence/posting';
import { TEACHING_LEVELS, type Teaching } from '../../domain/competence/teaching';
import { academyDb, booleanOf, textOf } from '../db';
import { nullableWordOf, wordOf } from './row-values';

/** In the order of the import; none for somebody who is no intervenant here. */
export async function findPostings(code: string, accountId: string): Promise<Posting[]> {
	const rows = await academyDb(code).read(
		`SELECT p.uai, p.school_label, p.kind, p.category, p.discipline_code, p.discipline_label
		FROM postings p JOIN intervenants i ON i.id = p.intervenant_id WHERE i.account_id = ? ORDER BY p.id`,
		[accountId]
	);
	return rows.map((row) => ({
		uai: textOf(row, 'uai'),
		schoolLabel: textOf(row, 'school_label'),
		kind: wordOf(row, 'kind', POSTING_KINDS),
		category: wordOf(row, 'category', SCHOOL_CATEGORIES),
		disciplineCode: textOf(row, 'discipline_code'),
		disciplineLabel: textOf(row, 'discipline_label')
	}));
}

/** With what the académie's tables say of the matière and of the M.E.F. */
export async function findTeachings(code: string, accountId: string): Promise<Teaching[]> {
	const rows = await academyDb(code).read(
		`SELECT t.uai, t.school_label, t.mef, t.mef_type, t.subject, t.modality,
			COALESCE(s.is_sport, 0) AS is_sport, l.level
		FROM teachings t JOIN intervenants i ON i.id = t.intervenant_id
		LEFT JOIN subjects s ON s.label = t.subject LEFT JOIN mef_levels l ON l.mef = t.mef
		WHERE i.account_id = ? ORDER BY t.id`,
		[accountId]
	);
	return rows.map((row) => ({
		uai: textOf(row, 'uai'),
		schoolLabel: textOf(row, 'school_label'),
		mef: textOf(row, 'mef'),
		mefType: textOf(row, 'mef_type'),
		subject: textOf(row, 'subject'),
		modality: textOf(row, 'modality'),
		isSport: booleanOf(row, 'is_sport'),
		level: nullableWordOf(row, 'level', TEACHING_LEVELS)
	}));
}

/** The intervenant behind an account, with the NUMEN under which they speak; null: none in this académie. */
export async function findIntervenant(
	code: string,
	accountId: string
): Promise<{ id: string; identifier: string } | null> {
	const [row] = await academyDb(code).read('SELECT id, identifier FROM intervenants WHERE account_id = ?', [
		accountId
	]);
	return row === undefined ? null : { id: textOf(row, 'id'), identifier: textOf(row, 'identifier') };
}
