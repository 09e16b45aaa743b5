// What the browser is given of a message: only the markup's own elements, whatever was typed.
import fc from 'fast-check';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import SafeText from '../../../src/lib/ui/kit/SafeText.svelte';

function shown(text: string): string {
	return render(SafeText, { props: { text } }).body.replace(/<!--.*?-->/gs, '');
}

const OWN_TAG =
	/<\/?(?:div|p|h3|ul|li|strong|em|br|a)(?: class="[\w- ]*")?(?: href="https:\/\/[^"<>\s]*" rel="external noopener noreferrer" target="_blank")?\s*\/?>/g;

it('shows the marks as elements', () => {
	const html = shown('## Titre\n\n**fort** et *doux*\nsuite\n- un [lien](https://x.example/a)');
	expect(html.match(/<(?:h3|strong|em|br|li|a)\b/g)).toEqual(['<h3', '<strong', '<em', '<br', '<li', '<a']);
	expect(html).toContain('href="https://x.example/a" rel="external noopener noreferrer" target="_blank"');
});

it.each([
	'<script>alert(1)</script>',
	'**<img src=x onerror=alert(1)>**',
	'[<b>x</b>](https://x.example/"onmouseover="alert(1))',
	'[x](https://x.example/<script>)',
	'## <svg onload=alert(1)>',
	'- </li></ul><iframe src=//x>',
	'{@html "<b>x</b>"} ${1}',
	'&#60;script&#62;'
])('shows %s as it was typed', (text) => {
	const rest = shown(text).replace(OWN_TAG, '');
	expect(rest).not.toContain('<');
	expect(rest.replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toContain(/[a-z]+/.exec(text)?.[0]);
});

it('gives no other element, whatever is typed', () => {
	const piece = fc.constantFrom(
		'<',
		'>',
		'"',
		'**',
		'*',
		'[',
		'](',
		')',
		'https://x.example',
		'a',
		'\n',
		'- ',
		'## '
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			expect(shown(pieces.join('')).replace(OWN_TAG, '')).not.toContain('<');
		}),
		{ numRuns: 300 }
	);
});
