// Whether a remote application answers at its address, before a window is opened on it. Follows no redirect and reads
// no body: only our own configured addresses are ever asked.

/** Longer, and a person takes the service for broken [chosen]. */
export const PATIENCE_MS = 3_000;
/** What one check found holds for those who press at the same moment. */
const KEPT_MS = 1_000;
/** Applications that answer no HEAD are asked with GET. */
const NO_HEAD = [405, 501];

export type Availability = 'available' | 'failing' | 'unreachable';

/** A sign-in page, a redirect or a refusal is an answer: the application is there. A missing page or a fault is not. */
function isThere(status: number): boolean {
	return status < 500 && status !== 404 && status !== 410;
}

async function statusOf(address: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<number> {
	const response = await fetch(address, { method, redirect: 'manual', signal });
	await response.body?.cancel();
	return response.status;
}

async function check(address: string, patienceMs: number): Promise<Availability> {
	const signal = AbortSignal.timeout(patienceMs);
	try {
		const head = await statusOf(address, 'HEAD', signal);
		const status = NO_HEAD.includes(head) ? await statusOf(address, 'GET', signal) : head;
		return isThere(status) ? 'available' : 'failing';
	} catch {
		// No such host, a refused or reset connection, a certificate that does not fit, the time over: nobody is there.
		return 'unreachable';
	}
}

const checks = new Map<string, { at: number; found: Promise<Availability> }>();

/** Within `patienceMs`, both requests together. One check an address at a time. */
export function availabilityOf(
	address: string,
	patienceMs: number = PATIENCE_MS,
	keptMs: number = KEPT_MS
): Promise<Availability> {
	const known = checks.get(address);
	if (known !== undefined && performance.now() - known.at < keptMs) return known.found;
	const found = check(address, patienceMs);
	checks.set(address, { at: performance.now(), found });
	return found;
}
