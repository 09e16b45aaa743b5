// Another site must not act in the name of a person who is signed in here.

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that changes something comes from a page of ours. Browsers tell the sender's site in
 * `Sec-Fetch-Site` (recent ones) and `Origin` (all, on every POST, PUT, PATCH and DELETE); neither can be set by a
 * page's script. A request without both comes from no browser, hence carries nobody's cookie unknowingly.
 */
export function isSameOrigin(
	request: { method: string; headers: Pick<Headers, 'get'> },
	origin: string
): boolean {
	if (SAFE_METHODS.includes(request.method)) return true;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return false;
	const sender = request.headers.get('origin');
	return sender === null || sender === origin;
}

/** What a page of another site can send without asking its visitor's browser first (HTML forms), and Kit's own. */
const FORM_TYPES = [
	'application/x-www-form-urlencoded',
	'multipart/form-data',
	'text/plain',
	'application/x-sveltekit-formdata'
];

/**
 * Whether a form that would change something names no sender, or not us: browsers always name one. Stricter than `isSameOrigin`, as
 * Kit's own check is, which is off for the sake of one address (RFC 8058: a mail provider names none).
 */
export function isFormWithoutUs(
	request: { method: string; headers: Pick<Headers, 'get'> },
	origin: string
): boolean {
	if (SAFE_METHODS.includes(request.method)) return false;
	const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return FORM_TYPES.includes(type) && request.headers.get('origin') !== origin;
}
