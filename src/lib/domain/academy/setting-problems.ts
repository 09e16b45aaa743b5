// What can be wrong with one field of the settings.

export const FIELD_PROBLEMS = [
	'missing',
	'too-long',
	'not-whole',
	'not-decimal',
	'out-of-range',
	'not-date',
	'not-time',
	'not-choice',
	'not-address',
	'not-pattern',
	'taken',
	'order',
	'same-town',
	'none-left',
	'in-use'
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];
/** By the field's name. */
export type FieldProblems = Record<string, FieldProblem>;
