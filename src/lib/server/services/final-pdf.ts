// Makes the final récapitulatif with the same code as the phone; brings the font's bytes, nothing else. What draws it is
// read at the first claim, not by each start of a server.
import type { Zone } from '../../domain/calendar/local-date-time';
import type { PartStates } from '../../domain/claim/printed-states';
import type { ClaimSummary } from '../../domain/claim/claim-summary';

let font: Uint8Array | null = null;

/** The bundled font: the built server carries it, so that no file is looked for at run time. */
async function fontBytes(): Promise<Uint8Array> {
	const { default: dataUrl } = await import('../../pdf/font/nomade-sans.ttf?inline');
	font ??= new Uint8Array(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'));
	return font;
}

/** `validatedAt`: ISO instant, UTC; printed as the clock of the académie's zone shows it. */
export async function finalPdf(input: {
	summary: ClaimSummary;
	fileNumber: string | null;
	validatedAt: string;
	zone: Zone;
	partStates: PartStates;
	isLate: boolean;
}): Promise<Uint8Array> {
	const [{ renderClaimSummaryPdf }, bytes] = await Promise.all([
		import('../../pdf/claim-summary-pdf'),
		fontBytes()
	]);
	return renderClaimSummaryPdf({ ...input, font: bytes });
}
