import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { inspectDocument } from '../../../src/lib/domain/supporting-document/inspect-document';
import { renderPicturesPdf } from '../../../src/lib/pdf/pictures-pdf';

/** The smallest JPEG that names a size: what an embedder reads of it. */
function jpeg(width: number, height: number): Uint8Array {
	const size = [height >> 8, height & 255, width >> 8, width & 255];
	const frame = [0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
	return new Uint8Array([0xff, 0xd8, ...frame, 0xff, 0xd9]);
}

it('gives each photo a page of its own shape, in order, in a PDF that the service takes', async () => {
	const bytes = await renderPicturesPdf([jpeg(600, 1200), jpeg(1200, 600)], 'piece_1');
	const read = await PDFDocument.load(bytes, { updateMetadata: false });
	const sizes = read.getPages().map((page) => [page.getWidth(), page.getHeight()].map(Math.round));
	expect(sizes).toEqual([
		[421, 842],
		[842, 421]
	]);
	expect(read.getTitle()).toBe('piece_1');
	expect(inspectDocument(bytes)).toMatchObject({ ok: true, format: 'pdf' });
});
