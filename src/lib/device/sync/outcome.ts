// How a run of the sync, or a part of it, ended.
export type Outcome =
	| { kind: 'done' }
	| { kind: 'signed-out' }
	/** Another account is signed in here: nothing of this store is sent nor believed. */
	| { kind: 'other-account' }
	| { kind: 'unreachable'; retryAfterMs: number }
	/** The server speaks a newer protocol: update; everything is kept. */
	| { kind: 'too-old' }
	/** Another tab of this device keeps the turn: it is the one that sends. */
	| { kind: 'elsewhere' };

export const DONE: Outcome = { kind: 'done' };
