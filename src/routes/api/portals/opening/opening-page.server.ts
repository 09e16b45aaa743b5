// The pages of the new window: the one that posts a launch on, and the one that says why there is none. Plain HTML under
// a policy of its own; the first works by its button where scripts are off.
import { createHash } from 'node:crypto';
import type { RefusalCode } from '$lib/contracts/refusal';
import { noOpeningWords, openingWords } from '$lib/fr/screens/portal-launch';
import type { Opening } from '$lib/server/portals/opening';

/** The browser stops a redirect that leaves the configured origin: then the person is told, and not left with a button. */
const SCRIPT = `document.addEventListener('securitypolicyviolation', () => {
document.querySelector('#way').hidden = true;
document.querySelector('[role=alert]').hidden = false;
});
document.forms[0].submit();`;
const STYLE =
	'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}:root{color-scheme:light dark}button{font:inherit;padding:.6rem 1.2rem;min-height:3rem}';

function hash(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** `formAction`: the one application; browsers also hold to it where the application redirects at once. */
function policy(formAction: string, script: string): string {
	return [
		"default-src 'none'",
		`script-src ${script}`,
		`style-src ${hash(STYLE)}`,
		`form-action ${formAction}`,
		"base-uri 'none'",
		"frame-ancestors 'none'"
	].join('; ');
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function documentOf(title: string, body: string): string {
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const KEPT_NOWHERE = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

export function openingResponse({ address, token, module, officeLines }: Opening): Response {
	const { title, text, button, stopped } = openingWords(module, { officeLines });
	const body = `<main>
<h1>${escaped(title)}</h1>
<div id="way">
<p>${escaped(text)}</p>
<form method="post" action="${escaped(address)}">
<input type="hidden" name="token" value="${escaped(token)}">
<button>${escaped(button)}</button>
</form>
</div>
<p role="alert" hidden>${escaped(stopped)}</p>
</main>
<script>${SCRIPT}</script>`;
	return new Response(documentOf(title, body), {
		headers: {
			...KEPT_NOWHERE,
			'content-security-policy': policy(new URL(address).origin, hash(SCRIPT)),
			// The application may see which site sent the form, and never more than that.
			'referrer-policy': 'strict-origin'
		}
	});
}

/** `code`: null where the page was asked for without a launch. */
export function noOpeningResponse(code: RefusalCode | null, status: number): Response {
	const { title, text } = noOpeningWords(code);
	return new Response(documentOf(title, `<main><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main>`), {
		status,
		headers: { ...KEPT_NOWHERE, 'content-security-policy': policy("'none'", "'none'") }
	});
}
