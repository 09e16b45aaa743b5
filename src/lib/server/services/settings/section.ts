// What a section of the settings is: a form of values, or a list of lines that are added, changed and taken away one by
// one. The page and the history know no more of them than this.
import type { Academy } from '../../../domain/academy/academy';
import type { FieldProblems } from '../../../domain/academy/setting-problems';
import { shownValues } from '../../../fr/gestion/settings-values';
import type { Statement } from '../../db';
import type { SettingValues } from '../../repositories/settings-history';
import { hasProblem, readFields, type FieldSpec, type ReadValues } from './read-fields';

export type SettingsEdit =
	| { ok: true; before: SettingValues | null; after: SettingValues | null; statements: Statement[] }
	| { ok: false; problems: FieldProblems };

export interface FormSection {
	kind: 'form';
	fields(academy: Academy): Promise<readonly FieldSpec[]>;
	read(academy: Academy): Promise<SettingValues>;
	edit(academy: Academy, typed: SettingValues): Promise<SettingsEdit>;
}

export interface ListLine {
	key: string;
	values: SettingValues;
}

export interface ListSection {
	kind: 'list';
	fields(academy: Academy): Promise<readonly FieldSpec[]>;
	lines(academy: Academy): Promise<ListLine[]>;
	/** `key` null: a new line. Null: no line is called so any more. */
	save(academy: Academy, key: string | null, typed: SettingValues): Promise<SettingsEdit | null>;
	remove(academy: Academy, key: string): Promise<SettingsEdit | null>;
}

interface FormDefinition<Value> {
	fields: readonly FieldSpec[];
	/** What the académie has now. */
	value(academy: Academy): Promise<Value> | Value;
	show(value: Value): SettingValues;
	/** Rules over several fields; the problems, if any, are told beside those of each field. */
	check?(values: ReadValues): FieldProblems;
	make(values: ReadValues, former: Value): Value;
	statements(academy: Academy, next: Value): Statement[];
}

export function formSection<Value>(definition: FormDefinition<Value>): FormSection {
	const { fields, value, show, check, make, statements } = definition;
	return {
		kind: 'form',
		fields: () => Promise.resolve(fields),
		read: async (academy) => show(await value(academy)),
		async edit(academy, typed) {
			const { values, problems } = readFields(fields, typed);
			const all = hasProblem(problems) ? problems : (check?.(values) ?? {});
			if (hasProblem(all)) return { ok: false, problems: all };
			const former = await value(academy);
			const next = make(values, former);
			return {
				ok: true,
				before: shownValues(fields, show(former)),
				after: shownValues(fields, show(next)),
				statements: statements(academy, next)
			};
		}
	};
}

interface ListDefinition<Line> {
	fields: readonly FieldSpec[] | ((academy: Academy) => Promise<readonly FieldSpec[]>);
	list(academy: Academy): Promise<Line[]> | Line[];
	keyOf(line: Line): string;
	show(line: Line): SettingValues;
	make(values: ReadValues, former: Line | null): Line;
	/** `others`: every line but the one that is changed. */
	check?(line: Line, others: readonly Line[], former: Line | null): FieldProblems;
	/** Why it cannot be taken away; null: it can. */
	keeps?(line: Line, others: readonly Line[], academy: Academy): Promise<FieldProblems | null>;
	statements(academy: Academy, gone: Line | null, next: Line | null, all: readonly Line[]): Statement[];
}

export function listSection<Line>(definition: ListDefinition<Line>): ListSection {
	const { list, keyOf, show, make, check, keeps, statements } = definition;
	const fields = (academy: Academy) =>
		typeof definition.fields === 'function' ? definition.fields(academy) : Promise.resolve(definition.fields);
	const parted = async (academy: Academy, key: string | null) => {
		const lines = await list(academy);
		const former = key === null ? null : (lines.find((line) => keyOf(line) === key) ?? null);
		return { former, others: lines.filter((line) => line !== former) };
	};
	return {
		kind: 'list',
		fields,
		lines: async (academy) => (await list(academy)).map((line) => ({ key: keyOf(line), values: show(line) })),
		async save(academy, key, typed) {
			const { former, others } = await parted(academy, key);
			if (key !== null && former === null) return null;
			const specs = await fields(academy);
			const { values, problems } = readFields(specs, typed);
			if (hasProblem(problems)) return { ok: false, problems };
			const line = make(values, former);
			const isTaken = others.some((other) => keyOf(other) === keyOf(line));
			const wrong = isTaken
				? { [specs[0]?.name ?? '']: 'taken' as const }
				: (check?.(line, others, former) ?? {});
			if (hasProblem(wrong)) return { ok: false, problems: wrong };
			return {
				ok: true,
				before: former === null ? null : shownValues(specs, show(former)),
				after: shownValues(specs, show(line)),
				statements: statements(academy, former, line, [...others, line])
			};
		},
		async remove(academy, key) {
			const { former, others } = await parted(academy, key);
			if (former === null) return null;
			const kept = (await keeps?.(former, others, academy)) ?? null;
			if (kept !== null) return { ok: false, problems: kept };
			const specs = await fields(academy);
			return {
				ok: true,
				before: shownValues(specs, show(former)),
				after: null,
				statements: statements(academy, former, null, others)
			};
		}
	};
}
