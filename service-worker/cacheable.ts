// What may enter the shell's cache: our own files as our own server gives them, and nothing that stands in for
// them. Knows responses only; no personal data ever comes here, since only listed build files are asked for.
import { isShell } from './teacher-routes';

/** Kit's shell starts itself with this module: a captive portal's page does not name it. */
const SHELL_SIGN = '/_app/immutable/entry/start';

/**
 * Refuses errors, redirects, opaque answers, and HTML that stands in for a file (a portal answers every
 * address with 200 and its own page: cached once, the app would be broken until the next build).
 */
export async function isCacheable(pathname: string, response: Response): Promise<boolean> {
	if (response.status !== 200 || response.redirected || response.type !== 'basic') return false;
	const isHtml = (response.headers.get('content-type') ?? '').includes('text/html');
	if (!isShell(pathname)) return !isHtml;
	return isHtml && (await response.clone().text()).includes(SHELL_SIGN);
}
