// The server's way to say no from anywhere: a code of contracts, turned into an answer at the edge (http).
import type { RefusalCode } from '$lib/contracts/refusal';

export interface RefusalDetails {
	/** Seconds after which trying again makes sense (`Retry-After`). */
	retryAfterSeconds?: number;
}

/** Thrown by access checks and services; `endpoint` and `guarded` turn it into an answer. */
export class Refused extends Error {
	override name = 'Refused';

	constructor(
		readonly code: RefusalCode,
		readonly details: RefusalDetails = {}
	) {
		super(code);
	}
}
