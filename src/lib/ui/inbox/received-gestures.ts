// What the list of received files asks of its page: each gesture is an action of the device, given from above.
import type { DocumentSlot } from '$lib/domain/supporting-document/required-documents';

export interface ReceivedGestures {
	/** A small picture; null: none can be drawn. To be closed after use. */
	thumbnail: (id: string, size: number) => Promise<ImageBitmap | null>;
	remove: (id: string) => Promise<void>;
	/** False, and the person was told why: it stays in the list. */
	attach: (id: string, to: DocumentSlot & { key: string }) => Promise<boolean>;
}
