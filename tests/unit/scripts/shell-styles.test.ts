import { describe, expect, it } from 'vitest';
import { withoutLaterStyles } from '../../../scripts/shell-styles.js';

const style = (name: string) => `		<link href="/_app/immutable/assets/${name}.css" rel="stylesheet">\n`;
const script = (name: string) => `		<link href="/_app/immutable/${name}.js" rel="modulepreload">\n`;
const head = (...links: string[]) => `	<head>\n${links.join('')}	</head>\n`;
const DRAWN_BY_BROWSER = '	<div id="app">\n\t\t\t<script>start()</script></div>\n';
const STYLES = {
	'_app/immutable/nodes/4.js': ['_app/immutable/assets/frame.css'],
	'_app/immutable/nodes/5.js': []
};

describe('the head of a shell', () => {
	it('names the styles of its own scripts, and none of what comes later', () => {
		const html =
			head(script('nodes/4'), script('nodes/5'), style('frame'), style('dialog')) + DRAWN_BY_BROWSER;
		const wanted = head(script('nodes/4'), script('nodes/5'), style('frame')) + DRAWN_BY_BROWSER;
		expect(withoutLaterStyles(html, STYLES)).toBe(wanted);
	});

	it('is left as it is where the server has drawn the page: it needs them at once', () => {
		const html = `${head(script('nodes/4'), style('dialog'))}	<div id="app"><main>Guide</main></div>\n`;
		expect(withoutLaterStyles(html, STYLES)).toBe(html);
	});
});
