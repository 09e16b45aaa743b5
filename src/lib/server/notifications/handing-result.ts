// What became of one try to hand a message over. `unknown`: nobody can tell whether it went; it is not tried again.
export type HandingResult =
	| { result: 'sent' }
	| { result: 'failed'; reason: string }
	| { result: 'unknown'; reason: string }
	/** The device or the address is no more. */
	| { result: 'gone'; reason: string }
	/** `afterMs`: how long the other side asks to wait; null: as we like. */
	| { result: 'later'; reason: string; afterMs: number | null };
