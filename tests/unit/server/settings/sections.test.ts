// Every section of the settings: its words, its rights, and what its fields take.
import { describe, expect, it } from 'vitest';
import { ACTIVITIES, type Academy } from '$lib/domain/academy/academy';
import { DEFAULT_SETTINGS } from '$lib/domain/academy/default-settings';
import {
	keeperOf,
	LISTED_SECTIONS,
	OPENING_SECTIONS,
	SETTINGS_SECTIONS
} from '$lib/domain/academy/settings-sections';
import { DEFAULT_TRANSPORT_MODES } from '$lib/domain/travel/default-transport-modes';
import { SECTION_WORDS } from '$lib/fr/gestion/settings-fields';
import { readGenerationRules } from '$lib/server/repositories/generation-tables';
import { academyStatements } from '$lib/server/repositories/academies';
import { readDeskSettings } from '$lib/server/repositories/desk-settings';
import { academyDb } from '$lib/server/db';
import { openAcademy } from '$lib/server/db/databases';
import { readFields, type FieldSpec } from '$lib/server/services/settings/read-fields';
import { SECTIONS } from '$lib/server/services/settings/sections';
import { openOwnDatabases } from '../own-databases';

const ACADEMY: Academy = {
	code: 'RENNES',
	label: 'RENNES',
	zone: 'Europe/Paris',
	welcomeMessage: '',
	conditions: { version: 1, text: 'Conditions' },
	settingsVersion: 1,
	settings: DEFAULT_SETTINGS,
	openActivities: ['missions', 'claims'],
	transportModes: [...DEFAULT_TRANSPORT_MODES],
	officeLines: ['DEC']
};

describe('the sections', () => {
	it('have a keeper, and words for themselves and for every field', async () => {
		const close = await openOwnDatabases();
		await openAcademy('RENNES');
		await academyDb('RENNES').write(academyStatements(ACADEMY));
		for (const [section, definition] of Object.entries(SECTIONS)) {
			const words = SECTION_WORDS[section as keyof typeof SECTION_WORDS];
			const names = (await definition.fields(ACADEMY)).map(({ name }) => name);
			expect(
				names.filter((name) => words.fields[name] === undefined),
				section
			).toEqual([]);
			// What is there now can be read, and is taken as it stands.
			if (definition.kind !== 'form') continue;
			const values = await definition.read(ACADEMY);
			expect(await definition.edit(ACADEMY, values), section).toMatchObject({ ok: true });
		}
		expect(await readDeskSettings('RENNES')).toEqual({ retentionYears: 4, financialFileMonths: 12 });
		await close();
	});

	it('of the opening are the administrateur’s, all others the gestionnaire’s', () => {
		for (const section of SETTINGS_SECTIONS) expect(keeperOf(section)).toBe('gestionnaire');
		for (const section of OPENING_SECTIONS) expect(keeperOf(section)).toBe('administrateur');
	});

	it('are lists where the domain says so', () => {
		const lists = Object.entries(SECTIONS).flatMap(([name, { kind }]) => (kind === 'list' ? [name] : []));
		expect([...LISTED_SECTIONS].sort()).toEqual(lists.sort());
	});

	it('of the activities know each activity', async () => {
		const names = (await SECTIONS.activities.fields(ACADEMY)).map(({ name }) => name);
		for (const activity of ACTIVITIES)
			expect(names).toEqual(expect.arrayContaining([activity, `${activity}From`]));
	});
});

describe('a field', () => {
	const read = (spec: Omit<FieldSpec, 'name'>, typed: string) => {
		const { values, problems } = readFields([{ name: 'x', ...spec }], { x: typed });
		return problems['x'] ?? values.text('x');
	};

	it('takes what its kind takes, and says what is wrong', () => {
		expect(read({ kind: 'text' }, ' a \u202e b ')).toBe('a b');
		expect(read({ kind: 'text', isRequired: true }, ' \u200b ')).toBe('missing');
		expect(read({ kind: 'text', maxLength: 3 }, 'abcd')).toBe('too-long');
		expect(read({ kind: 'lines' }, 'a\r\nb')).toBe('a\nb');
		expect(read({ kind: 'whole', min: 4, max: 30 }, '4')).toBe('4');
		expect(read({ kind: 'whole', min: 4, max: 30 }, '3')).toBe('out-of-range');
		expect(read({ kind: 'whole' }, '4,0')).toBe('not-whole');
		expect(read({ kind: 'decimal' }, '1 234,5')).toBe('1234.5');
		expect(read({ kind: 'decimal' }, '0,00001')).toBe('not-decimal');
		expect(read({ kind: 'decimal' }, '007,10')).toBe('7.10');
		expect(read({ kind: 'date' }, '31/08/2026')).toBe('2026-08-31');
		expect(read({ kind: 'date' }, '31/02/2026')).toBe('not-date');
		expect(read({ kind: 'time' }, '7h30')).toBe('07:30');
		expect(read({ kind: 'time' }, '24:00')).toBe('not-time');
		expect(read({ kind: 'choice', choices: [{ value: 'a', label: 'A' }] }, 'b')).toBe('not-choice');
		expect(read({ kind: 'yesNo' }, 'on')).toBe('on');
		expect(read({ kind: 'yesNo' }, 'true')).toBe('');
	});
});

it('the generation knows neighbours in either order, and the rule of a type before that of the exam', async () => {
	const close = await openOwnDatabases();
	await openAcademy('RENNES');
	await academyDb('RENNES').write([
		{
			sql: "INSERT INTO neighbouring_towns VALUES ('CESSON SEVIGNE', 'RENNES', 'Cesson-Sévigné', 'Rennes')",
			args: []
		},
		{
			sql: "INSERT INTO pay_rules VALUES ('CAP', 'CAP', '*', 'unpaid'), ('CAP', 'CAP', 'ORAL', 'locked')",
			args: []
		}
	]);
	const rules = await readGenerationRules('RENNES');
	expect(rules.areNeighbours('RENNES', 'CESSON SEVIGNE')).toBe(true);
	expect(rules.areNeighbours('CESSON SEVIGNE', 'RENNES')).toBe(true);
	expect(rules.areNeighbours('RENNES', 'RENNES')).toBe(false);
	expect(rules.payRuleOf('Cap', 'ORAL')).toBe('locked');
	expect(rules.payRuleOf('CAP', 'VAE')).toBe('unpaid');
	expect(rules.payRuleOf('BTS', 'ORAL')).toBe('paid');
	await close();
});
