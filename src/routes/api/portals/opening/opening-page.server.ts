// The page that posts a launch on: plain HTML under a policy of its own. Works by its button where scripts are off.
import { createHash } from 'node:crypto';
import { openingWords } from '$lib/fr/screens/portal-launch';
import type { Opening } from '$lib/server/portals/opening';

const SCRIPT = 'document.forms[0].submit();';
const STYLE =
	'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}button{font:inherit;padding:.6rem 1.2rem;min-height:3rem}';

function hash(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** `form-action` names the one application; browsers also hold to it where the application redirects at once. */
export function openingPolicy(address: string): string {
	return [
		"default-src 'none'",
		`script-src ${hash(SCRIPT)}`,
		`style-src ${hash(STYLE)}`,
		`form-action ${new URL(address).origin}`,
		"base-uri 'none'",
		"frame-ancestors 'none'"
	].join('; ');
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function openingPage({ address, token, module }: Opening): string {
	const { title, text, button } = openingWords(module);
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<form method="post" action="${escaped(address)}">
<input type="hidden" name="token" value="${escaped(token)}">
<button>${escaped(button)}</button>
</form>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
