// What every request carries, and what an error page is told.
import type { RefusalCode } from '$lib/contracts/refusal';
import type { SignedInSession } from '$lib/server/auth';

declare global {
	/** Of the build: scripts/build-constants.js. */
	const __IDLE_MINUTES__: number;
	namespace App {
		interface Error {
			message: string;
			code?: RefusalCode;
			/** Finds the fault in the server's log. */
			requestId?: string;
		}
		interface Locals {
			session: SignedInSession | null;
			requestId: string;
		}
	}
}

export {};
