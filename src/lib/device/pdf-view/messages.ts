// What the page and the worker that draws a PDF say to each other, on a port of their own: the worker's plain channel is
// where pdf.js's own half listens and speaks by itself.
import type { PageSize } from './page-size';

/** The first message, on the plain channel. */
export interface PdfHandedOver {
	port: MessagePort;
	bytes: ArrayBuffer;
}

/** Asks for one page; `page` counts from 1, `width` is in pixels. */
export interface PageAsked {
	page: number;
	width: number;
}

export type PdfAnswer =
	| { kind: 'opened'; pages: PageSize[] }
	| { kind: 'refused'; why: 'damaged' | 'protected' }
	| { kind: 'drawn'; page: number; picture: ImageBitmap }
	/** `page` null: the whole document. */
	| { kind: 'failed'; page: number | null; message: string };
