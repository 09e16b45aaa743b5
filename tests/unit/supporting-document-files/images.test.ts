import { describe, expect, it } from 'vitest';
import {
	carriesMetadata,
	carriesPosition,
	stripImageMetadata
} from '../../../src/lib/domain/supporting-document/image-metadata';
import { inspectDocument } from '../../../src/lib/domain/supporting-document/inspect-document';
import {
	buildGif,
	buildJpeg,
	buildPng,
	bytesOf,
	exifBlock,
	GPS_TAG,
	jpegSegment,
	pngChunk
} from '../../fixtures/documents/image-builder';

const exif = (tags: number[]) => jpegSegment(0xe1, bytesOf('Exif\0\0', exifBlock(tags)));
const refusal = (bytes: Uint8Array) => {
	const inspected = inspectDocument(bytes);
	return inspected.ok ? inspected.format : inspected.code;
};

describe('what an image is, by its content', () => {
	it('tells format and size from the header', () => {
		expect(inspectDocument(buildJpeg({ width: 640, height: 480 }))).toMatchObject({
			ok: true,
			format: 'jpeg',
			width: 640,
			height: 480
		});
		expect(inspectDocument(buildPng(3, 2))).toMatchObject({ ok: true, format: 'png', width: 3, height: 2 });
		expect(inspectDocument(buildGif())).toMatchObject({ ok: true, format: 'gif', isAnimated: false });
		expect(inspectDocument(buildGif({ frames: 3 }))).toMatchObject({ ok: true, isAnimated: true });
	});

	it('refuses more than 50 million pixels or 30,000 a side, whatever the file weighs', () => {
		expect(refusal(buildJpeg({ width: 10_000, height: 5_000 }))).toBe('jpeg');
		expect(refusal(buildJpeg({ width: 10_000, height: 5_001 }))).toBe('document-dimensions');
		expect(refusal(buildPng(30_001, 1))).toBe('document-dimensions');
		expect(refusal(buildGif({ size: 65_535 }))).toBe('document-dimensions');
	});

	it('refuses a picture cut short at any byte', () => {
		for (const whole of [buildJpeg(), buildPng(8, 8), buildGif({ frames: 2 })]) {
			for (let length = 1; length < whole.length; length++) {
				expect(inspectDocument(whole.subarray(0, length)).ok, `${length} of ${whole.length}`).toBe(false);
			}
		}
	});

	it('is not deceived by an end mark inside metadata', () => {
		const thumbnail = jpegSegment(0xe1, bytesOf('Exif\0\0', buildJpeg()));
		const whole = buildJpeg({ extra: [thumbnail] });
		expect(refusal(whole)).toBe('jpeg');
		expect(refusal(whole.subarray(0, whole.length - 2))).toBe('document-damaged');
	});

	it('refuses magic bytes without a picture behind them', () => {
		expect(refusal(bytesOf([0xff, 0xd8, 0xff, 0xe0], '<html><script>alert(1)</script>'))).toBe(
			'document-damaged'
		);
		expect(refusal(bytesOf('GIF89a', [8, 0, 8, 0, 0, 0, 0], '=1;alert(1)//'))).toBe('document-damaged');
		expect(refusal(bytesOf([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], '<html></html>'))).toBe(
			'document-damaged'
		);
		expect(refusal(bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('document-unsupported');
	});

	it('refuses a JPEG without a frame, with two, or of a kind that browsers do not decode', () => {
		expect(refusal(buildJpeg({ frame: 0xc3 }))).toBe('document-unsupported');
		expect(refusal(buildJpeg({ width: 0 }))).toBe('document-damaged');
		const second = jpegSegment(0xc0, [8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]);
		expect(refusal(buildJpeg({ extra: [second] }))).toBe('document-damaged');
		expect(refusal(bytesOf([0xff, 0xd8], jpegSegment(0xfe, 'only a comment'), [0xff, 0xd9]))).toBe(
			'document-damaged'
		);
	});

	it('refuses a PNG whose sums are wrong', () => {
		const png = buildPng(8, 8);
		png[45] = (png[45] ?? 0) ^ 1;
		expect(refusal(png)).toBe('document-damaged');
	});

	it('takes a phone’s second picture behind the first for what it is, not for an attack', () => {
		expect(refusal(bytesOf(buildJpeg({ extra: [jpegSegment(0xe2, 'MPF\0')] }), buildJpeg()))).toBe('jpeg');
	});

	it('knows HEIC, AVIF and WebP without keeping them, and refuses videos', () => {
		const box = (kind: string, ...parts: Uint8Array[]) => {
			const body = bytesOf(...parts);
			return bytesOf([0, 0, (body.length + 8) >> 8, (body.length + 8) & 0xff], kind, body);
		};
		const extent = box('ispe', bytesOf([0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 8, 0]));
		const meta = box('meta', bytesOf([0, 0, 0, 0]), box('iprp', box('ipco', extent)));
		const brand = (name: string) => box('ftyp', bytesOf(name, [0, 0, 0, 0], 'mif1'));
		expect(inspectDocument(bytesOf(brand('heic'), meta))).toMatchObject({
			format: 'heic',
			width: 4096,
			height: 2048
		});
		expect(refusal(bytesOf(brand('avif'), meta))).toBe('avif');
		expect(refusal(brand('heic'))).toBe('document-damaged');
		expect(refusal(bytesOf(box('ftyp', bytesOf('isom', [0, 0, 0, 0])), meta))).toBe('document-unsupported');
		const webp = bytesOf(
			'RIFF',
			[22, 0, 0, 0],
			'WEBPVP8 ',
			[10, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 64, 0, 32, 0]
		);
		expect(inspectDocument(webp)).toMatchObject({ ok: true, format: 'webp', width: 64, height: 32 });
	});
});

describe('what an image carries besides its picture', () => {
	const comment = jpegSegment(0xfe, '<script>alert(1)</script>');

	it('finds and removes every kind of metadata of a JPEG, the picture untouched', () => {
		const bare = buildJpeg();
		const laden = bytesOf(
			buildJpeg({
				extra: [exif([0x112, GPS_TAG]), jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'), comment]
			}),
			'PK\u0003\u0004 an archive behind the picture'
		);
		expect(carriesMetadata(bare, 'jpeg')).toBe(false);
		expect(carriesMetadata(laden, 'jpeg')).toBe(true);
		expect(stripImageMetadata(laden, 'jpeg')).toEqual(bare);
	});

	it('keeps Adobe’s colour transform, without which CMYK turns negative', () => {
		const adobe = buildJpeg({ extra: [jpegSegment(0xee, bytesOf('Adobe', [0, 100, 0, 0, 0, 0, 2]))] });
		expect(stripImageMetadata(adobe, 'jpeg')).toEqual(adobe);
	});

	it('finds trailing bytes alone', () => {
		expect(carriesMetadata(bytesOf(buildJpeg(), [0]), 'jpeg')).toBe(true);
		expect(carriesMetadata(bytesOf(buildPng(8, 8), [0]), 'png')).toBe(true);
		expect(carriesMetadata(bytesOf(buildGif(), 'PK'), 'gif')).toBe(true);
	});

	it('strips texts and places of PNG, comments and application blocks of GIF', () => {
		const laden = buildPng(8, 8, [pngChunk('tEXt', 'Author\0me'), pngChunk('eXIf', exifBlock([GPS_TAG]))]);
		expect(stripImageMetadata(laden, 'png')).toEqual(buildPng(8, 8));
		const gif = buildGif({ extra: [[0x21, 0xfe, 2, 104, 105, 0]] });
		expect(stripImageMetadata(gif, 'gif')).toEqual(buildGif());
	});

	it('tells whether the place is in it', () => {
		expect(carriesPosition(buildJpeg({ extra: [exif([0x112])] }), 'jpeg')).toBe(false);
		expect(carriesPosition(buildJpeg({ extra: [exif([0x112, GPS_TAG])] }), 'jpeg')).toBe(true);
		expect(carriesPosition(buildPng(8, 8, [pngChunk('eXIf', exifBlock([GPS_TAG]))]), 'png')).toBe(true);
	});
});
