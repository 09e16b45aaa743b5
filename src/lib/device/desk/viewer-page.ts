// Draws a claim's document in the page: a PDF by pdf.js onto canvases (its scripts, forms and links are never run), a
// picture as it is. Larger, smaller, turned. Without script the document is downloaded.
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { pageLabel } from '$lib/fr/page-of-document';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Steps of size: a share of the frame's width. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
/** Points of a canvas at most: beyond it browsers draw nothing. */
const MOST_PIXELS = 16_000_000;

const frame = document.querySelector<HTMLElement>('[data-viewer]');
const tools = document.querySelector<HTMLElement>('[data-viewer-tools]');

let zoom = ZOOMS.indexOf(1);
let turns = 0;
let draw: () => void = () => undefined;

function failed(): void {
	document.querySelector<HTMLElement>('[data-viewer-failed]')?.removeAttribute('hidden');
	frame?.setAttribute('hidden', '');
	if (tools !== null) tools.hidden = true;
}

/** A canvas as wide as the frame at the present size, in the screen's own points, within what browsers draw. */
function fit(canvas: HTMLCanvasElement, width: number, height: number, inside: number): number {
	const shown = inside * (ZOOMS[zoom] ?? 1);
	const wanted = (shown * window.devicePixelRatio) / width;
	const most = Math.sqrt(MOST_PIXELS / (width * height));
	const scale = Math.min(wanted, most);
	canvas.width = Math.max(1, Math.floor(width * scale));
	canvas.height = Math.max(1, Math.floor(height * scale));
	canvas.style.inlineSize = `${shown}px`;
	return scale;
}

function showPicture(place: HTMLElement, picture: HTMLImageElement): void {
	const canvas = document.createElement('canvas');
	canvas.setAttribute('role', 'img');
	canvas.setAttribute('aria-label', picture.alt);
	draw = () => {
		const isSide = turns % 2 === 1;
		const [width, height] = [picture.naturalWidth, picture.naturalHeight];
		const scale = fit(canvas, isSide ? height : width, isSide ? width : height, place.clientWidth);
		const context = canvas.getContext('2d');
		if (context === null) return;
		context.translate(canvas.width / 2, canvas.height / 2);
		context.rotate((turns * Math.PI) / 2);
		context.scale(scale, scale);
		context.drawImage(picture, -width / 2, -height / 2);
	};
	draw();
	picture.replaceWith(canvas);
}

/** Pages are drawn when they come near the sight: a PDF may have two hundred. */
function showPages(place: HTMLElement, pdf: PDFDocumentProxy): void {
	const canvases = Array.from({ length: pdf.numPages }, (_, index) => {
		const canvas = document.createElement('canvas');
		canvas.setAttribute('role', 'img');
		canvas.setAttribute('aria-label', pageLabel(index + 1, pdf.numPages));
		return canvas;
	});
	place.replaceChildren(...canvases);
	/** What each canvas shows; another size or turn draws it again. */
	const drawn = new WeakMap<Element, string>();
	const drawPage = async (canvas: HTMLCanvasElement): Promise<void> => {
		const wanted = `${zoom} ${turns}`;
		if (drawn.get(canvas) === wanted) return;
		drawn.set(canvas, wanted);
		const page = await pdf.getPage(canvases.indexOf(canvas) + 1);
		const rotation = (page.rotate + turns * 90) % 360;
		const { width, height } = page.getViewport({ scale: 1, rotation });
		const scale = fit(canvas, width, height, place.clientWidth);
		const context = canvas.getContext('2d');
		if (context === null) return;
		await page.render({ canvasContext: context, viewport: page.getViewport({ scale, rotation }) }).promise;
		canvas.dataset['drawn'] = wanted;
	};
	const watch = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) {
				if (isIntersecting && target instanceof HTMLCanvasElement) drawPage(target).catch(failed);
			}
		},
		{ root: place, rootMargin: '200%' }
	);
	draw = () => {
		for (const canvas of canvases) {
			watch.unobserve(canvas);
			watch.observe(canvas);
		}
	};
	draw();
}

async function openPdf(place: HTMLElement, address: string): Promise<void> {
	const answer = await fetch(address, { cache: 'no-store' });
	if (!answer.ok) throw new Error(`the document was answered ${answer.status}`);
	const pdf = await getDocument({
		data: new Uint8Array(await answer.arrayBuffer()),
		isEvalSupported: false,
		enableXfa: false,
		useSystemFonts: true,
		stopAtErrors: false
	}).promise;
	showPages(place, pdf);
}

const ACTS: Readonly<Record<string, () => void>> = {
	zoomIn: () => (zoom = Math.min(zoom + 1, ZOOMS.length - 1)),
	zoomOut: () => (zoom = Math.max(zoom - 1, 0)),
	turn: () => (turns = (turns + 1) % 4)
};

function start(place: HTMLElement): void {
	if (tools !== null) tools.hidden = false;
	tools?.addEventListener('click', (event) => {
		const pressed = event.target instanceof Element ? event.target.closest('[data-viewer-do]') : null;
		const act = ACTS[pressed?.getAttribute('data-viewer-do') ?? ''];
		if (act === undefined) return;
		act();
		draw();
	});
	const picture = place.querySelector('img');
	if (picture === null) {
		openPdf(place, place.dataset['src'] ?? '').catch(failed);
	} else if (picture.complete && picture.naturalWidth > 0) {
		showPicture(place, picture);
	} else {
		picture.addEventListener('load', () => showPicture(place, picture), { once: true });
		picture.addEventListener('error', failed, { once: true });
	}
}

if (frame !== null) start(frame);
