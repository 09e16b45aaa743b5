// What the generation of claims asks of an académie: exams without pay, neighbouring towns. SQL and nothing else.
import type { PayRule } from '../../domain/claim/generated-parts';
import { examKey } from '../../domain/mission/exam-key';
import { academyDb, statement, textOf, type Statement } from '../db';
import { wordOf } from './row-values';

/** Stands for every mission type that has no rule of its own for the exam. */
export const EVERY_TYPE = '*';

export interface PayRuleRow {
	examKey: string;
	exam: string;
	typeCode: string;
	rule: Exclude<PayRule, 'paid'>;
}

export interface NeighbourRow {
	townAKey: string;
	townBKey: string;
	townA: string;
	townB: string;
}

export interface GenerationRules {
	/** Both as `townKey` makes them; in either order. */
	areNeighbours(townKeyA: string, townKeyB: string): boolean;
	payRuleOf(exam: string, typeCode: string): PayRule;
}

export async function listPayRules(code: string): Promise<PayRuleRow[]> {
	const rows = await academyDb(code).read(
		'SELECT exam_key, exam, type_code, rule FROM pay_rules ORDER BY exam_key, type_code'
	);
	return rows.map((row) => ({
		examKey: textOf(row, 'exam_key'),
		exam: textOf(row, 'exam'),
		typeCode: textOf(row, 'type_code'),
		rule: wordOf(row, 'rule', ['locked', 'unpaid'])
	}));
}

export function payRuleStatements(gone: PayRuleRow | null, next: PayRuleRow | null): Statement[] {
	return [
		...(gone === null
			? []
			: [
					statement('DELETE FROM pay_rules WHERE exam_key = ? AND type_code = ?', [
						gone.examKey,
						gone.typeCode
					])
				]),
		...(next === null
			? []
			: [
					statement('INSERT INTO pay_rules (exam_key, exam, type_code, rule) VALUES (?, ?, ?, ?)', [
						next.examKey,
						next.exam,
						next.typeCode,
						next.rule
					])
				])
	];
}

export async function listNeighbours(code: string): Promise<NeighbourRow[]> {
	const rows = await academyDb(code).read(
		'SELECT town_a_key, town_b_key, town_a, town_b FROM neighbouring_towns ORDER BY town_a_key, town_b_key'
	);
	return rows.map((row) => ({
		townAKey: textOf(row, 'town_a_key'),
		townBKey: textOf(row, 'town_b_key'),
		townA: textOf(row, 'town_a'),
		townB: textOf(row, 'town_b')
	}));
}

export function neighbourStatements(gone: NeighbourRow | null, next: NeighbourRow | null): Statement[] {
	return [
		...(gone === null
			? []
			: [
					statement('DELETE FROM neighbouring_towns WHERE town_a_key = ? AND town_b_key = ?', [
						gone.townAKey,
						gone.townBKey
					])
				]),
		...(next === null
			? []
			: [
					statement(
						'INSERT INTO neighbouring_towns (town_a_key, town_b_key, town_a, town_b) VALUES (?, ?, ?, ?)',
						[next.townAKey, next.townBKey, next.townA, next.townB]
					)
				])
	];
}

/** All of them at once, for a generation that asks for many missions. */
export async function readGenerationRules(code: string): Promise<GenerationRules> {
	const pairs = new Set(
		(await listNeighbours(code)).map(({ townAKey, townBKey }) => `${townAKey}\n${townBKey}`)
	);
	const rules = new Map(
		(await listPayRules(code)).map((row) => [`${row.examKey}\n${row.typeCode}`, row.rule])
	);
	return {
		areNeighbours: (a, b) => pairs.has(a < b ? `${a}\n${b}` : `${b}\n${a}`),
		payRuleOf(exam, typeCode) {
			const key = examKey(exam);
			return rules.get(`${key}\n${typeCode}`) ?? rules.get(`${key}\n${EVERY_TYPE}`) ?? 'paid';
		}
	};
}
