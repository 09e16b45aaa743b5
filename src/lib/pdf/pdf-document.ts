// Opens an A4 document with its metadata and its embedded font. Equal arguments give equal bytes in Node and in a
// browser: no clock, no random identifier, no locale.
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont } from 'pdf-lib';

export interface PdfMetadata {
	title: string;
	author: string;
	subject: string;
	/** ISO instant written as date of creation and of change; null: the document carries no date. */
	date: string | null;
}

export interface OpenPdf {
	document: PDFDocument;
	font: PDFFont;
	hasGlyph: (codePoint: number) => boolean;
	/** Width of a printable text in points, at a size in points. */
	measure: (text: string, size: number) => number;
}

/** Ligatures and kerning off: the text extracted is the text printed, and a width is the sum of its characters'. */
const PLAIN_FEATURES = { liga: false, clig: false, dlig: false, calt: false, kern: false };

/** `font` is the bytes of a TrueType file (WOFF breaks the embedder). */
export async function openPdf(metadata: PdfMetadata, font: Uint8Array): Promise<OpenPdf> {
	const document = await PDFDocument.create({ updateMetadata: false });
	document.registerFontkit(fontkit);
	document.setTitle(metadata.title, { showInWindowTitleBar: true });
	document.setAuthor(metadata.author);
	document.setSubject(metadata.subject);
	document.setLanguage('fr-FR');
	document.setCreator('IMAG’IN Nomade');
	document.setProducer('IMAG’IN Nomade (pdf-lib)');
	if (metadata.date !== null) {
		document.setCreationDate(new Date(metadata.date));
		document.setModificationDate(new Date(metadata.date));
	}
	const embedded = await document.embedFont(font, { subset: true, features: PLAIN_FEATURES });
	const characters = new Set(embedded.getCharacterSet());
	return {
		document,
		font: embedded,
		hasGlyph: (codePoint) => characters.has(codePoint),
		measure: widthsOf(embedded)
	};
}

function widthsOf(font: PDFFont): (text: string, size: number) => number {
	const widths = new Map<string, number>();
	return (text, size) => {
		let sum = 0;
		for (const character of text) {
			let width = widths.get(character);
			if (width === undefined) {
				width = font.widthOfTextAtSize(character, 1);
				widths.set(character, width);
			}
			sum += width;
		}
		return sum * size;
	};
}

/** The finished bytes; without object streams, so that simple tools read them. */
export async function closePdf(pdf: OpenPdf): Promise<Uint8Array> {
	return pdf.document.save({ useObjectStreams: false, addDefaultPage: false });
}
