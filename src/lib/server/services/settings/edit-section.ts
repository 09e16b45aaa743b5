// One section of the settings before its keeper: read with its history, saved, a line taken away.
import { randomUUID } from 'node:crypto';
import type { Zone } from '../../../domain/calendar/local-date-time';
import { examKey } from '../../../domain/mission/exam-key';
import type { SettingValues } from '../../repositories/settings-history';
import type { Caller } from '../caller';
import { academyOfKeeper, commitSettings, type SettingsForm, type SettingsOutcome } from './commit-settings';
import type { Choice, FieldKind } from './read-fields';
import type { ListLine } from './section';
import { SECTIONS, type EditedSection } from './sections';

/** Lines of one page of a list. */
export const SETTINGS_PAGE_SIZE = 50;

/** A field as the page needs it: what it checks stays here. */
export interface ShownField {
	name: string;
	kind: FieldKind;
	isRequired: boolean;
	maxLength: number | undefined;
	choices: readonly Choice[];
}

export interface SectionView {
	academyLabel: string;
	zone: Zone;
	version: number;
	decisionId: string;
	fields: ShownField[];
	/** Of a form; null: a list. */
	values: SettingValues | null;
	lines: ListLine[];
	total: number;
	/** From 1. */
	page: number;
	hasMore: boolean;
}

export interface SectionQuery {
	keyword: string;
	page: number;
}

/** @throws Refused `forbidden`, `not-found`. */
export async function readSection(
	code: string,
	section: EditedSection,
	query: SectionQuery,
	caller: Caller
): Promise<SectionView> {
	const academy = await academyOfKeeper(code, section, caller);
	const definition = SECTIONS[section];
	const fields = (await definition.fields(academy)).map(({ name, kind, isRequired, maxLength, choices }) => ({
		name,
		kind,
		isRequired: isRequired ?? false,
		maxLength: kind === 'text' || kind === 'lines' ? (maxLength ?? 200) : undefined,
		choices: choices ?? []
	}));
	const all = definition.kind === 'list' ? await definition.lines(academy) : [];
	const found = all.filter((line) => isFound(line, fields, query.keyword));
	const pages = Math.max(1, Math.ceil(found.length / SETTINGS_PAGE_SIZE));
	const page = Math.min(Math.max(1, query.page), pages);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		version: academy.settingsVersion,
		decisionId: randomUUID(),
		fields,
		values: definition.kind === 'form' ? await definition.read(academy) : null,
		lines: found.slice((page - 1) * SETTINGS_PAGE_SIZE, page * SETTINGS_PAGE_SIZE),
		total: found.length,
		page,
		hasMore: page < pages
	};
}

/** Over what is shown, without case and accents. */
function isFound({ values }: ListLine, fields: readonly ShownField[], keyword: string): boolean {
	const text = fields.map(({ name, choices }) => {
		const value = values[name] ?? '';
		return choices.find((choice) => choice.value === value)?.label ?? value;
	});
	return examKey(text.join(' ')).includes(examKey(keyword));
}

/** What was typed, to be shown again where it was not taken. */
export interface SectionAnswer {
	outcome: SettingsOutcome;
	typed: SettingValues;
}

/**
 * `key`: the line that is changed; null: a new one, or a form. `typed` gives what stands in a field of the form.
 * @throws Refused as `readSection`.
 */
export async function saveSection(
	form: SettingsForm,
	section: EditedSection,
	key: string | null,
	typed: (name: string) => string,
	caller: Caller
): Promise<SectionAnswer> {
	const academy = await academyOfKeeper(form.academy, section, caller);
	const definition = SECTIONS[section];
	const fields = await definition.fields(academy);
	const values = Object.fromEntries(fields.map(({ name }) => [name, typed(name)]));
	const edit =
		definition.kind === 'form'
			? await definition.edit(academy, values)
			: await definition.save(academy, key, values);
	return { outcome: await commitSettings(form, section, academy, edit, caller), typed: values };
}

/** @throws Refused as `readSection`. */
export async function removeSectionLine(
	form: SettingsForm,
	section: EditedSection,
	key: string,
	caller: Caller
): Promise<SettingsOutcome> {
	const academy = await academyOfKeeper(form.academy, section, caller);
	const definition = SECTIONS[section];
	const edit = definition.kind === 'list' ? await definition.remove(academy, key) : null;
	return commitSettings(form, section, academy, edit, caller);
}
