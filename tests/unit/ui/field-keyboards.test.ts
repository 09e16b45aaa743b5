// Every field of the service asks for the keyboard, the last key and the filling-in that fit it: read from the
// components, so that a new field comes here too.
import { readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { keyboardOf } from '../../../src/lib/ui/kit/field-keyboard';
import { filesBelow } from '../../architecture/source-files';

/** Components that are a field of letters or figures, and the bare element. */
const FIELDS = /^(Field|TripField|DateField|TimeField|SuggestedField|TextField|input|textarea)$/;
const NOT_TYPED = /^(hidden|checkbox|radio|file)$/;

interface FoundField {
	file: string;
	component: string;
	attributes: Record<string, string>;
}

interface Node {
	type?: string;
	name?: string;
	attributes?: { type: string; name?: string; value?: unknown; start: number; end: number }[];
	[key: string]: unknown;
}

function textOf(value: unknown, source: string): string {
	if (value === true) return '';
	const parts = Array.isArray(value) ? value : [value];
	return parts
		.map((part: { type: string; data?: string; start: number; end: number }) =>
			part.type === 'Text' ? (part.data ?? '') : source.slice(part.start, part.end)
		)
		.join('');
}

function fieldsIn(file: string): FoundField[] {
	const source = readFileSync(file, 'utf8');
	const found: FoundField[] = [];
	const visit = (node: unknown): void => {
		if (Array.isArray(node)) return node.forEach(visit);
		if (typeof node !== 'object' || node === null) return;
		const { type = '', name = '', attributes } = node as Node;
		if (/^(Component|RegularElement)$/.test(type) && FIELDS.test(name)) {
			const named = (attributes ?? []).flatMap((attribute) =>
				attribute.type === 'Attribute' && attribute.name !== undefined
					? [[attribute.name, textOf(attribute.value, source)] as const]
					: []
			);
			found.push({ file, component: name, attributes: Object.fromEntries(named) });
		}
		for (const [key, value] of Object.entries(node)) if (key !== 'parent') visit(value);
	};
	visit(parse(source, { modern: true }).fragment);
	return found;
}

const all = filesBelow(['src'])
	.filter((file) => file.endsWith('.svelte') && !file.includes('/ui/kit/'))
	.flatMap(fieldsIn)
	.filter(({ attributes }) => !NOT_TYPED.test(attributes['type'] ?? '') && !('hidden' in attributes));

/** The label or the name of each, and its place: what a person who mends it looks for. */
const inWords = ({ file, component, attributes }: FoundField) =>
	`${file}: <${component}> ${attributes['label'] ?? attributes['name'] ?? ''}`;
const asked = ({ attributes }: FoundField) =>
	keyboardOf({
		type: attributes['type'],
		autocomplete: attributes['autocomplete'],
		inputmode: attributes['inputmode'],
		enterkeyhint: attributes['enterkeyhint']
	} as Parameters<typeof keyboardOf>[0]);

describe('the fields of the service', () => {
	it('are all found', () => {
		expect(all.length).toBeGreaterThan(40);
	});

	it('of a secret say which one, so that a password manager fills in the right one', () => {
		const secrets = all.filter(({ attributes }) => attributes['type'] === 'password');
		expect(secrets.length).toBeGreaterThan(7);
		const unsaid = secrets.filter(
			({ file, attributes }) =>
				!/^(current|new)-password$/.test(attributes['autocomplete'] ?? '') &&
				// The password before this one opens what it sealed: no manager knows it any more.
				!file.endsWith('FormerPassword.svelte')
		);
		expect(unsaid.map(inWords)).toEqual([]);
	});

	it.each([
		[
			/COUNT|count|copies|candidates|hours|minutes|[Dd]istance|journeys|lunches|dinners|nights|oneWay/,
			'numeric'
		],
		[/otherCosts\b|[aA]mount/, 'decimal'],
		[/[mM]ail\b|email/, 'email']
	])('whose name is like %s bring a keyboard that is %s', (like, inputmode) => {
		const named = all.filter(
			({ component, attributes }) =>
				!/textarea|TextField|TimeField|DateField/.test(component) && like.test(attributes['name'] ?? '')
		);
		const wrong = named.filter(
			(field) => asked(field).inputmode !== inputmode && !('isCount' in field.attributes)
		);
		expect(wrong.filter(({ attributes }) => !attributes['inputmode']?.includes('{')).map(inWords)).toEqual(
			[]
		);
	});

	it('of one code offer the code that a message brought', () => {
		const codes = all.filter(({ attributes }) => /code/i.test(attributes['name'] ?? attributes['id'] ?? ''));
		expect(codes.filter((field) => asked(field).autocomplete !== 'one-time-code').map(inWords)).toEqual([]);
	});

	it('are drawn by the kit, not by a page', () => {
		// A search as one types, and a proposal list of its own, have no form to send.
		const own = all.filter(
			({ component, file }) => component === 'input' && !/ListControls|SuggestField/.test(file)
		);
		expect(own.map(inWords)).toEqual([]);
	});
});

describe('what a field asks without a word of its own', () => {
	it.each([
		[{}, { autocomplete: 'off', enterkeyhint: 'go', inputmode: undefined }],
		[{ type: 'search' }, { enterkeyhint: 'search' }],
		[
			{ type: 'email' },
			{ autocomplete: 'email', inputmode: 'email', autocapitalize: 'none', spellcheck: false }
		],
		[
			{ type: 'password', autocomplete: 'current-password' },
			{ autocomplete: 'current-password', autocapitalize: 'none' }
		],
		[
			{ inputmode: 'decimal', enterkeyhint: 'next' },
			{ inputmode: 'decimal', enterkeyhint: 'next', spellcheck: false }
		],
		[{ autocomplete: 'username' }, { autocomplete: 'username', autocapitalize: 'none' }]
	] as const)('%o', (given, wanted) => {
		expect(keyboardOf(given)).toMatchObject(wanted);
	});
});
