// What attaching a document asks of its page: each gesture is an action of the device, given from above.
import type { DocumentNotice } from '$lib/domain/supporting-document/document-notice';
import type { OpenedPdf } from '$lib/device/pdf-view/open-pdf';
import type {
	DocumentFolder,
	DocumentPurpose,
	SupportingDocument
} from '$lib/domain/supporting-document/supporting-document';

/** What a picture needs before it is attached: loaded when a first one is chosen. */
export type ReceiptTools = typeof import('$lib/device/actions/receipt-tools');

/** A PDF whose pages are drawn while somebody looks at them. */
export type { PdfView } from '$lib/device/pdf-view/open-pdf';

/** A gesture that can be refused tells the person by a sentence. */
export type GestureResult = { ok: true } | { ok: false; sentence: string };

export interface DocumentGestures {
	/** Keeps what was typed now, before the camera opens or the page goes. */
	keepNow: () => Promise<void>;
	attach: (
		file: File,
		folder: DocumentFolder,
		purpose: DocumentPurpose
	) => Promise<
		| { ok: true; notices: readonly DocumentNotice[]; document: SupportingDocument }
		| { ok: false; sentence: string }
	>;
	receiptTools: () => Promise<ReceiptTools>;
	/** Files were chosen: `work` ends once each of them is kept or refused. */
	noteChoice: (work: Promise<void>) => void;
	/** Once that is so of every file chosen until now; the ids of those kept since the claim was opened. */
	chosenKept: () => Promise<readonly string[]>;
	/** `putBack` where it can be undone: a document that never left this device. */
	removeDocument: (
		id: string
	) => Promise<
		{ ok: true; putBack: (() => Promise<GestureResult>) | null } | { ok: false; sentence: string }
	>;
	/** What the server took so far of a document on its way, 0 to 1; null: it is not on its way. A rune's value. */
	sentShare: (id: string) => number | null;
	/** A document's bytes, for it to be looked at; null: not here and not to be had now. */
	documentBlob: (id: string) => Promise<Blob | null>;
	/** Its pages, of a PDF, until `ending`; null: that came first. */
	openPdf: (bytes: ArrayBuffer, ending: AbortSignal) => Promise<OpenedPdf>;
	openDocument: (id: string, name: string) => Promise<GestureResult>;
}
