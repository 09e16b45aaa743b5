// Reads a PDF back with another program than the one that wrote it, as a person's viewer would.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
	/** Text of each page; lines in the order in which they were printed. */
	pages: string[];
	/** The lines of every page. */
	lines: string[];
	info: Record<string, unknown>;
	language: string | null;
	sizes: [width: number, height: number][];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const task = getDocument({
		data: bytes.slice(),
		isEvalSupported: false,
		useSystemFonts: false,
		verbosity: 0
	});
	const document = await task.promise;
	const pages: string[] = [];
	const sizes: [number, number][] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const content = await page.getTextContent();
		pages.push(
			content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
		);
		const { width, height } = page.getViewport({ scale: 1 });
		sizes.push([width, height]);
	}
	const { info } = await document.getMetadata();
	const language = (info as { Language?: string | null }).Language ?? null;
	await task.destroy();
	return { pages, lines: pages.join('\n').split('\n'), info: { ...info }, language, sizes };
}
