// Every real and hostile file that was collected beside the project gets the answer that the decision record gives.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carriesMetadata } from '../../../src/lib/domain/supporting-document/image-metadata';
import { inspectDocument } from '../../../src/lib/domain/supporting-document/inspect-document';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);
const isAbsent = !existsSync(CORPUS);
const why = isAbsent ? ' (skipped: the folder of collected files is not beside the project)' : '';

/** A format and its pages, or a refusal; docs/decisions/0005-supporting-documents.md says why. */
const ANSWERS: Record<string, string> = {
	'images/Portrait_1.jpg': 'jpeg',
	'images/Portrait_3.jpg': 'jpeg',
	'images/Portrait_6.jpg': 'jpeg',
	'images/Portrait_8.jpg': 'jpeg',
	'images/alpha-rgba.png': 'png',
	'images/animated-loop-3.gif': 'gif',
	'images/cmyk-adobe-inverted.jpg': 'jpeg',
	'images/corrupted.heic': 'document-damaged',
	'images/giant-65536x65536.png': 'document-dimensions',
	'images/hopper.avif': 'avif',
	'images/iphone8-orientation6.heic': 'heic',
	'images/multipage.tiff': 'document-unsupported',
	'images/png-with-exif-gps.png': 'png',
	'images/receipt-contoso-gps.jpg': 'jpeg',
	'images/receipt-cut-at-60-percent.jpg': 'document-damaged',
	'images/receipt-is-jpeg-named.png': 'jpeg',
	'images/receipt-orientation6-gps.jpg': 'jpeg',
	'images/rgb16.png': 'png',
	'images/truncated.jpg': 'document-damaged',
	'images/ultrahdr.jpg': 'document-damaged',
	'pdfs/bom-and-blank-before-header.pdf': 'pdf 1',
	'pdfs/embedded-png.pdf': 'pdf 1',
	'pdfs/encrypted-owner-only-aes256.pdf': 'document-encrypted',
	'pdfs/encrypted-user-password-aes128.pdf': 'document-encrypted',
	'pdfs/invoice-contoso.pdf': 'pdf 1',
	'pdfs/js-autoprint.pdf': 'document-active-content',
	'pdfs/minimal.pdf': 'pdf 1',
	'pdfs/no-trailer.pdf': 'document-damaged',
	'pdfs/pdfa-1b.pdf': 'pdf 1',
	'pdfs/pdfa-3b-embedded-text.pdf': 'pdf 1',
	'pdfs/scan-3-pages-mixed.pdf': 'pdf 3',
	'pdfs/scan-rotated-skewed.pdf': 'pdf 1',
	'pdfs/signed.pdf': 'pdf 1',
	'pdfs/trigger-events-aa.pdf': 'pdf 1',
	'pdfs/xfa-form.pdf': 'document-active-content',
	'pdfs/xref-wrong-offsets.pdf': 'pdf 1',
	'hostile/bomb-20000x20000-grey.png': 'document-dimensions',
	'hostile/bomb-flate-1gb.pdf': 'document-dimensions',
	'hostile/docx-named.pdf': 'document-unsupported',
	'hostile/elf-named.pdf': 'document-unsupported',
	'hostile/exe-named.pdf': 'document-unsupported',
	'hostile/gifar.gif': 'gif',
	'hostile/html-named.pdf': 'document-unsupported',
	'hostile/jpeg-magic-then-html.jpg': 'document-damaged',
	'hostile/js-openaction.pdf': 'document-active-content',
	'hostile/launch-action.pdf': 'document-active-content',
	'hostile/pages-20000.pdf': 'document-pages',
	'hostile/pdf-named.jpg': 'pdf 1',
	'hostile/polyglot-html-then-pdf.pdf': 'document-mismatch',
	'hostile/polyglot-jpeg-js.jpg': 'jpeg',
	'hostile/svg-script-nested.png': 'document-unsupported',
	'hostile/xss-in-all-metadata.jpg': 'jpeg',
	'hostile/zero-byte.jpg': 'document-empty',
	'hostile/zero-byte.pdf': 'document-empty'
};

const read = (name: string) => new Uint8Array(readFileSync(new URL(name, CORPUS)));

describe('the collected files', () => {
	it.skipIf(isAbsent)(`are all known here${why}`, () => {
		const found = ['images', 'pdfs', 'hostile'].flatMap((folder) =>
			readdirSync(new URL(folder, CORPUS)).map((name) => `${folder}/${name}`)
		);
		expect(found.sort()).toEqual(Object.keys(ANSWERS).sort());
	});

	it.skipIf(isAbsent).each(Object.entries(ANSWERS))(`%s: %s${why}`, (name, answer) => {
		const inspected = inspectDocument(read(name));
		const pages = inspected.ok && inspected.pages !== undefined ? ` ${inspected.pages}` : '';
		expect(inspected.ok ? inspected.format + pages : inspected.code).toBe(answer);
	});

	it.skipIf(isAbsent)(`would not be stored with what their pictures carry${why}`, () => {
		for (const [name, answer] of Object.entries(ANSWERS)) {
			if (answer !== 'jpeg' && answer !== 'png' && answer !== 'gif') continue;
			expect(carriesMetadata(read(name), answer), name).toBe(true);
		}
	});
});
