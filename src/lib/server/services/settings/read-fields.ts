// Fields of a settings form: what each takes, and what was typed read into values. Knows no section.
import { cleanText } from '../../../domain/academy/safe-text';
import type { FieldProblem, FieldProblems } from '../../../domain/academy/setting-problems';
import { readTypedDate, readTypedTime } from '../../../domain/calendar/local-date-time';
import type { SettingValues } from '../../repositories/settings-history';

export interface Choice {
	value: string;
	label: string;
}

export type FieldKind = 'text' | 'lines' | 'whole' | 'decimal' | 'date' | 'time' | 'yesNo' | 'choice';

export interface FieldSpec {
	name: string;
	kind: FieldKind;
	isRequired?: boolean;
	/** Characters of a text. */
	maxLength?: number;
	/** Of a whole number. */
	min?: number;
	max?: number;
	/** What a text must look like besides. */
	pattern?: RegExp;
	/** Is it an address that may be used? */
	isAddress?: (text: string) => boolean;
	choices?: readonly Choice[];
}

/** What was read, by the field's name; empty is empty, null or false by its kind. */
export interface ReadValues {
	text(name: string): string;
	/** Null: left empty. */
	given(name: string): string | null;
	number(name: string): number;
	isYes(name: string): boolean;
}

const MAX_TEXT = 200;

/** One line, or several: nothing unseen, single blanks. */
function plainText(typed: string, kind: FieldKind): string {
	const clean = cleanText(typed);
	return kind === 'lines' ? clean : clean.replace(/\s+/g, ' ');
}

/** «1 234,50» and «0,0742» → «1234.50», «0.0742»; exact, never a floating number. */
function readDecimal(text: string): string | null {
	const typed = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.');
	return /^\d{1,7}(\.\d{1,4})?$/.test(typed) ? typed.replace(/^0+(?=\d)/, '') : null;
}

function readOne(spec: FieldSpec, typed: string): { value: string; problem: FieldProblem | null } {
	const { kind, isRequired = false, maxLength = MAX_TEXT } = spec;
	if (kind === 'yesNo') return { value: typed === 'on' ? 'on' : '', problem: null };
	const text = plainText(typed, kind);
	if (text === '') return { value: '', problem: isRequired ? 'missing' : null };
	const refused = (problem: FieldProblem) => ({ value: text, problem });
	const taken = (value: string | null, problem: FieldProblem) =>
		value === null ? refused(problem) : { value, problem: null };
	switch (kind) {
		case 'text':
		case 'lines':
			if (text.length > maxLength) return refused('too-long');
			if (spec.pattern !== undefined && !spec.pattern.test(text)) return refused('not-pattern');
			return taken(spec.isAddress === undefined || spec.isAddress(text) ? text : null, 'not-address');
		case 'whole': {
			if (!/^\d{1,9}$/.test(text)) return refused('not-whole');
			const { min = 0, max = Number.MAX_SAFE_INTEGER } = spec;
			return Number(text) < min || Number(text) > max
				? refused('out-of-range')
				: { value: String(Number(text)), problem: null };
		}
		case 'decimal':
			return taken(readDecimal(text), 'not-decimal');
		case 'date':
			return taken(readTypedDate(text), 'not-date');
		case 'time':
			return taken(readTypedTime(text), 'not-time');
		case 'choice':
			return taken(spec.choices?.find(({ value }) => value === text)?.value ?? null, 'not-choice');
	}
}

/** Every field is looked at, so that all that is wrong is told at once. */
export function readFields(
	specs: readonly FieldSpec[],
	typed: SettingValues
): { values: ReadValues; problems: FieldProblems } {
	const read = new Map<string, string>();
	const problems: FieldProblems = {};
	for (const spec of specs) {
		const { value, problem } = readOne(spec, typed[spec.name] ?? '');
		read.set(spec.name, value);
		if (problem !== null) problems[spec.name] = problem;
	}
	const text = (name: string): string => {
		const value = read.get(name);
		if (value === undefined) throw new Error(`No field is called ${name}.`);
		return value;
	};
	return {
		problems,
		values: {
			text,
			given: (name) => (text(name) === '' ? null : text(name)),
			number: (name) => Number(text(name)),
			isYes: (name) => text(name) === 'on'
		}
	};
}

export function hasProblem(problems: FieldProblems): boolean {
	return Object.keys(problems).length > 0;
}
