// What may enter the shell's cache: this build's own files as our own server gives them, and nothing that stands in for
// them. Knows responses only; no personal data ever comes here, since only listed build files are asked for.
import { isShell } from './teacher-routes';

/** Kit's shell starts itself with this module: a captive portal's page does not name it. */
const SHELL_SIGN = '/_app/immutable/entry/start';
const BUILD_FILE = /\/_app\/immutable\/[\w./-]+\.\w+/g;
/** The table of towns: a third of a megabyte that a first start does not wait for. */
export function isLater(pathname: string): boolean {
	return /^\/_app\/immutable\/assets\/towns\.[\w-]+\.txt$/.test(pathname);
}

/**
 * What few need, two megabytes each: the decoder of HEIC photos, kept from the first claim on that is opened with a
 * network, and what draws the pages of a PDF, kept from the first look at one on.
 */
export function isOnNeed(pathname: string): boolean {
	return /^\/_app\/immutable\/[\w/-]+\/(?:heic|pdf-pages)-worker[\w.-]*\.js$/.test(pathname);
}

/** What a file's name promises; other kinds need only not be a page. */
const PROMISED_TYPES: Readonly<Record<string, string>> = {
	js: 'javascript',
	css: 'text/css',
	json: 'json'
};

/**
 * Refuses errors, redirects, opaque answers, and whatever stands in for a file (a portal answers every address with
 * 200 and its own page: cached once, the app would be broken until the next build). A shell must name files of
 * `buildFiles` alone: installed while the server is being updated, an older worker would keep a newer build's pages
 * without their files.
 */
export async function isCacheable(
	pathname: string,
	response: Response,
	buildFiles: ReadonlySet<string>
): Promise<boolean> {
	if (response.status !== 200 || response.redirected || response.type !== 'basic') return false;
	if (response.headers.get('content-length') === '0') return false;
	const type = response.headers.get('content-type') ?? '';
	const isHtml = type.includes('text/html');
	if (!isShell(pathname)) {
		const promised = PROMISED_TYPES[pathname.slice(pathname.lastIndexOf('.') + 1)];
		return promised === undefined ? !isHtml : type.includes(promised);
	}
	if (!isHtml) return false;
	const page = await response.clone().text();
	return page.includes(SHELL_SIGN) && (page.match(BUILD_FILE) ?? []).every((file) => buildFiles.has(file));
}
