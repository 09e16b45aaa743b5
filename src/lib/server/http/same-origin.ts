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
