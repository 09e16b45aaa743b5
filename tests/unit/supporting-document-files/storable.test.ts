import { describe, expect, it } from 'vitest';
import { stripImageMetadata } from '../../../src/lib/domain/supporting-document/image-metadata';
import { refusalToStore } from '../../../src/lib/domain/supporting-document/inspect-storable';
import {
	buildJpeg,
	buildPng,
	bytesOf,
	exifBlock,
	GPS_TAG,
	jpegSegment
} from '../../fixtures/documents/image-builder';
import { buildPdf, ONE_PAGE } from '../../fixtures/documents/pdf-builder';

describe('what can be stored', () => {
	const photo = buildJpeg({ extra: [jpegSegment(0xe1, bytesOf('Exif\0\0', exifBlock([GPS_TAG])))] });

	it('is a bare picture or a PDF of the promised format', () => {
		expect(refusalToStore(buildJpeg(), 'jpeg')).toBeNull();
		expect(refusalToStore(buildPdf(ONE_PAGE), 'pdf')).toBeNull();
		expect(refusalToStore(buildPng(8, 8), 'jpeg')).toBe('document-mismatch');
		expect(refusalToStore(bytesOf('<html>'), 'pdf')).toBe('document-unsupported');
	});

	it('is not a picture that tells where it was taken, nor one with something behind it', () => {
		expect(refusalToStore(photo, 'jpeg')).toBe('document-mismatch');
		expect(refusalToStore(stripImageMetadata(photo, 'jpeg'), 'jpeg')).toBeNull();
		expect(refusalToStore(bytesOf(buildJpeg(), 'PK'), 'jpeg')).toBe('document-mismatch');
	});

	it('is at most 5,242,880 bytes', () => {
		expect(refusalToStore(new Uint8Array(5_242_881), 'jpeg')).toBe('document-too-large');
		expect(refusalToStore(new Uint8Array(5_242_880), 'jpeg')).toBe('document-unsupported');
	});
});
