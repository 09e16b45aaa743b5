// The network as the sync sees it: our own origin, cookies included, no redirect followed.

export interface Transport {
	/** `path` begins with a slash: always our own origin, whatever an answer says. */
	fetch(path: string, init?: RequestInit): Promise<Response>;
	readonly origin: string;
}

export const browserTransport: Transport = {
	fetch: (path, init) => fetch(path, { ...init, redirect: 'manual', credentials: 'same-origin' }),
	get origin() {
		return location.origin;
	}
};
