// Turns a long lock into a refusal that says when to try again.
import { DatabaseBusy } from '../db';
import { Refused } from '../refused';

/** Seconds that a person or device waits after «busy». */
const BUSY_RETRY_SECONDS = 5;

/** What was thrown as a refusal of ours, or null if it is a fault. */
export function asRefused(thrown: unknown): Refused | null {
	if (thrown instanceof Refused) return thrown;
	if (thrown instanceof DatabaseBusy) return new Refused('busy', { retryAfterSeconds: BUSY_RETRY_SECONDS });
	return null;
}
