// Prints the récapitulatif of a claim from its canonical summary, on the phone (provisional) and on the server (final)
// by the same code. Knows neither the claim's status nor where the file goes.
import type { Zone } from '$lib/domain/calendar/local-date-time';
import type { PartStates } from '$lib/domain/claim/printed-states';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import { formatInstant } from '$lib/fr/formats';
import {
	academyLine,
	CLAIM_SUMMARY_SUBJECT,
	claimSummaryFoot,
	LATE_LINE,
	pageLabel,
	PROVISIONAL_HEADING,
	PROVISIONAL_SENTENCE,
	RECONSTRUCTED_HEADING,
	RECONSTRUCTED_SENTENCE,
	validatedLine,
	validatedUniversalLine
} from '$lib/fr/pdf/claim-summary-words';
import { pdfRows, pdfTitle, SIGNATURE_LABEL } from '$lib/fr/summary-rows';
import { PageFlow } from './page-flow';
import { closePdf, openPdf } from './pdf-document';

export interface ClaimSummaryPdfInput {
	summary: ClaimSummary;
	/** «N° Dossier»; null while the validation is on its way: the PDF says that it is provisional. */
	fileNumber: string | null;
	/** ISO instant of the validation, printed and written in the metadata; null: neither. */
	validatedAt: string | null;
	/** The zone in which the time of validation is printed; without it, universal time. */
	zone?: Zone;
	/** Told beside each part where they differ (`printedStates`). */
	partStates?: PartStates;
	/** The validation came after the deadline. */
	isLate?: boolean;
	/** Not kept at validation: made again from what is known of a claim that came here validated. */
	isReconstructed?: boolean;
	/** Bytes of `font/nomade-sans.ttf`. */
	font: Uint8Array;
}

const SIGNATURE_HEIGHT = 80;

/** The A4 pages of «Récapitulatif de l'état de frais_12025-12024 (saisi par intervenant)» (guide l.1105–1125). */
export async function renderClaimSummaryPdf(input: ClaimSummaryPdfInput): Promise<Uint8Array> {
	const { summary, fileNumber, validatedAt, zone, partStates, font } = input;
	const title = pdfTitle(fileNumber);
	const metadata = { title, author: summary.intervenant.fullName, subject: CLAIM_SUMMARY_SUBJECT };
	const pdf = await openPdf({ ...metadata, date: validatedAt }, font);
	const flow = new PageFlow(pdf);

	flow.small(academyLine(summary.academy.label));
	flow.title(title);
	if (input.isReconstructed === true) flow.notice(RECONSTRUCTED_HEADING, RECONSTRUCTED_SENTENCE);
	else if (fileNumber === null) flow.notice(PROVISIONAL_HEADING, PROVISIONAL_SENTENCE);
	for (const { label, lines } of pdfRows(summary, fileNumber, partStates)) flow.row(label, lines);
	if (validatedAt !== null) flow.closing(validation(validatedAt, zone));
	if (input.isLate === true) flow.closing(LATE_LINE);
	flow.frame(SIGNATURE_LABEL, SIGNATURE_HEIGHT);
	flow.finish(claimSummaryFoot(fileNumber, summary.mission.number), pageLabel);
	return closePdf(pdf);
}

function validation(instant: string, zone: Zone | undefined): string {
	return zone === undefined
		? validatedUniversalLine(formatInstant(instant, 'UTC'))
		: validatedLine(formatInstant(instant, zone));
}
