// The store of documents does not answer, or not as it should: the device keeps its bytes and asks again.
import { Refused } from '../refused';

/** Seconds after which a device tries again. */
const RETRY_AFTER_SECONDS = 30;

export class StoreUnavailable extends Refused {
	override name = 'StoreUnavailable';

	/** `reason` is the operator's: a status, the service's own code, a network error. */
	constructor(readonly reason: string) {
		super('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
	}
}
