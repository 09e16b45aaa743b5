// Draws pages of one PDF away from the screen's thread: both halves of pdf.js in this one worker, onto canvases that need
// no document. Nothing of the PDF is run or followed: no script, no form, no link; text, pictures and lines are drawn.
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as otherHalf from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PageAsked, PdfAnswer, PdfHandedOver } from './messages';
import { drawnScale, drawnSize } from './page-size';

/** Where the first half finds the second, so that it starts no worker of its own. */
Object.assign(globalThis, { pdfjsWorker: otherHalf });

interface CanvasAndContext {
	canvas: OffscreenCanvas | null;
	context: OffscreenCanvasRenderingContext2D | null;
}

class OffscreenCanvases {
	create(width: number, height: number): CanvasAndContext {
		const canvas = new OffscreenCanvas(width, height);
		return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
	}

	reset({ canvas }: CanvasAndContext, width: number, height: number): void {
		if (canvas !== null) Object.assign(canvas, { width, height });
	}

	destroy(pair: CanvasAndContext): void {
		this.reset(pair, 0, 0);
		pair.canvas = null;
		pair.context = null;
	}
}

/** pdf.js makes filters of SVG, which a worker has not: colours that a PDF changes by one stay as they are. */
class NoFilters {
	addFilter = () => 'none';
	addHCMFilter = () => 'none';
	addAlphaFilter = () => 'none';
	addLuminosityFilter = () => 'none';
	addHighlightHCMFilter = () => 'none';
	destroy = () => undefined;
}

/** Fonts that a PDF brings or names, loaded into this worker: text without a font of its own is drawn by them alone. */
const { fonts } = globalThis as typeof globalThis & { fonts?: FontFaceSet };

async function open(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
	return getDocument({
		data: new Uint8Array(bytes),
		verbosity: VerbosityLevel.ERRORS,
		isEvalSupported: false,
		enableXfa: false,
		stopAtErrors: false,
		disableFontFace: fonts === undefined,
		useSystemFonts: fonts !== undefined,
		ownerDocument: { fonts } as unknown as HTMLDocument,
		CanvasFactory: OffscreenCanvases,
		FilterFactory: NoFilters
	}).promise;
}

async function draw(pdf: PDFDocumentProxy, { page, width }: PageAsked): Promise<ImageBitmap> {
	const sheet = await pdf.getPage(page);
	const size = sheet.getViewport({ scale: 1 });
	const scale = drawnScale(size, width);
	const pixels = drawnSize(size, scale);
	const canvas = new OffscreenCanvas(pixels.width, pixels.height);
	const context = canvas.getContext('2d');
	if (context === null) throw new Error('no canvas to draw a page of a PDF on');
	// An offscreen context has all that pdf.js draws with; its types know those of a page only.
	const canvasContext = context as unknown as CanvasRenderingContext2D;
	await sheet.render({ canvasContext, viewport: sheet.getViewport({ scale }) }).promise;
	sheet.cleanup();
	return canvas.transferToImageBitmap();
}

async function sizesOf(pdf: PDFDocumentProxy): Promise<{ width: number; height: number }[]> {
	const sizes = [];
	for (let page = 1; page <= pdf.numPages; page += 1) {
		const { width, height } = (await pdf.getPage(page)).getViewport({ scale: 1 });
		sizes.push({ width, height });
	}
	return sizes;
}

const WHYS: Readonly<Record<string, 'damaged' | 'protected'>> = {
	InvalidPDFException: 'damaged',
	PasswordException: 'protected'
};

function whyNot(error: unknown, page: number | null): PdfAnswer {
	const { name, message } = error instanceof Error ? error : new Error(String(error));
	const why = page === null ? WHYS[name] : undefined;
	return why === undefined
		? { kind: 'failed', page, message: `${name}: ${message}` }
		: { kind: 'refused', why };
}

async function serve({ port, bytes }: PdfHandedOver): Promise<void> {
	const pdf = await open(bytes);
	const pages = await sizesOf(pdf);
	port.onmessage = ({ data }: MessageEvent<PageAsked>) => {
		draw(pdf, data).then(
			(picture) => {
				const drawn: PdfAnswer = { kind: 'drawn', page: data.page, picture };
				port.postMessage(drawn, [picture]);
			},
			(error: unknown) => port.postMessage(whyNot(error, data.page))
		);
	};
	const opened: PdfAnswer = { kind: 'opened', pages };
	port.postMessage(opened);
}

addEventListener('message', ({ data }: MessageEvent<PdfHandedOver>) => {
	if (!(data.port instanceof MessagePort)) return;
	serve(data).catch((error: unknown) => data.port.postMessage(whyNot(error, null)));
});
