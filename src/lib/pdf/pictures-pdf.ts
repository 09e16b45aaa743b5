// Several photographed pages of one receipt as one PDF: each picture whole on a page of its own shape. The caller gives
// JPEG bytes; no text, so no font.
import { PDFDocument } from 'pdf-lib';

/** Points of an A4 page's long side: the receipt prints at a natural size. */
const LONG_SIDE = 842;

/** `pages` are JPEG files, in order. */
export async function renderPicturesPdf(
	pages: readonly Uint8Array[],
	title: string
): Promise<Uint8Array<ArrayBuffer>> {
	const document = await PDFDocument.create({ updateMetadata: false });
	document.setTitle(title, { showInWindowTitleBar: true });
	document.setLanguage('fr-FR');
	document.setProducer('IMAG’IN Nomade (pdf-lib)');
	for (const bytes of pages) {
		const picture = await document.embedJpg(bytes);
		const scale = LONG_SIDE / Math.max(picture.width, picture.height);
		const size: [number, number] = [picture.width * scale, picture.height * scale];
		document.addPage(size).drawImage(picture, { x: 0, y: 0, width: size[0], height: size[1] });
	}
	return new Uint8Array(await document.save());
}
