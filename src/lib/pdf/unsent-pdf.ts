// Prints what is not sent, item by item, for a reader: it goes into the ZIP of an export. Knows text alone.
import { pageLabel } from '$lib/fr/pdf/claim-summary-words';
import { exportedLine, UNSENT_PDF, unsentFoot } from '$lib/fr/pdf/unsent-words';
import { localMoment } from '$lib/fr/screens/local-moment';
import { PageFlow } from './page-flow';
import { closePdf, openPdf } from './pdf-document';

export interface UnsentSection {
	title: string;
	rows: [label: string, lines: string[]][];
}

export interface UnsentPdfInput {
	personName: string;
	/** ISO instant of the export. */
	madeAt: string;
	sections: readonly UnsentSection[];
	/** Bytes of `font/nomade-sans.ttf`. */
	font: Uint8Array;
}

export async function renderUnsentPdf(input: UnsentPdfInput): Promise<Uint8Array> {
	const { personName, madeAt, sections, font } = input;
	const moment = localMoment(Date.parse(madeAt));
	const metadata = { title: UNSENT_PDF.title, author: personName, subject: UNSENT_PDF.subject };
	const pdf = await openPdf({ ...metadata, date: madeAt }, font);
	const flow = new PageFlow(pdf);
	flow.title(UNSENT_PDF.title);
	flow.paragraph(exportedLine(moment, personName));
	flow.paragraph(sections.length === 0 ? UNSENT_PDF.none : UNSENT_PDF.introduction);
	sections.forEach(({ title, rows }, index) => {
		flow.title(`${index + 1}. ${title}`);
		for (const [label, lines] of rows) if (lines.length > 0) flow.row(label, lines);
	});
	flow.finish(unsentFoot(moment), pageLabel);
	return closePdf(pdf);
}
