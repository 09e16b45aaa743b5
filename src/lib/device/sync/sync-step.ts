// What a run of the sync is doing now, for a screen to say.
export type SyncStep =
	| { kind: 'turn' }
	| { kind: 'session' }
	| { kind: 'operations'; count: number }
	| { kind: 'document'; name: string }
	| { kind: 'learning' };
