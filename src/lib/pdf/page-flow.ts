// Lays headings, paragraphs and rows of label and value down A4 pages, opening new ones as needed.
// Knows neither claims nor missions, only text; lengths are points (1/72 inch).
import { TextRenderingMode, rgb, setLineWidth, setTextRenderingMode, type PDFPage } from 'pdf-lib';
import { continuedLabel } from '$lib/fr/pdf/claim-summary-words';
import type { OpenPdf } from './pdf-document';
import { printableLines } from './printable-text';
import { wrapLine } from './text-wrap';

const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { left: 52, right: 52, top: 52, bottom: 64 };
const LABEL_WIDTH = 164;
const GUTTER = 12;
const CONTENT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const INK = rgb(0.09, 0.09, 0.12);
const MUTED = rgb(0.36, 0.36, 0.42);
const RULE = rgb(0.78, 0.79, 0.83);
const FRAME = rgb(0.2, 0.27, 0.45);

interface Style {
	size: number;
	leading: number;
	isBold?: boolean;
	isMuted?: boolean;
}
const TITLE: Style = { size: 13, leading: 19, isBold: true };
const HEADING: Style = { size: 10.5, leading: 15, isBold: true };
const BODY: Style = { size: 9.5, leading: 13.5 };
const LABEL: Style = { ...BODY, isBold: true };
const SMALL: Style = { size: 8, leading: 11, isMuted: true };

export class PageFlow {
	#pdf: OpenPdf;
	#page: PDFPage;
	#y: number;

	constructor(pdf: OpenPdf) {
		this.#pdf = pdf;
		this.#page = pdf.document.addPage([PAGE.width, PAGE.height]);
		this.#y = PAGE.height - MARGIN.top;
	}

	small(text: string): void {
		this.#block(text, SMALL);
	}

	title(text: string): void {
		this.#gap(6);
		this.#block(text, TITLE);
		this.#gap(8);
	}

	paragraph(text: string): void {
		this.#block(text, BODY);
		this.#gap(4);
	}

	/** A line below the rows. */
	closing(text: string): void {
		this.#gap(8);
		this.#block(text, BODY);
	}

	/** A framed notice that nobody overlooks: a heading and a sentence. */
	notice(heading: string, text: string): void {
		const width = CONTENT_WIDTH - 20;
		const head = this.#lines(heading, HEADING, width);
		const body = this.#lines(text, BODY, width);
		const height = 14 + head.length * HEADING.leading + body.length * BODY.leading;
		this.#makeRoom(height);
		this.#page.drawRectangle({
			x: MARGIN.left,
			y: this.#y - height,
			width: CONTENT_WIDTH,
			height,
			borderColor: FRAME,
			borderWidth: 1.2
		});
		this.#y -= 7;
		for (const line of head) this.#print(line, MARGIN.left + 10, HEADING);
		for (const line of body) this.#print(line, MARGIN.left + 10, BODY);
		this.#gap(17);
	}

	/** Label on the left, value on the right, a rule below; a value longer than the page goes on on the next one. */
	row(label: string, values: readonly string[]): void {
		const labels = this.#lines(label, LABEL, LABEL_WIDTH);
		const width = CONTENT_WIDTH - LABEL_WIDTH - GUTTER;
		const lines = values.flatMap((value) => this.#lines(value, BODY, width));
		this.#gap(4);
		this.#makeRoom(Math.max(labels.length, Math.min(lines.length, 4), 1) * BODY.leading);
		const top = this.#y;
		for (const line of labels) this.#print(line, MARGIN.left, LABEL);
		const labelEnd = this.#y;
		const firstPage = this.#page;
		this.#y = top;
		for (const line of lines) {
			if (this.#makeRoom(BODY.leading)) this.#continue(label);
			this.#print(line, MARGIN.left + LABEL_WIDTH + GUTTER, BODY);
		}
		if (this.#page === firstPage) this.#y = Math.min(this.#y, labelEnd);
		this.#gap(4);
		this.#rule();
	}

	/** An empty frame to write in by hand, kept whole on one page with its label. */
	frame(label: string, height: number): void {
		this.#gap(12);
		this.#makeRoom(height + LABEL.leading + 6);
		this.#block(label, LABEL);
		this.#gap(4);
		this.#page.drawRectangle({
			x: MARGIN.left,
			y: this.#y - height,
			width: CONTENT_WIDTH,
			height,
			borderColor: RULE,
			borderWidth: 0.8
		});
		this.#y -= height;
	}

	/** Prints the foot of every page; `pageLabel` says «Page 1 / 3». */
	finish(foot: string, pageLabel: (page: number, pages: number) => string): void {
		const pages = this.#pdf.document.getPages();
		pages.forEach((page, index) => {
			this.#page = page;
			const label = this.#lines(pageLabel(index + 1, pages.length), SMALL, 100)[0] ?? '';
			const y = MARGIN.bottom - 22;
			const left = this.#lines(foot, SMALL, CONTENT_WIDTH - 110)[0] ?? '';
			this.#y = y + SMALL.leading;
			this.#print(left, MARGIN.left, SMALL);
			this.#y = y + SMALL.leading;
			this.#print(label, PAGE.width - MARGIN.right - this.#pdf.measure(label, SMALL.size), SMALL);
		});
	}

	#lines(text: string, style: Style, width: number): string[] {
		return printableLines(text, this.#pdf.hasGlyph).flatMap((line) =>
			wrapLine(line, width, (piece) => this.#pdf.measure(piece, style.size))
		);
	}

	#block(text: string, style: Style): void {
		for (const line of this.#lines(text, style, CONTENT_WIDTH)) {
			this.#makeRoom(style.leading);
			this.#print(line, MARGIN.left, style);
		}
	}

	/** Bold is drawn by a thin outline: one font file to carry on the phone instead of two. */
	#print(text: string, x: number, style: Style): void {
		const color = style.isMuted === true ? MUTED : INK;
		this.#y -= style.leading;
		if (text === '') return;
		if (style.isBold === true) {
			this.#page.pushOperators(
				setTextRenderingMode(TextRenderingMode.FillAndOutline),
				setLineWidth(style.size / 32)
			);
		}
		this.#page.drawText(text, {
			x,
			y: this.#y + style.leading * 0.26,
			size: style.size,
			font: this.#pdf.font,
			color
		});
		if (style.isBold === true) this.#page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill));
	}

	/** Says again at the head of a new page which row goes on there; the values start beside it. */
	#continue(label: string): void {
		const top = this.#y;
		for (const line of this.#lines(continuedLabel(label), LABEL, LABEL_WIDTH)) {
			this.#print(line, MARGIN.left, LABEL);
		}
		this.#y = top;
	}

	#rule(): void {
		this.#page.drawLine({
			start: { x: MARGIN.left, y: this.#y },
			end: { x: PAGE.width - MARGIN.right, y: this.#y },
			thickness: 0.6,
			color: RULE
		});
	}

	#gap(height: number): void {
		this.#y -= height;
	}

	/** True if a new page had to be opened. */
	#makeRoom(height: number): boolean {
		if (this.#y - height >= MARGIN.bottom) return false;
		this.#page = this.#pdf.document.addPage([PAGE.width, PAGE.height]);
		this.#y = PAGE.height - MARGIN.top;
		return true;
	}
}
