// The colours of each look, as the browser takes them from tokens.css and from the operator's theme.css after it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../../.eslint/rooms.js';

const KIT = 'src/lib/ui/kit';
const STRONG = ":root[data-contrast='strong']";
const INVERTED = ":root[data-contrast='inverted']";

/** Selectors in the order of the cascade: what stands later wins. `dark ` marks those for a dark system. */
export const LOOKS = {
	light: [':root'],
	dark: [':root', 'dark :root'],
	strong: [':root', STRONG],
	'strong dark': [':root', 'dark :root', STRONG, `dark ${STRONG}`],
	inverted: [':root', INVERTED],
	'inverted dark': [':root', 'dark :root', INVERTED]
} as const;
export type Look = keyof typeof LOOKS;

export interface Rule {
	selector: string;
	/** Property to value, tokens among them. */
	values: ReadonlyMap<string, string>;
}

/** The rules of a style sheet, those of `@media` and `@supports` among them. */
export function rulesOf(css: string, mark = ''): Rule[] {
	const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
	const rules: Rule[] = [];
	for (let at = 0, open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
		const selector = text.slice(at, open).replace(/\s+/g, ' ').trim();
		let end = open + 1;
		for (let depth = 1; depth > 0 && end < text.length; end += 1)
			depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
		const body = text.slice(open + 1, end - 1);
		at = end;
		if (selector.startsWith('@')) {
			rules.push(...rulesOf(body, selector.includes('prefers-color-scheme: dark') ? 'dark ' : mark));
			continue;
		}
		const values = new Map<string, string>();
		for (const [, name = '', value = ''] of body.matchAll(/([\w-]+)\s*:\s*([^;]+)/g))
			values.set(name, value.trim());
		rules.push({ selector: mark + selector, values });
	}
	return rules;
}

export function tokensOf(look: Look): ReadonlyMap<string, string> {
	const sheets = ['tokens.css', 'theme.css'].map((file) =>
		rulesOf(readFileSync(join(ROOT, KIT, file), 'utf8'))
	);
	const tokens = new Map<string, string>();
	// A selector of more weight wins over the other file's lighter one: by selector first, then by file.
	for (const selector of LOOKS[look])
		for (const rules of sheets)
			for (const rule of rules)
				if (rule.selector === selector) for (const [name, value] of rule.values) tokens.set(name, value);
	return tokens;
}

/** WCAG 2.2, «relative luminance»: of a colour `#rrggbb`, or `white`. */
function luminance(colour: string): number {
	const hex = colour === 'white' ? '#ffffff' : colour;
	if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`not a colour of six digits: ${colour}`);
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, «contrast ratio»: 1 (none) to 21. */
export function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}
