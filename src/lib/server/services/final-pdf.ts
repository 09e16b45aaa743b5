// Makes the final récapitulatif with the same code as the phone; brings the font's bytes, nothing else.
import fontDataUrl from '../../pdf/font/nomade-sans.ttf?inline';
import { renderClaimSummaryPdf } from '../../pdf/claim-summary-pdf';
import type { Zone } from '../../domain/calendar/local-date-time';
import type { PartStates } from '../../domain/claim/printed-states';
import type { ClaimSummary } from '../../domain/claim/claim-summary';

let font: Uint8Array | null = null;

/** The bundled font: the built server carries it, so that no file is looked for at run time. */
function fontBytes(): Uint8Array {
	font ??= new Uint8Array(Buffer.from(fontDataUrl.slice(fontDataUrl.indexOf(',') + 1), 'base64'));
	return font;
}

/** `validatedAt`: ISO instant, UTC; printed as the clock of the académie's zone shows it. */
export function finalPdf(input: {
	summary: ClaimSummary;
	fileNumber: string | null;
	validatedAt: string;
	zone: Zone;
	partStates: PartStates;
	isLate: boolean;
}): Promise<Uint8Array> {
	return renderClaimSummaryPdf({ ...input, font: fontBytes() });
}
