// What a run of the sync is doing now, for a screen to say.
export type SyncStep =
	| { kind: 'turn' }
	| { kind: 'session' }
	| { kind: 'operations'; count: number }
	/** `sentShare`: what the server took of its bytes, 0 to 1. */
	| { kind: 'document'; name: string; documentId: string; sentShare: number }
	| { kind: 'learning' };
