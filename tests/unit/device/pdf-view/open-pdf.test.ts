// What the worker that draws a PDF answers, or does not, as the page hears it: the worker itself is a stand-in.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageAsked, PdfAnswer, PdfHandedOver } from '../../../../src/lib/device/pdf-view/messages';
import { openPdf, type PdfView } from '../../../../src/lib/device/pdf-view/open-pdf';

type Heard = { message?: string };

/** Answers what it is told to, through the port that it is handed. */
class StandIn {
	static opens: (handed: PdfHandedOver, worker: StandIn) => void = () => undefined;
	static last: StandIn | undefined;
	isTerminated = false;
	#fails: (event: Heard) => void = () => undefined;

	constructor() {
		StandIn.last = this;
	}

	addEventListener(_kind: 'error', fails: (event: Heard) => void): void {
		this.#fails = fails;
	}

	postMessage(handed: PdfHandedOver): void {
		StandIn.opens(handed, this);
	}

	fail(event: Heard): void {
		this.#fails(event);
	}

	terminate(): void {
		this.isTerminated = true;
	}
}

const reported = vi.fn();
const PAGES = [
	{ width: 595, height: 842 },
	{ width: 842, height: 595 }
];
const answers = (answer: PdfAnswer) => {
	StandIn.opens = ({ port }) => port.postMessage(answer);
};
const never = () => new AbortController().signal;
const open = (ending = never()) => openPdf(new ArrayBuffer(8), ending);

beforeEach(() => {
	vi.stubGlobal('Worker', StandIn);
	vi.stubGlobal('reportError', reported);
	reported.mockReset();
});
afterEach(() => vi.unstubAllGlobals());

describe('a PDF that is not shown', () => {
	it.each(['damaged', 'protected'] as const)('is told to be %s, and is no fault', async (why) => {
		answers({ kind: 'refused', why });
		expect(await open()).toEqual({ ok: false, why });
		expect(reported).not.toHaveBeenCalled();
		expect(StandIn.last?.isTerminated).toBe(true);
	});

	it('waits for a network where the script is not on the device, and is no fault', async () => {
		StandIn.opens = (_handed, worker) => worker.fail({});
		expect(await open()).toEqual({ ok: false, why: 'absent' });
		expect(reported).not.toHaveBeenCalled();
	});

	it.each([
		[
			'the script failed',
			(_handed: PdfHandedOver, worker: StandIn) => worker.fail({ message: 'out of stack' })
		],
		[
			'pdf.js met what it does not know',
			({ port }: PdfHandedOver) => {
				const answer: PdfAnswer = { kind: 'failed', page: null, message: 'out of stack' };
				port.postMessage(answer);
			}
		]
	])('is a fault where %s', async (_why, opens) => {
		StandIn.opens = opens;
		expect(await open()).toEqual({ ok: false, why: 'failed' });
		expect(reported).toHaveBeenCalledOnce();
		expect(String(reported.mock.calls[0]?.[0])).toContain('out of stack');
	});

	it('is given up, worker and all, when the looking ends before it is open', async () => {
		StandIn.opens = () => undefined;
		const ending = new AbortController();
		const opened = open(ending.signal);
		ending.abort();
		expect(await opened).toBeNull();
		expect(StandIn.last?.isTerminated).toBe(true);
		expect(await open(ending.signal)).toBeNull();
		expect(reported).not.toHaveBeenCalled();
	});
});

describe('pages of a PDF', () => {
	/** Draws each page but the second; tells which were asked for. */
	function drawer(): PageAsked[] {
		const asked: PageAsked[] = [];
		StandIn.opens = ({ port }) => {
			port.onmessage = ({ data }: MessageEvent<PageAsked>) => {
				asked.push(data);
				const drawn = { kind: 'drawn', page: data.page, picture: `page ${data.page}` };
				port.postMessage(
					data.page === 2 ? { kind: 'failed', page: 2, message: 'FormatError: no content' } : drawn
				);
			};
			const answer: PdfAnswer = { kind: 'opened', pages: PAGES };
			port.postMessage(answer);
		};
		return asked;
	}

	async function viewed(ending = never()): Promise<PdfView> {
		const opened = await open(ending);
		if (opened?.ok !== true) throw new Error('the PDF was not opened');
		return opened.view;
	}

	it('are drawn one after the other; one that fails is told to who asked, and the next is drawn', async () => {
		const asked = drawer();
		const ending = new AbortController();
		const view = await viewed(ending.signal);
		expect(view.pages).toEqual(PAGES);
		const left = new AbortController();
		const [first, second, third, fourth] = [
			view.draw(1, 980, never()),
			view.draw(2, 980, never()),
			view.draw(3, 980, left.signal),
			view.draw(4, 980, never())
		];
		left.abort();
		expect(await first).toBe('page 1');
		await expect(second).rejects.toThrow('page 2 of a PDF: FormatError: no content');
		expect(await third).toBeNull();
		expect(await fourth).toBe('page 4');
		expect(asked).toEqual([1, 2, 4].map((page) => ({ page, width: 980 })));
		ending.abort();
		expect(await view.draw(1, 980, never())).toBeNull();
		expect(StandIn.last?.isTerminated).toBe(true);
	});
});
