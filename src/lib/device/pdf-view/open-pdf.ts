// A PDF whose pages are drawn one by one, by a worker of its own that goes when the person has looked: its memory goes
// with it. The service worker keeps its script from the first use on.
import type { PdfTrouble } from '$lib/fr/screens/document-view';
import type { PdfAnswer, PdfHandedOver, PageAsked } from './messages';
import type { PageSize } from './page-size';
import workerUrl from './pdf-pages-worker?worker&url';

export interface PdfView {
	/** Sizes of its pages in order, as they are to be seen; the unit is the PDF's. */
	pages: readonly PageSize[];
	/**
	 * One page (from 1), `width` pixels wide or, of a huge one, less; one after the other. Null if nobody waits for it any
	 * more, by `signal` or because the looking ended. The picture is to be closed, or given to a canvas that takes it over.
	 */
	draw: (page: number, width: number, signal: AbortSignal) => Promise<ImageBitmap | null>;
}

/** Null: the looking ended before. */
export type OpenedPdf = { ok: true; view: PdfView } | { ok: false; why: PdfTrouble } | null;

/** The script is not on this device, and there is no network to fetch it. */
class ScriptAbsent extends Error {}

/** One question at a time, each with one answer; null: `ending` came first, and the worker is gone. */
class PdfWorker {
	readonly #worker = new Worker(workerUrl, { type: 'module' });
	readonly #channel = new MessageChannel();
	readonly #ended: Promise<null>;
	#waiting: { resolve: (answer: PdfAnswer) => void; reject: (error: Error) => void } | null = null;

	constructor(ending: AbortSignal) {
		this.#channel.port1.onmessage = ({ data }: MessageEvent<PdfAnswer>) => this.#waiting?.resolve(data);
		// A script that could not be had is told without words; one that failed, with its error's.
		this.#worker.addEventListener('error', ({ message }: Partial<ErrorEvent>) =>
			this.#waiting?.reject(
				message ? new Error(`the drawing of a PDF failed: ${message}`) : new ScriptAbsent()
			)
		);
		this.#ended = new Promise((resolve) => {
			ending.addEventListener('abort', () => resolve(null), { once: true });
		});
		ending.addEventListener('abort', () => this.end(), { once: true });
	}

	open(bytes: ArrayBuffer): Promise<PdfAnswer | null> {
		return this.#ask(() => {
			const handed: PdfHandedOver = { port: this.#channel.port2, bytes };
			this.#worker.postMessage(handed, [handed.port, bytes]);
		});
	}

	draw(asked: PageAsked): Promise<PdfAnswer | null> {
		return this.#ask(() => this.#channel.port1.postMessage(asked));
	}

	end(): void {
		this.#worker.terminate();
		this.#channel.port1.close();
	}

	#ask(send: () => void): Promise<PdfAnswer | null> {
		const answered = new Promise<PdfAnswer>((resolve, reject) => {
			this.#waiting = { resolve, reject };
			send();
		});
		return Promise.race([answered, this.#ended]);
	}
}

function viewOf(worker: PdfWorker, pages: readonly PageSize[], ending: AbortSignal): PdfView {
	let turn: Promise<unknown> = Promise.resolve();
	const drawNow = async (page: number, width: number, signal: AbortSignal): Promise<ImageBitmap | null> => {
		if (signal.aborted || ending.aborted) return null;
		const answer = await worker.draw({ page, width });
		if (answer === null) return null;
		if (answer.kind === 'drawn') return answer.picture;
		throw new Error(`page ${page} of a PDF: ${answer.kind === 'failed' ? answer.message : answer.kind}`);
	};
	return {
		pages,
		draw: (page, width, signal) => {
			const drawn = turn.then(() => drawNow(page, width, signal));
			// The next one's turn comes, whether this one was drawn or not; who asked for it is told.
			turn = drawn.catch(() => null);
			return drawn;
		}
	};
}

/**
 * `bytes` are handed on: the caller has them no more. `ending` ends the looking and frees everything. A fault of the
 * app's is reported here.
 */
export async function openPdf(bytes: ArrayBuffer, ending: AbortSignal): Promise<OpenedPdf> {
	if (ending.aborted) return null;
	const worker = new PdfWorker(ending);
	try {
		const answer = await worker.open(bytes);
		if (answer === null) return null;
		if (answer.kind === 'opened') return { ok: true, view: viewOf(worker, answer.pages, ending) };
		worker.end();
		if (answer.kind === 'refused') return { ok: false, why: answer.why };
		throw new Error(`a PDF was not opened: ${answer.kind === 'failed' ? answer.message : answer.kind}`);
	} catch (error) {
		worker.end();
		if (error instanceof ScriptAbsent) return { ok: false, why: 'absent' };
		reportError(error);
		return { ok: false, why: 'failed' };
	}
}
