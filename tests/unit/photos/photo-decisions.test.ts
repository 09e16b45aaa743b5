import { describe, expect, it } from 'vitest';
import { noticesOf, redrawAttempts, refusalUnderName } from '../../../src/lib/device/photos/photo-decisions';
import { prepareDocument } from '../../../src/lib/device/photos/prepare-document';
import { buildPdf, ONE_PAGE } from '../../fixtures/documents/pdf-builder';

describe('sizes to try for a photo', () => {
	it('keep a small picture as large as it is', () => {
		expect(redrawAttempts(1688, 2000)[0]).toMatchObject({ width: 1688, height: 2000 });
	});

	it('bring the long side to 2,600 pixels first, then lower, in proportion', () => {
		const attempts = redrawAttempts(4032, 3024);
		expect(attempts[0]).toEqual({ width: 2600, height: 1950, quality: 0.88 });
		expect(redrawAttempts(3024, 4032)[0]).toMatchObject({ width: 1950, height: 2600 });
		const weights = attempts.map(({ width, height, quality }) => width * height * quality);
		expect([...weights].sort((a, b) => b - a)).toEqual(weights);
	});

	it('never lose a side: 20,000 × 1 stays one pixel high', () => {
		expect(redrawAttempts(20_000, 1).every(({ height }) => height === 1)).toBe(true);
	});
});

describe('what the person is told', () => {
	const jpeg = { ok: true, format: 'jpeg', isAnimated: false } as const;

	it('nothing for an ordinary photo', () => {
		const facts = { original: jpeg, isRenamed: false, isSmaller: false, hadPosition: false };
		expect(noticesOf(facts)).toEqual([]);
	});

	it('everything that was put right, in a fixed order', () => {
		const original = { ok: true, format: 'webp', isAnimated: true } as const;
		expect(noticesOf({ original, isRenamed: true, isSmaller: true, hadPosition: true })).toEqual([
			'renamed',
			'converted',
			'reencoded',
			'positionRemoved',
			'firstFrameOnly'
		]);
	});
});

describe('a refusal under a name', () => {
	it('tells a program called .pdf from an unknown kind', () => {
		expect(refusalUnderName('document-unsupported', 'facture.PDF')).toBe('document-mismatch');
		expect(refusalUnderName('document-unsupported', 'photo.jpg ')).toBe('document-mismatch');
		expect(refusalUnderName('document-unsupported', 'facture.docx')).toBe('document-unsupported');
		expect(refusalUnderName('document-unsupported', 'pdf')).toBe('document-unsupported');
		expect(refusalUnderName('document-damaged', 'photo.jpg')).toBe('document-damaged');
	});
});

describe('a PDF', () => {
	const pdf = (byteLength: number) => {
		const whole = buildPdf(ONE_PAGE);
		const bytes = new Uint8Array(byteLength).fill(0x20);
		bytes.set(whole.subarray(0, 15));
		bytes.set(whole.subarray(15), byteLength - whole.length + 15);
		return bytes;
	};

	it('keeps its bytes, and takes a name that tells what it is', async () => {
		const bytes = pdf(2_000);
		const prepared = await prepareDocument({ name: 'Reçu août.jpg', bytes });
		expect(prepared).toEqual({ ok: true, bytes, format: 'pdf', name: 'Recu_aout.pdf', notices: ['renamed'] });
	});

	it('passes at 5,242,880 bytes and is refused one byte above', async () => {
		expect(await prepareDocument({ name: 'a.pdf', bytes: pdf(5_242_880) })).toMatchObject({ ok: true });
		expect(await prepareDocument({ name: 'a.pdf', bytes: pdf(5_242_881) })).toEqual({
			ok: false,
			code: 'document-too-large'
		});
	});

	it('that is a program is refused for what it is not', async () => {
		const bytes = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
		expect(await prepareDocument({ name: 'facture.pdf', bytes })).toEqual({
			ok: false,
			code: 'document-mismatch'
		});
	});
});
