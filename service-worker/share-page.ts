// The plain page of a share that cannot be taken: no file of the app is needed for it, and none of its scripts runs.
// Pure, so that it is tested outside of a worker.
import { SHARE_PAGE } from '../src/lib/fr/share-page';

const STYLE =
	'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}:root{color-scheme:light dark}a{display:inline-block;padding:.75rem 0}';

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `nobody`: no person of this device to keep files for. `foreign`: another site's form, not the device's own share. */
export function refusedPage(why: 'nobody' | 'foreign', nonce: string): Response {
	const { title, nobody, toDo, foreign, signIn, home } = SHARE_PAGE;
	const isNobody = why === 'nobody';
	const sentences = (isNobody ? [nobody, toDo] : [foreign])
		.map((text) => `<p>${escaped(text)}</p>`)
		.join('\n');
	const [href, label] = isNobody ? ['/connexion', signIn] : ['/accueil', home];
	const html = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${sentences}
<p><a href="${href}">${escaped(label)}</a></p>
</main>
</body>
</html>
`;
	const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
	return new Response(html, {
		status: isNobody ? 200 : 403,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': policy,
			'referrer-policy': 'no-referrer'
		}
	});
}
