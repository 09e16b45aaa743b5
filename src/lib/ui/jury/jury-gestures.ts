// What the card of a member asks of its page: each gesture is an action of the device, given from above.
import type { PayText } from '$lib/device/live/juries.svelte';
import type { SuppliedPayEntry } from '$lib/domain/claim/supplied-pay';
import type { Violation } from '$lib/domain/claim/violation';

export interface JuryGestures {
	judge: (text: PayText) => readonly Violation[];
	keep: (text: PayText) => void;
	/** Keeps at once what was given to `keep`. */
	keepNow: () => Promise<void>;
	/** Null: it is saved; else the sentence. */
	save: () => Promise<string | null>;
	choose: (side: 'mine' | 'theirs', seen: SuppliedPayEntry | null) => Promise<string | null>;
}
