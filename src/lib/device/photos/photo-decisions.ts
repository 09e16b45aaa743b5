// What to do with a picture before it is attached, as pure decisions: sizes to try, what to tell, which refusal.
// Knows no canvas.
import type { DocumentNotice } from '$lib/domain/supporting-document/document-notice';
import { DOCUMENT_FORMATS } from '$lib/domain/supporting-document/supporting-document';
import type { InspectedDocument, InspectionRefusal } from '$lib/domain/supporting-document/inspect-document';

export interface RedrawAttempt {
	width: number;
	height: number;
	/** JPEG quality, 0 to 1. */
	quality: number;
}

/** [chosen] 2,600 pixels on the long side keep an A4 receipt legible (220 dpi); smaller only if it stays too heavy. */
export const LONG_SIDE = 2_600;

const LADDER: readonly [longSide: number, quality: number][] = [
	[LONG_SIDE, 0.88],
	[LONG_SIDE, 0.78],
	[2_200, 0.78],
	[1_800, 0.75],
	[1_400, 0.7],
	[1_000, 0.65]
];

/**
 * Sizes and qualities to try in order until the file is light enough; never larger than the picture itself.
 * Example: 4032 × 3024 is first drawn at 2600 × 1950, quality 0.88.
 */
export function redrawAttempts(width: number, height: number): RedrawAttempt[] {
	const longSide = Math.max(width, height);
	return LADDER.map(([limit, quality]) => {
		const scale = Math.min(1, limit / longSide);
		return {
			width: Math.max(1, Math.round(width * scale)),
			height: Math.max(1, Math.round(height * scale)),
			quality
		};
	});
}

/** What the person is told, in the order of `DOCUMENT_NOTICES`. */
export function noticesOf(facts: {
	original: InspectedDocument;
	isRenamed: boolean;
	isSmaller: boolean;
	hadPosition: boolean;
}): DocumentNotice[] {
	const { format, isAnimated } = facts.original;
	const notices: DocumentNotice[] = [];
	if (facts.isRenamed) notices.push('renamed');
	if (format === 'heic' || format === 'avif' || format === 'webp') notices.push('converted');
	if (facts.isSmaller) notices.push('reencoded');
	if (facts.hadPosition) notices.push('positionRemoved');
	if (isAnimated === true) notices.push('firstFrameOnly');
	return notices;
}

const PROMISING = new Set<string>(['jpg', 'jpe', 'jfif', ...DOCUMENT_FORMATS]);

/**
 * A file called `.pdf` that is a program or a web page is not what its name promises; the same bytes called `.exe`
 * are an unsupported kind. Other refusals stay as they are.
 */
export function refusalUnderName(code: InspectionRefusal, name: string): InspectionRefusal {
	const extension = /\.([^.]*)$/.exec(name)?.[1]?.trim().toLowerCase() ?? '';
	return code === 'document-unsupported' && PROMISING.has(extension) ? 'document-mismatch' : code;
}
